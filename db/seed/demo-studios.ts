import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { RegionActor } from '#app/auth/actor.ts'
import { addDays } from '#app/lib/dates.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { addApprentice, recordReached } from '#app/services/studios/apprentices/change-apprentices.server.ts'
import { addLogEntry } from '#app/services/studios/log/add-log-entry.server.ts'
import { OUTSIDE_USES, type LogDraft } from '#app/services/studios/log/log-draft.ts'
import { saveBudget } from '#app/services/studios/log/save-budget.server.ts'
import { moveReport, openReporting, startReport } from '#app/services/studios/report/move-report.server.ts'
import { reportYearAt } from '#app/services/studios/report/report-page.server.ts'
import { saveReport } from '#app/services/studios/report/save-report.server.ts'
import { listApprentices } from '#db/queries/apprentices.ts'
import { readDb } from '#db/client.ts'
import { makeIdentityNumber } from '../factories/identity-number.ts'

const key = () => randomUUID().replaceAll('-', '')

export interface DemoStudioPeople {
  studioId: string
  leader: RegionActor
  host: RegionActor
  officer: RegionActor
}

type Line = [kind: LogDraft['kind'], day: string, line: string, figures?: { people?: number; amount?: string; use?: string; compared?: readonly [string, string] }]

/** A year of a welding studio, day of the year first; both years of the demonstration have it, the second with a little more. */
const YEAR: readonly Line[] = [
  ['funding', '01-18', '收到上年度考核资助', { amount: '20000' }],
  ['project', '02-26', '改进电动工具外壳焊接夹具', { amount: '86000', compared: ['返修率 6%', '返修率 1.5%'] }],
  ['spending', '03-04', '购买二氧化碳气保焊丝 200 公斤，凭证 0312', { amount: '3860.50', use: '培训用的原材料' }],
  ['exchange', '03-21', '与永康焊接工作室交流薄板焊接工艺', { people: 18 }],
  ['service', '04-12', '进武义职校开展焊接安全公开课', { people: 46 }],
  ['spending', '05-08', '聘请省级技术能手来室授课两天，凭证 0508', { amount: '4000', use: '聘请指导教师' }],
  ['award', '05-20', '团队在县焊工技能比武中获第二名'],
]
const LATER: readonly Line[] = [
  ['project', '06-17', '解决不锈钢水槽角焊缝开裂', { amount: '124000', compared: ['合格率 94.6%', '合格率 99.2%'] }],
  ['patent', '07-02', '“可调式薄板焊接夹具”取得实用新型专利授权'],
  ['service', '08-25', '为桐琴镇小微企业免费检修焊机', { people: 23 }],
  ['spending', '09-03', '制作交流展板和资料，凭证 0903', { amount: '1620', use: '技能交流与推广' }],
  ['exchange', '09-27', '承办全县焊接工艺研讨会', { people: 52 }],
]

const APPRENTICES = ['俞晓东', '楼建明', '应志强', '陶伟', '夏文杰', '方俊', '程海涛', '潘立新', '金浩然', '徐永康']

/** One studio with two years of log, last year's report accepted and this year's being written; all by way of the services. */
export async function seedStudioYear({ studioId, leader, host, officer }: DemoStudioPeople): Promise<void> {
  const now = await databaseNow()
  const day = await today()
  const year = reportYearAt(now)
  const write = async ([kind, on, line, figures = {}]: Line, of: number, photo = false) => {
    if (`${of}-${on}` > day) return
    const photos = photo ? [{ name: '现场.jpg', base64: await drawPhoto(of) }] : []
    const draft: LogDraft = { kind, on: `${of}-${on}`, line, people: figures.people ?? null, amount: figures.amount ?? null, use: figures.use ?? null, warned: figures.use === OUTSIDE_USES, photos, ...(figures.compared ? { before: figures.compared[0], after: figures.compared[1] } : {}) }
    await addLogEntry({ actor: leader, idempotencyKey: key(), studioId, draft })
  }
  for (const line of YEAR) await write(line, year - 1)
  for (const [at, line] of [...YEAR, ...LATER].entries()) await write(line, year, at % 5 === 1)
  await saveBudget({ actor: leader, idempotencyKey: key(), studioId, year, lines: { 培训用的原材料: 500_000, 聘请指导教师: 600_000, 技能交流与推广: 300_000 } })
  await seedApprentices(leader, studioId, year)
  await seedLastReport({ leader, host, officer, studioId, year: year - 1 })
  await openReporting({ actor: officer, idempotencyKey: key(), year, dueOn: addDays(day, 30) })
  const half = { premisesArea: '120', exchangePlace: 'yes', signVisible: 'yes', honourBoard: 'no', equipmentSufficient: 'yes', matchingFunds: '20000', upperGrant: '20000', fundRules: 'yes' }
  await saveReport({ actor: leader, idempotencyKey: key(), studioId, year, changes: changesOf(half) })
}

