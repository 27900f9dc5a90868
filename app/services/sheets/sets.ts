import type { StoredSet } from '#db/queries/judge-sheets.ts'
import type { MarkColumn } from '../marks/cell-rules.ts'

/** 一份评分: what one judge gives one entrant. It counts when every mark of it is there and the judge has declared it. */
export interface JudgeSet {
  entryId: string
  /** Declared for every part. */
  finalAt: string | null
  /** Given back by the chief judge since, and why. */
  returned: { at: string; reason: string } | null
}

/** The sets of one judge over these entrants, from the parts that are stored. */
export function setsOf(entryIds: readonly string[], columns: ReadonlyArray<Pick<MarkColumn, 'key'>>, stored: readonly StoredSet[]): JudgeSet[] {
  const parts = new Set(columns.map((column) => column.key))
  return entryIds.map((entryId) => {
    const own = stored.filter((set) => set.entryId === entryId && parts.has(set.partKey))
    const declared = own.flatMap((set) => (set.finalAt === null ? [] : [set.finalAt.toISOString()]))
    const final = parts.size > 0 && declared.length === parts.size
    const back = own.find((set) => set.finalAt === null && set.returnedAt !== null)
    return {
      entryId,
      finalAt: final ? declared.reduce((latest, at) => (at > latest ? at : latest)) : null,
      returned: back?.returnedAt ? { at: back.returnedAt.toISOString(), reason: back.returnReason ?? '' } : null,
    }
  })
}
