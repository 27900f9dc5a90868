import { TextButton } from '#app/components/page/text-button.tsx'
import { useState } from 'react'

import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { ExpertSheet } from '#app/services/reviews/expert-sheet.server.ts'
import type { ItemMark, SheetGap } from '#app/services/reviews/sheet.ts'
import { formatHundredths, parseHundredths } from '#scoring/numbers/hundredths.ts'
import type { RubricItem } from '#scoring/studios/rubric.ts'

import { ItemEvidence } from './item-evidence.tsx'
import classes from './sheet.module.css'

/** One item: what the rules take by the report, what the studio shows for it, the expert's points and reason. */
export function ItemEditor({ item, mark, evidence, gap, onChange }: { item: RubricItem; mark: ItemMark; evidence: NonNullable<ExpertSheet['evidence']>; gap: SheetGap['gap'] | null; onChange: (mark: ItemMark) => void }) {
  const { sheet: m, list } = useMessages().reviews
  const locale = useLocale()
  const [typed, setTyped] = useState(mark.points === null ? '' : formatHundredths(mark.points).replace(/\.00$/, ''))
  const computed = evidence.computed.find((one) => one.key === item.key)
  const title = wordingIn(locale, item.title)
  function points(text: string) {
    setTyped(text)
    const value = text.trim() === '' ? null : parseHundredths(text.trim())
    onChange({ ...mark, points: typeof value === 'number' ? Math.min(value, 10_000) : null })
  }
  const takenBy = computed?.lines.filter((line) => line.taken !== null).map((line) => wordingIn(locale, line.text)) ?? []
  return (
    <section className={classes.item} aria-label={title}>
      <h3>
        {title} <span className={classes.quiet}>{`${m.max(formatHundredths(item.points))} · ${m.method[item.method]}`}</span>
      </h3>
      <ul className={classes.rules}>
        {item.deductions.map((rule) => (
          <li key={rule.text.zh}>{wordingIn(locale, rule.text)}</li>
        ))}
      </ul>
      {computed ? (
        <p className={classes.quiet}>
          {m.computed(formatHundredths(computed.possible))}
          <TextButton
            onClick={() => {
              setTyped(formatHundredths(computed.possible).replace(/\.00$/, ''))
              onChange({ points: computed.possible, reason: list(takenBy) })
            }}
          >
            {m.useComputed}
          </TextButton>
        </p>
      ) : null}
      <ItemEvidence item={item} evidence={evidence} />
      <div className={classes.marks}>
        <label>
          <span>{m.points}</span>
          <input name={`points-${item.key}`} inputMode="decimal" value={typed} onChange={(event) => points(event.currentTarget.value)} />
        </label>
        <label className={classes.reason}>
          <span>{m.reason}</span>
          <input name={`reason-${item.key}`} maxLength={300} value={mark.reason} onChange={(event) => onChange({ ...mark, reason: event.currentTarget.value })} />
        </label>
      </div>
      {gap ? <p className={classes.gap}>{m.gap[gap]}</p> : null}
    </section>
  )
}
