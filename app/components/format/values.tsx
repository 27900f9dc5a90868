import type { Messages } from '#app/messages/dictionaries.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'

import { formatDay } from './format-day.ts'
import { formatInstant, instantIso, type InstantPrecision } from './format-instant.ts'
import { formatFen, formatMark, formatMoney } from './format-numbers.ts'

/**
 * A mark as text, for the cells of a table (a component per cell is what makes tables slow): integer hundredths or the engine's
 * decimal string; a missing mark is a dash.
 */
export function markText(m: Messages, value: number | string | null): string {
  if (value === null) return m.common.absentValue
  return typeof value === 'number' ? formatMark(value) : value
}

/** What stands where there is no value. A missing mark is a dash and never 0. */
export function AbsentValue() {
  return <span aria-hidden="true">{useMessages().common.absentValue}</span>
}

/** A calendar day. `long` writes it in words; tables keep the short form, which sorts by eye. */
export function Day({ value, long = false }: { value: string | null; long?: boolean }) {
  const locale = useLocale()
  if (value === null) return <AbsentValue />
  return <time dateTime={value}>{long ? formatDay(locale, value) : value}</time>
}

/** A point in time, shown on the county's clock. */
export function Instant({ value, precision }: { value: string | Date | null; precision?: InstantPrecision }) {
  if (value === null) return <AbsentValue />
  return <time dateTime={instantIso(value)}>{formatInstant(value, precision)}</time>
}

/** Integer fen. With `bare` the unit is left to the column's head. */
export function Money({ fen, bare = false }: { fen: number | null; bare?: boolean }) {
  const locale = useLocale()
  if (fen === null) return <AbsentValue />
  return <data value={fen}>{bare ? formatFen(fen) : formatMoney(locale, fen)}</data>
}

/** A mark: integer hundredths, or the decimal string of the rule engine as it stands. `null` is a missing mark. */
export function Mark({ value }: { value: number | string | null }) {
  if (value === null) return <AbsentValue />
  return <data value={value}>{typeof value === 'number' ? formatMark(value) : value}</data>
}
