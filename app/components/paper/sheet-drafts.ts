import { sameNumber } from '#app/services/paper/paper-number.ts'

import { openDraft, type KeptDraft, type KeptStorage } from '../outbox/kept-draft.ts'

/** A sheet that was begun and not saved. */
export interface SheetDraft {
  number: string
  /** Texts by the id of their box, `sum` among them; empty ones are left out. */
  texts: Record<string, string>
  /** When it was last typed in, by this device's clock. */
  at: string
}

/** A sheet these hands have saved, as its texts. */
export interface SavedSheet {
  number: string
  texts: Readonly<Record<string, string>>
}

/**
 * Sheets of one kind that a clerk has begun and not saved, one a number, in the browser's storage under the clerk's own id. They never leave it but by the
 * clerk's own saving, and the page of another account at the same browser has another name to look under: two typings stay blind to each other.
 */
export class SheetDrafts {
  readonly #kept: KeptDraft<SheetDraft[]>

  constructor({ userId, eventId, partKey, storage }: { userId: string; eventId: string; partKey: string; storage: KeptStorage | null }) {
    this.#kept = openDraft(`paper/${userId}/${eventId}/${partKey}`, storage)
  }

  /** The newest first; what was saved as it stands is not a draft any more and goes. */
  list(saved: readonly SavedSheet[] = []): SheetDraft[] {
    const all = this.#read()
    const open = all.filter((draft) => !saved.some((sheet) => sameNumber(sheet.number, draft.number) && isSaved(draft, sheet)))
    if (open.length < all.length) this.#write(open)
    return open
  }

  /** Keeps a sheet as it stands in the boxes; `before` is the number it went by until now. An empty one is none. */
  keep(draft: SheetDraft, before: string): void {
    const texts = Object.fromEntries(Object.entries(draft.texts).filter(([, text]) => text.trim() !== ''))
    const others = this.#read().filter(({ number }) => !sameNumber(number, before) && !sameNumber(number, draft.number))
    this.#write(Object.keys(texts).length === 0 ? others : [{ ...draft, texts }, ...others])
  }

  /** The sheet is saved, or its writer does not want it. */
  drop(number: string): void {
    this.#write(this.#read().filter((draft) => !sameNumber(draft.number, number)))
  }

  #read(): SheetDraft[] {
    const kept = this.#kept.read()
    return Array.isArray(kept) ? kept : []
  }

  #write(drafts: SheetDraft[]): void {
    this.#kept.write(drafts.length === 0 ? null : drafts)
  }
}

function isSaved({ texts }: SheetDraft, sheet: SavedSheet): boolean {
  const ids = new Set([...Object.keys(texts), ...Object.keys(sheet.texts)])
  return [...ids].every((id) => plain(texts[id]) === plain(sheet.texts[id]))
}

/** `7`, `7.0` and `7.00` are the same number however it was typed; other texts are themselves. */
function plain(text: string | undefined): string {
  const typed = (text ?? '').trim()
  return /^\d+(\.\d*)?$/.test(typed) ? String(Number(typed)) : typed
}
