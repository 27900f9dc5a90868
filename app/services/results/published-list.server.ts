import { readDb, type DbOrTx } from '#db/client.ts'
import { listPublishedFacets, listPublishedResults } from '#db/queries/public-results.ts'

const EVENTS_PER_PAGE = 40

export interface PublishedQuery {
  region: string | null
  year: number | null
  page: number
}

/** Reads the list's address; what makes no sense counts as not given. */
export function readPublishedQuery(params: URLSearchParams): PublishedQuery {
  const year = params.get('year') ?? ''
  const page = params.get('page') ?? ''
  const region = params.get('region') ?? ''
  return { region: region === '' ? null : region, year: /^\d{4}$/.test(year) ? Number(year) : null, page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1 }
}

type Row = Awaited<ReturnType<typeof listPublishedResults>>[number]

export interface PublishedCompetition {
  id: string
  name: string
  nameEn: string | null
  finalOn: string
  region: Row['region']
  events: Array<{ eventId: string; name: string; nameEn: string | null; division: string; edition: number; publishedAt: Date | null; fieldSize: number }>
}

/** Published results, newest competition first, with what the list can be narrowed to. */
export async function getPublishedList({ region, year, page }: PublishedQuery, db: DbOrTx = readDb) {
  const [rows, facets] = await Promise.all([
    // One more than is shown tells whether there is a next page.
    listPublishedResults(db, { ...(region === null ? {} : { region }), ...(year === null ? {} : { year }), offset: (page - 1) * EVENTS_PER_PAGE, limit: EVENTS_PER_PAGE + 1 }),
    listPublishedFacets(db),
  ])
  const regions = new Map(facets.map(({ code, name, nameEn }) => [code, { code, name, nameEn }]))
  const years = [...new Set(facets.filter(({ code }) => region === null || code === region).map((facet) => facet.year))].sort((a, b) => b - a)
  return { competitions: byCompetition(rows.slice(0, EVENTS_PER_PAGE)), regions: [...regions.values()], years, hasNext: rows.length > EVENTS_PER_PAGE }
}

/** The newest published results, for the landing page. */
export async function getLatestPublished(limit: number, db: DbOrTx = readDb): Promise<PublishedCompetition[]> {
  return byCompetition(await listPublishedResults(db, { offset: 0, limit }))
}

function byCompetition(rows: readonly Row[]): PublishedCompetition[] {
  const competitions = new Map<string, PublishedCompetition>()
  for (const { competition, region, event, eventId, edition, publishedAt, fieldSize } of rows) {
    const { id, name, nameEn, finalOn } = competition
    const known = competitions.get(id) ?? { id, name, nameEn, finalOn, region, events: [] }
    competitions.set(id, known)
    known.events.push({ eventId, ...event, edition, publishedAt, fieldSize })
  }
  return [...competitions.values()]
}
