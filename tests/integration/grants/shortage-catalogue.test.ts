import { expect, test } from 'vitest'
import { applyDifference, takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { getSettingsDesk } from '#app/services/grants/desk-pages.server.ts'
import { evaluateRegion } from '#app/services/grants/evaluation.server.ts'
import { enterShortageCatalogue } from '#app/services/grants/shortage-catalogue.server.ts'
import { readDb } from '#db/client.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { must } from '../results/result-desk.ts'
import { insertGrantDesk } from './grant-desk.ts'

const database = withTestDatabase()

//  certificate checked       | catalogue entered                | 余政办发〔2022〕51号 三(四)11
//  technician, welder        | none                             | waits for the answer
//  the same                  | welder, from 2025-01-01          | 500 yuan a month
//  technician, fitter        | welder, from 2025-01-01          | not due: not in the catalogue
test('a shortage allowance goes by the catalogue that the bureau has entered for the day of the certificate', async () => {
  const desk = await insertGrantDesk(database.owner, ['yuyao-2022-51'])
  const { regionId } = desk
  const certificate = async (name: string, code: string) => {
    const person = await desk.candidate(name)
    await database.owner`insert into person_skill_levels (person_id, occupation_code, occupation_edition, level, certificate_number, obtained_on, evidence) values (${person}, ${code}, '2022', 'technician', ${`Y0001330281722400${code.slice(-2)}`}, '2025-03-01', 'checked')`
  }
  await certificate('沈立', '6-18-02-04')
  await certificate('方圆', '6-20-01-01')
  const lines = async () => {
    await takeInFacts(regionId)
    const rows = await database.owner`select p.name, l.status, l.line -> 'reasons' as reasons from entitlement_lines l join persons p on p.id = l.payee_id where l.region_id = ${regionId} and l.rule = 'YY-14' order by p.name desc`
    return rows.map(({ name, status, reasons }) => [name, status, (reasons as string[]).filter((reason) => reason.includes('hortage'))])
  }
  expect(await lines()).toEqual([['沈立', 'needsInput', ['shortageMissing']], ['方圆', 'needsInput', ['shortageMissing']]])

  const entry = { actor: desk.officer, policyId: 'yuyao-2022-51', list: '6-18-02-04 焊工\n6-18-04-01 模具工', documentNumber: '余人社〔2025〕3号', effectiveFrom: '2025-01-01' }
  const idempotencyKey = newKey()
  await must(enterShortageCatalogue({ ...entry, idempotencyKey }))
  await must(enterShortageCatalogue({ ...entry, idempotencyKey }))
  // What was known before is not changed behind anybody's back: the difference waits for a person.
  expect(await lines()).toEqual([['沈立', 'needsInput', ['shortageMissing']], ['方圆', 'needsInput', ['shortageMissing']]])
  const { hash } = await evaluateRegion(readDb, regionId)
  await must(applyDifference({ actor: desk.officer, idempotencyKey: newKey(), seenHash: hash, reason: '按余人社〔2025〕3号目录核对' }))
  expect(await lines()).toEqual([['沈立', 'due', []], ['方圆', 'notDue', ['notInShortageCatalogue']]])
  expect((await getSettingsDesk(desk.officer, 'zh-CN')).catalogues.map(({ entered }) => entered.map(({ documentNumber, occupations }) => [documentNumber, occupations.length]))).toEqual([[['余人社〔2025〕3号', 2]]])
  expect(await database.owner`select count(*)::int from audit_events where kind = 'shortageCatalogueEntered' and region_id = ${regionId}`).toEqual([{ count: 1 }])

  // Nothing is written over, and nothing that cannot be read is half taken.
  expect(await enterShortageCatalogue({ ...entry, idempotencyKey: newKey() })).toMatchObject({ ok: false, reason: 'alreadyEntered' })
  expect(await enterShortageCatalogue({ ...entry, list: '焊工\n6-18-04-01 模具工', effectiveFrom: '2026-01-01', idempotencyKey: newKey() })).toMatchObject({ ok: false, reason: 'lineWithoutCode', data: { lines: ['焊工'] } })
  const elsewhere = await insertGrantDesk(database.owner, ['wuyi-2021-46'])
  await expect(enterShortageCatalogue({ ...entry, actor: elsewhere.officer, idempotencyKey: newKey() })).rejects.toMatchObject({ status: 404 })
})
