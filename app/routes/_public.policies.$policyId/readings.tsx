import { useMessages } from '#app/messages/use-messages.tsx'
import type { PolicyPage } from '#app/services/competitions/policy-page.ts'

import classes from './readings.module.css'

/** Each question a clause leaves open, with the answers that can be taken. */
export function Readings({ readings }: { readings: PolicyPage['readings'] }) {
  const m = useMessages().policies
  return (
    <dl className={classes.readings}>
      {readings.map((reading) => (
        <div key={reading.key}>
          <dt>{reading.question}</dt>
          {reading.choices.map((choice) => (
            <dd key={choice.gist}>
              {choice.gist} {choice.literal ? <small>{m.literal}</small> : null}
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}
