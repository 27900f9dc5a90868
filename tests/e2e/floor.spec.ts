import { expect, test, type Page } from '@playwright/test'
import { makeIdentityNumber } from '#db/factories/identity-number.ts'
import { act, fill } from './support/acts.ts'
import { at, hydrated, loginAs, PHONE, visit } from './support/people.ts'

const NAME = '何小满'

/** Addresses of the contest that is entered online: its own page and its event's. */
async function teaContest(page: Page): Promise<{ competition: string; event: string }> {
  await page.goto(at('/competitions'))
  await page.getByRole('link', { name: /茶艺师职业技能竞赛/ }).first().click()
  await page.waitForURL(/\/competitions\/[0-9a-f-]{36}$/)
  const href = await page.locator('main a[href^="/events/"]').first().getAttribute('href')
  return { competition: page.url().split('/').at(-1)!, event: href!.split('/')[2]! }
}

test('from a phone to a sealed code: registered, accepted, seated, checked in, drawn; whoever marks sees codes, and two people open them', async ({ browser }) => {
  test.setTimeout(150_000)
  const officer = await loginAs(browser, 'officer')
  const desk = officer.page
  const { competition, event } = await teaContest(desk)

  const candidate = await visit(browser, { viewport: PHONE })
  const phone = candidate.page
  await phone.goto(at(`/register/${competition}`))
  await fill(phone.locator('form:has(input[name=intent][value=register])'), {
    name: NAME, identityNumber: makeIdentityNumber('1995-05-05', 321, 'female'), phone: '13900001234', password: 'qingshan-lvshui-8842', organisation: '武义县茶厂', insured: 'on', consent: 'on',
  })
  await phone.getByRole('button', { name: '提交报名' }).click()
  await phone.waitForURL(/\/me$/)
  await expect(phone.getByText('待审核', { exact: true })).toBeVisible()

  await desk.goto(at(`/events/${event}/registrations?state=submitted`))
  await desk.getByRole('link', { name: NAME }).click()
  await act(desk, 'accept')
  await desk.waitForURL(/\/registrations$/)
  // Whoever still waits is decided too, so that the field can be fixed.
  for (const state of ['submitted', 'returned']) {
    await desk.goto(at(`/events/${event}/registrations?state=${state}`))
    await desk.locator('tbody tr a').first().click()
    await act(desk, 'refuse', { reason: '材料不齐' })
    await desk.waitForURL(/\/registrations$/)
  }
  await phone.reload()
  await phone.getByRole('link', { name: /茶艺师/ }).click()
  await expect(phone.getByText('报名已通过')).toBeVisible()

  await desk.goto(at(`/events/${event}/seats`))
  await act(desk, 'draw', { seatsPerBatch: '3', reason: '补报一人，重新抽签' })
  await expect(desk.getByText(/5 人参加/)).toBeVisible()
  await expect(desk.getByText('与现有座位完全一致')).toBeVisible()
  await phone.reload()
  const slip = phone.waitForEvent('download')
  await phone.getByRole('link', { name: /下载准考证/ }).click()
  expect((await slip).suggestedFilename()).toMatch(/准考证-\d+\.pdf/)

  await desk.goto(at(`/events/${event}/check-in`))
  const number = await desk.locator('tbody tr', { hasText: NAME }).locator('td').first().innerText()
  await act(desk, 'checkIn', { text: number })
  await expect(desk.getByText(/已到 3 人/)).toBeVisible()
  await desk.goto(at(`/competitions/${competition}`))
  await act(desk, 'closeRegistration')
  await expect(desk.locator('form:has(input[value=fixField])')).toHaveCount(1)
  await act(desk, 'fixField')
  await expect(desk.locator('form:has(input[value=reopenField])')).toHaveCount(1)
  await desk.goto(at(`/events/${event}/check-in`))
  await expect(desk.getByText('参赛人数已锁定：3 人')).toBeVisible()

  const codes = await loginAs(browser, 'codes')
  await codes.page.goto(at(`/events/${event}/codes`))
  await act(codes.page, 'draw')
  await expect(codes.page.getByText(NAME)).toBeVisible()
  await codes.page.goto(at(`/events/${event}/codes`))
  await expect(codes.page.getByText(NAME)).toHaveCount(0)

  await desk.goto(at(`/competitions/${competition}`))
  await act(desk, 'startScoring')
  await expect(desk.locator('form:has(input[value=backToRegistration])')).toHaveCount(1)
  const chief = await loginAs(browser, 'chief')
  await chief.page.goto(at(`/events/${event}/marks`))
  await expect(chief.page.getByText('A01').first()).toBeVisible()
  await expect(chief.page.getByText(NAME)).toHaveCount(0)
  await chief.page.goto(at(`/events/${event}/entrants`))
  await expect(chief.page.getByText(NAME)).toHaveCount(0)

  await act(codes.page, 'ask', { code: 'A02', reason: '作品破损，须联系选手' })
  await expect(codes.page.getByText('等待另一位同意')).toBeVisible()
  const supervisor = await loginAs(browser, 'supervisor')
  await supervisor.page.goto(at(`/events/${event}/codes`))
  await act(supervisor.page, 'allow')
  await expect(supervisor.page.getByText(/冯立新 同意/)).toBeVisible()

  const visits = [officer, candidate, codes, chief, supervisor]
  expect(visits.flatMap((visitor) => visitor.complaints)).toEqual([])
  for (const visitor of visits) await visitor.context.close()
})

