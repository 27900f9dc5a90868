import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { ReportPageField } from '#app/services/studios/report/report-page.server.ts'
import { REPORT_SECTIONS } from '#scoring/studios/report-form.ts'

import { LastYear } from './last-year.tsx'
import { shownValue } from '#app/services/studios/report/shown-value.ts'
import classes from './report.module.css'

/** A report as it was handed in, section by section, with last year beside it. */
export function ReportReader({ fields, remarks = [] }: { fields: readonly ReportPageField[]; remarks?: ReadonlyArray<{ field: string | null; text: string }> }) {
  const { common, studioReport: m } = useMessages()
  const locale = useLocale()
  const known = new Map(fields.map((field) => [field.key, field]))
  return (
    <div>
      {REPORT_SECTIONS.map((section) => (
        <section key={section.key} className={classes.read}>
          <h3>{wordingIn(locale, section.title)}</h3>
          <dl>
            {section.fields.map((field) => {
              const one = known.get(field.key)
              return (
                <div key={field.key} data-kind={field.kind}>
                  <dt>{wordingIn(locale, field.label)}</dt>
                  <dd>
                    <span className={classes.answer}>{shownValue(m, field, one?.value ?? '')}</span>
                    <LastYear field={field} value={one?.value ?? ''} lastYear={one?.lastYear ?? null} />
                    {one?.reason ? (
                      <span className={classes.quiet}>
                        {one.fromLog === null ? null : `${m.field.fromLog(shownValue(m, field, one.fromLog))} · `}
                        {common.labelled(m.field.reason, one.reason)}
                      </span>
                    ) : null}
                    {remarks
                      .filter((remark) => remark.field === field.key)
                      .map((remark) => (
                        <span key={remark.text} className={classes.remark}>
                          <strong>{m.field.remark}</strong> {remark.text}
                        </span>
                      ))}
                  </dd>
                </div>
              )
            })}
          </dl>
        </section>
      ))}
    </div>
  )
}
