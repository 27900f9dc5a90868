import { Day } from '#app/components/format/values.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { StudioPage } from '#app/services/studios/studio-pages.server.ts'

import classes from './studio.module.css'

/** The studio's line of life, newest first: what happened, on which day, by which document. */
export function Milestones({ milestones }: { milestones: StudioPage['milestones'] }) {
  const m = useMessages()
  const words = m.studios.milestones
  if (milestones.length === 0) return <p>{words.empty}</p>
  const grades: Record<string, string> = m.terms.assessmentGrade
  return (
    <ol className={classes.line}>
      {milestones.map(({ id, kind, on, tier, documentNumber, grade, changed, reason }) => {
        const word = words.kind[kind] ?? kind
        return (
          <li key={id} className={classes.milestone}>
            <span className={classes.day}>
              <Day value={on} />
            </span>
            <span className={classes.what}>
              <strong>{tier ? words.withTier(word, m.terms.tier[tier]) : word}</strong>
              {grade ? <span>{grades[grade] ?? grade}</span> : null}
              {changed ? <span>{`${changed.before || m.common.absentValue} → ${changed.after}`}</span> : null}
              {documentNumber ? <span className={classes.document}>{documentNumber}</span> : null}
              {reason ? <span className={classes.reason}>{reason}</span> : null}
            </span>
          </li>
        )
      })}
    </ol>
  )
}