test('a judge marks in two browsers without a network, one of them closed and opened again; afterwards every mark is there once, and what differs is asked', async ({ browser }) => {
  const first = await loginAs(browser, 'judge', { viewport: PHONE })
  const second = await loginAs(browser, 'judge')
  const fields = (page: Page) => page.locator('main li input[inputmode=decimal]')
  for (const { page } of [first, second]) {
    await page.goto(at('/sheets'))
    await page.getByRole('link', { name: /焊工/ }).click()
    await page.waitForURL(/\/sheet$/)
    await hydrated(page)
  }
  await expect(fields(first.page).first()).toBeVisible()
  const count = await fields(first.page).count()
  // The telephone keeps the page a moment after it was opened.
  await first.page.waitForFunction(async (path) => (await (await caches.open('jiangheng-pages')).match(path)) !== undefined, new URL(first.page.url()).pathname)
  await first.context.setOffline(true)
  await second.context.setOffline(true)
  await first.page.goto(first.page.url())
  await hydrated(first.page)
  const type = async (page: Page, from: number, to: number, mark: (at: number) => string) => {
    for (let at = from; at < to; at += 1) {
      await fields(page).nth(at).fill(mark(at))
      await fields(page).nth(at).press('Enter')
    }
  }
  // Both type every mark but four, the telephone some of them twice: more than a hundred changes.
  await type(first.page, 0, count - 2, (at) => `${60 + (at % 9)}.25`)
  await type(first.page, 0, count - 2, (at) => `${60 + (at % 9)}.5`)
  await type(second.page, 2, count, (at) => (at % 5 === 0 ? '91.75' : `${60 + (at % 9)}.5`))
  await first.context.setOffline(false)
  await expect(first.page.locator('[data-save=saved]')).toBeVisible({ timeout: 20_000 })
  await second.context.setOffline(false)
  await expect(second.page.locator('[data-save=waiting]')).toHaveCount(0, { timeout: 20_000 })
  await expect(second.page.locator('[data-save=saving]')).toHaveCount(0)
  const mine = second.page.getByRole('button', { name: /^改为/ })
  await expect(second.page.locator('[data-save=attention]')).toBeVisible()
  expect(await mine.count()).toBeGreaterThan(0)
  await first.page.reload()
  await hydrated(first.page)
  await expect(fields(first.page).nth(0)).toHaveValue('60.50')
  // Only the second browser has typed this one.
  await expect(fields(first.page).nth(count - 1)).toHaveValue(/^(91\.75|6\d\.50)$/)
  // Too large a mark says so beside its field and is not sent.
  await fields(first.page).last().fill('186')
  await fields(first.page).last().press('Enter')
  await expect(first.page.getByRole('alert')).toBeVisible()
  // Whoever signs out leaves no page behind.
  await first.page.evaluate(() => fetch('/logout', { method: 'POST' }))
  await first.page.waitForFunction(async () => !(await caches.has('jiangheng-pages')))
  expect([...first.complaints, ...second.complaints]).toEqual([])
  await first.context.close()
  await second.context.close()
})
