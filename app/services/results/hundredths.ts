/** '85.50' of the engine as 8550. The engine writes totals with two decimals and no exponent. */
export function hundredthsOf(decimal: string): number {
  const match = /^(-?)(\d+)\.(\d{2})$/.exec(decimal)
  if (!match) throw new TypeError(`Not a total: ${decimal}`)
  const value = Number(match[2]) * 100 + Number(match[3])
  return match[1] === '-' ? -value : value
}
