import { Button } from '@mantine/core'
import { Notice } from '#app/components/page/notice.tsx'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { cellKey } from './grid-model.ts'
import type { GridStore } from './grid-store.ts'
import classes from './score-grid.module.css'

/** Cells that two people typed differently: both values, who typed the other, and the choice between them. */
export function ConflictList({ store, place }: { store: GridStore; place: (entryId: string, column: string) => string }) {
  const m = useMessages().scoring
  const conflicts = store.conflicts()
  if (conflicts.length === 0) return null
  return (
    <Notice tone="attention" title={m.conflict.title}>
      <ul className={classes.conflicts}>
        {conflicts.map((conflict) => {
          const key = cellKey(conflict.entryId, conflict.column)
          const theirs = conflict.stored.absentJudge ? m.grid.judgeAbsent : writeMarkText(conflict.stored.value) || m.conflict.emptyValue
          const mine = conflict.absentJudge ? m.grid.judgeAbsent : conflict.text || m.conflict.emptyValue
          return (
            <li key={key}>
              <strong>{place(conflict.entryId, conflict.column)}</strong>
              <span>{m.conflict.stored(theirs, conflict.stored.byName)}</span>
              <span>{m.conflict.mine(mine)}</span>
              <span className={classes.choices}>
                <Button size="compact-sm" variant="default" onClick={() => store.resolve(key, 'theirs')}>
                  {m.conflict.keepTheirs(theirs)}
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => store.resolve(key, 'mine')}>
                  {m.conflict.useMine(mine)}
                </Button>
              </span>
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
