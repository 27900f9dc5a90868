import type { RegionActor } from '#app/auth/actor.ts'
import { hasPermission } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { groupBy } from '#app/lib/group-by.ts'
import type { Locale } from '#app/messages/locale.ts'
import { today } from '#app/services/clock.server.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { agreementOf } from '#app/services/reviews/round-page.server.ts'
import { readMeeting } from '#app/services/reviews/read-meeting.server.ts'
import { roundRows } from '#app/services/reviews/round-rows.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getRound, listRounds } from '#db/queries/reviews.ts'
import { countAgreements, countGrades, countReached, listStudioChoices, sumLog } from '#db/queries/studio-figures.ts'
import { getStudio } from '#db/queries/studios.ts'
import type { StudioTier } from '#db/schema/studios.ts'
import { spendingUses } from './log/spending-uses.ts'
import { studioScopeOf } from './studio-access.server.ts'

/** Years the charts go back, this one among them. */
export const FIGURE_YEARS = 5

const GRADES = ['excellent', 'qualified', 'unqualified'] as const
const LEVELS = ['juniorWorker', 'intermediateWorker', 'seniorWorker', 'technician', 'seniorTechnician', 'specialTechnician', 'chiefTechnician'] as const
const ACTIVITIES = ['project', 'exchange', 'service', 'award', 'patent'] as const
const TIERS: readonly StudioTier[] = ['county', 'municipal', 'provincial', 'national']

/** Rounds whose experts are looked at: the last few. */
const ROUNDS = 3

/**
 * The region's studios in figures, year by year, or one studio's: apprentices, certificates reached, activities, spending by use, grades, and
 * for the bureau how far experts agreed in the last rounds. All from what was recorded; nothing is estimated.
 *
 * @throws AppError 404 for a studio out of reach
 */
export async function getStudioFigures(actor: RegionActor, studioId: string | null, locale: Locale, db: DbOrTx = readDb) {
  const reach = studioScopeOf(actor)
  const studio = studioId === null ? null : required(await getStudio(db, { ...reach, studioId }))
  const bureau = hasPermission(actor, 'studio:read')
  const to = Number((await today(db)).slice(0, 4))
  const years = Array.from({ length: FIGURE_YEARS }, (_, at) => to - FIGURE_YEARS + 1 + at)
  const scope = { ...reach, ...(studio ? { studioIds: [studio.id] } : {}), from: years[0]!, to }
  const [agreements, reached, log, grades, { policyIds }] = await Promise.all([countAgreements(db, scope), countReached(db, scope), sumLog(db, scope), countGrades(db, scope), requireRegion(db, actor.regionId)])
  const labels = new Map(policyIds.flatMap((policyId) => TIERS.flatMap((tier) => spendingUses({ policyId, tier }).uses)).map(({ key, wording }) => [key, wordingIn(locale, wording)]))
  const yearly = <Key extends string>(keys: readonly Key[], valueOf: (year: number, key: Key) => number) => years.map((year) => ({ year, values: keys.map((key) => valueOf(year, key)) }))
  const uses = [...groupBy(log.filter((row) => row.kind === 'spending'), (row) => row.use ?? '')]
    .map(([use, rows]) => ({ use, label: labels.get(use) ?? null, years: years.map((year) => rows.filter((row) => row.year === year).reduce((all, row) => all + row.fen, 0)), fen: rows.reduce((all, row) => all + row.fen, 0) }))
    .sort((a, b) => b.fen - a.fen || a.use.localeCompare(b.use, 'zh'))
  const levels = LEVELS.filter((level) => reached.some((row) => row.level === level))
  return {
    bureau,
    studio: studio ? { id: studio.id, name: studio.name } : null,
    choices: bureau ? await listStudioChoices(db, { regionId: actor.regionId }) : [],
    years,
    apprentices: years.map((year) => ({ year, values: [sumOf(agreements.filter((row) => row.year === year)), sumOf(reached.filter((row) => row.year === year))] })),
    levels: { keys: levels, rows: yearly(levels, (year, level) => sumOf(reached.filter((row) => row.year === year && row.level === level))) },
    activities: { keys: ACTIVITIES, rows: yearly(ACTIVITIES, (year, kind) => sumOf(log.filter((row) => row.year === year && row.kind === kind))) },
    spending: uses,
    grades: { keys: GRADES, rows: yearly(GRADES, (year, grade) => sumOf(grades.filter((row) => row.year === year && row.grade === grade))) },
    agreement: bureau && studio === null && hasPermission(actor, 'review:manage') ? await agreementOfRounds(actor, db) : [],
  }
}

export type StudioFigures = Awaited<ReturnType<typeof getStudioFigures>>

const sumOf = (rows: ReadonlyArray<{ n: number }>) => rows.reduce((all, { n }) => all + n, 0)

/** The agreement of the last rounds with complete reviews, newest first. */
async function agreementOfRounds(actor: RegionActor, db: DbOrTx) {
  const { regionId } = actor
  const rounds = (await listRounds(db, { regionId })).filter(({ state }) => state !== 'draft' && state !== 'collecting').slice(0, ROUNDS)
  const found = []
  for (const { id } of rounds) {
    const round = required(await getRound(db, { regionId, roundId: id }))
    const reading = await readMeeting(db, round)
    const { studios, icc, word, meanDistance } = agreementOf(reading, roundRows(round.state, reading).ranked)
    if (studios > 0) found.push({ roundId: id, name: round.name, studios, icc, word, meanDistance })
  }
  return found
}
