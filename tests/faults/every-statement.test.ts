import { beforeAll, describe, expect, test } from 'vitest'
import { reloadSettings } from '#app/lib/env.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { saveEventRules } from '#app/services/competitions/save-event-rules.server.ts'
import { getEventPage } from '#app/services/competitions/event-page.server.ts'
import { issueCertificates } from '#app/services/certificates/issue-certificates.server.ts'
import { participation } from '#app/services/certificates/kinds/edition-kinds.server.ts'
import { takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { decideAccount, proposeAccount } from '#app/services/grants/bank-accounts.server.ts'
import { approveAsHead, approveClaim, handleClaim } from '#app/services/grants/decide-claim.server.ts'
import { openClaim } from '#app/services/grants/open-claim.server.ts'
import { makeBatch, noteBatchPaid } from '#app/services/grants/payment-batch.server.ts'
import { openCorrection } from '#app/services/results/correct-result.server.ts'
import { createRound } from '#app/services/reviews/create-round.server.ts'
import { assignAutomatically } from '#app/services/reviews/assign.server.ts'
import { moveRound } from '#app/services/reviews/move-round.server.ts'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { moveReport, startReport } from '#app/services/studios/report/move-report.server.ts'
import { saveReport } from '#app/services/studios/report/save-report.server.ts'
import { REPORT_FIELDS } from '#scoring/studios/report-form.ts'
import { fileWhole, teamOf } from '#tests/integration/grants/claim-desk.ts'
import { insertGrantDesk } from '#tests/integration/grants/grant-desk.ts'
import { entrantRow, entrantsFile, openDesk } from '#tests/integration/imports/import-desk.ts'
import { confirm, fallingMarks, must, openScoringDay, plainRules, publish } from '#tests/integration/results/result-desk.ts'
import { enterCompetition, enterEvent, insertDesk, insertEntrants, newKey } from '#tests/support/competition-desk.ts'
import { withDataFolder } from '#tests/support/data-folder.ts'
import { addExpert, addStudio, insertStudioDesk } from '#tests/support/studio-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'
import { failUntilDone, tornPoints } from './nth-statement.ts'

/*
 * The largest acts of the product, each with its first statement failing, then its second, and so on to a lost answer of the commit. Wanted: nothing
 * is written until all is, and a lost answer is found out.
 */
const database = withTestDatabase()
beforeAll(() => {
  process.env.PERSONAL_DATA_KEYS ??= `t1:${Buffer.alloc(32, 1).toString('base64')}`
  process.env.BLIND_INDEX_KEY ??= Buffer.alloc(32, 2).toString('base64')
  reloadSettings()
  withDataFolder('every-statement')
})

const tablesOf = async () => (await database.owner`select tablename from pg_tables where schemaname = 'public'`).map(({ tablename }) => tablename as string)

/** What tables hold, as one hash each. */
async function look(names?: readonly string[]): Promise<Map<string, string>> {
  const tables = names ?? (await tablesOf())
  if (tables.length === 0) return new Map()
  const one = (table: string) => `select '${table}' as name, (select coalesce(md5(string_agg(r::text, chr(10) order by r::text)), '') from "${table}" r) as held`
  const rows = await database.owner.unsafe(tables.map(one).join(' union all '))
  return new Map(rows.map(({ name, held }) => [name as string, held as string]))
}

/** Does one act with each of its statements failing first, and gives what it gave. */
async function act<T>(name: string, run: () => Promise<T>): Promise<T> {
  const { value, points } = await failUntilDone(run, look)
  expect(tornPoints(points), name).toEqual([])
  expect(points.length, name).toBeGreaterThan(2)
  return value
}

const key = () => ({ idempotencyKey: newKey() })

describe('whatever statement fails, before or after the commit', () => {
  test('a contest is as before the act or as after it', async () => {
    const desk = await insertDesk(database.owner)
    const competitionId = await act('enter a competition', () => enterCompetition(desk))
    const eventId = await act('enter an event', () => enterEvent(desk, competitionId))
    const { event } = await getEventPage(desk.officer, eventId)
    await act('set its rules', () => must(saveEventRules({ actor: desk.officer, ...key(), eventId, version: event.version, candidate: plainRules })))
    const state = (action: 'openRegistration' | 'startScoring') => act(action, () => must(changeState({ actor: desk.officer, ...key(), competitionId, action, reason: null })))
    await state('openRegistration')
    await insertEntrants(database.owner, { desk, competitionId, eventId, count: 3 })
    await state('startScoring')

    const day = await openScoringDay(database.owner)
    await act('save marks', () => must(day.mark(fallingMarks(4))))
    await act('confirm the result', () => must(confirm(day)))
    await act('publish it', () => must(publish(day, 1)))
    await act('issue certificates', () => must(issueCertificates({ actor: day.desk.officer, kind: participation, eventId: day.eventId, ...key() })))
    await act('open a correction', () => must(openCorrection({ actor: day.desk.officer, ...key(), eventId: day.eventId, reason: '复核' })))
    await must(day.mark([[3, '99', null]]))
    await act('confirm the second edition', () => must(confirm(day)))
    await act('publish the second edition', () => must(publish(day, 2)))
  })

  test('a list of entrants is imported whole or not at all', async () => {
    const desk = await openDesk(database.owner)
    const { batchId } = await desk.preview(entrantsFile(...Array.from({ length: 5 }, (_, at) => entrantRow(at + 1))))
    await act('confirm an import', () => must(desk.confirm(batchId)))
  })

  test('a claim goes to the voucher without half a step', async () => {
    const desk = await insertGrantDesk(database.owner)
    const team = await teamOf(desk)
    const { studioId, hostId } = await desk.studio()
    await desk.milestone(studioId, 'recognised', '2024-09-01')
    await takeInFacts(desk.regionId)
    const lineIds = (await database.owner`select id from entitlement_lines where region_id = ${desk.regionId}`).map(({ id }) => id as string)
    await act('propose an account', () => must(proposeAccount({ actor: team.officer, ...key(), account: { ownerType: 'organisation', ownerId: hostId, bankName: '武义农商银行', number: '6230910199000012345' } })))
    const [account] = await database.owner`select id from bank_accounts where owner_id = ${hostId}`
    await act('confirm an account', () => must(decideAccount({ actor: team.finance, ...key(), accountId: account!.id as string, confirm: true })))
    const { value } = await act('open a claim', () => must(openClaim({ actor: team.officer, ...key(), lineIds })))
    const claim = { claimId: value.claimId }
    await must(fileWhole(team, value.claimId))
    await act('handle it', () => must(handleClaim({ actor: team.officer, ...key(), ...claim })))
    await act('approve it', () => must(approveClaim({ actor: team.leader, ...key(), ...claim })))
    await act('approve it as head', () => must(approveAsHead({ actor: team.head, ...key(), ...claim })))
    const batch = await act('make a batch', () => must(makeBatch({ actor: team.finance, ...key(), fund: 'employmentFund' })))
    await act('note it paid', () => must(noteBatchPaid({ actor: team.finance, ...key(), batchId: batch.value.batchId, paidOn: '2026-11-20', voucher: '记-118', own: {} })))
  })

  test('a studio’s year has no half-written report and no half-assigned round', async () => {
    const desk = await insertStudioDesk(database.owner)
    const { studioId, leader, host } = desk.studio
    const report = { studioId, year: 2024 }
    await act('write the log', () => must(addLogEntry({ actor: leader, ...key(), studioId, draft: { kind: 'project', on: '2024-03-01', line: '改进夹具', people: null, amount: '5000', use: null, warned: false, photos: [] } })))
    await act('start the report', () => must(startReport({ actor: leader, ...key(), ...report })))
    const changes = REPORT_FIELDS.map(({ key: field, kind }) => ({ key: field, value: kind === 'yesNo' ? 'yes' : kind === 'long' ? '有' : '1', base: 0, reason: '日志不全' }))
    await act('save it', () => must(saveReport({ actor: leader, ...key(), ...report, changes })))
    for (const [actor, action] of [[leader, 'submit'], [host, 'confirm'], [desk.officer, 'accept']] as const) {
      await act(action, () => must(moveReport({ actor, ...key(), ...report, action, remarks: [] })))
    }

    await addStudio(database.owner, desk)
    for (const name of ['沈建国', '梁志远']) await addExpert(database.owner, desk, name)
    const round = { name: '考核', year: 2024, asOf: '2024-11-30', policyId: null, rubricKey: 'hangzhou-2017', thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 2000, expertsPerStudio: 2, dueOn: null }
    const { value } = await act('create a round', () => must(createRound({ actor: desk.officer, ...key(), ...round })))
    const move = (action: 'collect' | 'startReview') => act(action, () => must(moveRound({ actor: desk.officer, ...key(), roundId: value.roundId, action, reason: null, documentNumber: '' })))
    await move('collect')
    await act('assign the experts', () => must(assignAutomatically({ actor: desk.officer, ...key(), roundId: value.roundId })))
    await move('startReview')
  })
})
