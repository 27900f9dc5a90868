import { blindIndex } from '#app/lib/crypto.server.ts'
import { cleanNumber } from '#scoring/identity/typed-text.ts'

/** The index under which a person is found by identity number. Every writer and reader of persons.identityIndex uses it. */
export function identityIndexOf(number: string): string {
  return blindIndex('identityNumber', cleanNumber(number))
}

/** Whether a sign-in name is meant as an identity number: 18 characters, digits but for the last. */
export function looksLikeIdentityNumber(name: string): boolean {
  return /^\d{17}[\dX]$/.test(cleanNumber(name))
}
