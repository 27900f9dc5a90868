import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'

import { NonceContext } from './lib/nonce.tsx'
import { ReferenceContext } from './lib/reference.tsx'
import { loadDictionaryOfDocument } from './messages/load-dictionary.ts'

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
const reference = document.querySelector<HTMLMetaElement>('meta[name="reference"]')?.content ?? ''

// One language travels. The page is readable and its forms work before it has arrived; then it comes alive.
void loadDictionaryOfDocument().then(() => {
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <NonceContext.Provider value={nonce}>
          <ReferenceContext.Provider value={reference}>
            <RemixBrowser />
          </ReferenceContext.Provider>
        </NonceContext.Provider>
      </StrictMode>,
    )
  })
})
