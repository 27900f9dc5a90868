import { RemixBrowser } from '@remix-run/react'
import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'

import { NonceContext } from './lib/nonce.tsx'
import { ReferenceContext } from './lib/reference.tsx'
import { loadDictionaryOfDocument } from './messages/load-dictionary.ts'

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
const reference = document.querySelector<HTMLMetaElement>('meta[name="reference"]')?.content ?? ''

/**
 * Waits for the page's data. RemixBrowser throws the promise of them until they are decoded, which would leave React with a root that waits: a key pressed
 * just then makes it give the page up (its error 345), and the page stays without life. Asked here first, it finds them there.
 */
async function dataDecoded(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (waiting) {
    await waiting
  }
}

// One language travels. The page is readable and its forms work before it has arrived; then it comes alive.
void Promise.all([loadDictionaryOfDocument(), dataDecoded()]).then(() => {
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
