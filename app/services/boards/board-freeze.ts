import type { MarkKind } from '#db/schema/marks.ts'
import type { BoardFreeze } from '#db/schema/competitions.ts'
import type { Declaration, MarkVersion } from '#db/queries/public-boards.ts'

/** One mark as it counted at a moment. */
export interface CountedCell {
  entryId: string
  kind: MarkKind
  key: string
  slot: number
  value: number | null
  absentJudge: boolean
}

const address = (cell: { entryId: string; kind: string; key: string; slot: number }) => `${cell.entryId} ${cell.kind} ${cell.key} ${cell.slot}`
const set = (one: { entryId: string; slot: number }, partKey: string) => `${one.entryId} ${one.slot} ${partKey}`

/** Since when a version counts: from its writing, or for a judge's own mark from the declaration of its set; null while there is none. */
function since(version: MarkVersion, declared: Map<string, Date>): Date | null {
  if (version.kind !== 'panel' || version.source !== 'judge') return version.at
  const final = declared.get(set(version, version.key))
  return final === undefined ? null : final > version.at ? final : version.at
}

const declarationsOf = (declarations: readonly Declaration[]) => new Map(declarations.map((one) => [set(one, one.partKey), one.finalAt]))

/** The marks that counted at a moment, or count now: the newest version of each cell that was there by then. */
export function cellsAsOf(versions: readonly MarkVersion[], declarations: readonly Declaration[], moment: Date | null): CountedCell[] {
  const declared = declarationsOf(declarations)
  const newest = new Map<string, MarkVersion>()
  for (const version of versions) if (moment === null || version.at <= moment) newest.set(address(version), version)
  return [...newest.values()].filter((version) => {
    const from = since(version, declared)
    return (version.value !== null || version.absentJudge) && from !== null && (moment === null || from <= moment)
  })
}

/** The order in which entrants were done for the first time, as far as they are. */
export function completionOrder(entries: ReadonlyArray<{ id: string }>, columns: ReadonlyArray<{ kind: MarkKind; key: string; slot: number }>, versions: readonly MarkVersion[], declarations: readonly Declaration[]): Array<{ entryId: string; at: Date }> {
  const declared = declarationsOf(declarations)
  const first = new Map<string, Date>()
  for (const version of versions) {
    const from = since(version, declared)
    if (from === null || (version.value === null && !version.absentJudge)) continue
    const key = address(version)
    if (!first.has(key)) first.set(key, from)
  }
  const done = entries.flatMap(({ id }) => {
    const instants = columns.map((column) => first.get(address({ entryId: id, ...column })))
    if (columns.length === 0 || instants.some((at) => at === undefined)) return []
    return [{ entryId: id, at: (instants as Date[]).reduce((latest, at) => (at > latest ? at : latest)) }]
  })
  // Entrants typed in one go are done at the same instant; they keep the order of their numbers, so that no more are shown than the rule allows.
  return done.sort((a, b) => a.at.getTime() - b.at.getTime())
}

export interface Frozen {
  /** What stood then is what is shown; null when the board was frozen before anything could be. */
  moment: Date | null
  /** Those whose line may be shown. */
  shown: ReadonlySet<string>
}

/** Applies the organiser's rule: null while the board is not frozen. */
export function applyFreeze(freeze: BoardFreeze, { order, size, now }: { order: ReadonlyArray<{ entryId: string; at: Date }>; size: number; now: Date }): Frozen | null {
  if (freeze.kind === 'never') return null
  if (freeze.kind === 'at') {
    const moment = new Date(freeze.at)
    return now < moment ? null : { moment, shown: new Set(order.filter(({ at }) => at <= moment).map(({ entryId }) => entryId)) }
  }
  const mayShow = Math.max(0, size - freeze.count)
  if (order.length < mayShow) return null
  const shown = order.slice(0, mayShow)
  return { moment: shown.at(-1)?.at ?? null, shown: new Set(shown.map(({ entryId }) => entryId)) }
}
