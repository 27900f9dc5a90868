import type { RegistrationState } from '#db/schema/entries.ts'
import { NumberGiver, numberKey } from '../entries/entry-number.ts'
import type { EntrantValues } from '../entries/read-entrant.ts'
import { columnOf, type ImportSheet } from './import-sheet.ts'
import { countErrors, sortProblems, type Problem, type ReviewCounts, type RowAction, type RowProblemCode } from './problems.ts'
import type { EntrantRow } from './read-entrant-rows.ts'
import { reviewColumns } from './review-columns.ts'

/** An entry of the event as it stands. */
export interface KnownEntry {
  entryId: string
  personId: string
  number: string
  identityIndex: string | null
  nameKey: string
  organisation: string
  team: string | null
  skillLevel: string | null
  phoneIndex: string | null
  organisationId: string | null
  registration: RegistrationState
  version: number
}

/** A unit that registers its own people. */
export interface RegisteringUnit {
  id: string
  name: string
}

/** A person of the region's register whose document number is in the file. */
export interface KnownPerson {
  personId: string
  identityIndex: string
  nameKey: string
  phoneIndex: string | null
  version: number
}

export interface EntrantFacts {
  entries: readonly KnownEntry[]
  /** By identity index. */
  persons: ReadonlyMap<string, KnownPerson>
  /** Keyed hashes under which the register finds numbers again. */
  identityIndex(number: string): string
  phoneIndex(number: string): string
  /** Set when the list is a unit's own: it speaks of its people and of nobody else's. */
  unit?: RegisteringUnit | null
}

/** What a row does when the batch is confirmed. */
export interface EntrantPlan {
  row: number
  action: 'add' | 'change' | 'same'
  /** With its number, given out where the file left it empty. */
  values: EntrantValues & { number: string }
  identityIndex: string
  phoneIndex: string | null
  person: KnownPerson | null
  entry: KnownEntry | null
}

export interface EntrantReview {
  problems: Problem[]
  counts: ReviewCounts
  actions: Map<number, RowAction>
  plans: EntrantPlan[]
}

/** Fields of an entry that a later file may change; what the file leaves empty stays. */
export function changedFields(values: EntrantValues, phoneIndex: string | null, entry: KnownEntry): ('organisation' | 'team' | 'skillLevel' | 'phone')[] {
  const changed: ('organisation' | 'team' | 'skillLevel' | 'phone')[] = []
  for (const field of ['organisation', 'team', 'skillLevel'] as const) {
    if (values[field] !== null && values[field] !== entry[field]) changed.push(field)
  }
  if (phoneIndex !== null && phoneIndex !== entry.phoneIndex) changed.push('phone')
  return changed
}

/** Judges the rows against each other and against what is stored. Pure: the facts are read before. */
export function judgeEntrants(sheet: ImportSheet, rows: readonly EntrantRow[], facts: EntrantFacts): EntrantReview {
  const judge = new Judge(sheet, rows, facts)
  return judge.review()
}

class Judge {
  private readonly sheet: ImportSheet
  private readonly rows: readonly EntrantRow[]
  private readonly facts: EntrantFacts
  private readonly problems: Problem[]
  private readonly columns: Record<'number' | 'name' | 'identityNumber' | 'organisation', number | null>
  private readonly byNumber: Map<string, KnownEntry>
  private readonly byIdentity: Map<string, KnownEntry>
  private readonly byName: Map<string, KnownEntry>
  private readonly indexes = new Map<number, string>()

  constructor(sheet: ImportSheet, rows: readonly EntrantRow[], facts: EntrantFacts) {
    this.sheet = sheet
    this.rows = rows
    this.facts = facts
    this.problems = [...reviewColumns(sheet, ['name', 'identityNumber']), ...rows.flatMap((row) => row.problems)]
    this.columns = { number: columnOf(sheet, 'number'), name: columnOf(sheet, 'name'), identityNumber: columnOf(sheet, 'identityNumber'), organisation: columnOf(sheet, 'organisation') }
    this.byNumber = new Map(facts.entries.map((entry) => [numberKey(entry.number), entry]))
    this.byIdentity = new Map(facts.entries.flatMap((entry) => (entry.identityIndex === null ? [] : [[entry.identityIndex, entry] as const])))
    this.byName = new Map(facts.entries.map((entry) => [entry.nameKey, entry]))
  }

  review(): EntrantReview {
    this.judgeWithinFile()
    for (const row of this.rows) this.judgeAgainstStored(row)
    const errorRows = new Set(this.problems.filter((problem) => problem.level === 'error').map((problem) => problem.row))
    // A column problem concerns every row: nothing can be said of any of them.
    const columnsFit = !errorRows.has(this.sheet.headerRow)
    const plans = columnsFit ? this.plan(this.rows.filter((row) => !errorRows.has(row.row))) : []
    const actions = new Map<number, RowAction>(this.sheet.rows.map((row) => [row.number, 'left']))
    for (const row of this.rows) actions.set(row.row, 'blocked')
    for (const plan of plans) actions.set(plan.row, plan.action)
    const count = (action: EntrantPlan['action']) => plans.filter((plan) => plan.action === action).length
    return {
      problems: sortProblems(this.problems),
      counts: { rows: this.rows.length, added: count('add'), changed: count('change'), unchanged: count('same'), problems: countErrors(this.problems) },
      actions,
      plans,
    }
  }

