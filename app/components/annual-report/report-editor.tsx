import { Button } from '@mantine/core'
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react'

import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { reportGaps, type ResolvedField } from '#app/services/studios/report/report-content.ts'
import type { ReportPage } from '#app/services/studios/report/report-page.server.ts'
import { REPORT_SECTIONS } from '#scoring/studios/report-form.ts'

import { browserStorage } from '../outbox/kept-draft.ts'
import { useSending } from '../outbox/use-sending.ts'
import { FieldEditor } from './field-editor.tsx'
import { ReportMeter } from './report-meter.tsx'
import { ReportStore, sendChanges } from './report-store.ts'
import classes from './report.module.css'

/** The report as its leader writes it: every keystroke kept, saved by itself, judged while it is written. */
export function ReportEditor({ userId, page, submit }: { userId: string; page: ReportPage; submit: (gaps: number, settled: boolean) => ReactNode }) {
  const m = useMessages().studioReport
  const locale = useLocale()
  const [store] = useState(
    () =>
      new ReportStore({
        userId,
        reportId: page.report.id,
        fields: page.fields,
        storage: browserStorage(),
        send: (changes, key) => sendChanges(page.studio.id, page.year, changes, key),
      }),
  )
  useSending(store)
  useEffect(() => () => store.stop(), [store])
  const view = useSyncExternalStore(store.subscribe, store.view, store.view)
  const resolved: ResolvedField[] = page.fields.map(({ key, fromLog }) => ({ key, fromLog, value: view.fields[key]?.value ?? '', reason: view.fields[key]?.reason ?? '' }))
  const gaps = reportGaps(resolved)
  const gapOf = new Map(gaps.map(({ key, gap }) => [key, gap]))
  const pageField = new Map(page.fields.map((field) => [field.key, field]))
  return (
    <div className={classes.desk}>
      <div className={classes.form}>
        <p className={classes.saved} role="status" data-state={view.state}>
          {view.trouble ? m.save[view.trouble] : m.save[view.state]}
        </p>
        {REPORT_SECTIONS.map((section) => (
          <fieldset key={section.key} className={classes.section}>
            <legend>{wordingIn(locale, section.title)}</legend>
            {section.fields.map((field) => (
              <FieldEditor
                key={field.key}
                field={field}
                shown={view.fields[field.key] ?? { value: '', reason: '' }}
                known={pageField.get(field.key)!}
                gap={gapOf.get(field.key) ?? null}
                conflict={view.conflicts[field.key] ?? null}
                remarks={page.remarks.filter((remark) => remark.field === field.key).map((remark) => remark.text)}
                onType={(change) => store.type(field.key, change)}
                onChoose={(whose) => store.choose(field.key, whose)}
              />
            ))}
          </fieldset>
        ))}
        {submit(gaps.length, view.state === 'saved')}
        {view.state === 'kept' && view.trouble !== 'closed' ? (
          <Button variant="default" onClick={store.retryNow}>
            {m.save.saving}
          </Button>
        ) : null}
      </div>
      <aside className={classes.aside}>
        <ReportMeter rubric={page.rubric} fields={resolved} />
      </aside>
    </div>
  )
}
