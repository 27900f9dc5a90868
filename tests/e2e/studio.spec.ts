import { expect, test, type Page } from '@playwright/test'
import { act } from './support/acts.ts'
import { at, DESK, expectNoSidewaysScroll, hydrated, loginAs, PHONE, studioOf, switchTo, visit } from './support/people.ts'

const STUDIO = '傅金龙焊接技能大师工作室'
const YEAR = new Date().getFullYear()

// The year of one studio, from its log to its money; each test goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

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

  // The remark stands beside its field; on the phone, in English, the leader answers it and hands the report in again.
  const again = await loginAs(browser, 'studio', { viewport: PHONE, locale: 'en' })
  await again.page.goto(address)
  await hydrated(again.page)
  await expect(again.page.getByText('请补充成果')).toBeVisible()
  await again.page.locator('textarea[name=summary]').fill('全年完成技改两项，返修率从 5% 降到 1%')
  await saved(again.page)
  await expectNoSidewaysScroll(again.page)
  await again.page.getByRole('button', { name: 'Hand in the report' }).click()
  await expect(again.page.getByText('handed in', { exact: false }).first()).toBeVisible()
  await again.context.close()

  const confirming = await loginAs(browser, 'host', { locale: 'en' })
  await confirming.page.goto(address)
  await act(confirming.page, 'confirm')
  await expect(confirming.page.getByText('confirmed by the host').first()).toBeVisible()
  await confirming.context.close()

  await switchTo(officer, { locale: 'zh-CN', viewport: DESK })
  await officer.page.goto(address)
  const changed = officer.page.getByRole('table', { name: '重新提交改动的内容' }).locator('tbody tr')
  await expect(changed).toHaveCount(1)
  await expect(changed).toContainText('全年完成技改两项，返修率从 5% 降到 1%')
  await act(officer.page, 'accept')
  await expect(officer.page.getByText('已审核通过').first()).toBeVisible()
  await officer.context.close()
})

/** Gives every item of the sheet on the screen its full points, without a word. */
async function giveAll(page: Page): Promise<void> {
  for (const item of await page.locator('section:has(input[name^="points-"])').all()) {
    const most = /\d+\.\d\d/.exec((await item.locator('h3 span').textContent()) ?? '')![0]
    await item.locator('input[name^="points-"]').fill(most)
    await item.locator('input[name^="reason-"]').fill('')
  }
}

