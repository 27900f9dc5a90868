import { useMessages } from '#app/messages/use-messages.tsx'
import type { OfferedStep } from '#app/services/competitions/competition-page.server.ts'

import { ConfirmForm } from '../forms/confirm-form.tsx'
import type { FieldErrors, FieldValues } from '../forms/form-state.tsx'
import classes from './step-forms.module.css'

export interface StepAnswer {
  intent: string
  errors: FieldErrors
  values: FieldValues
}

/**
 * The steps from here: the one ahead first, then the way back. A step that somebody else takes, or that still lacks something, is
 * named with who takes it; it is never a button that does nothing.
 */
export function StepForms({ steps, answer }: { steps: OfferedStep[]; answer: StepAnswer | undefined }) {
  const m = useMessages()
  const words = m.competitions
  const rolesOf = (step: OfferedStep) => words.page.whoActs(step.roles.map((role) => m.terms.role[role]))
  return (
    <div className={classes.steps}>
      <h2 className={classes.label}>{words.page.nextStep}</h2>
      {steps.map((step) => {
        const open = step.mine && step.blockers.length === 0
        if (!open && step.direction === 'back') return null
        return (
          <div key={step.action} className={classes.step} data-direction={step.direction}>
            {open ? (
              <ConfirmForm
                intent={step.action}
                trigger={words.action[step.action]}
                consequence={<p>{words.consequence[step.action]}</p>}
                confirmLabel={words.action[step.action]}
                decides={step.action === 'publish' || step.action === 'publishProvisionally' || step.action === 'openNotice'}
                reason={step.direction === 'back' ? 'required' : 'none'}
                errors={answer?.intent === step.action ? answer.errors : null}
                values={answer?.intent === step.action ? answer.values : null}
              />
            ) : (
              <p className={classes.name}>{words.action[step.action]}</p>
            )}
            {step.direction === 'forward' ? <p className={classes.who}>{rolesOf(step)}</p> : null}
          </div>
        )
      })}
    </div>
  )
}
