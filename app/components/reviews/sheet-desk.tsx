import { useState, useSyncExternalStore, type ReactNode } from 'react'

import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { ExpertSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { sheetGaps, sheetScore, type ReviewSheet } from '#app/services/reviews/sheet.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

import { useOfflinePage } from '../outbox/use-offline-page.ts'
import { useSending } from '../outbox/use-sending.ts'
import { ItemEditor } from './item-editor.tsx'
import { SheetStore } from './sheet-store.ts'
import classes from './sheet.module.css'

/** The sheet an expert fills in on the spot: item, computed points, evidence, points, reason; everything kept on the device first. */
export function SheetDesk({ userId, page, submit }: { userId: string; page: ExpertSheet; submit: (gaps: number, settled: boolean) => ReactNode }) {
  const m = useMessages().reviews.sheet
  const locale = useLocale()
  const [store] = useState(() => new SheetStore({ userId, assignmentId: page.assignment.id, sheet: page.sheet }))
  useSending(store)
  const { sheet, state, trouble } = useSyncExternalStore(store.subscribe, store.view, store.view)
  useOfflinePage(state)
  const { rubric, evidence } = page
  const gaps = sheetGaps(rubric, sheet)
  const change = (part: Partial<ReviewSheet>) => store.write({ ...sheet, ...part })
  const max = rubric.items.reduce((all, item) => all + item.points, 0)
  return (
    <div className={classes.desk}>
      <p className={classes.status} role="status" data-state={state}>
        <strong>{m.total(formatHundredths(sheetScore(rubric, sheet)), formatHundredths(max))}</strong> {trouble ? m[trouble] : state === 'waiting' ? m.waiting : m.saved}
      </p>
      {evidence && !evidence.reported ? <p>{m.notReported}</p> : null}
      {rubric.items.map((item) => (
        <ItemEditor
          key={item.key}
          item={item}
          mark={sheet.items[item.key] ?? { points: null, reason: '' }}
          evidence={evidence!}
          gap={gaps.find((gap) => gap.key === item.key)?.gap ?? null}
          onChange={(mark) => change({ items: { ...sheet.items, [item.key]: mark } })}
        />
      ))}
      <div className={classes.rest}>
        <label>
          <span>{m.visitedOn}</span>
          <input type="date" name="visitedOn" value={sheet.visitedOn ?? ''} onChange={(event) => change({ visitedOn: event.currentTarget.value || null })} />
        </label>
        <label>
          <span>{m.veto}</span>
          <select name="veto" value={sheet.veto?.key ?? ''} onChange={(event) => change({ veto: event.currentTarget.value ? { key: event.currentTarget.value, reason: sheet.veto?.reason ?? '' } : null })}>
            <option value="">{m.noVeto}</option>
            {rubric.vetoes.map((veto) => (
              <option key={veto.key} value={veto.key}>
                {wordingIn(locale, veto.title)}
              </option>
            ))}
          </select>
        </label>
        {sheet.veto ? (
          <label>
            <span>{m.vetoReason}</span>
            <textarea name="vetoReason" rows={2} maxLength={500} value={sheet.veto.reason} onChange={(event) => change({ veto: { key: sheet.veto!.key, reason: event.currentTarget.value } })} />
          </label>
        ) : null}
        <label>
          <span>{m.overall}</span>
          <textarea name="overall" rows={3} maxLength={2000} value={sheet.overall} onChange={(event) => change({ overall: event.currentTarget.value })} />
        </label>
      </div>
      {submit(gaps.length, state === 'saved')}
    </div>
  )
}
