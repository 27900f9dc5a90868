import { useMessages } from '#app/messages/use-messages.tsx'
import { sameFigure } from '#app/services/studios/report/report-content.ts'
import type { ReportField } from '#scoring/studios/report-form.ts'

import { shownValue } from '#app/services/studios/report/shown-value.ts'
import classes from './report.module.css'

/** Last year's answer, and how this year's differs. Long texts are not compared. */
export function LastYear({ field, value, lastYear }: { field: ReportField; value: string; lastYear: string | null }) {
  const m = useMessages().studioReport
  if (field.kind === 'long' || field.kind === 'text') return null
  if (lastYear === null || lastYear === '') return <span className={classes.quiet}>{m.field.noLastYear}</span>
  const shown = m.field.lastYear(shownValue(m, field, lastYear))
  if (value === '') return <span className={classes.quiet}>{shown}</span>
  if (sameFigure(value, lastYear)) return <span className={classes.quiet}>{`${shown} · ${m.field.same}`}</span>
  const difference = Number(value) - Number(lastYear)
  const words = field.kind === 'yesNo' || Number.isNaN(difference) ? m.field.different : m.field.changed(difference > 0 ? m.field.up(plain(difference)) : m.field.down(plain(-difference)))
  return (
    <span className={classes.changed}>
      {shown} · {words}
    </span>
  )
}

const plain = (number: number) => String(Math.round(number * 100) / 100)
