import { expect, type Browser, type Page } from '@playwright/test'
import { act, fill } from '../acts.ts'
import { at, DESK, expectNoSidewaysScroll, hydrated, PHONE } from '../people.ts'
import { as, HOST, STUDIO, type ToldYear } from './told-year.ts'

/** What a county's studio needs papers for. */
const WITH_PAPER = ['level', 'premises', 'equipment', 'matchingFunds', 'rules', 'projects', 'trainees']

const paper = (name: string) => ({ name: `${name}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4\n%${name}\n1 0 obj<<>>endobj\n%%EOF`) })

/** On a phone: the studio, its conditions with a paper for each, the notice within the firm; the list says what is missing. */
export async function leaderApplies(year: ToldYear, browser: Browser): Promise<void> {
  const words = year.m.studioRequests
  await as(year, browser, 'studio', PHONE, async ({ page }) => {
    await page.goto(at('/studios/apply'))
    await hydrated(page)
    await expect(page.getByText(words.empty)).toBeVisible()
    await fill(page.locator('form:has(input[name=intent][value=open])'), { name: STUDIO, terms: 'wuyi-2021-46:county', trade: '焊接', place: '武义县白洋街道开发区 6 号', hostName: HOST })
    await page.getByRole('button', { name: words.open.submit }).click()
    await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
    year.request = new URL(page.url()).pathname
    year.studioId = year.request.split('/')[2]!
    await expect(page.getByText(words.acts.submitWaits)).toBeVisible()
    await fill(savingForm(page), {
      'answer-level': 'technician', 'answer-premises': '12', 'answer-equipment': 'yes', 'answer-matchingFunds': '10000', 'answer-rules': 'yes', 'answer-projects': '2', 'answer-plan': '每年收徒三人',
      'answer-trainees': '3', 'answer-courses': 'yes', from: '2025-05-26', to: '2025-06-03', result: 'noObjection',
    })
    // The list is judged while it is written.
    await expect(condition(page, 'premises')).toContainText(words.checklist.state.short)
    await expect(condition(page, 'equipment')).toContainText(words.checklist.state.noEvidence)
    await expect(condition(page, 'courses')).toContainText(words.checklist.state.met)
    await fill(savingForm(page), { 'answer-premises': '40' })
    await expect(condition(page, 'premises')).toContainText(words.checklist.state.noEvidence)
    await expect(page.getByText(words.checklist.unsaved)).toBeVisible()
    await savingForm(page).getByRole('button', { name: words.checklist.save }).click()
    await expect(page.getByText(words.checklist.unsaved)).toHaveCount(0)
    const upload = page.locator('form:has(input[name=intent][value=addEvidence])')
    for (const key of WITH_PAPER) {
      // What lacks a paper is chosen already, one after the other.
      await expect(upload.locator('select[name=condition]')).toHaveValue(key)
      await upload.locator('input[type=file]').setInputFiles(paper(key))
      await upload.getByRole('button', { name: words.evidence.add, exact: true }).click()
      await expect(page.getByText(`${key}.pdf`).first()).toBeVisible()
    }
    await expect(page.getByText(words.checklist.note(0))).toHaveCount(2)
    await expectNoSidewaysScroll(page)
  })
  await as(year, browser, 'host', PHONE, async ({ page }) => {
    await page.goto(at(year.request))
    await act(page, 'confirmHostNotice')
    await expect(page.getByText(words.hostNotice.confirmed('金海燕'))).toBeVisible()
  })
}

/** Handed in, sent back with a word on one condition, handed in again; the officer sees what has changed and nothing else. */
export async function officerSendsBack(year: ToldYear, browser: Browser): Promise<void> {
  const { studioRequests: words, terms } = year.m
  const handIn = async (page: Page) => {
    await act(page, 'submit')
    await expect(page.getByText(terms.requestState.submitted, { exact: true }).first()).toBeVisible()
  }
  await as(year, browser, 'studio', PHONE, async ({ page }) => {
    await page.goto(at(year.request))
    await hydrated(page)
    await handIn(page)
  })
  await as(year, browser, 'officer', DESK, async ({ page: desk }) => {
    await desk.goto(at('/studios/apply'))
    await desk.getByRole('link', { name: STUDIO }).first().click()
    await act(desk, 'return', { condition: 'premises', reason: '面积与平面图不一致' })
    await expect(desk.getByText(terms.requestState.returned, { exact: true }).first()).toBeVisible()
    await as(year, browser, 'studio', PHONE, async ({ page }) => {
      await page.goto(at(year.request))
      await hydrated(page)
      await expect(condition(page, 'premises').getByRole('note')).toContainText('面积与平面图不一致')
      await fill(savingForm(page), { 'answer-premises': '45' })
      await savingForm(page).getByRole('button', { name: words.checklist.save }).click()
      await expect(savingForm(page).locator('[name=answer-premises]')).toHaveValue('45')
      await hydrated(page)
      await handIn(page)
    })
    await desk.reload()
    const changed = desk.getByRole('table', { name: words.changes.caption }).locator('tbody tr')
    await expect(changed).toHaveCount(1)
    await expect(changed).toContainText(/40.*45/)
    await act(desk, 'startReview')
    await expect(desk.getByText(terms.requestState.underReview, { exact: true }).first()).toBeVisible()
    await act(desk, 'askExperts', { count: '2' })
    await expect(desk.getByText(words.experts.waiting(0, 2))).toBeVisible()
  })
}

/** Two experts, each alone: the papers only after accepting. Then everybody may object for some working days. */
export async function expertsRecommend(year: ToldYear, browser: Browser): Promise<void> {
  const { studioRequests: words, terms } = year.m
  for (const [username, reason] of [['expert', '带徒扎实，成果突出'], ['expert2', '条件具备']] as const) {
    await as(year, browser, username, PHONE, async ({ page }) => {
      await page.getByRole('link', { name: STUDIO }).first().click()
      await expect(page.getByText(words.opinion.acceptText)).toBeVisible()
      await expect(page.getByText(words.opinion.papers)).toHaveCount(0)
      await act(page, 'accept')
      await expect(page.getByText(words.opinion.papers)).toBeVisible()
      await expectNoSidewaysScroll(page)
      await act(page, 'give', { grade: 'recommend', reason })
      await expect(page.locator('tr', { hasText: STUDIO }).getByText(terms.assignmentState.submitted!)).toBeVisible()
    })
  }
  await as(year, browser, 'officer', DESK, async ({ page }) => {
    await page.goto(at(year.request))
    await expect(page.getByText(words.experts.tally({ recommend: 2, undecided: 0, against: 0 }))).toBeVisible()
    await act(page, 'openNotice')
    await expect(page.getByText(terms.requestState.publicNotice!, { exact: true }).first()).toBeVisible()
    // The document can be drawn up meanwhile; nobody is recognised while everybody may still object.
    await act(page, 'draftDocument')
    await expect(page.locator('input[name=documentId]')).toBeAttached()
    await act(page, 'recognise')
    await expect(page.getByText(words.refusals.noticeRuns!).first()).toBeVisible()
  })
}

const savingForm = (page: Page) => page.locator('form:has(input[name=intent][value=save])')

/** The box of one condition: what is asked, how it stands, the answer. */
const condition = (page: Page, key: string) => page.locator('div', { has: page.locator(`[name="answer-${key}"]`) }).filter({ has: page.locator('strong') }).last()
