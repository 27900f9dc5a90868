import { expect, type Browser, type Page } from '@playwright/test'
import sharp from 'sharp'
import { makeIdentityNumber } from '#db/factories/identity-number.ts'
import { REPORT_FIELDS } from '#scoring/studios/report-form.ts'
import { act, fill } from '../acts.ts'
import { at, DESK, expectNoSidewaysScroll, hydrated, PHONE } from '../people.ts'
import { as, HOST, STUDIO, waitUntil, YEAR, type ToldYear } from './told-year.ts'

/** A picture of sheet metal in place of a photograph. */
const photo = async () => ({ name: '夹具.jpg', mimeType: 'image/jpeg', buffer: await sharp({ create: { width: 640, height: 420, channels: 3, background: '#8f98a3' } }).jpeg().toBuffer() })
const APPRENTICE = '俞晓东'

/** A spring day of the year after: a photograph and one line, what was spent, an apprentice; in autumn the certificate he reached. */
export async function leaderLogs(year: ToldYear, browser: Browser): Promise<void> {
  const { studioLog: words, terms } = year.m
  await waitUntil(year, `${YEAR}-05-12`)
  await as(year, browser, 'studio', PHONE, async ({ page }) => {
    await page.goto(at(`/studios/${year.studioId}/log`))
    await hydrated(page)
    const form = page.getByRole('form', { name: words.compose.title })
    await form.locator('input[type=file]').setInputFiles(await photo())
    await expect(form.getByAltText(words.compose.photoOf(1))).toBeVisible()
    await fill(form, { line: '改进薄板夹具', amount: '86000', before: '返修率 5%', after: '返修率 1%' })
    await form.getByRole('button', { name: words.compose.send }).click()
    const line = page.locator('ol li', { hasText: '改进薄板夹具' })
    await expect(line).toContainText(words.list.compared('返修率 5%', '返修率 1%'))
    await expect(line.getByRole('img')).toHaveCount(1)
    await form.getByText(words.kind.spending).click()
    await fill(form, { line: '购买焊丝，凭证 0512', amount: '3860.50', use: '培训用的原材料' })
    await form.getByRole('button', { name: words.compose.send }).click()
    await expect(page.locator('ol li', { hasText: '购买焊丝' })).toHaveCount(1)
    await expectNoSidewaysScroll(page)
    await page.goto(at(`/studios/${year.studioId}/apprentices`))
    await fill(page.locator('form:has(input[name=intent][value=add])'), { name: APPRENTICE, identityNumber: makeIdentityNumber('1996-03-15', 301, 'male'), organisation: HOST, startLevel: 'intermediateWorker', targetLevel: 'seniorWorker' })
    await page.getByRole('button', { name: words.apprentices.submit }).click()
    await expect(page.getByRole('row', { name: new RegExp(APPRENTICE) })).toContainText(words.apprentices.learning)
  })
  await waitUntil(year, `${YEAR}-11-24`)
  await as(year, browser, 'studio', PHONE, async ({ page }) => {
    await page.goto(at(`/studios/${year.studioId}/apprentices`))
    await act(page, 'reached', { level: 'seniorWorker', on: `${YEAR}-10-20`, certificateNumber: 'S000033072026001' })
    await expect(page.getByRole('row', { name: new RegExp(APPRENTICE) })).toContainText(terms.skillLevel.seniorWorker)
  })
}

/** What the log cannot know. */
const WRITTEN: Readonly<Record<string, string>> = { premisesArea: '120', matchingFunds: '20000', upperGrant: '30000', schoolCooperation: '与职校共建基地', nextPlan: '再收徒四人' }

/** The bureau calls for the reports; the log has filled in what it knows, the leader writes the rest and hands it in; the host says it is true. */
export async function leaderReports(year: ToldYear, browser: Browser): Promise<void> {
  const { studioReport: words, terms } = year.m
  await as(year, browser, 'officer', DESK, async ({ page }) => {
    await page.goto(at('/reports'))
    await act(page, 'open', { year: String(YEAR), dueOn: `${YEAR}-12-11` })
    await expect(page.getByRole('row', { name: new RegExp(STUDIO) })).toContainText(terms.reportState.open)
  })
  await as(year, browser, 'studio', PHONE, async ({ page }) => {
    await page.goto(at(`/studios/${year.studioId}/reports`))
    await page.getByRole('link', { name: String(YEAR) }).first().click()
    await page.waitForURL(/\/reports\/\d{4}$/)
    year.report = new URL(page.url()).pathname
    await hydrated(page)
    await expect(page.getByText(words.due.until(`${YEAR}-12-11`), { exact: false })).toBeVisible()
    for (const [key, value] of Object.entries({ projectCount: '1', benefit: '86000', spent: '3860.50', apprenticeCount: '1', trainedCount: '1' })) await expect(field(page, key)).toHaveValue(value)
    for (const [key, value] of Object.entries(WRITTEN)) await field(page, key).fill(value)
    for (const { key } of REPORT_FIELDS.filter(({ kind, source }) => kind === 'yesNo' && source === undefined)) await field(page, key).selectOption('yes')
    await expect(page.getByText(words.acts.gaps(1))).toBeVisible()
    await field(page, 'summary').fill('全年完成技改一项')
    await saved(page, year)
    await page.reload()
    await hydrated(page)
    await expect(field(page, 'summary')).toHaveValue('全年完成技改一项')
    await expectNoSidewaysScroll(page)
    await handIn(page, year)
  })
  await hostConfirms(year, browser)
}

/** A word of the bureau stands beside its field; what changes is shown, and the report is accepted. */
export async function bureauReturnsReport(year: ToldYear, browser: Browser): Promise<void> {
  const { studioReport: words, terms } = year.m
  await as(year, browser, 'officer', DESK, async ({ page }) => {
    await page.goto(at(year.report))
    await act(page, 'return', { reason: '请补充成果', field: 'summary' })
    await expect(page.getByText(terms.reportState.returned, { exact: true }).first()).toBeVisible()
  })
  await as(year, browser, 'studio', PHONE, async ({ page }) => {
    await page.goto(at(year.report))
    await hydrated(page)
    await expect(page.getByText('请补充成果')).toBeVisible()
    await field(page, 'summary').fill('全年完成技改一项，返修率从 5% 降到 1%')
    await saved(page, year)
    await handIn(page, year)
  })
  await hostConfirms(year, browser)
  await as(year, browser, 'officer', DESK, async ({ page }) => {
    await page.goto(at(year.report))
    const changed = page.getByRole('table', { name: words.changes.caption }).locator('tbody tr')
    await expect(changed).toHaveCount(1)
    await expect(changed).toContainText('返修率从 5% 降到 1%')
    await act(page, 'accept')
    await expect(page.getByText(terms.reportState.accepted, { exact: true }).first()).toBeVisible()
  })
}

async function hostConfirms(year: ToldYear, browser: Browser): Promise<void> {
  await as(year, browser, 'host', PHONE, async ({ page }) => {
    await page.goto(at(year.report))
    await act(page, 'confirm')
    await expect(page.getByText(year.m.terms.reportState.hostConfirmed).first()).toBeVisible()
  })
}

async function handIn(page: Page, { m }: ToldYear): Promise<void> {
  await page.getByRole('button', { name: m.studioReport.acts.submit }).click()
  await expect(page.getByText(m.terms.reportState.submitted).first()).toBeVisible()
}

const saved = (page: Page, { m }: ToldYear) => expect(page.locator('[role=status][data-state]')).toHaveText(m.studioReport.save.saved)

const field = (page: Page, key: string) => page.locator(`[name="${key}"]`)
