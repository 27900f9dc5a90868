/** '2026-05-08' → 2026年5月8日. */
export function chineseDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${Number(date)}日`
}
