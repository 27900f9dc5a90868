import { createContext, useContext } from 'react'

/**
 * The nonce of this response's content security policy. The server provides it per request; the browser reads it back
 * from the first script, because styles that components insert later need it too.
 */
export const NonceContext = createContext('')

export function useNonce(): string {
  return useContext(NonceContext)
}
