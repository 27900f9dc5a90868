import { useCallback, useEffect, useRef, useState } from 'react'

import { browserStorage } from '#app/components/outbox/kept-draft.ts'
import { SheetDrafts, type SavedSheet, type SheetDraft } from '#app/components/paper/sheet-drafts.ts'
import { sameNumber } from '#app/services/paper/paper-number.ts'
import type { TypingPage } from '#app/services/paper/paper-pages.server.ts'

export interface SheetDraftsView {
  /** The sheet that was put back into the boxes; null while they hold what was typed since the page opened. */
  begun: SheetDraft | null
  /** Grows when the boxes are to hold something else. */
  round: number
  /** Other sheets that were begun and not saved. */
  others: readonly SheetDraft[]
  /** There is no network: what was typed is kept and was not sent. */
  offline: boolean
  keep: (number: string, texts: Record<string, string>) => void
  take: (draft: SheetDraft) => void
  discard: (draft: SheetDraft) => void
  sayOffline: () => void
}

/**
 * Keeps what a clerk types with every key, for this clerk alone, and gives it back when the page opens again. `refused` is the number that
 * stands in the boxes because its sending was refused, `saved` the one that is stored now.
 */
export function useSheetDrafts({ page, userId, refused, saved }: { page: TypingPage; userId: string; refused: string | null; saved: string | null }): SheetDraftsView {
  const { event, kind, own, again } = page
  const [drafts] = useState(() => new SheetDrafts({ userId, eventId: event.id, partKey: kind.key, storage: browserStorage() }))
  const [shown, setShown] = useState<{ begun: SheetDraft | null; round: number }>({ begun: null, round: 0 })
  const [others, setOthers] = useState<readonly SheetDraft[]>([])
  const [offline, setOffline] = useState(false)
  const before = useRef(refused ?? again?.number ?? '')
  const show = (begun: SheetDraft | null) => {
    before.current = begun?.number ?? again?.number ?? ''
    setShown(({ round }) => ({ begun, round: round + 1 }))
  }
  // Only here is there a storage: the server has drawn the boxes without it. What is saved or refused meanwhile makes the form anew.
  useEffect(() => {
    if (saved !== null) drafts.drop(saved)
    const open = drafts.list(own as readonly SavedSheet[])
    const here = refused ?? again?.number ?? null
    const first = refused !== null || saved !== null ? undefined : again ? open.find(({ number }) => sameNumber(number, again.number)) : open[0]
    if (first) show(first)
    setOthers(open.filter((draft) => draft !== first && (here === null || !sameNumber(draft.number, here))))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the form begins
  }, [])
  const keep = useCallback(
    (number: string, texts: Record<string, string>) => {
      drafts.keep({ number, texts, at: new Date().toISOString() }, before.current)
      before.current = number
    },
    [drafts],
  )
  const forget = (draft: SheetDraft) => setOthers((all) => all.filter((other) => other !== draft))
  const take = (draft: SheetDraft) => {
    forget(draft)
    show(draft)
  }
  const discard = (draft: SheetDraft) => {
    drafts.drop(draft.number)
    forget(draft)
    if (draft === shown.begun) show(null)
  }
  return { ...shown, others, offline, keep, take, discard, sayOffline: () => setOffline(true) }
}
