const DAY = 86_400_000
const LAST_SERIAL = 2_958_465

/**
 * A spreadsheet's day number as text. In the 1900 system serial 60 is 29 February 1900, a day that never was; it comes out
 * as such, so that it is refused rather than moved. Null where the number is no day of either system.
 */
export function serialToText(serial: number, date1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > LAST_SERIAL) return null
  const seconds = Math.round((serial % 1) * 86_400)
  const days = Math.floor(serial) + (seconds === 86_400 ? 1 : 0)
  const time = seconds % 86_400 === 0 ? '' : new Date((seconds % 86_400) * 1_000).toISOString().slice(11, 19)
  if (days === 0 && !date1904) return time || '00:00:00'
  if (days === 60 && !date1904) return `1900-02-29${time && ` ${time}`}`
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const day = new Date(epoch + days * DAY).toISOString().slice(0, 10)
  return time ? `${day} ${time}` : day
}
