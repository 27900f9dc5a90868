import { expect, test } from '@playwright/test'
import { act } from './support/acts.ts'
import { at, DESK, loginAs, PHONE } from './support/people.ts'

test.describe.configure({ mode: 'serial' })

test('a candidate sees on the phone what is due, by which clause, confirms it, and tries a case that is not stored', async ({ browser }) => {
  const { page, complaints, context } = await loginAs(browser, 'candidate', { viewport: PHONE })
  await page.goto(at('/me/entitlements'))
  await expect(page.getByRole('heading', { name: '我的待遇' })).toBeVisible()
  const before = await page.getByRole('article').count()
  await page.locator('select[name=suppose]').selectOption({ label: '获得技能标兵' })
  await page.getByRole('button', { name: '试算' }).click()
  await expect(page.getByText('2,000.00 元')).toBeVisible()
  await page.goto(at('/me/entitlements'))
  await expect(page.getByRole('article')).toHaveCount(before)
  await act(page, 'confirm')
  await expect(page.getByText('申领正在办理。').first()).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})

test('a studio leader and the host see the studio’s money, and what 优秀 would bring', async ({ browser }) => {
  for (const username of ['studio', 'host']) {
    const { page, complaints, context } = await loginAs(browser, username, { viewport: PHONE })
    await page.goto(at('/me/entitlements'))
    await expect(page.getByText('30,000.00 元').first()).toBeVisible()
    await page.locator('select[name=suppose]').selectOption({ index: 1 })
    await page.getByRole('button', { name: '试算' }).click()
    await expect(page.getByRole('heading', { name: '试算结果' })).toBeVisible()
    expect(complaints).toEqual([])
    await context.close()
  }
})

test('leader and head approve what the officer handled, finance makes the batch, exports it and notes the voucher', async ({ browser }) => {
  const leader = await loginAs(browser, 'leader', { viewport: DESK })
  await leader.page.goto(at('/grants/claims'))
  await leader.page.getByRole('row').filter({ hasText: '已经办' }).getByRole('link').first().click()
  await leader.page.waitForURL(/\/grants\/claims\/[0-9a-f-]{36}$/)
  const claim = leader.page.url()
  await act(leader.page, 'approve')
  await expect(leader.page.locator('h1').locator('..').getByText('已审批')).toBeVisible()
  await expect(leader.page.locator('input[name=intent][value=head]')).toHaveCount(0)
  await leader.context.close()

  const head = await loginAs(browser, 'head', { viewport: PHONE })
  await head.page.goto(claim)
  await act(head.page, 'head')
  await expect(head.page.locator('h1').locator('..').getByText('已审定待付')).toBeVisible()
  await head.context.close()

  const officer = await loginAs(browser, 'officer')
  await officer.page.goto(claim)
  const [form] = await Promise.all([officer.page.waitForEvent('download'), officer.page.getByRole('link', { name: 'PDF' }).first().click()])
  expect(form.suggestedFilename()).toContain('附件1')
  await officer.context.close()

  const finance = await loginAs(browser, 'finance')
  const { page } = finance
  await page.goto(at('/grants/payments'))
  await page.getByRole('button', { name: '编制批次：就业专项资金' }).click()
  await page.waitForURL(/\/grants\/batches\/[0-9a-f-]{36}$/)
  await expect(page.getByText('三方金额一致，精确到分。')).toBeVisible()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出付款清单' }).click()])
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
  await act(page, 'paid', { voucher: '记-2026-1122' })
  await expect(page.getByRole('cell', { name: '记-2026-1122' }).first()).toBeVisible()
  expect(finance.complaints).toEqual([])
  await finance.context.close()
})

test('the leader drills from the year to one yuan and its sentence', async ({ browser }) => {
  const { page, complaints, context } = await loginAs(browser, 'leader')
  await page.goto(at('/grants?year=2024'))
  await page.getByRole('link', { name: '就业专项资金' }).click()
  await page.getByRole('link', { name: /工作室认定/ }).first().click()
  await expect(page.getByText('按存档的事实、标准和政策版本重新计算，结果一致。')).toBeVisible()
  await expect(page.getByRole('cell', { name: '记-2025-0418' })).toBeVisible()
  const [story] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载全部经过（JSON）' }).click()])
  expect(story.suggestedFilename()).toContain('WY-11')
  expect(complaints).toEqual([])
  await context.close()
})

test('the officer lays down a notice’s length and registers a contest hosted for the city; the leader approves its sum by document and day', async ({ browser }) => {
  const officer = await loginAs(browser, 'officer')
  await officer.page.goto(at('/grants/settings'))
  await act(officer.page, 'notice', { notice: 'studios wuyi-2021-46', workingDays: '5', noticeDocument: '武人社〔2026〕8号' })
  await expect(officer.page.getByText(/5 个工作日 · 自 .*武人社〔2026〕8号/)).toBeVisible()
  await officer.page.goto(at('/grants/facts?kind=competitionHosted'))
  await act(officer.page, 'register', { unit: '浙江武川电动工具有限公司', tier: 'municipal', contest: '金华市焊工竞赛', on: '2026-06-01', documentNumber: '金人社〔2026〕11号' })
  await expect(officer.page.getByRole('cell', { name: '金人社〔2026〕11号' })).toBeVisible()
  await officer.page.goto(at('/grants/lines?status=open'))
  await officer.page.getByRole('link', { name: /金人社〔2026〕11号/ }).click()
  await officer.page.waitForURL(/\/grants\/lines\/[0-9a-f-]{36}$/)
  const line = officer.page.url()
  expect(officer.complaints).toEqual([])
  await officer.context.close()

  const leader = await loginAs(browser, 'leader', { viewport: PHONE })
  await leader.page.goto(line)
  await act(leader.page, 'approve', { fen: '31,200.50', note: '决算审计', documentNumber: '武人社〔2026〕33号', on: '2026-07-15' })
  await expect(leader.page.getByText(/31,200.50 元 · .*武人社〔2026〕33号 · 2026-07-15 · 决算审计/)).toBeVisible()
  expect(leader.complaints).toEqual([])
  await leader.context.close()
})
