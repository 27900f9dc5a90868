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

test('a judge marks on a phone without a network; after it is back the marks are on the sheet once, and after a reload too', async ({ browser }) => {
  const judge = await loginAs(browser, 'judge', { viewport: PHONE })
  const { page, context } = judge
  await page.goto(at('/sheets'))
  await page.getByRole('link', { name: /焊工/ }).click()
  await page.waitForURL(/\/sheet$/)
  await hydrated(page)
  const open = page.locator('main li input[inputmode=decimal]').last()
  await context.setOffline(true)
  await open.fill('86.5')
  await open.press('Enter')
  await expect(page.getByText(/1 格还没有送到服务器/)).toBeVisible()
  await context.setOffline(false)
  await expect(page.locator('[data-save=saved]')).toBeVisible()
  await page.reload()
  await hydrated(page)
  await expect(page.locator('main li input[inputmode=decimal]').last()).toHaveValue('86.50')
  // Too large a mark says so beside its field and is not sent.
  await open.fill('186')
  await open.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  expect(judge.complaints).toEqual([])
  await context.close()
})
