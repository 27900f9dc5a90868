import { expect, test } from '@playwright/test'
import sharp from 'sharp'
import { readWorkbook } from '#app/services/workbooks/read-workbook.server.ts'
import { readZipDirectory } from '#app/services/workbooks/zip-directory.ts'
import { act, fill } from './support/acts.ts'
import { at, DESK, expectNoSidewaysScroll, hydrated, loginAs, PHONE, studioOf, switchTo } from './support/people.ts'

const YEAR = new Date().getFullYear()

test('a photograph taken without a network stays on the phone, through a closed page, and arrives once', async ({ browser }) => {
  const leader = await loginAs(browser, 'studio', { viewport: PHONE })
  const studioId = await studioOf(leader.page, '傅金龙焊接技能大师工作室')
  const log = at(`/studios/${studioId}/log`)
  await leader.page.goto(log)
  await hydrated(leader.page)
  const arrived: Array<string | undefined> = []
  leader.context.on('response', (response) => response.request().method() !== 'GET' && response.ok() && arrived.push(response.request().headers()['idempotency-key']))
  const form = leader.page.getByRole('form', { name: '记一条' })
  await leader.context.setOffline(true)
  // As large as a phone takes them; the device makes it small before it keeps it.
  const photo = await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#7a8899' } }).jpeg().toBuffer()
  await form.locator('input[type=file]').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo })
  await expect(form.getByRole('img', { name: '第 1 张照片' })).toBeVisible()
  await form.getByText('服务活动').click()
  await form.getByLabel('一句话').fill('断网时拍的检修现场')
  await form.getByRole('button', { name: '记下' }).click()
  await expect(leader.page.getByText('1 条还没有发出')).toBeVisible()
  await leader.page.close()
  await leader.context.setOffline(false)
  const page = await leader.context.newPage()
  await page.goto(log)
  const line = page.getByRole('listitem').filter({ hasText: '断网时拍的检修现场' }).filter({ has: page.getByRole('img') })
  await expect(line).toHaveCount(1)
  await expect(page.getByText('1 条还没有发出')).toHaveCount(0)
  const source = await line.getByRole('img').getAttribute('src')
  const kept = await leader.context.request.get(at(source!))
  const { width, height } = await sharp(await kept.body()).metadata()
  expect([kept.status(), Math.max(width, height) <= 1600, arrived.length]).toEqual([200, true, 1])
  await page.reload()
  await expect(line).toHaveCount(1)
  await expectNoSidewaysScroll(page)
  expect(leader.complaints).toEqual([])
  await leader.context.close()
})

test('the bureau sees where what is due, sets studios side by side over the years, and takes every table and a whole round along', async ({ browser }) => {
  const officer = await loginAs(browser, 'officer', { viewport: PHONE })
  const { page, context } = officer
  await page.goto(at('/studios'))
  const rows = page.getByRole('table').locator('tbody tr')
  // The town's tile narrows the list to its studios, and the same tile widens it again.
  await page.getByRole('link', { name: /^王宅镇：1 家/ }).click()
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('祝海涛木作技能大师工作室')
  await expectNoSidewaysScroll(page)
  const narrowed = await context.request.get(at((await page.getByRole('link', { name: 'Excel' }).getAttribute('href'))!))
  const book = await readWorkbook(await narrowed.body(), 'studios.xlsx')
  expect(book.ok && book.value.sheets[0]!.rows.map((row) => row.cells.map(({ text }) => text).filter((text) => ['工作室', '祝海涛木作技能大师工作室', '王宅镇'].includes(text)))).toEqual([['工作室'], ['祝海涛木作技能大师工作室', '王宅镇']])
  await page.getByRole('link', { name: /^王宅镇：1 家/ }).click()
  await expect(rows.nth(2)).toBeVisible()

  // At the desk, in English: what is over its day stands first; two of the list stand side by side.
  await switchTo(officer, { locale: 'en', viewport: DESK })
  await page.goto(at('/studios'))
  await expect(rows.first()).toContainText('overdue')
  for (const name of ['傅金龙焊接技能大师工作室', '何建平电气装备技能大师工作室']) await page.getByRole('row', { name: new RegExp(name) }).getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Compare the ticked studios' }).click()
  await page.waitForURL(/\/studios\/compare\?/)
  const compared = page.getByRole('table')
  await expect(compared.getByRole('columnheader', { name: '傅金龙焊接技能大师工作室' })).toBeVisible()
  await expect(compared.getByRole('row', { name: /^Grade/ })).toContainText('Unqualified')
  await expectNoSidewaysScroll(page)
  await page.goto(at('/studios/figures'))
  await expect(page.getByRole('table', { name: 'Projects, exchange and results' }).getByRole('row', { name: new RegExp(`^${YEAR - 1}`) })).toContainText('1')
  await expectNoSidewaysScroll(page)

  // A published round as one folder: sheets, order, circular, and an index that names each file.
  await page.goto(at('/reviews'))
  await page.getByRole('link', { name: `${YEAR - 2}年度技能大师工作室考核` }).click()
  await page.waitForURL(/\/reviews\/[0-9a-f-]{36}$/)
  const archive = await context.request.get(at((await page.getByRole('link', { name: /archive/i }).getAttribute('href'))!))
  const names = [...readZipDirectory(await archive.body()).keys()].map((name) => name.split('/').slice(1).join('/'))
  expect(names.filter((name) => name.startsWith('03 '))).toHaveLength(5)
  for (const start of ['01 评分标准.json', '02 专家分工.csv', '04 评审会排序.csv', '05 优秀名额.json', '08 通报.pdf', '08 通报.docx', '10 审计记录.json']) expect(names).toContain(start)
  expect(names.at(-1)).toBe('00 目录.csv')
  expect(officer.complaints).toEqual([])
  await context.close()
})

