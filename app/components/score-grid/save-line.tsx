import { Button } from '@mantine/core'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { GridStore } from './grid-store.ts'
import classes from './score-grid.module.css'
import { useGeneration } from './use-grid.ts'

/** The line under the grid: what is saved, what is not, what the cell in hand is warned of. It keeps its height, so nothing jumps. */
export function SaveLine({ store, openCells, message, messageTone, messageId }: { store: GridStore; openCells: number; message: string | null; messageTone: 'attention' | 'plain'; messageId: string }) {
  const m = useMessages().scoring
  useGeneration(store)
  const { saving, waiting, invalid, conflicts, trouble } = store.summary()
  const parts = [
    // Behind one that could not be sent, those that have not been tried are no further.
    waiting > 0 ? m.save.waiting(waiting + saving) : null,
    waiting === 0 && saving > 0 ? m.save.saving(saving) : null,
    conflicts > 0 ? m.save.conflicts(conflicts) : null,
    invalid > 0 ? m.save.invalid(invalid) : null,
  ].filter((part) => part !== null)
  return (
    <div className={classes.saveLine} data-trouble={trouble ?? undefined}>
      <p id={messageId} className={classes.message} data-tone={messageTone} aria-live="polite">
        {message ?? ''}
      </p>
      <p className={classes.saveState} role="status">
        <span data-save={parts.length === 0 ? 'saved' : waiting > 0 ? 'waiting' : saving > 0 ? 'saving' : 'attention'}>{parts.length === 0 ? m.save.allSaved : parts.join(' · ')}</span>
        <span>{m.grid.open(openCells)}</span>
        {trouble ? <span>{m.save[trouble]}</span> : null}
        {trouble === 'signedOut' ? (
          <a href={paths.login()} target="_blank" rel="noreferrer">
            {m.save.signIn}
          </a>
        ) : null}
        {trouble ? (
          <Button size="compact-sm" variant="default" onClick={() => store.retryNow()}>
            {m.save.retry}
          </Button>
        ) : null}
      </p>
    </div>
  )
}
