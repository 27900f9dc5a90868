/**
 * The only masks of the product. One per kind, so that two masked copies of a number never show different parts of it.
 * Public pages show no digits at all.
 */

/** An identity number shows its last four characters: enough to tell namesakes apart, nothing of birthday and place. */
export function maskIdentityNumber(number: string): string {
  return maskAllBut(number, 4)
}

export function maskPhone(phone: string): string {
  return maskAllBut(phone, 4)
}

export function maskBankAccount(account: string): string {
  return maskAllBut(account, 4)
}

function maskAllBut(text: string, shown: number): string {
  const chars = [...text]
  if (chars.length < 2 * shown) return '*'.repeat(chars.length)
  return '*'.repeat(chars.length - shown) + chars.slice(-shown).join('')
}
