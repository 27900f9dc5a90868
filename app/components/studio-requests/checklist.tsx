import { FileList } from '#app/components/files/file-list.tsx'
import { NumberText, SelectField, TextAreaField } from '#app/components/forms/fields.tsx'
import { StatusBadge, type StatusTone } from '#app/components/page/status-badge.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ApplicationPart } from '#app/services/studios/requests/application-part.ts'
import { LEADER_LEVELS } from '#scoring/studios/application/condition.ts'

import classes from './request.module.css'

export type Condition = ApplicationPart['conditions'][number]

const TONES: Record<Condition['state'], StatusTone> = { met: 'decided', open: 'plain', short: 'attention', noEvidence: 'attention', other: 'plain' }

/** The conditions in the order of the form, each with what is asked, how it stands and where it comes from; with fields where it is filled in. */
export function Checklist({ conditions, writing = false, remarks = [], upload }: { conditions: readonly Condition[]; writing?: boolean; remarks?: ApplicationPart['remarks']; upload?: { to: string; choose: (key: string) => void } }) {
  const m = useMessages().studioRequests
  const groups = [...new Set(conditions.map(({ group }) => group))]
  return (
    <div className={classes.conditions}>
      {groups.map((group) => (
        <section key={group} aria-label={m.checklist.group[group]}>
          <h3>{m.checklist.group[group]}</h3>
          {group === 'master' ? <p className={classes.quiet}>{m.checklist.oneOf}</p> : null}
          {conditions.filter((one) => one.group === group).map((condition) => (
            <div key={condition.key} className={classes.condition}>
              <div className={classes.head}>
                <strong>{condition.label}</strong>
                <StatusBadge tone={TONES[condition.state]}>{m.checklist.state[condition.state]}</StatusBadge>
              </div>
              <Asked condition={condition} />
              {remarks.filter((remark) => remark.condition === condition.key).map((remark) => (
                <p key={remark.text} role="note">
                  <StatusBadge tone="attention">{m.page.remarks}</StatusBadge> {remark.text}
                </p>
              ))}
              {writing ? <Answer condition={condition} /> : <ShownAnswer condition={condition} />}
              {upload && condition.evidence && condition.state === 'noEvidence' ? (
                <p className={classes.quiet}>
                  <a href={upload.to} onClick={() => upload.choose(condition.key)}>
                    {m.evidence.addHere} <span className="visually-hidden">{condition.label}</span>
                  </a>
                </p>
              ) : null}
              {!writing && condition.files.length > 0 ? <FileList files={condition.files} /> : null}
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

function Asked({ condition: { kind, least, leastLevel, evidence, source } }: { condition: Condition }) {
  const all = useMessages()
  const m = all.studioRequests.checklist
  const words = [
    kind === 'level' && leastLevel ? m.least.level(all.terms.skillLevel[leastLevel]) : null,
    least !== undefined && (kind === 'count' || kind === 'area' || kind === 'money') ? m.least[kind](least) : null,
    evidence ? m.evidence : null,
    source,
  ]
  return <p className={classes.quiet}>{words.filter(Boolean).join(' · ')}</p>
}

function Answer({ condition: { key, kind, label, answer } }: { condition: Condition }) {
  const all = useMessages()
  const m = all.studioRequests.checklist
  const field = { name: `answer-${key}`, label: <span className="visually-hidden">{label}</span>, stored: answer }
  if (kind === 'level') return <SelectField {...field} allowEmpty choices={LEADER_LEVELS.map((level) => ({ value: level, label: all.terms.skillLevel[level] }))} />
  if (kind === 'yesNo') return <SelectField {...field} allowEmpty choices={[{ value: 'yes', label: m.yes }, { value: 'no', label: m.no }]} />
  if (kind === 'text') return <TextAreaField {...field} rows={2} maxLength={300} />
  return <NumberText {...field} decimals={kind === 'count' ? 0 : 2} unit={kind === 'count' ? null : m.unit[kind]} />
}

function ShownAnswer({ condition }: { condition: Condition }) {
  const words = useAnswerWords()
  return <p className={classes.answer}>{words(condition, condition.answer)}</p>
}

/** An answer as people read it. */
export function useAnswerWords() {
  const all = useMessages()
  const m = all.studioRequests.checklist
  return ({ kind }: Pick<Condition, 'kind'>, answer: string): string => {
    if (answer === '') return m.none
    if (kind === 'yesNo') return answer === 'yes' ? m.yes : m.no
    if (kind === 'level') return all.terms.skillLevel[LEADER_LEVELS.find((level) => level === answer) ?? 'seniorWorker']
    return kind === 'area' || kind === 'money' ? `${answer} ${m.unit[kind]}` : answer
  }
}
