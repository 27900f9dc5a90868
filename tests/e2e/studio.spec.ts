import { expect, test, type Page } from '@playwright/test'
import { act } from './support/acts.ts'
import { at, hydrated, loginAs, PHONE, studioOf } from './support/people.ts'

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
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  expect(complaints).toEqual([])
  await context.close()
})

test('the annual report keeps every word through a closed tab and goes from leader to host to bureau', async ({ browser }) => {
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
  const saved = (where: Page) => expect(where.locator('[role=status][data-state]')).toHaveText('已保存')
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

  for (const name of await page.locator('form select, fieldset select').evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).name))) {
    const field = page.locator(`select[name="${name}"]`)
    if ((await field.inputValue()) === '') await field.selectOption('yes')
  }
  const form = await leader.context.request.get(`${address}/form.pdf`)
  expect([form.status(), (await form.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  await page.getByRole('button', { name: '提交年度报告' }).click()
  await expect(page.getByText('已提交，待单位确认').first()).toBeVisible()
  await leader.context.close()

  const host = await loginAs(browser, 'host', { viewport: PHONE })
  await host.page.goto(address)
  await act(host.page, 'confirm')
  await expect(host.page.getByText('单位已确认').first()).toBeVisible()
  await host.context.close()

  const officer = await loginAs(browser, 'officer', { locale: 'en' })
  await officer.page.goto(address)
  await expect(officer.page.getByText('confirmed by the host').first()).toBeVisible()
  await act(officer.page, 'return', { reason: '请补充成果', field: 'summary' })
  await expect(officer.page.getByText('sent back', { exact: true }).first()).toBeVisible()
  await officer.context.close()

  const again = await loginAs(browser, 'studio')
  await again.page.goto(address)
  await expect(again.page.getByText('请补充成果')).toBeVisible()
  await again.context.close()
})

test('an expert scores on a phone beside the evidence, and the panel sees nothing until all are in', async ({ browser }) => {
  const { page: first, context, complaints } = await loginAs(browser, 'expert2', { viewport: PHONE })
  let page = first
  await expect(page).toHaveURL(/\/my-reviews$/)
  await page.getByRole('link', { name: '傅金龙焊接技能大师工作室' }).first().click()
  await page.waitForURL(/\/my-reviews\/[0-9a-f-]{36}$/)
  await expect(page.getByText('依据材料')).toHaveCount(0)
  await act(page, 'accept')
  await expect(page.getByText('依据材料').first()).toBeVisible()
  await hydrated(page)
  // In a workshop without a network: everything stays on the device, a closed page too, and arrives once.
  const arrived: string[] = []
  context.on('response', (response) => {
    if (response.url().endsWith('/sheet') && response.ok()) arrived.push(response.request().headers()['idempotency-key'] ?? '')
  })
  await context.setOffline(true)
  for (const button of await page.getByRole('button', { name: '采用' }).all()) await button.click()
  for (const field of await page.locator('input[name^="reason-"]').all()) if ((await field.inputValue()) === '') await field.fill('按现场情况')
  await page.locator('textarea[name=overall]').fill('车间里写的总体评价')
  await expect(page.getByText('没有网络。已存在这台设备上，联网后自动保存。')).toBeVisible()
  await expect(page.getByRole('button', { name: '提交评审' })).toHaveCount(0)
  const sheet = page.url()
  await page.close()
  await context.setOffline(false)
  page = await context.newPage()
  await page.goto(sheet)
  await expect(page.locator('textarea[name=overall]')).toHaveValue('车间里写的总体评价')
  await expect(page.getByRole('button', { name: '提交评审' })).toBeVisible()
  expect(new Set(arrived).size).toBe(arrived.length)
  await page.getByRole('button', { name: '提交评审' }).click()
  await page.waitForURL(/\/my-reviews$/)
  await expect(page.locator('tr', { hasText: '傅金龙焊接技能大师工作室' }).getByText('已提交')).toHaveCount(2)
  expect(complaints).toEqual([])
  await context.close()

  const officer = await loginAs(browser, 'officer')
  await officer.page.goto(at('/reviews'))
  await officer.page.locator('tbody a').first().click()
  await officer.page.waitForURL(/\/reviews\/[0-9a-f-]{36}$/)
  const row = (name: string) => officer.page.getByRole('region', { name: '按分数排列的评审结果' }).locator('tbody tr', { hasText: name }).first()
  await expect(row('汤春梅面点')).toContainText('等待全部提交')
  await expect(row('傅金龙焊接')).not.toContainText('等待全部提交')
  await officer.context.close()
})
