import { randomUUID } from 'node:crypto'
import { addDays } from '#app/lib/dates.ts'
import { today } from '#app/services/clock.server.ts'
import { changeLife } from '#app/services/studios/life/change-life.server.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { fujianTerm } from '#scoring/studios/rubrics/fujian-term.ts'
import { hangzhou2017 } from '#scoring/studios/rubrics/hangzhou-2017.ts'
import { took } from './demo-contests.ts'
import { insertStudio, type DemoRegion } from './demo-people.ts'
import { dateBack, holdRound, publishRound, rectifiedBefore, type Lost, type ReviewTeam } from './demo-rounds.ts'

const key = () => randomUUID().replaceAll('-', '')

/** Why the studios of the county town are not in the rounds of the towns. */
const ELSEWHERE = '在县城工作室的轮次中考核'

/** Studios of the towns; what both experts took off two years ago (null: not recognised yet) and take off this year. */
const TOWNS: ReadonlyArray<{ name: string; lead: string; host: string; trade: string; place: string; before: readonly [Lost, Lost] | null; now: readonly [Lost, Lost] }> = [
  { name: '俞志远古建木雕技能大师工作室', lead: '俞志远', host: '武义俞源古建营造有限公司', trade: '木雕', place: '武义县俞源乡俞源村 21 号', before: [[100], [0, 100]], now: [[100], [100]] },
  { name: '蓝银花畲族彩带技能大师工作室', lead: '蓝银花', host: '武义畲乡彩带专业合作社', trade: '手工编织', place: '武义县柳城畲族镇环城北路 3 号', before: [[200, 100], [300]], now: [[200, 200], [400]] },
  { name: '徐连根宣莲加工技能大师工作室', lead: '徐连根', host: '武义宣平莲业有限公司', trade: '农产品加工', place: '武义县桃溪镇泽村', before: [[500, 200, 300], [400, 300, 300]], now: [[300, 100], [200, 200]] },
  { name: '盛汉忠汽车维修技能大师工作室', lead: '盛汉忠', host: '武义茭道汽车服务有限公司', trade: '汽车维修', place: '武义县茭道镇金武路 118 号', before: null, now: [[600, 300, 900], [500, 200]] },
  { name: '何建平电气装备技能大师工作室', lead: '何建平', host: '武义履坦电气成套有限公司', trade: '电工', place: '武义县履坦镇工业区 9 号', before: [[1000, 500, 1000, 1000, 500, 500], [1000, 500, 900, 1000, 500, 600]], now: [[900, 900, 1200, 1000], [900, 1000, 1300, 900]] },
  { name: '潘秀珍制茶技能大师工作室', lead: '潘秀珍', host: '武义更香茶叶专业合作社', trade: '制茶', place: '武义县新宅镇少妃村', before: [[300, 100], [200, 100]], now: [[500, 200], [400, 300]] },
  { name: '邹石根石雕技能大师工作室', lead: '邹石根', host: '武义白姆石艺有限公司', trade: '石雕', place: '武义县白姆乡水阁村', before: null, now: [[800, 300, 200], [700, 200, 400]] },
]

interface Team extends ReviewTeam {
  region: DemoRegion
}

/**
 * Studios in the towns and two rounds over them: one of two years ago that is published with its circular and left a studio to put things
 * right, and one of this year at its panel meeting, two studios tied across the quota line. Only these studios stand to be assessed in them.
 */
export async function seedTownRounds(team: Team): Promise<void> {
  const day = await today()
  const year = Number(day.slice(0, 4))
  await inTransaction(async (tx) => {
    for (const [at, { name, lead, host, trade, place, before }] of TOWNS.entries()) {
      const recognised = year - (before === null ? 1 : 4)
      await insertStudio(tx, {
        region: team.region, name, host, tierLabel: '县级', trade, occupationCode: '6-18-02-04', place, leadName: lead, policyId: 'wuyi-2021-46',
        recognitionDocument: `武人社〔${recognised}〕${20 + at}号`, recognisedOn: `${recognised}-11-0${at + 1}`,
      })
    }
  })
  const sheets = (of: (studio: (typeof TOWNS)[number]) => readonly [Lost, Lost] | null) => new Map(TOWNS.flatMap((studio) => { const own = of(studio); return own ? [[studio.name, own] as const] : [] }))
  const past = await holdRound(team, { name: `${year - 2}年度技能大师工作室考核`, year: year - 2, asOf: `${year - 2}-12-10`, rubricKey: 'hangzhou-2017', dueOn: null }, hangzhou2017, sheets(({ before }) => before), ELSEWHERE)
  await publishRound(team, past, `武人社发〔${year - 1}〕8号`)
  for (const found of await dateBack(team.officer, past, `${year - 1}-01-15`)) {
    took(await changeLife({ actor: team.officer, idempotencyKey: key(), studioId: found.studioId, action: 'endRectification', reason: '现场复核，场地、制度和带徒台账均已补齐。', dueOn: null, barMonths: 0, documentNumber: null }))
    await rectifiedBefore(found)
  }
  await holdRound(team, { name: `${year}年度乡镇技能大师工作室考核`, year, asOf: day, rubricKey: 'fujian-term', dueOn: addDays(day, 5) }, fujianTerm, sheets(({ now }) => now), ELSEWHERE)
}
