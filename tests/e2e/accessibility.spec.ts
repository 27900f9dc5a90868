import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test, type Page } from '@playwright/test'
import { makeField } from '#db/factories/people.ts'
import { seededRandom } from '#db/factories/random.ts'
import { at, eventOf, loginAs, PHONE, studioOf, visit } from './support/people.ts'

/** axe itself: run in the page it looks at, which takes a third of the time of the wrapper that opens a page of its own for each report. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Finding {
  id: string
  impact?: string | null
  nodes: Array<{ target: unknown[] }>
}

/** Findings of axe that keep somebody out: serious and critical ones, each as one line. */
async function seriousFindings(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  // Rows of a table are made alike: the first eight stand for the others, which would take half of the time.
  const violations: Finding[] = await page.evaluate('axe.run({ exclude: [["tbody tr:nth-child(n + 9)"]] }, { resultTypes: ["violations"] }).then(({ violations }) => violations)')
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .map((violation) => `${page.url()} ${violation.id}: ${violation.nodes.slice(0, 3).map((node) => node.target.join(' ')).join(' | ')}`)
}

/** The identity number with which the first entrant of the contest that is entered online signs in. */
const registeredOnline = () => makeField({ random: seededRandom(1_090), size: 1, series: 90, place: 'wuyi' })[0]!.identityNumber

test.describe.configure({ mode: 'parallel' })

const staffPages = (event: string) => ['', '/rules', '/entrants', '/import', '/marks', '/ranking', '/finalise', '/analysis', '/appeals', '/correction', '/paper', '/recheck', '/notice', '/certificates', '/activation-codes'].map((page) => `/events/${event}${page}`)
const floorPages = (event: string) => ['', '/floor', '/board', '/board-settings', '/registrations', '/seats', '/check-in', '/judges', '/entrants', '/finalise', '/appeals', '/notice', '/analysis', '/ceremony', '/ceremony?rehearsal=1'].map((page) => `/events/${event}${page}`)

const grantPages = ['/grants', '/grants/lines', '/grants/claims', '/grants/payments', '/grants/changes', '/grants/facts', '/grants/accounts', '/grants/settings', '/grants/policies/wuyi-2021-46?with=yuyao-2022-51']

/** One line, one claim and one batch of the demonstration, by the first link of their lists. */
async function grantDetails(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [list, detail] of [['/grants/lines', '/grants/lines/'], ['/grants/claims', '/grants/claims/'], ['/grants/payments', '/grants/batches/']] as const) {
    await page.goto(at(list))
    found.push((await page.locator(`main a[href^="${detail}"]`).first().getAttribute('href'))!)
  }
  return found
}

const hrefOf = (page: Page, selector: string, hasText: string | RegExp = '') => page.locator(`main a${selector}`, { hasText }).first().getAttribute('href')

/** Rounds at their panel meeting and at their end with minutes and one studio, an application, studios side by side. */
async function reviewPages(page: Page): Promise<string[]> {
  const found = ['/reviews', '/studios/figures', '/studios/apply']
  const year = new Date().getFullYear()
  for (const name of [`${year}年度乡镇`, `${year - 2}年度`]) {
    await page.goto(at('/reviews'))
    const round = (await hrefOf(page, '[href^="/reviews/"]', name))!
    await page.goto(at(round))
    found.push(round, `${round}/minutes`, (await hrefOf(page, `[href^="${round}/studios/"]`))!)
  }
  await page.goto(at('/studios/apply'))
  found.push((await hrefOf(page, '[href*="/requests/"]', '应伟民'))!)
  await page.goto(at('/studios'))
  const chosen = await page.locator('main tbody input[type=checkbox]').evaluateAll((all) => all.slice(0, 3).map((one) => `studio=${(one as HTMLInputElement).value}`))
  return [...found, `/studios/compare?${chosen.join('&')}`]
}

/** The leader's own studio, this year's report being written and last year's accepted one. */
async function studioPages(page: Page): Promise<string[]> {
  const studio = `/studios/${await studioOf(page, '傅金龙焊接技能大师工作室')}`
  const year = new Date().getFullYear()
  return ['', '/log', '/apprentices', '/money', '/requests', '/reports', `/reports/${year}`, `/reports/${year - 1}`, `/reports/${year - 1}/form`, '/assessments'].map((part) => `${studio}${part}`)
}

