import { TextButton } from '#app/components/page/text-button.tsx'
import { Button } from '@mantine/core'

import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { sameFigure, type ReportGap, type WrittenField } from '#app/services/studios/report/report-content.ts'
import type { ReportPageField } from '#app/services/studios/report/report-page.server.ts'
import { reportFault, type ReportField } from '#scoring/studios/report-form.ts'

import { Notice } from '../page/notice.tsx'
import { LastYear } from './last-year.tsx'
import type { FieldView } from './report-store.ts'
import { shownValue } from '#app/services/studios/report/shown-value.ts'
import classes from './report.module.css'

/** One field: what it is now, what it was last year, what the log says, and why it differs. */
export function FieldEditor({ field, shown, known, gap, conflict, remarks, onType, onChoose }: { field: ReportField; shown: FieldView; known: ReportPageField; gap: ReportGap['gap'] | null; conflict: WrittenField | null; remarks: readonly string[]; onType: (change: Partial<FieldView>) => void; onChoose: (whose: 'mine' | 'theirs') => void }) {
  const { common, studioReport: m } = useMessages()
  const locale = useLocale()
  const id = `report-${field.key}`
  const fault = shown.value === '' ? null : reportFault(field, shown.value)
  const differs = known.fromLog !== null && shown.value !== '' && !sameFigure(shown.value, known.fromLog)
  const unit = field.kind === 'money' ? m.field.unit.money : field.kind === 'area' ? m.field.unit.area : null
  return (
    <div className={classes.field} data-kind={field.kind} data-gap={gap ?? undefined}>
      <label htmlFor={id} className={classes.label}>
        {wordingIn(locale, field.label)}
        {unit ? <span className={classes.quiet}>{common.withNote('', unit)}</span> : null}
        {gap === 'empty' && !fault ? <span className={classes.gap}>{m.gap.empty}</span> : null}
      </label>
      {remarks.map((text) => (
        <p key={text} className={classes.remark}>
          <strong>{m.field.remark}</strong> {text}
        </p>
      ))}
      <div className={classes.control}>
        <Control id={id} field={field} value={shown.value} invalid={fault !== null} onType={(value) => onType({ value })} />
        <div className={classes.beside}>
          <LastYear field={field} value={shown.value} lastYear={known.lastYear} />
          {known.fromLog === null ? null : (
            <span className={classes.quiet}>
              {m.field.fromLog(shownValue(m, field, known.fromLog))}
              {differs ? (
                <TextButton onClick={() => onType({ value: known.fromLog ?? '', reason: '' })}>
                  {m.field.takeLog}
                </TextButton>
              ) : null}
            </span>
          )}
        </div>
      </div>
      {field.hint ? <p className={classes.quiet}>{wordingIn(locale, field.hint)}</p> : null}
      {fault ? <p className={classes.gap}>{m.fault[fault]}</p> : null}
      {differs ? (
        <label className={classes.reason}>
          <span>{m.field.reason}</span>
          <input type="text" name={`${field.key}-reason`} maxLength={200} value={shown.reason} onChange={(event) => onType({ reason: event.currentTarget.value })} />
          {gap === 'reasonMissing' ? <span className={classes.gap}>{m.gap.reasonMissing}</span> : null}
        </label>
      ) : null}
      {conflict ? (
        <Notice tone="attention" title={m.conflict.title} role="alert">
          <p>{m.conflict.text}</p>
          <dl className={classes.two}>
            <dt>{m.conflict.mine}</dt>
            <dd>{shownValue(m, field, shown.value)}</dd>
            <dt>{m.conflict.theirs}</dt>
            <dd>{shownValue(m, field, conflict.value)}</dd>
          </dl>
          <div className={classes.choices}>
            <Button variant="default" onClick={() => onChoose('mine')}>
              {m.conflict.useMine}
            </Button>
            <Button variant="default" onClick={() => onChoose('theirs')}>
              {m.conflict.useTheirs}
            </Button>
          </div>
        </Notice>
      ) : null}
    </div>
  )
}

function Control({ id, field, value, invalid, onType }: { id: string; field: ReportField; value: string; invalid: boolean; onType: (value: string) => void }) {
  const m = useMessages().studioReport
  const common = { id, name: field.key, 'aria-invalid': invalid ? true : undefined } as const
  if (field.kind === 'long') return <textarea {...common} rows={4} maxLength={4000} value={value} onChange={(event) => onType(event.currentTarget.value)} />
  if (field.kind === 'yesNo') {
    return (
      <select {...common} value={value} onChange={(event) => onType(event.currentTarget.value)}>
        <option value="">{m.field.empty}</option>
        <option value="yes">{m.field.yes}</option>
        <option value="no">{m.field.no}</option>
      </select>
    )
  }
  const inputMode = field.kind === 'count' ? 'numeric' : field.kind === 'text' ? 'text' : 'decimal'
  return <input {...common} type="text" inputMode={inputMode} maxLength={field.kind === 'text' ? 200 : 20} value={value} onChange={(event) => onType(event.currentTarget.value.trimStart())} />
}
