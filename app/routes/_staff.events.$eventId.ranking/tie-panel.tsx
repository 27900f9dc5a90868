import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { ChoiceField, TextAreaField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { tierName, type ResultLabels } from '#app/components/results/labels.ts'
import type { NamePeople } from '#app/components/results/say-notice.ts'
import type { OpenTie, TieSubject } from '#app/services/results/open-ties.ts'
import type { RankingPage } from '#app/services/results/ranking-page.server.ts'

import classes from './page.module.css'

export interface TieAnswer {
  intent: string
  about: string
  errors: FieldErrors
  values: FieldValues
}

const tieKey = (tie: { subject: TieSubject; awardKey: string; members: readonly string[] }) => `${tie.subject} ${tie.awardKey} ${tie.members[0] ?? ''}`

/** Whether the form an answer belongs to is on the page now; a refusal of one that is gone must be said elsewhere. */
export function isFormShown(page: RankingPage, { intent, about }: Pick<TieAnswer, 'intent' | 'about'>): boolean {
  const { locked, may, blockers, correction } = page
  if (intent === 'confirm') return !locked && may.confirm && blockers.length === 0
  if (intent === 'openCorrection') return locked && may.correct
  if (intent === 'cancelCorrection') return correction !== null && may.correct
  if (locked || !may.decide) return false
  return intent === 'decideTie' ? page.openTies.some((tie) => tieKey(tie) === about) : page.decisions.some(({ id }) => id === about)
}

/** Ties across a last place: what is open with its lawful options, what was decided, and what has become void. */
export function TiePanel({ page, labels, people, answer }: { page: RankingPage; labels: ResultLabels; people: NamePeople; answer: TieAnswer | undefined }) {
  const { m } = labels
  const words = m.results.tie
  const { openTies, decisions, voidDecisions } = page
  if (openTies.length + decisions.length + voidDecisions.length === 0) return null
  const mayDecide = page.may.decide && !page.locked
  return (
    <Section title={words.title} note={words.note} id="ties">
      {openTies.map((tie) => (
        <OneTie key={tieKey(tie)} tie={tie} inputHash={page.inputHash} labels={labels} people={people} mayDecide={mayDecide} answer={answer?.about === tieKey(tie) ? answer : undefined} />
      ))}
      {decisions.length > 0 ? (
        <>
          <h3 className={classes.subhead}>{words.decidedTitle}</h3>
          {decisions.map((decision) => (
            <div key={decision.id} className={classes.decision}>
              <p>
                <strong>{words.decidedLine(tierName(labels, decision.subject, decision.awardKey), words.options[decision.option], decision.grantedEntryIds.length > 0 ? people(decision.grantedEntryIds) : '')}</strong>
              </p>
              <p>{decision.reason}</p>
              <p className={classes.quiet}>
                {words.by(decision.decidedByName)} · <Instant value={decision.createdAt} />
              </p>
              {mayDecide ? (
                <ConfirmForm intent="revokeTie" trigger={words.revoke} consequence={<p>{words.revokeConsequence}</p>} confirmLabel={words.revokeConfirm} errors={answer?.about === decision.id ? answer.errors : null} values={answer?.about === decision.id ? answer.values : null}>
                  <input type="hidden" name="decisionId" value={decision.id} />
                </ConfirmForm>
              ) : null}
            </div>
          ))}
        </>
      ) : null}
      {voidDecisions.length > 0 ? (
        <details className={classes.voids}>
          <summary>{words.voidTitle}</summary>
          <p className={classes.quiet}>{words.voidNote}</p>
          <ul>
            {voidDecisions.map((decision) => (
              <li key={decision.id}>
                <s>{words.decidedLine(tierName(labels, decision.subject, decision.awardKey), words.options[decision.option], decision.grantedEntryIds.length > 0 ? people(decision.grantedEntryIds) : '')}</s> · {decision.decidedByName} · <Instant value={decision.createdAt} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Section>
  )
}

function OneTie({ tie, inputHash, labels, people, mayDecide, answer }: { tie: OpenTie; inputHash: string; labels: ResultLabels; people: NamePeople; mayDecide: boolean; answer: TieAnswer | undefined }) {
  const { m } = labels
  const words = m.results.tie
  const heading = words.heading(tierName(labels, tie.subject, tie.awardKey), tie.rank, tie.members.length)
  return (
    <div className={classes.tie}>
      <h3>{heading}</h3>
      <p>
        {people(tie.members)} · {words.open(tie.open)}
      </p>
      {mayDecide ? (
        <PostForm intent="decideTie" errors={answer?.errors} values={answer?.values} labels={{ option: words.option, reason: words.reason }}>
          <input type="hidden" name="subject" value={tie.subject} />
          <input type="hidden" name="awardKey" value={tie.awardKey} />
          <input type="hidden" name="inputHash" value={inputHash} />
          {tie.members.map((id) => (
            <input key={id} type="hidden" name="members" value={id} />
          ))}
          <div className={classes.choice}>
            <ChoiceField name="option" label={words.option} choices={tie.options.map((option) => ({ value: option, label: words.options[option] }))} />
            <fieldset className={classes.granted}>
              <legend>{words.members}</legend>
              <p className={classes.quiet}>{words.extraTestHint(tie.open)}</p>
              {tie.candidates.map((id) => (
                <label key={id}>
                  <input type="checkbox" name="granted" value={id} /> {people([id])}
                </label>
              ))}
            </fieldset>
          </div>
          <TextAreaField name="reason" label={words.reason} hint={words.reasonHint} required rows={2} maxLength={500} />
          <div>
            <SubmitButton intent="decideTie">{words.decide}</SubmitButton>
          </div>
        </PostForm>
      ) : (
        <p className={classes.quiet}>{words.waits}</p>
      )}
    </div>
  )
}