test('an expert declines one studio and declares a conflict on another: the office is told, reassigns, and the door stays closed', async ({ browser }) => {
  const officer = await loginAs(browser, 'officer')
  const desk = officer.page
  await desk.goto(at('/reviews'))
  await hydrated(desk)
  await act(desk, 'create', { name: `${YEAR}年回避演练`, experts: '1' })
  await desk.waitForURL(/\/reviews\/[0-9a-f-]{36}$/)
  const round = desk.url()
  await act(desk, 'assign')
  await expect(desk.getByText(/^已分派 \d+ 份/).first()).toBeVisible()
  await act(desk, 'collect')
  await act(desk, 'startReview')
  await expect(desk.locator('form:has(input[name=intent][value=startMeeting])')).toHaveCount(0)

  const expert = await loginAs(browser, 'expert2', { viewport: PHONE })
  const { page } = expert
  const own = page.locator('tr', { hasText: `${YEAR}年回避演练` }).getByRole('link')
  const stepped: Array<{ name: string; address: string }> = []
  for (const [intent, reason] of [['decline', '出差，不能按期评审'], ['conflict', '领办人是本人师兄']] as const) {
    await page.goto(at('/my-reviews'))
    const name = await own.first().innerText()
    await own.first().click()
    await page.waitForURL(/\/my-reviews\/[0-9a-f-]{36}$/)
    stepped.push({ name, address: page.url() })
    await act(page, intent, { reason })
    await page.waitForURL(/\/my-reviews$/)
    await expect(page.locator('tr', { hasText: `${YEAR}年回避演练` }).getByRole('link', { name })).toHaveCount(0)
    await expectNoSidewaysScroll(page)
  }
  // The address by hand opens nothing any more.
  for (const { address } of stepped) expect((await page.goto(address))?.status()).toBe(404)

  await desk.goto(at('/due'))
  await desk.getByRole('link', { name: `2 家工作室缺评审专家，请补派：${YEAR}年回避演练` }).click()
  await desk.waitForURL(round)
  const list = desk.getByRole('table', { name: '参评工作室和专家评审进度' })
  await expect(list.getByRole('row', { name: new RegExp(stepped[0]!.name) })).toContainText('梁志远 已谢绝')
  await expect(list.getByRole('row', { name: new RegExp(stepped[1]!.name) })).toContainText('梁志远 回避')
  // By hand, on the page of the studio that has a conflict: who stepped back is not offered.
  await list.getByRole('link', { name: stepped[1]!.name }).click()
  await desk.waitForURL(/\/studios\/[0-9a-f-]{36}$/)
  const choice = desk.locator('select[name=expertPersonId]')
  await expect(choice.locator('option', { hasText: '梁志远' })).toHaveCount(0)
  await fill(desk.locator('form:has(input[name=intent][value=assignByHand])'), { expertPersonId: (await choice.locator('option', { hasText: '沈建国' }).getAttribute('value'))! })
  await desk.getByRole('button', { name: '指定', exact: true }).click()
  await expect(desk.locator('main').getByText(/沈建国/).first()).toBeVisible()
  // The other by the automatic deal, which never deals to who stepped back.
  await desk.goto(round)
  await act(desk, 'assign')
  await expect(desk.getByText('已分派 1 份').first()).toBeVisible()
  await expect(list.getByRole('row', { name: new RegExp(stepped[0]!.name) })).toContainText('沈建国')
  const other = await loginAs(browser, 'expert', { viewport: PHONE, locale: 'en' })
  for (const { name } of stepped) await expect(other.page.locator('tr', { hasText: `${YEAR}年回避演练` }).getByRole('link', { name })).toHaveCount(1)
  await expectNoSidewaysScroll(other.page)
  expect([...officer.complaints, ...other.complaints]).toEqual([])
  for (const { context } of [officer, expert, other]) await context.close()
})
