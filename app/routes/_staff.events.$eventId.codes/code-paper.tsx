import { Notice } from '#app/components/page/notice.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { CodeSlip } from '#app/services/blind-codes/seal-layer.server.ts'

import classes from './code-paper.module.css'

/** The paper of a draw, once: large codes to be cut apart, with whom each is handed to. */
export function CodePaper({ layer, slips }: { layer: number; slips: readonly CodeSlip[] }) {
  const words = useMessages().floor.codes
  return (
    <section className={classes.paper} aria-label={words.slipsTitle(words.layer[layer - 1] ?? '')}>
      <Notice tone="attention" title={words.slipsTitle(words.layer[layer - 1] ?? '')}>
        {words.slipsText} <PrintButton />
      </Notice>
      <ul className={classes.slips}>
        {slips.map((slip) => (
          <li key={slip.code} className={classes.slip}>
            <strong>{slip.code}</strong>
            <span>
              {words.from[layer - 1]} {slip.from}
            </span>
            {slip.name === null ? null : <span>{slip.name}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