async function seedApprentices(leader: RegionActor, studioId: string, year: number): Promise<void> {
  for (const [at, name] of APPRENTICES.entries()) {
    const agreedOn = at < 6 ? `${year - 1}-03-0${at + 1}` : `${year}-02-0${at - 4}`
    const born = `${1988 + at}-0${(at % 9) + 1}-15`
    await addApprentice({ actor: leader, idempotencyKey: key(), studioId, name, identityNumber: makeIdentityNumber(born, 300 + at, 'male'), organisation: '浙江武川电动工具有限公司', agreedOn, endsOn: `${year + 1}-12-31`, startLevel: at < 2 ? 'seniorWorker' : at < 7 ? 'intermediateWorker' : null, targetLevel: at < 2 ? 'technician' : 'seniorWorker' })
  }
  const roster = await listApprentices(readDb, { regionId: leader.regionId, studioId })
  const of = (name: string) => roster.find((one) => one.name === name)!
  for (const [at, name] of APPRENTICES.slice(2, 4).entries()) {
    const one = of(name)
    await recordReached({ actor: leader, idempotencyKey: key(), studioId, apprenticeId: one.id, version: one.version, level: 'seniorWorker', on: `${year - 1}-11-1${at}`, certificateNumber: `S00003307${year - 1}00${at}` })
  }
}

async function seedLastReport({ leader, host, officer, studioId, year }: DemoStudioPeople & { year: number }): Promise<void> {
  const act = { studioId, year }
  await startReport({ ...act, actor: leader, idempotencyKey: key() })
  const whole = {
    premisesArea: '100', exchangePlace: 'yes', signVisible: 'yes', honourBoard: 'yes', equipmentSufficient: 'yes', matchingFunds: '20000', upperGrant: '30000', fundRules: 'yes', accountsKept: 'yes', spendingCompliant: 'yes',
    rulesMade: 'yes', rulesPosted: 'yes', planDelivered: 'yes', materialsDelivered: 'yes', schoolCooperation: '与武义县职业技术学校共建焊接实训基地，每学期授课 8 课时。', mechanism: 'yes',
    summary: '完成技改项目 1 项，带徒 6 人，2 人取得高级工证书；开展公开课和技术交流，服务小微企业。', nextPlan: '再收徒 4 人，攻关不锈钢薄板角焊缝开裂问题，承办一次全县研讨会。',
  }
  await saveReport({ ...act, actor: leader, idempotencyKey: key(), changes: changesOf(whole) })
  await moveReport({ ...act, actor: leader, idempotencyKey: key(), action: 'submit', remarks: [] })
  await moveReport({ ...act, actor: host, idempotencyKey: key(), action: 'confirm', remarks: [] })
  await moveReport({ ...act, actor: officer, idempotencyKey: key(), action: 'accept', remarks: [] })
}

const changesOf = (values: Record<string, string>) => Object.entries(values).map(([field, value]) => ({ key: field, value, reason: '', base: 0 }))

/** A plain picture in place of a photograph: sheet metal with a seam. */
async function drawPhoto(seed: number): Promise<string> {
  const seam = `<svg width="640" height="420"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#8f98a3"/><stop offset="1" stop-color="#4d5560"/></linearGradient></defs><rect width="640" height="420" fill="url(#g)"/><path d="M0 ${180 + (seed % 9) * 8}C160 ${150 + (seed % 5) * 9} 420 260 640 210" stroke="#e8a33d" stroke-width="14" fill="none"/></svg>`
  return (await sharp(Buffer.from(seam)).jpeg({ quality: 70 }).toBuffer()).toString('base64')
}
