import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { addDays } from '#app/lib/dates.ts'
import { today } from '#app/services/clock.server.ts'
import { approveChange, askForChange } from '#app/services/studios/requests/change-requests.server.ts'
import { readDb } from '#db/client.ts'
import { listRequests } from '#db/queries/studio-requests.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { hangzhou2017 } from '#scoring/studios/rubrics/hangzhou-2017.ts'
import { took } from './demo-contests.ts'
import { drawEvidence } from './demo-evidence.ts'
import { insertAccount, insertStudio, type DemoRegion } from './demo-people.ts'
import { DEMO_USERS } from './demo-plan.ts'
import { dateBack, holdRound, publishRound, rectifiedBefore, type Lost, type ReviewTeam } from './demo-rounds.ts'

const key = () => randomUUID().replaceAll('-', '')

const NAME = '童建军钳工技能大师工作室'
const HOST = '武义白洋工具有限公司'

/** What both experts take off: enough to fail, in other items each time. */
const FIRST: readonly [Lost, Lost] = [[800, 300, 700, 600, 400, 700, 200, 500], [800, 300, 600, 600, 400, 700, 200, 600]]
const SECOND: readonly [Lost, Lost] = [[200, 400, 800, 900, 500, 800, 300, 600], [300, 400, 800, 900, 500, 700, 300, 600]]

/**
 * A studio that failed two assessments: the first time it put things right and reported it, after the second its exit is proposed and its
 * leader has an account of their own. Comes after the other rounds, so that these stay as they are.
 */
export async function seedRectification({ region, officer, experts, passwordHash }: ReviewTeam & { region: DemoRegion; passwordHash: string }): Promise<void> {
  const year = Number((await today()).slice(0, 4))
  const place = '武义县白洋街道上邵工业区 7 号'
  const { studioId, leader } = await inTransaction(async (tx) => {
    const studio = await insertStudio(tx, { region, name: NAME, host: HOST, tierLabel: '县级', trade: '钳工', occupationCode: '6-20-01-01', place, leadName: '童建军', policyId: 'wuyi-2021-46', recognitionDocument: `武人社〔${year - 4}〕31号`, recognisedOn: `${year - 4}-10-20` })
    const user = DEMO_USERS.find(({ studio: own }) => own === 'rectifying')!
    return { studioId: studio.studioId, leader: await insertAccount(tx, user, passwordHash, { regionId: region.id, studioId: studio.studioId, personId: studio.leadPersonId }) }
  })
  const team = { officer, experts }
  const hold = (of: number, lost: readonly [Lost, Lost]) => holdRound(team, { name: `${of}年补充考核`, year: of, asOf: `${of}-12-20`, rubricKey: 'hangzhou-2017', dueOn: null }, hangzhou2017, new Map([[NAME, lost]]), '已在本年度其他轮次中考核')
  const past = await hold(year - 2, FIRST)
  await publishRound(team, past, `武人社发〔${year - 1}〕12号`)
  for (const found of await dateBack(officer, past, `${year - 1}-01-20`)) {
    await reportAndApprove({ studioId, leader, officer, on: addDays(found.dueOn, -12) })
    await rectifiedBefore(found)
  }
  await publishRound(team, await hold(year - 1, SECOND), `武人社发〔${year}〕3号`)
}

/** The leader's report of what was put right, with a paper, found sound by the office. */
async function reportAndApprove({ studioId, leader, officer, on }: { studioId: string; leader: RegionActor; officer: RegionActor; on: string }): Promise<void> {
  const { regionId } = officer
  const [paper] = await drawEvidence({ studio: NAME, host: HOST, policyId: 'wuyi-2021-46', tier: 'county', answers: { rules: 'yes' }, on })
  const to = '1. 场地：清理仓储区，教学区恢复到 60 平方米。\n2. 制度：重新制定工作室管理和经费使用办法并上墙。\n3. 带徒：补签师徒协议 3 份，台账从 1 月起逐月登记。'
  took(await askForChange({ actor: leader, idempotencyKey: key(), studioId, kind: 'rectify', to, identity: null, reason: '', upload: { name: paper!.name, bytes: paper!.bytes } }))
  const { rows } = await listRequests(readDb, { regionId, studioIds: [studioId], states: ['submitted'], limit: 1, offset: 0 })
  took(await approveChange({ actor: officer, idempotencyKey: key(), studioId, requestId: rows[0]!.id, documentNumber: null }))
}
