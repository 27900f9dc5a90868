/**
 * A name as the public page of a certificate shows it: enough for whoever holds the paper to compare, not enough to learn a name from a
 * found code. 王小明 → 王＊明, 李雷 → 李＊, 买买提·吐尔逊 → 买＊＊·＊＊逊; counted in characters, not in code units.
 */
export function maskName(name: string): string {
  const chars = [...name]
  if (chars.length <= 1) return name
  return chars.map((char, at) => (at === 0 || (at === chars.length - 1 && chars.length > 2) || /[·\s]/u.test(char) ? char : '＊')).join('')
}