  private judgeWithinFile(): void {
    const numbers = new Map<string, number>()
    const persons = new Map<string, EntrantRow>()
    const names = new Map<string, EntrantRow>()
    for (const row of this.rows) {
      const { number, nameKey, identityNumber } = row.parts
      if (number !== null) {
        const key = numberKey(number)
        const first = numbers.get(key)
        if (first !== undefined) this.add(row, 'number', 'error', 'same.number', { row: first })
        else numbers.set(key, row.row)
      }
      if (identityNumber !== null) {
        const first = persons.get(identityNumber)
        if (first) {
          // Which name stands in the other row is not said: whoever fills in somebody's number learns nothing by it.
          const otherName = first.parts.nameKey !== nameKey
          this.add(row, 'identityNumber', 'error', otherName ? 'same.personOtherName' : 'same.person', { row: first.row })
        } else persons.set(identityNumber, row)
      }
      if (nameKey === null) continue
      const namesake = names.get(nameKey)
      if (namesake && namesake.parts.identityNumber !== identityNumber) this.add(row, 'name', 'warning', 'same.name', { row: namesake.row })
      else names.set(nameKey, row)
    }
  }

  private judgeAgainstStored(row: EntrantRow): void {
    const { number, nameKey, identityNumber } = row.parts
    const index = identityNumber === null ? null : this.facts.identityIndex(identityNumber)
    if (index !== null) this.indexes.set(row.row, index)
    const entry = index === null ? undefined : this.byIdentity.get(index)
    const person = index === null ? undefined : this.facts.persons.get(index)
    if (!this.judgeUnit(row, entry)) return
    const known = entry ?? person
    if (known && nameKey !== null && known.nameKey !== nameKey) {
      this.add(row, 'identityNumber', 'error', 'known.personOtherName')
      return
    }
    if (entry && number !== null && numberKey(entry.number) !== numberKey(number)) {
      this.add(row, 'identityNumber', 'error', 'known.person', { number: entry.number })
    }
    const holder = number === null ? undefined : this.byNumber.get(numberKey(number))
    if (!entry && holder) this.add(row, 'number', 'error', 'known.number', { number: holder.number })
    const namesake = nameKey === null ? undefined : this.byName.get(nameKey)
    if (!entry && namesake) this.add(row, 'name', 'warning', 'known.name', { number: namesake.number })
  }

  /** A unit's list: its own name or none, nobody whom somebody else has registered, nothing of what is decided. */
  private judgeUnit(row: EntrantRow, entry: KnownEntry | undefined): boolean {
    const { unit } = this.facts
    if (!unit) return true
    const { values } = row
    if (values?.organisation && values.organisation !== unit.name) this.add(row, 'organisation', 'error', 'unit.other', { shown: unit.name })
    if (!entry) return true
    if (entry.organisationId !== unit.id) {
      // Who registered them is not said.
      this.add(row, 'identityNumber', 'error', 'unit.elsewhere')
      return false
    }
    const open = entry.registration === 'submitted' || entry.registration === 'returned'
    if (!open && values && changedFields({ ...values, organisation: null }, values.phone === null ? null : this.facts.phoneIndex(values.phone), entry).length > 0) this.add(row, 'name', 'error', 'unit.decided', { number: entry.number })
    return true
  }

  private plan(rows: readonly EntrantRow[]): EntrantPlan[] {
    const giver = new NumberGiver([...this.facts.entries.map((entry) => entry.number), ...this.rows.flatMap((row) => row.parts.number ?? [])])
    return rows.flatMap((row): EntrantPlan[] => {
      const identityIndex = this.indexes.get(row.row)
      if (!row.values || identityIndex === undefined) return []
      const phoneIndex = row.values.phone === null ? null : this.facts.phoneIndex(row.values.phone)
      const entry = this.byIdentity.get(identityIndex) ?? null
      const person = this.facts.persons.get(identityIndex) ?? null
      const { unit } = this.facts
      // Numbers are the organiser's to give; what a unit has written there is left aside.
      const number = entry?.number ?? (unit ? null : row.values.number) ?? giver.take()
      if (!entry && (unit || row.values.number === null)) this.add(row, 'number', 'notice', 'number.assigned', { number })
      const values = unit ? { ...row.values, organisation: unit.name, number } : { ...row.values, number }
      // What was sent back comes in again with the list that names it.
      const action = !entry ? 'add' : (unit && entry.registration === 'returned') || changedFields(values, phoneIndex, entry).length > 0 ? 'change' : 'same'
      return [{ row: row.row, action, values, identityIndex, phoneIndex, person, entry }]
    })
  }

  private add(row: EntrantRow, field: keyof Judge['columns'], level: Problem['level'], code: RowProblemCode, data?: Problem['data']): void {
    this.problems.push({ row: row.row, column: this.columns[field], level, code, ...(data && { data }) })
  }
}
