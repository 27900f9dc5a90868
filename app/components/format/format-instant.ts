// The product's clock is that of the county: every instant is shown in Asia/Shanghai, whatever the reader's device says.
const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

export type InstantPrecision = 'minute' | 'second'

/** An instant as `2024-05-01 14:30`, local time of the county; the same in both languages. `''` for an unreadable value. */
export function formatInstant(value: string | Date, precision: InstantPrecision = 'minute'): string {
  const date = typeof value === 'string' ? new Date(value) : value
  if (Number.isNaN(date.getTime())) return ''
  const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {}
  for (const piece of clock.formatToParts(date)) part[piece.type] = piece.value
  const minute = `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`
  return precision === 'second' ? `${minute}:${part.second}` : minute
}

/** The ISO form for a `<time>` element's dateTime. */
export function instantIso(value: string | Date): string {
  return typeof value === 'string' ? value : value.toISOString()
}
