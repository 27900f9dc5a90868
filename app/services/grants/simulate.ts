import type { CitedClause } from '#app/components/disclosure/citation.tsx'
import type { Locale } from '#app/messages/locale.ts'
import { citedClauses } from '#app/services/competitions/cited-clauses.ts'
import type { PayeeType } from '#db/schema/grants.ts'
import { mostOf, type LineAmount, type LineStatus } from '#scoring/entitlements/index.ts'
import type { Fact, Tier } from '#scoring/policies/facts.ts'
import { computeRecords, type ComputingBasis } from './compute-records.ts'
import { placeFacts, SUPPOSED_PLACES, type OpenContest } from './suppose-contest.ts'

/** Something that might happen to one payee: facts that are computed with and never stored. */
export interface Supposition {
  key: string
  kind: Fact['kind']
  /** The words a choice is called by: grade, title, level, place and tier, the contest by name. */
  values: Partial<Record<'grade' | 'title' | 'level' | 'tier' | 'place' | 'honour' | 'contest', string>>
  payeeName: string
  /** One, or what a place in a contest brings together: an award, a title, a level. */
  facts: Fact[]
}

const SUPPOSED = 'supposed'

/** What somebody may suppose: a person places, titles and levels, a studio grades and recognitions, a unit contests it hosts. Pure. */
export function suppositionsFor(payees: ReadonlyArray<{ type: PayeeType; ids: readonly string[] }>, names: ReadonlyMap<string, string>, day: string, tierOf: (studioId: string) => Tier): Supposition[] {
  const list: Supposition[] = []
  // What one supposes of oneself needs no name behind it.
  const ownIds = Object.fromEntries(payees.flatMap(({ type, ids }) => (type === 'person' ? ids.map((id) => [id, true]) : [])))
  const add = (payee: string, kind: Fact['kind'], values: Supposition['values'], fields: Record<string, unknown>) => {
    list.push({ key: [kind, ...Object.values(values), payee.slice(0, 8)].join('-'), kind, values, payeeName: payee in ownIds ? '' : (names.get(payee) ?? ''), facts: [{ ...fields, id: SUPPOSED, kind, on: day } as Fact] })
  }
  for (const { type, ids } of payees) {
    for (const id of ids) {
      if (type === 'person') {
        for (const tier of ['municipal', 'provincial', 'national'] as const) for (const place of [1, 2, 3]) add(id, 'competitionAward', { tier, place: String(place) }, { person: id, tier, place })
        for (const title of ['skillModel', 'skillExpert']) add(id, 'titleWon', { title }, { person: id, title })
        for (const level of ['seniorWorker', 'technician', 'seniorTechnician']) add(id, 'certificateObtained', { level }, { person: id, employer: id, level, newly: true, shortage: true })
        add(id, 'honourAwarded', { honour: 'nationalTechnicalExpert' }, { person: id, honour: 'nationalTechnicalExpert' })
      } else if (type === 'studio') {
        for (const grade of ['excellent', 'qualified'] as const) add(id, 'studioAssessed', { grade }, { studio: id, tier: tierOf(id), grade })
        for (const tier of ['municipal', 'provincial'] as const) if (tier !== tierOf(id)) add(id, 'studioRecognised', { tier }, { studio: id, tier, firstApplication: true })
      } else {
        for (const tier of ['county', 'municipal', 'provincial'] as const) add(id, 'competitionHosted', { tier }, { competition: SUPPOSED, tier, organiser: id, projects: 1 })
      }
    }
  }
  return list
}

/** What a person may suppose of the contests they have entered; places that bring no fact are left out. Pure. */
export function contestSuppositions(person: string, employer: string | null, contests: readonly OpenContest[]): Supposition[] {
  return contests.flatMap((contest) =>
    SUPPOSED_PLACES.flatMap((place): Supposition[] => {
      const facts = placeFacts(contest, place, { person, employer, id: SUPPOSED })
      const key = ['place', place, contest.entryId.slice(0, 8)].join('-')
      return facts.length === 0 ? [] : [{ key, kind: 'competitionAward', values: { place: String(place), contest: contest.eventName }, payeeName: '', facts }]
    }),
  )
}

export interface SupposedLine {
  rule: string
  status: LineStatus
  amount: LineAmount
  fen: number | null
  reasons: string[]
  cites: CitedClause[]
}

/** The lines that supposed facts would bring beside everything that has really happened: caps and 不重复 count. Pure. */
export function simulate({ facts: supposed }: Supposition, { basis, facts, locale }: { basis: ComputingBasis; facts: readonly Fact[]; locale: Locale }): SupposedLine[] {
  const { records } = computeRecords([...facts, ...supposed], basis)
  return records
    .filter(({ factId }) => factId.startsWith(SUPPOSED))
    .map(({ rule, status, line: { amount, reasons, cites } }) => {
      const [first, ...further] = cites
      return { rule, status, amount, fen: mostOf(amount), reasons, cites: first ? [...citedClauses(locale, [first], rule), ...citedClauses(locale, further)] : [] }
    })
}
