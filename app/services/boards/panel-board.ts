import type { StoredMark } from '#db/queries/marks.ts'
import type { StoredSet } from '#db/queries/judge-sheets.ts'
import type { BoardSettings, EventRules } from '#db/schema/competitions.ts'
import type { EntryStatus } from '#db/schema/entries.ts'
import type { EntryPartMarks } from '../schemes/part-marks.server.ts'
import type { EventSchemes } from '../schemes/scheme-of.server.ts'
import type { JudgeSum } from '#scoring/schemes/compute-item-marks.ts'
import { itemsOf, JUDGEMENT_SPREAD } from '#scoring/schemes/scheme.ts'
import { disputedOf } from '../sheets/disputed-of.ts'
import { columnId, markColumns, type MarkColumn } from '../marks/cell-rules.ts'
import { doubtOf, median } from '../marks/plausibility.ts'

/** Where one judge's set for one entrant stands. `counted`: declared by the judge, or typed from signed paper. `again`: an item has to be judged again. */
export type SetState = 'none' | 'begun' | 'complete' | 'counted' | 'returned' | 'again'

export interface BoardEntry {
  id: string
  /** The topmost sealed code while codes are sealed, else the entrant's number. Never a name. */
  number: string
  /** By place of the panel, from 1. */
  sets: SetState[]
  /** Parts and metrics outside the panel that are still open. */
  open: number
  /** By part of the panel: what each place gave, hundredths; null where nothing is there. */
  marks: Array<Array<number | null>>
  /** Everything of this entrant counts. */
  done: boolean
}

export interface BoardJudge {
  slot: number
  /** Null where nobody sits. */
  name: string | null
  counted: number
  complete: number
  returned: number
  begun: boolean
}

export interface BoardAlarm {
  kind: 'spread' | 'outlier' | 'again'
  entryId: string
  number: string
  part: number
  /** What each place gave. */
  values: Array<number | null>
  /** Hundredths: how far apart, and how far is allowed; for an outlier the distance from the others' middle. */
  distance: number
  limit: number
  /** The place whose mark stands apart; null for a spread without one. */
  slot: number | null
  /** The item to be judged again; `values` are then 0–3. */
  item: { code: string; name: string } | null
}

export interface PanelBoard {
  parts: Array<{ key: string; name: string; nameEn: string | null; judges: number; maximum: number; limit: number }>
  entries: BoardEntry[]
  judges: BoardJudge[]
  alarms: BoardAlarm[]
}

export interface BoardSource {
  rules: Pick<EventRules, 'parts' | 'metrics'>
  boards: BoardSettings
  field: ReadonlyArray<{ id: string; number: string; status: EntryStatus }>
  marks: ReadonlyArray<Pick<StoredMark, 'entryId' | 'kind' | 'key' | 'slot' | 'value' | 'absentJudge' | 'source'>>
  sets: ReadonlyArray<StoredSet & { slot: number }>
  panel: ReadonlyArray<{ slot: number; name: string }>
  /** Parts marked by items: their schemes, and what the items of each entrant add up to. */
  schemes: EventSchemes
  items: readonly EntryPartMarks[]
}

const DEFAULT_SHARE = 10

/** How far apart two judges of a part may lie: what was set for it, else a tenth of its maximum. */
export function spreadLimit(boards: BoardSettings, partKey: string, maximum: number): number {
  return boards.spread?.[partKey] ?? Math.round(maximum / DEFAULT_SHARE)
}

/** Everything the chief judge's board shows, from what is stored. Pure, and without a name of an entrant whatever is sealed. */
export function buildPanelBoard({ rules, boards, field, marks, sets, panel, schemes, items }: BoardSource): PanelBoard {
  const columns = markColumns(rules)
  const panels = columns.filter((column) => column.kind === 'panel')
  const plain = columns.filter((column) => column.kind !== 'panel')
  const parts = rules.parts.flatMap((part) => {
    const first = panels.find((column) => column.key === part.key)
    return first ? [{ key: part.key, name: part.name, nameEn: part.nameEn ?? null, judges: first.judges, maximum: first.maximum, limit: spreadLimit(boards, part.key, first.maximum) }] : []
  })
  const places = Math.max(0, ...parts.map((part) => part.judges), ...panel.map(({ slot }) => slot))
  const given = new Map(marks.filter((mark) => mark.value !== null || mark.absentJudge).map((mark) => [`${mark.entryId} ${columnId(mark)}`, mark]))
  const sums = new Map(items.flatMap(({ entryId, partKey, marks: sum }) => sum.judges.map((judge) => [`${entryId} ${partKey} ${judge.slot}`, judge] as const)))
  const declared = new Map(sets.map((set) => [`${set.entryId} ${set.slot} ${set.partKey}`, set]))
  const entries = field
    .filter(({ status }) => status === 'competed' || status === 'didNotFinish')
    .map(({ id, number }): BoardEntry => {
      const states = Array.from({ length: places }, (_, at) => stateOf(id, panels.filter((column) => column.slot === at + 1), { given, declared, sums }))
      const open = plain.filter((column) => !given.has(`${id} ${column.id}`)).length
      const seats = states.filter((_, at) => panels.some((column) => column.slot === at + 1))
      return {
        id, number, sets: states, open,
        marks: parts.map((part) => Array.from({ length: part.judges }, (_, at) => given.get(`${id} ${columnId({ kind: 'panel', key: part.key, slot: at + 1 })}`)?.value ?? null)),
        done: open === 0 && seats.every((state) => state === 'counted'),
      }
    })
  const judges = Array.from({ length: places }, (_, at): BoardJudge => {
    const own = entries.map((entry) => entry.sets[at] ?? 'none')
    const count = (state: SetState) => own.filter((one) => one === state).length
    return { slot: at + 1, name: panel.find(({ slot }) => slot === at + 1)?.name ?? null, counted: count('counted'), complete: count('complete'), returned: count('returned'), begun: own.some((state) => state !== 'none') }
  })
  const byJudge = parts.map((part, at) => Array.from({ length: part.judges }, (_, place) => entries.flatMap((entry) => entry.marks[at]?.[place] ?? [])))
  return { parts, entries, judges, alarms: [...againOf(entries, parts, schemes, items), ...entries.flatMap((entry) => parts.flatMap((part, at) => alarmsOf(entry, at, part.limit, byJudge)))] }
}

