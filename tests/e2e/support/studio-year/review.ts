import { randomUUID } from 'node:crypto'
import { expect, type Browser } from '@playwright/test'
import { answerAssignment } from '#app/services/reviews/assign.server.ts'
import { getOwnReviews, saveSheet, submitSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { itemsOf } from '#db/seed/demo-review.ts'
import { hangzhou2017 } from '#scoring/studios/rubrics/hangzhou-2017.ts'
import { act } from '../acts.ts'
import { at, DESK, expectNoSidewaysScroll, PHONE, visit } from '../people.ts'
import { giveAll } from '../review-sheet.ts'
import { openRound } from './recognise.ts'
import { as, OTHER, STUDIO, YEAR, type ToldYear } from './told-year.ts'

const TABLET = { width: 820, height: 1180 }

/** Hundredths that both experts take off the first item of the two studios that are not told of. */
const LOST: Readonly<Record<string, number>> = { [OTHER]: 0 }
const LOST_ELSEWHERE = 300

/** A round is prepared and its experts are dealt; the studios score themselves, then the experts may begin. */
export async function roundBegins(year: ToldYear, browser: Browser): Promise<void> {
  const { reviews } = year.m
  await as(year, browser, 'officer', DESK, async ({ page }) => {
    await openRound(year, page, YEAR)
    year.round = new URL(page.url()).pathname
    await expect(page.getByText(reviews.studios.count(3, 3))).toBeVisible()
    await act(page, 'assign')
    await expect(page.getByText(reviews.assign.loadOf(0, 3))).toHaveCount(2)
    await act(page, 'collect')
    await expect(page.locator('form:has(input[name=intent][value=startReview])')).toBeVisible()
    await as(year, browser, 'studio', PHONE, async ({ page: phone }) => {
      await phone.goto(at(`/studios/${year.studioId}/assessments`))
      await phone.locator('input[name=points]').first().fill('5')
      await act(phone, 'self')
      await expect(phone.getByText(reviews.own.selfScore('5.00'), { exact: false })).toBeVisible()
      await expectNoSidewaysScroll(phone)
    })
    await page.reload()
    await act(page, 'startReview')
    await expect(page.getByText(reviews.blocker.reviewsOpen(6))).toBeVisible()
  })
}

/** One on a tablet, one on a phone in a workshop without a network; the panel sees nothing of a studio until both have handed in. */
export async function expertsScore(year: ToldYear, browser: Browser): Promise<void> {
  const { reviews } = year.m
  const { sheet: words } = reviews
  await as(year, browser, 'expert', TABLET, async ({ page }) => {
    await page.getByRole('link', { name: STUDIO }).first().click()
    await act(page, 'accept')
    // What the leader logged on the phone is the evidence, and what the rules take by the report is offered.
    await expect(page.getByText('改进薄板夹具').first()).toBeAttached()
    await page.getByRole('button', { name: words.useComputed, exact: true }).first().click()
    await giveAll(page)
    await page.getByRole('button', { name: words.submit }).click()
    await page.waitForURL(/\/my-reviews$/)
  })
  await scoreTheOthers(year)
  await as(year, browser, 'officer', DESK, async ({ page }) => {
    await page.goto(at(year.round))
    const order = page.getByRole('region', { name: reviews.meeting.caption }).locator('tbody tr')
    await expect(order.filter({ hasText: STUDIO })).toContainText(reviews.meeting.blind)
    await expect(order.filter({ hasText: OTHER })).toContainText('100.00')
  })
  await as(year, browser, 'expert2', PHONE, async ({ page: first, context }) => {
    await first.getByRole('link', { name: STUDIO }).first().click()
    await act(first, 'accept')
    await expect(first.getByText(words.evidence).first()).toBeVisible()
    await first.waitForLoadState('networkidle')
    const arrived: string[] = []
    context.on('response', (response) => {
      if (response.url().endsWith('/sheet') && response.ok()) arrived.push(response.request().headers()['idempotency-key'] ?? '')
    })
    await context.setOffline(true)
    await giveAll(first)
    await first.locator('textarea[name=overall]').fill('车间里写的总体评价')
    await expect(first.getByText(words.offline)).toBeVisible()
    await expect(first.getByRole('button', { name: words.submit })).toHaveCount(0)
    const address = first.url()
    await first.close()
    await context.setOffline(false)
    const page = await context.newPage()
    await page.goto(address)
    await expect(page.getByText(words.total('100.00', '100.00'))).toBeVisible()
    await expect(page.locator('textarea[name=overall]')).toHaveValue('车间里写的总体评价')
    await expectNoSidewaysScroll(page)
    await page.getByRole('button', { name: words.submit }).click()
    await page.waitForURL(/\/my-reviews$/)
    expect(arrived).not.toEqual([])
    expect(new Set(arrived).size).toBe(arrived.length)
  })
}

/** What both experts hand in for the other studios of the round, by the product's own services. */
function scoreTheOthers({ product, experts }: ToldYear): Promise<void> {
  const key = () => randomUUID().replaceAll('-', '')
  return product.within(async () => {
    for (const actor of experts) {
      for (const { id, studioName } of (await getOwnReviews(actor, 1)).rows.filter((row) => row.studioName !== STUDIO)) {
        const act = { actor, assignmentId: id }
        const lost = LOST[studioName] ?? LOST_ELSEWHERE
        for (const step of [
          () => answerAssignment({ ...act, idempotencyKey: key(), answer: 'accept', reason: null }),
          () => saveSheet({ ...act, idempotencyKey: key(), sheet: { items: itemsOf(hangzhou2017, [lost]), veto: null, visitedOn: null, overall: '' } }),
          () => submitSheet({ ...act, idempotencyKey: key() }),
        ]) expect((await step()).ok).toBe(true)
      }
    }
  })
}

/** Two studios with the same score and one place: a person decides with a reason, and everybody reads the result on the public notice. */
export async function panelDecides(year: ToldYear, browser: Browser): Promise<void> {
  const { reviews, terms } = year.m
  const words = reviews.meeting
  await as(year, browser, 'officer', DESK, async ({ page }) => {
    await page.goto(at(year.round))
    await act(page, 'startMeeting')
    await expect(page.getByText(words.quota(3, 1))).toBeVisible()
    const order = page.getByRole('region', { name: words.caption }).locator('tbody tr')
    await expect(order).toHaveCount(4)
    await expect(order.filter({ hasText: words.undecided })).toHaveCount(2)
    await expect(page.locator('form:has(input[name=intent][value=notify])')).toHaveCount(0)
    const tie = page.locator('form:has(input[value=decideGroup])')
    await tie.getByLabel(words.tieExcellent(STUDIO)).check()
    await tie.locator('textarea[name=reason]').fill('攻关成果效益更高')
    await tie.getByRole('button', { name: words.tieSubmit }).click()
    await expect(order.filter({ hasText: STUDIO })).toContainText(words.decidedBecause('攻关成果效益更高'))
    await expect(order.filter({ hasText: OTHER })).toContainText(terms.assessmentGrade.qualified)
    await page.setViewportSize(PHONE)
    await expectNoSidewaysScroll(page)
    await page.goto(at(`${year.round}/minutes`))
    await expect(page.getByText(reviews.minutes.tie('100.00', terms.assessmentGrade.excellent, '攻关成果效益更高'))).toBeVisible()
    await expectNoSidewaysScroll(page)
    await page.goto(at(year.round))
    await act(page, 'notify')
    await page.setViewportSize(DESK)
    await page.getByRole('link', { name: reviews.notice.open }).click()
    await page.waitForURL(/\/notices\//)
    // The address changes before the page does, and the round has rows of the same names.
    await expect(order).toHaveCount(0)
    // What is announced is an official paper: Chinese in every language of the screen.
    await expect(page.getByRole('row', { name: new RegExp(STUDIO) })).toContainText('优秀')
    await expect(page.getByRole('row', { name: new RegExp(OTHER) })).toContainText('合格')
    const stranger = await visit(browser, { viewport: PHONE, locale: year.locale })
    await stranger.page.goto(page.url())
    await expect(stranger.page.getByText(STUDIO)).toBeVisible()
    await expectNoSidewaysScroll(stranger.page)
    await stranger.context.close()
  })
  await as(year, browser, 'studio', PHONE, async ({ page }) => {
    await page.goto(at(`/studios/${year.studioId}/assessments`))
    await expect(page.getByText(reviews.own.notYet).first()).toBeVisible()
    await expect(page.getByText('100.00')).toHaveCount(0)
  })
}
