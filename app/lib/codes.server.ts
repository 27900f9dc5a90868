import { randomBytes, timingSafeEqual } from 'node:crypto'

/**
 * Random codes that people type. Crockford's base32: no I, L, O or U, so that nothing read from paper can be taken for
 * something else; what people type instead is understood.
 */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A code of `bits` random bits, rounded up to whole characters of five bits. 128 bits give 26 characters. */
export function randomCode(bits: number): string {
  const length = Math.ceil(bits / 5)
  const random = randomBytes(length)
  let code = ''
  for (const byte of random) code += LETTERS[byte & 31]
  return code
}

/** 128 random bits, for what anybody may look up: certificates and their QR codes. */
export function newVerifyCode(): string {
  return randomCode(128)
}

/** 60 random bits in three groups of four, for one use within limits: `7K3M-9QXA-2BCD`. */
export function newActivationCode(): string {
  return grouped(randomCode(60))
}

/** Groups of four, the way codes are printed. */
export function grouped(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * What somebody typed, as the code it means: upper case, no spaces or dashes, O read as 0, I and L as 1.
 *
 * @returns null when it cannot be a code of this length
 */
export function readCode(text: string, length: number): string | null {
  if (text.length > 4 * length) return null
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐-―−_.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (code.length !== length) return null
  return [...code].every((char) => LETTERS.includes(char)) ? code : null
}

export const VERIFY_CODE_LENGTH = 26
export const ACTIVATION_CODE_LENGTH = 12

/** Compares two secrets of equal length in constant time. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
