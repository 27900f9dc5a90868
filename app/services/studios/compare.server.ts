import type { RegionActor } from '#app/auth/actor.ts'
import type { Locale } from '#app/messages/locale.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listGradesOf, listHandedIn, listNamedStudios, listStudioChoices } from '#db/queries/studio-figures.ts'
import { isUuid } from '#db/queries/uuid.ts'
import { compareFigures } from './compare-figures.ts'
import { valuesOf } from './report/report-content.ts'

export const MOST_COMPARED = 6
/** Years side by side; older ones stand in the reports. */
export const YEARS_COMPARED = 4

/** The studios an address names: at most six, in the order they were chosen. */
export function readCompared(params: URLSearchParams): string[] {
  return [...new Set(params.getAll('studio').filter(isUuid))].slice(0, MOST_COMPARED)
}

/**
 * The figures of some studios' handed-in reports, year by year side by side, with what changed from one year to the next. Studios of another
 * region are not there. Four queries.
 */
export async function getComparison(actor: RegionActor, studioIds: readonly string[], locale: Locale, db: DbOrTx = readDb) {
  const place = { regionId: actor.regionId, studioIds }
  const [named, choices, reports, grades] = await Promise.all([listNamedStudios(db, place), listStudioChoices(db, place), listHandedIn(db, place), listGradesOf(db, place)])
  const studios = studioIds.flatMap((id) => named.find((one) => one.id === id) ?? [])
  const figures = compareFigures(
    studios.map(({ id }) => id),
    reports.map(({ studioId, year, content }) => ({ studioId, year, values: valuesOf(content) })),
    grades,
    YEARS_COMPARED,
  )
  // Who was ticked on the register stays chosen, whether or not it reports yet.
  const offered = [...choices, ...studios.filter(({ id }) => !choices.some((one) => one.id === id))]
  return { studios, choices: offered, years: figures.years, rows: figures.rows.map((row) => ({ ...row, label: row.label === null ? null : wordingIn(locale, row.label), section: row.section === null ? null : wordingIn(locale, row.section) })) }
}

export type Comparison = Awaited<ReturnType<typeof getComparison>>
export type ComparedRow = Comparison['rows'][number]
