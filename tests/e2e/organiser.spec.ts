import { expect, test, type Page } from '@playwright/test'
import { makeField } from '#db/factories/people.ts'
import { seededRandom } from '#db/factories/random.ts'
import { act, fill } from './support/acts.ts'
import { at, loginAs, PHONE, visit } from './support/people.ts'

const active = 'td[aria-selected=true] input'

/** Types one column of marks from the active cell down; returns how many keys that took. */
async function typeColumn(page: Page, marks: readonly string[]): Promise<number> {
  let keys = 0
  for (const mark of marks) {
    await page.keyboard.type(mark)
    await page.keyboard.press('Enter')
    keys += mark.length + 1
  }
  return keys
}

// The whole of the main job, as a bureau would do it: from an empty competition to a certificate in a winner's hand.
test('one contest from import to a downloaded certificate', async ({ browser }) => {
  test.setTimeout(300_000)
  const { page, complaints, context } = await loginAs(browser, 'officer')
  const people = makeField({ random: seededRandom(77), size: 36, series: 88 })

  await test.step('create the competition and its event', async () => {
    await page.goto(at('/competitions/new'))
    const form = page.locator('main form:has([name=finalOn])')
    await fill(form, { name: '2026年武义县木工职业技能竞赛', code: 'WY2026-MG', year: '2026', tier: 'county', competitionClass: '1', finalOn: '2026-11-21', policyId: 'wuyi-2021-46' })
    await fill(form, { organiserName: '武义县人力资源和社会保障局', hostName: '武义县职业技术学校' })
    await form.locator('button[type=submit]').last().click()
    await page.waitForURL(/\/competitions\/[0-9a-f-]{36}/)
    await page.goto(at(`${new URL(page.url()).pathname}/events/new`))
    const eventForm = page.locator('main form:has([name=occupationCode])')
    await fill(eventForm, { name: '手工木工', occupationCode: '6-06-03-01', occupationEdition: '2022' })
    await eventForm.locator('button[type=submit]').last().click()
    await page.waitForURL(/\/events\/[0-9a-f-]{36}/)
  })
  const eventId = new URL(page.url()).pathname.split('/')[2]!

  const competitionPath = await test.step('open registration', async () => {
    await page.goto(at(`/events/${eventId}`))
    const path = await page.locator('main a[href^="/competitions/"]').last().getAttribute('href')
    await page.goto(at(path!))
    await act(page, 'openRegistration')
    await expect(page.getByText('报名已开放')).toBeVisible()
    return path!
  })

  await test.step('import the roster, with one identity number to be corrected in the browser', async () => {
    const header = '参赛编号,姓名,证件号码,性别,出生日期,联系电话,单位,职业技能等级'
    const rows = people.map((person, n) => {
      const identity = n === 5 ? person.identityNumber.slice(0, 16) + '00' : person.identityNumber
      return [String(n + 1).padStart(2, '0'), person.name, identity, person.sex === 'male' ? '男' : '女', person.birthDay, person.phone, person.unit, person.level].join(',')
    })
    await page.goto(at(`/events/${eventId}/import`))
    const upload = page.locator('form:has(input[type=file])').first()
    await upload.locator('input[type=file]').setInputFiles({ name: '木工报名表.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${[header, ...rows].join('\r\n')}\r\n`) })
    await upload.locator('button[type=submit]').click()
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
    await expect(page.locator('main')).toContainText('C7')
    const cell = page.locator('table').getByText(people[5]!.identityNumber.slice(0, 16) + '00').first()
    await cell.click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(people[5]!.identityNumber)
    await page.keyboard.press('Enter')
    const confirm = page.locator('form:has(input[name=intent][value=confirm])')
    await expect(confirm).toBeVisible()
    const warnings = confirm.locator('input[type=checkbox]')
    if ((await warnings.count()) > 0) await warnings.first().check({ force: true })
    await confirm.locator('button[type=submit]').last().click()
    await expect(page.getByText('已导入').first()).toBeVisible()
    await page.goto(at(`/events/${eventId}/entrants`))
    await expect(page.locator('main')).toContainText(people[5]!.name)
    expect(await page.content()).not.toContain(people[5]!.identityNumber)
  })

  await test.step('start scoring and type 36 × 2 marks by keyboard alone', async () => {
    await page.goto(at(competitionPath))
    await act(page, 'startScoring')
    await expect(page.getByText('评分已开始，规则已冻结')).toBeVisible()
    await page.goto(at(`/events/${eventId}/marks`))
    await expect(page.locator(active)).toBeFocused()
    const theory = people.map((_, n) => String(95 - n))
    const practical = people.map((_, n) => String(96 - n))
    const keys = (await typeColumn(page, theory)) + (await typeColumn(page, practical))
    await expect(page.getByText('全部录完')).toBeVisible()
    await expect(page.getByText('全部已保存')).toBeVisible()
    const digits = [...theory, ...practical].reduce((sum, mark) => sum + mark.length, 0)
    expect(keys).toBeLessThanOrEqual(digits + 72)
    await expect(page.getByRole('complementary')).toContainText('95.70')
  })

  await test.step('confirm and publish', async () => {
    await page.goto(at(`/events/${eventId}/ranking`))
    await expect(page.locator('main')).toContainText('晋升技师')
    await act(page, 'confirm')
    await page.waitForURL(/\/editions\/1/)
    await act(page, 'publish')
    // The word stands on the page before, too; the form goes with the act.
    await expect(page.locator('form:has(input[name=intent][value=publish])')).toHaveCount(0)
    await expect(page.locator('main')).toContainText('已公布')
  })

  await test.step('the public page on a phone shows no identity digits', async () => {
    const stranger = await visit(browser, { viewport: PHONE })
    await stranger.page.goto(at(`/results/${eventId}`))
    await expect(stranger.page.locator('main')).toContainText(people[0]!.name)
    const content = await stranger.page.content()
    for (const person of people) expect(content).not.toContain(person.identityNumber.slice(6, 14))
    expect(content).not.toMatch(/\d{3,}\*+/)
    expect(await stranger.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    expect(stranger.complaints).toEqual([])
    await stranger.context.close()
  })

  await test.step('issue the certificates', async () => {
    await page.goto(at(`/events/${eventId}/certificates`))
    await act(page, 'issue')
    const notice = page.getByText('已发放 6 份，文件正在生成。')
    // Under the pointer a notice stays; the page reads its data again when the job ends, and must not take the notice along.
    await notice.hover()
    await expect(page.getByRole('link', { name: 'PDF' })).toHaveCount(6, { timeout: 30_000 })
    await expect(page.getByRole('progressbar')).toHaveCount(0)
    await expect(notice).toBeVisible()
  })

  const code = await test.step('print the activation codes', async () => {
    await page.goto(at(`/events/${eventId}/activation-codes`))
    await act(page, 'make')
    const slip = page.locator('section').filter({ hasText: `01 ${people[0]!.name}` }).last()
    await expect(slip).toBeVisible()
    return (await slip.textContent())!.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)![0]
  })

  await test.step('the winner opens an account on a phone and downloads', async () => {
    const winner = await visit(browser, { viewport: PHONE })
    await winner.page.goto(at('/activate'))
    await winner.page.locator('input[name=code]').fill(code.toLowerCase())
    await winner.page.locator('input[name=identity]').fill(people[0]!.identityNumber)
    await winner.page.locator('input[name=identity]').press('Enter')
    await winner.page.waitForURL(/\/activate\/password/)
    await winner.page.locator('input[name=newPassword]').fill('shanshui-mugong-2026')
    await winner.page.locator('input[name=repeatPassword]').fill('shanshui-mugong-2026')
    await winner.page.locator('input[name=repeatPassword]').press('Enter')
    await winner.page.waitForURL(/\/me$/)
    await expect(winner.page.getByText('第 1 名')).toBeVisible()
    const waiting = winner.page.waitForEvent('download')
    await winner.page.getByRole('link', { name: '下载证书' }).click()
    expect((await waiting).suggestedFilename()).toMatch(/^WY-JN-2026-\d{4}\.pdf$/)
    expect(winner.complaints).toEqual([])
    await winner.context.close()
  })

  expect(complaints).toEqual([])
  await context.close()
})
