const RESIDENT_WEIGHTS: readonly number[] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const RESIDENT_CHECKS = '10X98765432'

/** MOD 11-2 check character (GB 11643) over the first 17 digits of an 18-character number. */
export function residentCheckCharacter(digits: string): string {
  const sum = RESIDENT_WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return RESIDENT_CHECKS[sum % 11]!
}

/** Characters of a unified social credit code in the order of their values: no I, O, S, V, Z. */
export const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Check character (GB 32100) over the first 17 characters of a unified social credit code. */
export function creditCheckCharacter(code: string): string {
  let weight = 1
  let sum = 0
  for (let at = 0; at < 17; at++) {
    sum += CREDIT_CHARACTERS.indexOf(code[at]!) * weight
    weight = (weight * 3) % 31
  }
  return CREDIT_CHARACTERS[(31 - (sum % 31)) % 31]!
}
