import { expect, test, type Page } from '@playwright/test'
import { at, DESK, expectNoSidewaysScroll, hydrated, loginAs, PHONE, studioOf, switchTo } from './support/people.ts'

const STUDIO = '傅金龙焊接技能大师工作室'

test('a leader logs on a phone without a network, and the line is there once when it is back', async ({ browser }) => {
  const { page, context, complaints } = await loginAs(browser, 'studio', { viewport: PHONE })
  const studioId = await studioOf(page, STUDIO)
  await page.goto(at(`/studios/${studioId}/log`))
  await hydrated(page)
  const form = page.getByRole('form', { name: '记一条' })
  await context.setOffline(true)
  await form.getByLabel('一句话').fill('断网时记的一条攻关')
  await form.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText('1 条还没有发出')).toBeVisible()
  await context.setOffline(false)
  await expect(page.locator('ol li p', { hasText: '断网时记的一条攻关' })).toHaveCount(1)
  await expect(page.getByText('1 条还没有发出')).toHaveCount(0)

  // A project is told by its figures before and after.
  await form.getByLabel('一句话').fill('改进薄板夹具')
  await form.getByLabel('改进前（可不填）').fill('返修率 5%')
  await form.getByRole('button', { name: '记下' }).click()
  await expect(form.getByText('改进前后要一起填写，才能比较。')).toBeVisible()
  await form.getByLabel('改进后').fill('返修率 1%')
  await form.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText('返修率 5% → 返修率 1%')).toHaveCount(1)

  // A use outside the policy's list is warned of before it is recorded.
  await form.getByText('经费支出').click()
  await form.getByLabel('一句话').fill('购买办公桌椅')
  await form.getByLabel('金额（元）').fill('1800')
  await form.getByLabel('用途').selectOption('outside')
  await expect(page.getByText('这项用途不在政策规定的使用范围内')).toBeVisible()
  await form.getByRole('button', { name: '记下' }).click()
  await expect(form.getByText('这项用途不在规定范围内，请先阅读提示并勾选。')).toBeVisible()
  await form.getByText('我已了解').click()
  await form.getByRole('button', { name: '记下' }).click()
  await expect(page.locator('ol li p', { hasText: '购买办公桌椅' })).toHaveCount(1)
  await expectNoSidewaysScroll(page)

  // At the desk, in English, the money page sets the same spending apart from the uses of the policy.
  await switchTo({ context, page }, { locale: 'en', viewport: DESK })
  await page.goto(at(`/studios/${studioId}/log`))
  await expect(page.getByText('返修率 5% → 返修率 1%')).toHaveCount(1)
  await page.goto(at(`/studios/${studioId}/money`))
  await expect(page.getByRole('table').getByRole('row', { name: /Outside the allowed uses/ })).toContainText('1,800.00')
  expect(complaints).toEqual([])
  await context.close()
})

test('the annual report keeps every word through a closed tab, two tabs and a dead battery', async ({ browser }) => {
  const leader = await loginAs(browser, 'studio')
  const studioId = await studioOf(leader.page, STUDIO)
  await leader.page.goto(at(`/studios/${studioId}/reports`))
  await leader.page.locator('tbody a').first().click()
  await leader.page.waitForURL(/\/reports\/\d{4}$/)
  const address = leader.page.url()
  await hydrated(leader.page)
  await expect(leader.page.getByLabel('技改和攻关项目数')).not.toHaveValue('')

  // The tab dies in the middle of a sentence; another one has all of it.
  await leader.page.locator('textarea[name=summary]').fill('全年完成技改两项')
  await leader.page.close()
  const page = await leader.context.newPage()
  await page.goto(address)
  await hydrated(page)
  await expect(page.locator('textarea[name=summary]')).toHaveValue('全年完成技改两项')

  // Two tabs write different fields, and another device has both.
  const saved = (where: Page) => expect(where.locator('[role=status][data-state]')).toHaveText(/^(已保存|Saved)$/)
  const tab = await leader.context.newPage()
  await tab.goto(address)
  await hydrated(tab)
  await tab.locator('textarea[name=schoolCooperation]').fill('与职校共建基地')
  await page.locator('textarea[name=nextPlan]').fill('再收徒四人')
  await saved(tab)
  await saved(page)
  await tab.close()
  const phone = await loginAs(browser, 'studio', { viewport: PHONE })
  await phone.page.goto(address)
  await hydrated(phone.page)
  for (const [name, value] of [['summary', '全年完成技改两项'], ['schoolCooperation', '与职校共建基地'], ['nextPlan', '再收徒四人']]) await expect(phone.page.locator(`textarea[name=${name}]`)).toHaveValue(value!)

  // Its battery dies with a sentence nobody has got; meanwhile the desk writes the same field. Both are shown, and one is chosen.
  await phone.context.setOffline(true)
  await phone.page.locator('textarea[name=nextPlan]').fill('再收徒五人，承办研讨会')
  // Its sending has failed before it dies: a page being closed has its network back for a moment.
  await expect(phone.page.getByText('没有网络。内容已存在这台设备上，联网后自动保存。')).toBeVisible()
  await phone.page.close()
  await page.locator('textarea[name=nextPlan]').fill('再收徒六人')
  await saved(page)
  await phone.context.setOffline(false)
  const charged = await phone.context.newPage()
  await charged.goto(address)
  await expect(charged.getByText('这一项在别处也改过')).toBeVisible()
  await charged.getByRole('button', { name: '用这里写的' }).click()
  await expect(charged.getByText('这一项在别处也改过')).toHaveCount(0)
  await saved(charged)
  await phone.context.close()
  await page.goto(address)
  await hydrated(page)
  await expect(page.locator('textarea[name=nextPlan]')).toHaveValue('再收徒五人，承办研讨会')

  const form = await leader.context.request.get(`${address}/form.pdf`)
  expect([form.status(), (await form.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  await leader.context.close()
})