type Given = Map<string, BoardSource['marks'][number]>

interface Stored {
  given: Given
  declared: Map<string, StoredSet>
  sums: Map<string, JudgeSum>
}

function stateOf(entryId: string, columns: readonly MarkColumn[], { given, declared, sums }: Stored): SetState {
  const own = columns.flatMap((column) => given.get(`${entryId} ${column.id}`) ?? [])
  const back = columns.some((column) => {
    const set = declared.get(`${entryId} ${column.slot} ${column.key}`)
    return set !== undefined && set.finalAt === null && set.returnedAt !== null
  })
  if (back) return 'returned'
  const byItems = columns.flatMap((column) => sums.get(`${entryId} ${column.key} ${column.slot}`) ?? [])
  if (byItems.some((sum) => disputedOf(sum).length > 0)) return 'again'
  if (own.length === 0) return byItems.some((sum) => sum.items.some((item) => item.value !== null)) ? 'begun' : 'none'
  if (own.length < columns.length) return 'begun'
  const counts = own.every((mark) => mark.source !== 'judge' || (declared.get(`${entryId} ${mark.slot} ${mark.key}`)?.finalAt ?? null) !== null)
  return counts ? 'counted' : 'complete'
}

/** Judgements more than one apart: nobody of the panel has a mark for the part before they are judged again. */
function againOf(entries: readonly BoardEntry[], parts: PanelBoard['parts'], schemes: EventSchemes, items: readonly EntryPartMarks[]): BoardAlarm[] {
  return items.flatMap(({ entryId, partKey, marks }) => {
    const entry = entries.find((candidate) => candidate.id === entryId)
    const part = parts.findIndex((candidate) => candidate.key === partKey)
    const scheme = schemes.get(partKey)
    if (!entry || part < 0 || !scheme) return []
    return marks.disputed.map(({ itemKey, lowest, highest }): BoardAlarm => {
      const item = itemsOf(scheme.scheme).find((candidate) => candidate.key === itemKey)
      const values = marks.judges.map((judge) => judge.items.find((own) => own.itemKey === itemKey)?.value ?? null)
      return { kind: 'again', entryId, number: entry.number, part, values, distance: highest - lowest, limit: JUDGEMENT_SPREAD, slot: null, item: item ? { code: item.code, name: item.name } : null }
    })
  })
}

type Columns = ReadonlyArray<ReadonlyArray<readonly number[]>>

/** A panel that is too far apart, with the one judge who stands away from the others where there is one; else each mark that is far from its panel or its field. */
function alarmsOf(entry: BoardEntry, part: number, limit: number, columns: Columns): BoardAlarm[] {
  const values = entry.marks[part] ?? []
  const numbers = values.filter((value): value is number => value !== null)
  const common = { entryId: entry.id, number: entry.number, part, values, limit, item: null }
  const far = values.flatMap((value, at) => {
    if (value === null) return []
    const others = values.filter((other, place): other is number => place !== at && other !== null)
    // Where two others agree on it, an entrant is simply better or worse than the field.
    const column = others.length >= 2 ? [] : (columns[part]?.[at] ?? [])
    const doubt = doubtOf({ value, column, panel: others, row: [], rowAbove: null })
    return doubt === null ? [] : [{ slot: at + 1, distance: Math.abs(value - (median(doubt === 'farFromPanel' ? others : column) ?? value)) }]
  })
  const distance = numbers.length < 2 ? 0 : Math.max(...numbers) - Math.min(...numbers)
  if (distance > limit) return [{ ...common, kind: 'spread', distance, slot: far.length === 1 ? far[0]!.slot : null }]
  return far.map((one): BoardAlarm => ({ ...common, kind: 'outlier', distance: one.distance, slot: one.slot }))
}