test('two experts score beside the evidence, one in a workshop without a network, and the panel sees nothing until both are in', async ({ browser }) => {
  const { page: first, context, complaints } = await loginAs(browser, 'expert2', { viewport: PHONE })
  let page = first
  await expect(page).toHaveURL(/\/my-reviews$/)
  const task = page.locator('tr', { hasText: STUDIO }).filter({ hasText: `${YEAR}年度` })
  await expect(task.locator('time')).toBeVisible()
  await task.getByRole('link', { name: STUDIO }).click()
  await page.waitForURL(/\/my-reviews\/[0-9a-f-]{36}$/)
  await expect(page.getByText('依据材料')).toHaveCount(0)
  await act(page, 'accept')
  await expect(page.getByText('依据材料').first()).toBeVisible()
  await hydrated(page)
  // What the leader logged on the phone is the evidence.
  await expect(page.getByText('改进薄板夹具').first()).toBeAttached()
  // In a workshop without a network: everything stays on the device, a closed page too, and arrives once.
  const arrived: string[] = []
  context.on('response', (response) => {
    if (response.url().endsWith('/sheet') && response.ok()) arrived.push(response.request().headers()['idempotency-key'] ?? '')
  })
  await context.setOffline(true)
  for (const button of await page.getByRole('button', { name: '采用' }).all()) await button.click()
  await giveAll(page)
  await page.locator('textarea[name=overall]').fill('车间里写的总体评价')
  await expect(page.getByText('没有网络。已存在这台设备上，联网后自动保存。')).toBeVisible()
  await expect(page.getByRole('button', { name: '提交评审' })).toHaveCount(0)
  const sheet = page.url()
  await page.close()
  await context.setOffline(false)
  page = await context.newPage()
  await page.goto(sheet)
  await expect(page.locator('textarea[name=overall]')).toHaveValue('车间里写的总体评价')
  await expect(page.getByText('合计 100.00 / 100.00')).toBeVisible()
  await expect(page.getByRole('button', { name: '提交评审' })).toBeVisible()
  expect(new Set(arrived).size).toBe(arrived.length)
  await page.getByRole('button', { name: '提交评审' }).click()
  await page.waitForURL(/\/my-reviews$/)
  await expect(page.locator('tr', { hasText: STUDIO }).getByText('已提交')).toHaveCount(2)
  expect(complaints).toEqual([])
  await context.close()

  const officer = await loginAs(browser, 'officer')
  await officer.page.goto(at('/reviews'))
  await officer.page.getByRole('link', { name: `${YEAR}年度技能大师工作室考核` }).click()
  await officer.page.waitForURL(/\/reviews\/[0-9a-f-]{36}$/)
  const row = (name: string) => officer.page.getByRole('region', { name: '按分数排列的评审结果' }).locator('tbody tr', { hasText: name })
  await expect(row('汤春梅面点')).toContainText('等待全部提交')
  await expect(row(STUDIO)).toContainText('梁志远 100.00；沈建国 92.00')
  await expect(officer.page.locator('form:has(input[name=intent][value=startMeeting])')).toHaveCount(0)

  // The other expert, in English at the desk, hands in the sheet that was left unfinished.
  const expert = await loginAs(browser, 'expert', { locale: 'en' })
  await expert.page.getByRole('link', { name: '汤春梅面点技能大师工作室' }).first().click()
  await expect(expert.page.getByText('Total 94.00 of 100.00')).toBeVisible()
  await expert.page.getByRole('button', { name: 'Hand in the review' }).click()
  await expert.page.waitForURL(/\/my-reviews$/)
  expect(expert.complaints).toEqual([])
  await expert.context.close()
  await officer.page.reload()
  await expect(row('汤春梅面点')).toContainText('93.00')
  await officer.context.close()
})

test('a person decides the tie on the quota line, and everybody reads the result on the public notice', async ({ browser }) => {
  const officer = await loginAs(browser, 'officer', { locale: 'en' })
  const { page } = officer
  await page.goto(at('/reviews'))
  await page.getByRole('link', { name: `${YEAR}年度技能大师工作室考核` }).click()
  await act(page, 'startMeeting')
  // 96.00 twice for the one place, and the line runs between them.
  const order = page.getByRole('region', { name: /^(Studios by score|按分数排列的评审结果)$/ }).locator('tbody tr')
  await expect(page.getByText('5 assessed, quota for excellent 1')).toBeVisible()
  await expect(order).toHaveText([/^1傅金龙.*96\.00.*to be decided/, /quota line \(1\)/, /^2祝海涛.*96\.00.*to be decided/, /^3汤春梅.*93\.00.*Qualified/, /^4阎立新.*90\.50.*Qualified/, /^5程国栋.*83\.00.*Qualified/])
  await expect(page.locator('form:has(input[name=intent][value=notify])')).toHaveCount(0)
  const tie = page.locator('form:has(input[value=decideGroup])')
  await tie.getByLabel(`${STUDIO}: excellent`).check()
  await tie.locator('textarea[name=reason]').fill('攻关成果效益更高')
  await tie.getByRole('button', { name: 'Decide' }).click()
  await expect(order.first()).toHaveText(/^1傅金龙.*96\.00.*Excellent.*2 studios have the same score.*Decided because: 攻关成果效益更高/)
  await expect(order.nth(2)).toHaveText(/^2祝海涛.*96\.00.*Qualified/)

  // The minutes say it on a phone in Chinese, and the result goes out for everybody to object to.
  await switchTo(officer, { locale: 'zh-CN', viewport: PHONE })
  const round = page.url()
  await page.goto(`${round}/minutes`)
  await expect(page.getByText('同分 96.00，优秀。理由：攻关成果效益更高')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await page.goto(round)
  await expect(order.first()).toContainText('优秀')
  await expectNoSidewaysScroll(page)
  await act(page, 'notify')
  await page.getByRole('link', { name: '查看公示' }).click()
  await page.waitForURL(/\/notices\//)
  await expect(page.getByRole('heading', { level: 1, name: /公示/ })).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(STUDIO) })).toContainText('优秀')
  const stranger = await visit(browser, { viewport: PHONE, locale: 'en' })
  await stranger.page.goto(page.url())
  await expect(stranger.page.getByText(STUDIO)).toBeVisible()
  await expectNoSidewaysScroll(stranger.page)
  // The leader learns nothing of it before the circular.
  const leader = await loginAs(browser, 'studio')
  await leader.page.goto(at(`/studios/${await studioOf(leader.page, STUDIO)}/assessments`))
  await expect(leader.page.locator('section', { hasText: `${YEAR}年度技能大师工作室考核` }).getByText('结果公布后在这里查看。')).toBeVisible()
  expect([...officer.complaints, ...stranger.complaints, ...leader.complaints]).toEqual([])
  for (const { context } of [officer, stranger, leader]) await context.close()
})

