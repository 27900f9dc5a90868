import { formatInstant } from '#app/components/format/format-instant.ts'
import type { Messages } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RegistrationChange } from '#app/services/registration/registration-changes.ts'
import type { RegistrationStep } from '#app/services/registration/registration-history.server.ts'
import type { SkillLevel } from '#db/schema/identity.ts'
import classes from './registration-steps.module.css'

/** What became of a registration until now, the newest first: each correction with what it changed. */
export function RegistrationSteps({ steps }: { steps: readonly RegistrationStep[] }) {
  const m = useMessages()
  const words = m.registration.history
  return (
    <ol className={classes.steps}>
      {[...steps].reverse().map((step) => (
        <li key={step.at + step.kind} className={classes.step}>
          <p className={classes.what}>
            <b>{step.decided ? m.registration.state[step.decided] : words.kind[step.kind]}</b> {step.byName} <time dateTime={step.at}>{formatInstant(step.at)}</time>
          </p>
          {step.reason ? <p>{words.remark(step.reason)}</p> : null}
          {step.kind === 'registrationCorrected' ? (
            <ul className={classes.changes}>
              {linesOf(m, step).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function linesOf(m: Messages, { changes, phoneChanged, photoChanged, evidence, fileName }: RegistrationStep): string[] {
  const words = m.registration.history
  const lines = [
    ...changes.map((change) => words.change(words.field[change.field], valueOf(m, change, change.before), valueOf(m, change, change.after))),
    ...(phoneChanged ? [words.phone] : []),
    ...(photoChanged ? [words.photo] : []),
    ...(evidence === null ? [] : [words.evidence(evidence)]),
    ...(fileName === null ? [] : [words.byList(fileName)]),
  ]
  return lines.length > 0 ? lines : [words.nothing]
}

function valueOf(m: Messages, { field }: RegistrationChange, value: string | boolean | null): string {
  if (typeof value === 'boolean') return value ? m.registration.queue.yes : m.registration.queue.no
  if (value === null) return m.common.absentValue
  return field === 'skillLevel' ? m.terms.skillLevel[value as SkillLevel] : value
}
