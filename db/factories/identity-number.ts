const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'

/** County code that no county has: a number made with it passes every check and belongs to nobody. */
export const NOBODYS_COUNTY = '330799'

/**
 * An 18-digit number of the form of GB 11643 with a right check digit, for made-up people.
 *
 * @param birthDay 'YYYY-MM-DD'
 * @param serial 1–499; with the sex it makes the three digits before the check digit
 */
export function makeIdentityNumber(birthDay: string, serial: number, sex: 'male' | 'female'): string {
  const sequence = String(serial * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')
  const body = `${NOBODYS_COUNTY}${birthDay.replaceAll('-', '')}${sequence}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + CHECK[sum % 11]
}
