import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { getBoardSettings, setBoards } from '#app/services/boards/set-boards.server.ts'
import { sealLayer } from '#app/services/blind-codes/seal-layer.server.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { setPlan } from '#app/services/competitions/set-plan.server.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { saveItemMarks } from '#app/services/schemes/save-item-marks.server.ts'
import { declareSets } from '#app/services/sheets/declare-sets.server.ts'
import { returnToJudge } from '#app/services/sheets/return-set.server.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listField } from '#db/queries/field.ts'
import { insertScheme } from '#db/queries/schemes.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import type { MarkingScheme } from '#scoring/schemes/scheme.ts'
import { enterContest, took } from './demo-contests.ts'
import { appointPanel, FORKLIFT_PANEL } from './demo-judges.ts'
import { insertAccount } from './demo-people.ts'
import type { DemoContest, DemoUser } from './demo-plan.ts'

const CONTEST: DemoContest = {
  key: 'forklift', code: 'WY2026-CC', name: '2026年武义县叉车司机职业技能竞赛', nameEn: 'Wuyi forklift skill contest 2026', finalOn: '2026-11-22', entrants: 12, region: 'wuyi', stage: 'open', year: 2026,
  place: '武义县职业技术学校实训场', organiser: '武义县人力资源和社会保障局', host: '武义县职业技术学校', competitionClass: 2, policyId: null,
  event: { name: '叉车司机', nameEn: 'Forklift driving', template: 'theory20Practical80Panel', occupationCode: '6-30-05-02', occupationName: '起重装卸机械操作工', noOccupationReason: null, highestLevel: 'technician' },
}

/** Out of 100: two things that are measured once, two that every judge judges, one deduction. */
const SCHEME: MarkingScheme = {
  criteria: [
    {
      key: 'a', letter: 'A', name: '叉取与堆垛', marks: 5_000, items: [
        { key: 'offset', code: 'A1', name: '堆垛偏差', marks: 3_000, kind: 'measurement', unit: 'mm', decimals: 0, judgedBy: 'group', rule: { by: 'range', lines: [{ from: null, to: 20_000, mark: 3_000 }, { from: 21_000, to: 40_000, mark: 2_000 }, { from: 41_000, to: 60_000, mark: 1_000 }] } },
        { key: 'time', code: 'A2', name: '操作时间', marks: 2_000, kind: 'measurement', unit: '秒', decimals: 0, judgedBy: 'group', rule: { by: 'step', target: 300_000, tolerance: 0, step: 10_000, perStep: 200, side: 'above' } },
      ],
    },
    {
      key: 'b', letter: 'B', name: '操作质量', marks: 5_000, items: [
        { key: 'smooth', code: 'B1', name: '起步、转向、停车平稳', marks: 3_000, kind: 'judgement', benchmarks: ['多次急起急停，货物晃动', '基本平稳，偶有顿挫', '平稳，个别动作不够连贯', '全程平稳连贯，货物不晃动'] },
        { key: 'order', code: 'B2', name: '作业前检查与现场整理', marks: 2_000, kind: 'judgement', benchmarks: ['没有检查，现场零乱', '检查有遗漏', '检查齐全，整理欠细', '检查齐全，整理到位'] },
      ],
    },
    { key: 's', letter: 'S', name: '安全', marks: 0, items: [{ key: 'bar', code: 'S1', name: '碰杆', marks: 2_000, kind: 'deduction', judgedBy: 'group', perTime: 500 }] },
  ],
}

interface BoardActors {
  officer: RegionActor
  clerk: RegionActor
  chief: RegionActor
  codes: RegionActor
}

/** 叉车: codes sealed, marked item by item, one judge on a tablet and the others from paper; something to judge again, something returned, a public board. */
export async function seedBoards({ officer, clerk, chief, codes }: BoardActors, series: number, user: DemoUser, passwordHash: string): Promise<void> {
  const { competitionId, eventId } = await enterContest(officer, CONTEST, series)
  const scope = { regionId: officer.regionId, eventId }
  const act = () => ({ idempotencyKey: randomUUID(), eventId })
  const move = async (action: 'fixField' | 'startScoring') => took(await changeState({ actor: officer, idempotencyKey: randomUUID(), competitionId, action, reason: null }))
  const { competition } = await requireEvent(readDb, scope)
  took(await setPlan({ actor: officer, idempotencyKey: randomUUID(), competitionId, version: competition.version, plan: { usedSteps: [], blindLayers: 1 }, appealMinutes: 120, registrationOpensAt: null, registrationClosesAt: null, eligibility: {} }))
  const judge = await inTransaction(async (tx) => {
    await insertScheme(tx, { ...scope, partKey: 'practical', edition: 1, scheme: SCHEME, schemeHash: '', reason: null })
    const personId = await appointPanel(tx, { ...scope, occupationCode: '6-30-05-02', panel: FORKLIFT_PANEL })
    return insertAccount(tx, user, passwordHash, { regionId: officer.regionId, personId, competitionId, eventId })
  })
  await move('fixField')
  took(await sealLayer({ actor: codes, ...act() }))
  await move('startScoring')
  const field = await listField(readDb, scope)
  const give = async (slot: number, entryIds: readonly string[], values: (at: number) => Record<string, string>) => {
    const cells = entryIds.flatMap((entryId, at) => Object.entries(values(at)).map(([itemKey, text]) => ({ entryId, partKey: 'practical', itemKey, text, baseVersion: 0 })))
    took(await saveItemMarks({ actor: slot === 1 ? judge : clerk, ...act(), slot, cells }, { source: slot === 1 ? 'judge' : 'clerk' }))
  }
  const ids = field.map((entry) => entry.id)
  took(await saveGrid({ actor: clerk, ...act(), statuses: [], cells: ids.slice(0, 8).map((entryId, at) => ({ entryId, column: 'part:theory', text: String(70 + ((at * 7) % 25)), absentJudge: false, baseVersion: 0 })) }))
  const good = (at: number) => String(1 + (at % 2))
  await give(1, ids.slice(0, 6), (at) => ({ offset: String(12 + at * 6), time: String(290 + at * 9), bar: at === 2 ? '1' : '0', smooth: at === 3 ? '3' : good(at), order: '2' }))
  for (const slot of [2, 3, 4, 5]) await give(slot, ids.slice(0, slot === 5 ? 4 : 6), (at) => ({ smooth: at === 3 ? '1' : good(at), order: at === 1 && slot === 4 ? '1' : '2' }))
  for (const entryId of [0, 1, 2].map((at) => ids[at]!)) took(await declareSets({ actor: judge, ...act(), entryId }))
  took(await returnToJudge({ actor: chief, ...act(), entryId: ids[2]!, slot: 1, reason: '碰杆次数与现场记录不符，请核对。' }))
  const { version } = await getBoardSettings(officer, eventId)
  took(await setBoards({ actor: officer, ...act(), version, boards: { open: { shows: 'standings', names: false, freeze: { kind: 'lastEntrants', count: 4 } } } }))
}
