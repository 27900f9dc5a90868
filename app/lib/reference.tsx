import { createContext, useContext } from 'react'

/** The number a person quotes when something went wrong; the same number stands in the server's log. Empty when unknown. */
export const ReferenceContext = createContext('')

export function useReference(): string {
  return useContext(ReferenceContext)
}
