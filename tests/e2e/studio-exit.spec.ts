import { expect, test } from '@playwright/test'
import { act, fill } from './support/acts.ts'
import { at, DESK, expectNoSidewaysScroll, hydrated, loginAs, PHONE, studioOf, switchTo } from './support/people.ts'

const STUDIO = '童建军钳工技能大师工作室'

const PHOTO = { name: '整改现场.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF') }

/** The day some years later, in words. */
function inTwoYears(locale: 'zh-CN' | 'en'): string {
  const [year, month, day] = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10).split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year + 2, month, 0)).getUTCDate()
  const on = new Date(Date.UTC(year + 2, month - 1, Math.min(day, last)))
  return locale === 'en' ? `${on.getUTCDate()} ${on.toLocaleString('en', { month: 'long', timeZone: 'UTC' })} ${on.getUTCFullYear()}` : `${on.getUTCFullYear()}年${on.getUTCMonth() + 1}月${on.getUTCDate()}日`
}

// Failed twice: what was found is put right or not, a person decides, and the bar holds; each test goes on where the one before ended.
test.describe.configure({ mode: 'serial' })

test('a leader told to put things right reports it from a phone, and the office asks for more', async ({ browser }) => {
  const leader = await loginAs(browser, 'studio2', { viewport: PHONE })
  const { page } = leader
  const studioId = await studioOf(page, STUDIO)
  await expect(page.getByText(/请在\d{4}年\d+月\d+日当天或之前完成整改并提交整改报告，由人社局复核。 连续两次考核不合格，建议退出；是否退出由人社局决定。/)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: '整改合格' })).toContainText('教学区恢复到 60 平方米')
  await expectNoSidewaysScroll(page)
  await page.getByRole('link', { name: '提交整改报告' }).first().click()
  await page.waitForURL(/\/requests$/)
  await page.getByRole('link', { name: '查看考核指出的问题' }).click()
  await expect(page.getByText('支出凭证不完整').first()).toBeVisible()
  await expectNoSidewaysScroll(page)

  await page.goto(at(`/studios/${studioId}/requests`))
  await hydrated(page)
  const form = page.locator('form:has(input[name=intent][value=rectify])')
  await fill(form, { to: '1. 场地已补齐\n2. 台账从 1 月起逐月登记' })
  await form.getByRole('button', { name: '提交整改报告' }).click()
  await expect(page.getByText('请附证明材料。').first()).toBeVisible()
  await form.locator('input[type=file]').setInputFiles(PHOTO)
  await form.getByRole('button', { name: '提交整改报告' }).click()
  await expect(page.getByRole('row', { name: /整改报告/ }).first()).toContainText('已提交')
  await expect(form).toHaveCount(0)
  await expectNoSidewaysScroll(page)

  // The office, in English at the desk, finds it among what is due, and asks for more.
  const officer = await loginAs(browser, 'officer', { locale: 'en' })
  await officer.page.goto(at('/studios?due=overdue'))
  const line = officer.page.getByRole('row', { name: new RegExp(STUDIO) })
  await expect(line).toContainText('decide on the exit')
  await line.getByRole('link', { name: STUDIO }).click()
  await officer.page.getByRole('link', { name: 'The report of what was put right is in and waits to be checked' }).click()
  await officer.page.getByRole('table').getByRole('link').first().click()
  await expect(officer.page.getByRole('heading', { level: 1, name: 'Report of what was put right' })).toBeVisible()
  await act(officer.page, 'return', { reason: '请附台账照片' })
  await expect(officer.page.getByText('sent back', { exact: true }).first()).toBeVisible()

  await page.goto(at('/due'))
  await page.getByRole('link', { name: `申请已退回，请按意见修改：${STUDIO}` }).click()
  await expect(page.getByText('请附台账照片')).toBeVisible()
  await hydrated(page)
  const again = page.locator('form:has(input[name=intent][value=resubmitReport])')
  await fill(again, { to: '1. 场地已补齐\n2. 台账从 1 月起逐月登记，照片附后' })
  await again.getByRole('button', { name: '提交整改报告' }).click()
  await expect(page.getByRole('table', { name: '本次提交的修改' })).toContainText('照片附后')
  await expectNoSidewaysScroll(page)
  expect([...leader.complaints, ...officer.complaints]).toEqual([])
  await leader.context.close()
  await officer.context.close()
})

test('a person decides the exit with a reason, and nobody comes back before the day it names', async ({ browser }) => {
  const officer = await loginAs(browser, 'officer')
  const { page } = officer
  await page.goto(at('/studios?due=overdue'))
  await page.getByRole('row', { name: new RegExp(STUDIO) }).getByRole('link', { name: STUDIO }).click()
  await page.waitForURL(/\/studios\/[0-9a-f-]{36}$/)
  const studio = page.url()
  await page.goto(`${studio}/requests`)
  await page.getByRole('table').getByRole('link').first().click()
  await act(page, 'refuse', { reason: '台账仍缺 6 个月，场地未恢复' })
  await expect(page.getByText('台账仍缺 6 个月，场地未恢复')).toBeVisible()
  // Nothing has been decided about the studio by that.
  await page.goto(studio)
  await expect(page.getByText('整改中', { exact: true }).first()).toBeVisible()
  await act(page, 'exit', { reason: '连续两次考核不合格，整改未达到要求', barMonths: '24', documentNumber: '武人社〔2026〕66号' })
  await expect(page.getByText('已退出', { exact: true }).first()).toBeVisible()
  await act(page, 'recogniseAgain', { reason: '补办' })
  await expect(page.getByText(`退出后的限制期未满，${inTwoYears('zh-CN')}起可以再次申报。`).last()).toBeVisible()

  const leader = await loginAs(browser, 'studio2', { viewport: PHONE })
  await leader.page.goto(studio)
  await expect(leader.page.getByText(`工作室已退出，以下内容仅供查阅。 退出后的限制期未满，${inTwoYears('zh-CN')}起可以再次申报。`)).toBeVisible()
  await expect(leader.page.getByRole('listitem').filter({ hasText: '连续两次考核不合格，整改未达到要求' })).toContainText('退出')
  await expectNoSidewaysScroll(leader.page)

  // The same leader under another name; in Chinese on the phone, in English at the desk.
  for (const { locale, viewport, sentence } of [
    { locale: 'zh-CN', viewport: PHONE, sentence: `退出后的限制期未满，${inTwoYears('zh-CN')}起可以再次申报。` },
    { locale: 'en', viewport: DESK, sentence: `The waiting period after leaving is not over; an application can be made from ${inTwoYears('en')}.` },
  ] as const) {
    await switchTo(leader, { locale, viewport })
    await leader.page.goto(at('/studios/apply'))
    await hydrated(leader.page)
    const form = leader.page.locator('form:has(input[name=intent][value=open])')
    await fill(form, { name: '童建军精密钳工工作室', terms: 'wuyi-2021-46:county', trade: '钳工', place: '白洋街道 8 号', hostName: '武义白洋工具有限公司' })
    await form.locator('button[type=submit]').click()
    await expect(leader.page.getByText(sentence)).toBeVisible()
    await expectNoSidewaysScroll(leader.page)
  }
  await leader.page.goto(`${studio}/requests`)
  await expect(leader.page.getByText(`an application can be made from ${inTwoYears('en')}`)).toBeVisible()
  expect([...officer.complaints, ...leader.complaints]).toEqual([])
  await officer.context.close()
  await leader.context.close()
})
