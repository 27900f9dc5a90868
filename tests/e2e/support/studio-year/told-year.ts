import type { Browser } from '@playwright/test'
import type { RegionActor } from '#app/auth/actor.ts'
import { daysBetween } from '#app/lib/dates.ts'
import { messagesFor, type Locale, type Messages } from '#app/messages/index.ts'
import { DEMO_REGIONS, type DemoUser } from '#db/seed/demo-plan.ts'
import { hashDemoPassword, insertAccount, insertDemoPerson, insertRegions, insertStudio } from '#db/seed/demo-people.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import type { OwnProduct } from '../own-product.ts'
import { loginAs, type Visit } from '../people.ts'
import { DEMO_PASSWORD } from '../start-product.ts'

/** The story begins on a Tuesday morning of a year whose holidays and whose next year's are known, whatever today is. */
export const BEGINS = new Date('2025-06-10T09:00:00+08:00')
export const RECOGNISED_YEAR = 2025
export const YEAR = 2026

export const STUDIO = '傅金龙焊接技能大师工作室'
/** A studio of the region that has been recognised before; it ends up with the same score. */
export const OTHER = '祝海涛木作技能大师工作室'
/** A third one, of the firm the story's studio belongs to. */
export const THIRD = '应伟民模具技能大师工作室'
export const HOST = '浙江武川电动工具有限公司'

const OFFICE: readonly DemoUser[] = [
  { username: 'officer', displayName: '郑敏', role: 'bureauOfficer', region: 'wuyi' },
  { username: 'studio', displayName: '傅金龙', role: 'studioLeader', region: 'wuyi' },
  { username: 'host', displayName: '金海燕', role: 'hostContact', region: 'wuyi' },
  { username: 'expert', displayName: '沈建国', role: 'expert', region: 'wuyi' },
  { username: 'expert2', displayName: '梁志远', role: 'expert', region: 'wuyi' },
]

/** A bureau, a master without a studio, the contact of his firm, two experts, and two studios that are recognised already. @returns the experts */
export async function peopleOfTheYear(): Promise<RegionActor[]> {
  const passwordHash = await hashDemoPassword(DEMO_PASSWORD)
  return inTransaction(async (tx) => {
    const { wuyi } = await insertRegions(tx)
    const common = { region: wuyi, tierLabel: DEMO_REGIONS.wuyi.tier === 'county' ? '县级' : '市级', occupationCode: '6-18-02-04', policyId: DEMO_REGIONS.wuyi.policyIds[0] }
    await insertStudio(tx, { ...common, name: OTHER, host: '浙江熟溪门业有限公司', trade: '手工木工', place: '武义县王宅镇', leadName: '祝海涛', recognitionDocument: '武人社〔2023〕30号', recognisedOn: '2023-05-10' })
    const { studioId } = await insertStudio(tx, { ...common, name: THIRD, host: HOST, trade: '模具', place: '武义县白洋街道', leadName: '应伟民', recognitionDocument: '武人社〔2022〕11号', recognisedOn: '2022-05-10' })
    const experts: RegionActor[] = []
    for (const user of OFFICE) {
      const own = user.role === 'expert' || user.role === 'studioLeader' ? { personId: await insertDemoPerson(tx, wuyi.id, user.displayName) } : user.role === 'hostContact' ? { studioId } : {}
      const account = await insertAccount(tx, user, passwordHash, { regionId: wuyi.id, ...own })
      if (user.role === 'expert') experts.push(account)
    }
    return experts
  })
}

/** What one test hands on to the next. */
export interface ToldYear {
  locale: Locale
  m: Messages
  product: OwnProduct
  experts: RegionActor[]
  /** Addresses of the application, the report and the round. */
  request: string
  report: string
  round: string
  studioId: string
  signedIn: Map<string, Visit>
  /** What any browser of the story complained of. */
  complaints: string[]
}

export function tellIn(locale: Locale): ToldYear {
  return { locale, m: messagesFor(locale), product: undefined as never, experts: [], request: '', report: '', round: '', studioId: '', signedIn: new Map(), complaints: [] }
}

/** Somebody comes, at the size of a device, in the language of the story, and does something. Who has been here today is still signed in. */
export async function as(year: ToldYear, browser: Browser, username: string, viewport: { width: number; height: number }, does: (visit: Visit) => Promise<void>): Promise<void> {
  const known = year.signedIn.get(username)
  const visit = known ?? (await loginAs(browser, username, { viewport, locale: year.locale }))
  year.signedIn.set(username, visit)
  await does(visit)
  year.complaints.push(...visit.complaints.splice(0))
}

/** Lets days pass; nobody stays signed in over night. */
export async function letDaysPass(year: ToldYear, days: number): Promise<void> {
  await everybodyLeaves(year)
  await year.product.letDaysPass(days)
}

export async function everybodyLeaves({ signedIn }: ToldYear): Promise<void> {
  for (const { context } of signedIn.values()) await context.close()
  signedIn.clear()
}

/** Lets the days pass until one has come. */
export async function waitUntil(year: ToldYear, day: string): Promise<void> {
  const [row] = await year.product.rows<{ today: string }>(`select to_char(public.now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as today`)
  await letDaysPass(year, daysBetween(row!.today, day))
}
