import type { RegionActor } from '#app/auth/actor.ts'
import { markColumns } from '#app/services/marks/cell-rules.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { hundredthsOf } from '#app/services/results/hundredths.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listItemMarks } from '#db/queries/item-marks.ts'
import { schemesOf } from '../schemes/scheme-of.server.ts'
import { itemQualities } from './item-quality.ts'
import { distributionOf, judgeDeviations, partQuality } from './score-statistics.ts'

/** What the charts of one event show: how totals and parts lie, how hard each part was, and how each judge stands to the panel. Nobody is named. */
export async function getAnalysisPage(actor: RegionActor, eventId: string, db: DbOrTx = readDb) {
  const { event, rules, cells, result } = await computeRanking(db, { eventId, regionId: actor.regionId })
  const standings = result?.output.standings ?? []
  const scope = { eventId, regionId: actor.regionId }
  const [schemes, itemMarks] = await Promise.all([schemesOf(db, scope, rules), listItemMarks(db, scope)])
  const totalOf = new Map(standings.flatMap(({ id, total }) => (total === null ? [] : [[id, hundredthsOf(total)] as const])))
  const columns = markColumns(rules)
  const totals = standings.flatMap(({ total }) => (total === null ? [] : [hundredthsOf(total)]))
  return {
    competition: { id: event.competitionId, name: event.competition.name, nameEn: event.competition.nameEn },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    total: distributionOf(totals, 10_000),
    parts: rules.parts.map(({ key, name, nameEn, panel }) => {
      const maximum = columns.find((column) => column.key === key && column.kind !== 'metric')!.maximum
      const rows = standings.flatMap(({ marks, total }) => (marks[key] == null || total === null ? [] : [{ mark: hundredthsOf(marks[key]), total: hundredthsOf(total) }]))
      const panels = new Map<string, Map<number, number>>()
      for (const cell of cells) {
        if (cell.kind !== 'panel' || cell.key !== key || cell.value === null) continue
        const own = panels.get(cell.entryId) ?? new Map<number, number>()
        panels.set(cell.entryId, own.set(cell.slot, cell.value))
      }
      const scheme = schemes.get(key)
      const items = scheme ? itemQualities(scheme.scheme, itemMarks.filter(({ partKey }) => partKey === key), totalOf) : []
      return { items, key, name, nameEn: nameEn ?? null, distribution: distributionOf(rows.map(({ mark }) => mark), maximum), quality: partQuality(rows, maximum), judges: panel ? judgeDeviations([...panels.values()], panel.judges) : [] }
    }),
  }
}

export type AnalysisPage = Awaited<ReturnType<typeof getAnalysisPage>>
