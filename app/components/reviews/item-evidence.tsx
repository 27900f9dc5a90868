import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { ExpertSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { reportField } from '#scoring/studios/report-form.ts'
import type { RubricItem } from '#scoring/studios/rubric.ts'

import { shownValue } from '#app/services/studios/report/shown-value.ts'
import classes from './sheet.module.css'

/** What the studio has to show for one item: its own answers, its log with pictures, its roster. */
export function ItemEvidence({ item, evidence }: { item: RubricItem; evidence: NonNullable<ExpertSheet['evidence']> }) {
  const m = useMessages()
  const words = m.reviews.sheet
  const locale = useLocale()
  const facts = [...new Set(item.deductions.flatMap((rule) => (rule.kind === 'judgement' ? [] : [rule.fact])))]
  const entries = evidence.entries.filter((entry) => item.evidence.includes(entry.kind))
  const roster = item.evidence.some((kind) => kind === 'apprenticeAgreement' || kind === 'apprenticeMilestone')
  return (
    <details className={classes.evidence}>
      <summary>
        {words.evidenceOf(facts.length + entries.length)}
      </summary>
      {facts.map((key) => {
        const field = reportField(key)
        return field ? (
          <p key={key}>
            {words.answerOf(wordingIn(locale, field.label))} <strong>{shownValue(m.studioReport, field, evidence.answers[key] ?? '')}</strong>
          </p>
        ) : null
      })}
      {entries.map((entry) => (
        <p key={entry.id}>
          {entry.on} {m.studioLog.kind[entry.kind]} {entry.line}
          {entry.fileIds.map((fileId, at) => (
            <a key={fileId} href={paths.file(fileId)} target="_blank" rel="noreferrer">
              <img src={paths.file(fileId)} alt={`${m.studioLog.list.photo} ${at + 1}`} loading="lazy" className={classes.photo} />
            </a>
          ))}
        </p>
      ))}
      {roster ? <p>{m.reviews.list(evidence.roster.map((one) => `${one.name} ${one.agreedOn}${one.reachedOn ? ` → ${one.reachedLevel ? m.terms.skillLevel[one.reachedLevel as keyof typeof m.terms.skillLevel] : ''} ${one.certificateNumber ?? ''}` : ''}`))}</p> : null}
      {facts.length + entries.length === 0 && !roster ? <p>{words.noEvidence}</p> : null}
    </details>
  )
}