test('the circular of the round before goes out, the leader reads how the mark arose, and the grant plan names amount and clause', async ({ browser }) => {
  const officer = await loginAs(browser, 'officer')
  const { page } = officer
  await page.goto(at('/reviews'))
  await page.getByRole('link', { name: `${YEAR - 1}年度技能大师工作室考核` }).click()
  await act(page, 'publish', { documentNumber: `武人社发〔${YEAR}〕88号` })
  await expect(page.getByRole('link', { name: '通报 PDF' })).toBeVisible()
  await switchTo(officer, { locale: 'en', viewport: PHONE })
  await page.reload()
  await expect(page.getByRole('link', { name: 'Circular (PDF)' })).toBeVisible()
  const circular = await officer.context.request.get(`${page.url()}/circular.pdf`)
  expect([circular.status(), (await circular.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])
  const archive = await officer.context.request.get(`${page.url()}/archive.zip`)
  expect([archive.status(), (await archive.body()).includes('03 评分表')]).toEqual([200, true])

  const leader = await loginAs(browser, 'studio', { viewport: PHONE, locale: 'en' })
  const studioId = await studioOf(leader.page, STUDIO)
  await leader.page.goto(at(`/studios/${studioId}/assessments`))
  const result = leader.page.locator('section', { hasText: `${YEAR - 1}年度技能大师工作室考核` })
  await expect(result.getByText('Excellent', { exact: true })).toBeVisible()
  await expect(result.getByText('100.00 points')).toBeVisible()
  await expect(result.getByText('Why this grade: reaches the line for excellent, 85.00, and is within the quota of 1.')).toBeVisible()
  // The money of the grade: taken in by a job of its own, a moment after the act.
  const planned = leader.page.getByRole('table', { name: 'Recognitions and assessments so far and the money they bring' }).getByRole('row', { name: /Assessed excellent/ })
  await expect(async () => {
    await leader.page.goto(at(`/studios/${studioId}`))
    await expect(planned).toHaveCount(2, { timeout: 1_000 })
  }).toPass({ timeout: 20_000 })
  await expectNoSidewaysScroll(leader.page)
  await switchTo(leader, { locale: 'zh-CN', viewport: DESK })
  await leader.page.reload()
  const line = leader.page.getByRole('table', { name: '已经发生的认定、考核及对应资金' }).getByRole('row', { name: /考核优秀/ }).last()
  await expect(line).toContainText(/20,000\.00 元.*未申领/)
  await line.locator('summary').click()
  await expect(line.getByText('二、6')).toBeVisible()
  await expect(line.getByText(/武政办〔2021〕46号/)).toBeVisible()
  // 30,000 for the recognition and twice 20,000 of at most 100,000.
  await expect(leader.page.locator('dl > div', { hasText: '上限内还可享受' })).toContainText('30,000.00 元')
  expect([...officer.complaints, ...leader.complaints]).toEqual([])
  await officer.context.close()
  await leader.context.close()
})