/** An event a unit registers for, and its person who was sent back. */
async function unitPages(page: Page): Promise<string[]> {
  await page.goto(at('/unit/registrations'))
  const events = await page.locator('main a[href^="/unit/registrations/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!))
  for (const event of events) {
    await page.goto(at(event))
    const person = page.locator(`main a[href^="${event}/"]`).first()
    if ((await person.count()) > 0) return [event, (await person.getAttribute('href'))!]
  }
  throw new Error('The unit of the demonstration has nobody to correct.')
}

/** A sheet that is being written, one that was handed in, and an opinion on an application. */
async function tasksOf(page: Page): Promise<string[]> {
  await page.goto(at('/my-reviews'))
  const sheets = '[href^="/my-reviews/"]:not([href*="opinions"])'
  return [(await hrefOf(page, sheets, '汤春梅'))!, (await hrefOf(page, sheets, '俞志远'))!, (await hrefOf(page, '[href*="opinions"]'))!]
}

for (const { locale, viewport, size } of [
  { locale: 'zh-CN', viewport: undefined, size: 'desk' },
  { locale: 'en', viewport: PHONE, size: 'phone' },
] as const) {
  test(`no serious accessibility finding, no script complaint, no sideways scroll (${locale}, ${size})`, async ({ browser }) => {
    test.setTimeout(600_000)
    const findings: string[] = []
    const look = async (page: Page, paths: readonly string[]) => {
      for (const path of paths) {
        const response = await page.goto(at(path))
        await page.waitForLoadState('load')
        // A zero byte in a page is a character that the renderer broke in two.
        if ((await response?.body())?.includes(0)) findings.push(`${page.url()} holds a zero byte`)
        findings.push(...(await seriousFindings(page)))
        const width = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])
        if (width[0]! > width[1]!) findings.push(`${page.url()} scrolls sideways: ${width[0]} > ${width[1]}`)
      }
    }
    const options = { locale, ...(viewport ? { viewport } : {}) }
    const officer = await loginAs(browser, 'officer', options)
    const published = await eventOf(officer.page, locale === 'en' ? 'pastry|中式面点师' : '中式面点师')
    await look(officer.page, [...(await reviewPages(officer.page)), ...grantPages, ...(await grantDetails(officer.page)), '/competitions', '/competitions/new', '/people', '/people/judges', '/studios', '/due', '/account', '/notice-desk', '/notice-desk/calendar', '/certificates', '/documents', '/documents/gallery', '/documents/issue', '/documents/seal', ...staffPages(published), `/events/${published}/editions/2`])
    const chief = await loginAs(browser, 'chief', options)
    const tied = await eventOf(chief.page, locale === 'en' ? 'CNC turning|数控车工' : '数控车工')
    await look(chief.page, [`/events/${tied}/ranking`, `/events/${tied}/finalise`, `/events/${tied}/paper/sheets`])
    const itemised = await eventOf(chief.page, locale === 'en' ? 'shaft machining|轴类零件' : '轴类零件')
    await look(chief.page, [`/events/${itemised}/paper/sheets`, `/events/${itemised}/scheme`, `/events/${itemised}/scheme?part=practical&view=edit`])
    const boarded = await eventOf(chief.page, locale === 'en' ? 'forklift|叉车司机' : '叉车司机')
    await look(chief.page, [`/events/${boarded}/board`, `/events/${boarded}/marks`])
    const entered = await eventOf(officer.page, locale === 'en' ? 'tea art|茶艺师' : '茶艺师')
    const contest = new URL(officer.page.url()).pathname
    const judged = await eventOf(officer.page, locale === 'en' ? 'welding|焊工' : '焊工')
    await officer.page.goto(at(`/events/${entered}/registrations`))
    const registration = await officer.page.locator('main a[href*="/registrations/"]').first().getAttribute('href')
    await look(officer.page, [contest, `${contest}/plan`, ...floorPages(entered), registration!, `/events/${published}/ceremony`, `/events/${judged}/judges`])
    const codes = await loginAs(browser, 'codes', options)
    await look(codes.page, [`/events/${entered}/codes`, `/events/${entered}/floor`])
    const clerk = await loginAs(browser, 'clerk', options)
    await look(clerk.page, [`/events/${judged}/paper`, `/events/${itemised}/paper?part=practical`])
    const supervisor = await loginAs(browser, 'supervisor', options)
    await look(supervisor.page, [`/events/${tied}/recheck`])
    const judge = await loginAs(browser, 'judge', options)
    await look(judge.page, ['/sheets', `/events/${judged}/sheet`])
    const entrant = await loginAs(browser, registeredOnline(), options)
    await entrant.page.goto(at('/me'))
    const own = await entrant.page.locator('a[href^="/me/registrations/"]').first().getAttribute('href')
    await look(entrant.page, ['/me', own!])
    const candidate = await loginAs(browser, 'candidate', options)
    await look(candidate.page, ['/me', '/me/entitlements'])
    const admin = await loginAs(browser, 'admin', options)
    await look(admin.page, ['/accounts'])
    const auditor = await loginAs(browser, 'auditor', options)
    await look(auditor.page, ['/audit'])
    const leader = await loginAs(browser, 'studio', options)
    await look(leader.page, [...(await studioPages(leader.page)), '/due', '/me/entitlements'])
    const host = await loginAs(browser, 'host', options)
    await look(host.page, ['/unit/registrations', ...(await unitPages(host.page))])
    const expert = await loginAs(browser, 'expert', options)
    await look(expert.page, ['/my-reviews', ...(await tasksOf(expert.page))])
    const stranger = await visit(browser, options)
    await look(stranger.page, ['/', '/results', `/results/${published}`, `/rules/${published}`, `/live/${boarded}`, '/notices', '/verify', contest.replace('/competitions/', '/register/'), '/policies', '/policies/wuyi-2021-46', '/login', '/activate'])
    const visits = [officer, chief, codes, clerk, supervisor, judge, entrant, candidate, admin, auditor, leader, host, expert, stranger]
    expect([...findings, ...visits.flatMap((visitor) => visitor.complaints)]).toEqual([])
    for (const visitor of visits) await visitor.context.close()
  })
}
