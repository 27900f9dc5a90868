/** 7 and 07 are the same number; codes differ by more than leading zeros. */
export function sameNumber(a: string, b: string): boolean {
  const plain = (text: string) => text.trim().toUpperCase().replace(/^0+(?=\d)/, '')
  return plain(a) === plain(b)
}
