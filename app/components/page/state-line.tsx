import { WayTo } from '#app/components/shell/way-to.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

import { Icon } from './icon.tsx'
import classes from './state-line.module.css'

export interface MissingThing {
  text: string
  /** Where it can be supplied. */
  to?: string
}

export interface Step {
  key: string
  label: string
  state: 'done' | 'current' | 'ahead'
  /** A step that decides or publishes; red once it has been reached. */
  decides?: boolean
  /** Day or time it was reached, already in words. */
  at?: string
}

/**
 * Where a thing stands in its life, as one line of steps, and what is still missing for the next one.
 * On a phone the line shows the current step and unfolds to the whole.
 */
export function StateLine({ steps, missing }: { steps: Step[]; missing?: MissingThing[] }) {
  const m = useMessages().common
  const words = { done: m.steps.done, current: m.steps.current, ahead: m.steps.ahead }
  const at = steps.findIndex((step) => step.state === 'current')
  const current = steps[at]
  const list = (
    <ol className={classes.steps}>
      {steps.map((step) => (
        <li key={step.key} className={classes.step} data-state={step.state} data-decides={step.decides ? '' : undefined} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span className={classes.mark}>{step.state === 'done' ? <Icon name="check" size={10} /> : null}</span>
          <span className={classes.label}>
            {step.label}
            <span className="visually-hidden">{` ${words[step.state]}`}</span>
          </span>
          {step.at ? <span className={classes.at}>{step.at}</span> : null}
        </li>
      ))}
    </ol>
  )
  return (
    <div className={classes.line} role="group" aria-label={m.steps.label}>
      <div className={classes.wide}>{list}</div>
      <details className={classes.narrow}>
        <summary>
          <span>{current ? m.stepOf(at + 1, steps.length) : m.steps.label}</span>
          <strong>{current?.label}</strong>
          <Icon name="down" size={12} />
        </summary>
        {list}
      </details>
      {missing ? <Missing things={missing} /> : null}
    </div>
  )
}

function Missing({ things }: { things: MissingThing[] }) {
  const m = useMessages().common
  if (things.length === 0) return <p className={classes.ready}>{m.steps.nothingMissing}</p>
  return (
    <div className={classes.missing}>
      <strong>{m.steps.missing(things.length)}</strong>
      <ul>
        {things.map((thing) => (
          <li key={thing.text}>{thing.to ? <WayTo to={thing.to}>{thing.text}</WayTo> : thing.text}</li>
        ))}
      </ul>
    </div>
  )
}
