import { formatInstant } from '#app/components/format/format-instant.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { TextButton } from '#app/components/page/text-button.tsx'
import classes from '#app/components/paper/paper.module.css'
import type { SheetDraft } from '#app/components/paper/sheet-drafts.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import type { SheetDraftsView } from './use-sheet-drafts.ts'

/** What was begun on this device and not saved: what stands in the boxes again, and what can be put back there. */
export function BegunSheets({ drafts: { begun, others, offline, take, discard } }: { drafts: SheetDraftsView }) {
  const m = useMessages().paper.begun
  const count = ({ texts }: SheetDraft) => Object.keys(texts).filter((id) => texts[id]).length
  return (
    <div className={classes.begun}>
      {offline ? (
        <Notice tone="attention" role="alert">
          {m.offline}
        </Notice>
      ) : null}
      {begun ? (
        <Notice tone="attention" role="status" title={m.restored(begun.number, count(begun))}>
          {m.restoredText(formatInstant(begun.at))} <TextButton onClick={() => discard(begun)}>{m.discard}</TextButton>
        </Notice>
      ) : null}
      {others.length > 0 ? (
        <Notice title={m.others}>
          <ul>
            {others.map((draft) => (
              <li key={draft.number}>
                {m.other(draft.number, count(draft), formatInstant(draft.at))} <TextButton onClick={() => take(draft)}>{m.take}</TextButton> <TextButton onClick={() => discard(draft)}>{m.discard}</TextButton>
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
    </div>
  )
}
