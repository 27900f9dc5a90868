import { expect, type Browser } from '@playwright/test'
import { act, fill } from '../acts.ts'
import { at, DESK, expectNoSidewaysScroll, PHONE } from '../people.ts'
import { as, letDaysPass, RECOGNISED_YEAR, STUDIO, type ToldYear } from './told-year.ts'

/** The notice ends by itself. One act issues the document, enters the studio in the register and issues its plaque certificate. */
export async function officeRecognises(year: ToldYear, browser: Browser): Promise<void> {
  const { studioRequests: words, notices, studios, terms } = year.m
  await letDaysPass(year, 10)
  await noticeIsOver(year, year.request.split('/').at(-1)!)
  await as(year, browser, 'officer', DESK, async ({ page, context }) => {
    await page.goto(at(year.request))
    await act(page, 'recognise')
    await expect(page.getByText(/武义人社发〔2025〕1号/).first()).toBeVisible()
    await page.getByRole('link', { name: words.page.readDocument }).click()
    await page.waitForURL(/\/documents\/notices\//)
    await expect(page.getByText(STUDIO).first()).toBeVisible()
    const paper = await context.request.get(`${page.url()}.pdf`)
    expect([paper.status(), (await paper.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    await page.goto(at('/certificates?q=傅金龙'))
    await expect(page.getByRole('row', { name: new RegExp(STUDIO) })).toHaveCount(1)
    await page.goto(at('/notices'))
    await page.getByRole('link', { name: new RegExp(STUDIO) }).click()
    await expect(page.getByText(notices.page.closedTitle)).toBeVisible()
  })
  await as(year, browser, 'studio', PHONE, async ({ page }) => {
    await page.goto(at(`/studios/${year.studioId}`))
    await expect(page.getByText(terms.studioState.recognised).first()).toBeVisible()
    await expect(page.getByText(studios.milestones.withTier(studios.milestones.kind.recognised!, terms.tier.county))).toBeVisible()
    await expect(page.getByText('武义人社发〔2025〕1号').first()).toBeVisible()
    await expectNoSidewaysScroll(page)
  })
}

/** The year it was recognised in, its studio stands in the round and is not assessed. */
export async function firstYearIsNotAssessed(year: ToldYear, browser: Browser): Promise<void> {
  const { reviews } = year.m
  await as(year, browser, 'officer', DESK, async ({ page }) => {
    await openRound(year, page, RECOGNISED_YEAR)
    const row = page.getByRole('table', { name: reviews.studios.caption }).getByRole('row', { name: new RegExp(STUDIO) })
    await expect(row).toContainText(reviews.studios.statusWith(reviews.studios.statuses.exempt, reviews.studios.reasons.recognisedThisYear!))
  })
}

/** The officer prepares the round of a year: half of the studios may be excellent, and two experts look at each. */
export async function openRound({ m }: ToldYear, page: Parameters<typeof act>[0], of: number): Promise<void> {
  await page.goto(at('/reviews'))
  await fill(page.locator('form:has(input[name=intent][value=create])'), { name: roundName(of), year: String(of), policyId: 'wuyi-2021-46', rubricKey: 'hangzhou-2017', share: '50', experts: '2' })
  await page.getByRole('button', { name: m.reviews.create.submit, exact: true }).click()
  await page.waitForURL(/\/reviews\/[0-9a-f-]{36}$/)
}

export const roundName = (of: number) => `${of}年度技能大师工作室考核`

/** Nobody closes a notice: its closing minute passes, and the product writes that down. */
export async function noticeIsOver({ product }: ToldYear, subjectId: string): Promise<void> {
  await expect(async () => {
    expect(await product.rows('select state from notices where subject_id = $1', [subjectId])).toEqual([{ state: 'closed' }])
  }).toPass({ timeout: 30_000 })
}
