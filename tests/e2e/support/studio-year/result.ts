import { expect, type Browser } from '@playwright/test'
import { act } from '../acts.ts'
import { at, DESK, expectNoSidewaysScroll, PHONE } from '../people.ts'
import { noticeIsOver, roundName } from './recognise.ts'
import { as, letDaysPass, YEAR, type ToldYear } from './told-year.ts'

/** The notice of the round ends by itself; then the result is published with its circular. */
export async function resultIsPublished(year: ToldYear, browser: Browser): Promise<void> {
  const { reviews } = year.m
  await as(year, browser, 'officer', DESK, async ({ page }) => {
    await page.goto(at(year.round))
    await expect(page.getByText(reviews.blocker.noticeOpen())).toBeVisible()
    await expect(page.locator('form:has(input[name=intent][value=publish])')).toHaveCount(0)
  })
  await letDaysPass(year, 10)
  await noticeIsOver(year, year.round.split('/').at(-1)!)
  await as(year, browser, 'officer', DESK, async ({ page, context }) => {
    await page.goto(at(year.round))
    await act(page, 'publish', { documentNumber: `武人社发〔${YEAR}〕88号` })
    await expect(page.getByRole('link', { name: reviews.files.circularPdf })).toBeVisible()
    const circular = await context.request.get(`${page.url()}/circular.pdf`)
    expect([circular.status(), (await circular.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
    const archive = await context.request.get(`${page.url()}/archive.zip`)
    expect([archive.status(), (await archive.body()).includes('03 评分表')]).toEqual([200, true])
  })
}

/** The leader reads grade, remark and how the mark arose, and what the policy brings: amount, clause, progress, what is left. */
export async function leaderReadsResult(year: ToldYear, browser: Browser): Promise<void> {
  const { reviews, grants, terms } = year.m
  const words = grants.plan
  await as(year, browser, 'studio', PHONE, async ({ page }) => {
    await page.goto(at(`/studios/${year.studioId}/assessments`))
    const result = page.locator('section', { hasText: roundName(YEAR) }).last()
    await expect(result.getByText(terms.assessmentGrade.excellent, { exact: true })).toBeVisible()
    await expect(result.getByText(reviews.own.score('100.00'))).toBeVisible()
    await expect(result.getByText('攻关成果效益更高')).toBeVisible()
    await expect(result.getByRole('table', { name: reviews.own.caption })).toBeVisible()
    await expectNoSidewaysScroll(page)
    // The money of a grade is taken in by a job of its own, a moment after the act.
    const lines = page.getByRole('table', { name: words.linesCaption }).locator('tbody tr')
    await expect(async () => {
      await page.goto(at(`/studios/${year.studioId}`))
      await expect(lines).toHaveCount(2, { timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
    await expect(lines.first()).toContainText(/30,000\.00/)
    const graded = page.getByRole('row', { name: words.assessment(terms.assessmentGrade.excellent) }).first()
    await expect(graded).toContainText(/20,000\.00/)
    await expect(graded).toContainText(words.notClaimed)
    await graded.locator('summary').click()
    await expect(graded.getByText('二、6')).toBeVisible()
    await expect(graded.getByText(/武政办〔2021〕46号/)).toBeVisible()
    await expect(page.locator('dl > div', { hasText: words.left })).toContainText('50,000.00')
    await expect(page.locator('dl > div', { hasText: words.due })).toContainText('50,000.00')
    await expectNoSidewaysScroll(page)
  })
}
