import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { reportFacts, type ResolvedField } from '#app/services/studios/report/report-content.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import type { Wording } from '#scoring/policies/wording.ts'
import { computeRubric, type RubricItem } from '#scoring/studios/rubric.ts'

import classes from './report.module.css'

/** What the report is worth so far under the rubric it will be judged by, and what costs points. */
export function ReportMeter({ rubric, fields }: { rubric: { name: Wording; items: readonly RubricItem[] }; fields: readonly Pick<ResolvedField, 'key' | 'value'>[] }) {
  const { common, studioReport } = useMessages()
  const m = studioReport.meter
  const locale = useLocale()
  const { items, sure, possible, max } = computeRubric(rubric, reportFacts(fields))
  const titles = new Map(rubric.items.map((item) => [item.key, item.title]))
  const share = (points: number) => `${(points / max) * 100}%`
  const short = items.filter((item) => item.sure < item.max)
  return (
    <section className={classes.meter} aria-label={m.title}>
      <h2>{m.title}</h2>
      <div className={classes.bar} aria-hidden="true">
        <span className={classes.possible} style={{ width: share(possible) }} />
        <span className={classes.sure} style={{ width: share(sure) }} />
      </div>
      <p>
        <strong>{m.sure(formatHundredths(sure), formatHundredths(max))}</strong>
        {possible > sure ? <span className={classes.quiet}> {m.possible(formatHundredths(possible))}</span> : null}
      </p>
      <details open={short.length <= 4}>
        <summary>{m.items}</summary>
        <ul className={classes.items}>
          {items
            .filter((item) => item.lines.length > 0)
            .map((item) => (
              <li key={item.key}>
                <span>
                  {wordingIn(locale, titles.get(item.key)!)} <span className={classes.quiet}>{`${formatHundredths(item.sure)} / ${formatHundredths(item.max)}`}</span>
                </span>
                <ul>
                  {item.lines.map((line) => (
                    <li key={line.text.zh} className={line.taken === null ? classes.quiet : classes.changed}>
                      {line.taken === null ? common.withNote(wordingIn(locale, line.text), line.fact === null ? m.judged : m.open) : `${wordingIn(locale, line.text)} ${m.lost(formatHundredths(line.taken))}`}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
        </ul>
      </details>
      <p className={classes.quiet}>{m.note(wordingIn(locale, rubric.name))}</p>
    </section>
  )
}
