import { expect, test } from 'vitest'
import { getJudgeQualityPage } from '#app/services/judges/judge-quality.server.ts'
import { insertDesk } from '#tests/support/competition-desk.ts'
import { insertScoringEvent } from '#tests/support/scoring-event.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { actorOf } from '../imports/import-desk.ts'

const database = withTestDatabase()

//  entrant | judge 1 (武义五金厂) | judge 2 | judge 3
//  01      |        90           |   80    |   80
//  02      |        84           |   80    |   82
test('judges of a region stand beside their panels, sealed events and other regions left out', async () => {
  const made = await insertScoringEvent(database.owner, { entrants: 2 })
  const regionId = made.region.id
  const officer = actorOf(made.clerk, regionId)
  const judgeIds: string[] = []
  for (const [at, unit] of ['武义五金厂', '永康职校', null].entries()) {
    const name = `裁判${at + 1}`
    const [person] = await database.owner`insert into persons (region_id, name, name_normalised, organisation_name) values (${regionId}, ${name}, ${name}, ${unit}) returning id`
    const [judge] = await database.owner`insert into judges (region_id, person_id, qualification) values (${regionId}, ${person!.id}, '高级考评员') returning id`
    await database.owner`insert into judge_assignments (region_id, event_id, judge_id, slot, state) values (${regionId}, ${made.event.id}, ${judge!.id}, ${at + 1}, 'accepted')`
    judgeIds.push(judge!.id as string)
  }
  for (const [row, values] of [[9000, 8000, 8000], [8400, 8000, 8200]].entries()) {
    for (const [at, value] of values.entries()) {
      await database.owner`insert into marks (region_id, event_id, entry_id, kind, key, slot, value, entered_by, source) values (${regionId}, ${made.event.id}, ${made.entries[row]!}, 'panel', 'practical', ${at + 1}, ${value}, ${made.clerk.id}, 'grid')`
    }
  }
  const { judges, years } = await getJudgeQualityPage(officer, null)
  expect(years).toEqual([2026])
  // Everybody who competed is of the first judge's unit: there is nobody else to compare that with.
  expect(judges.map(({ name, marks, bias, ownUnit, byEvent }) => [name, marks, bias, ownUnit, byEvent.length])).toEqual([['裁判1', 2, 6.5, null, 1], ['裁判2', 2, -4, null, 1], ['裁判3', 2, -2.5, null, 1]])
  expect((await getJudgeQualityPage(officer, 2024)).judges).toEqual([])
  expect((await getJudgeQualityPage((await insertDesk(database.owner)).officer, null)).judges).toEqual([])

  await database.owner`insert into blind_layers (region_id, event_id, layer, seed, sealed_at) values (${regionId}, ${made.event.id}, 1, 'seed', now())`
  expect((await getJudgeQualityPage(officer, null)).judges.map(({ marks, bias }) => [marks, bias])).toEqual([[0, null], [0, null], [0, null]])
})
