import { expect, test } from '@playwright/test'
import { itemBoxes } from '#app/services/paper/item-sheet.ts'
import { faultlessText, SHAFT_SCHEME } from '#db/seed/demo-scheme-items.ts'
import type { SchemeItem } from '#scoring/schemes/scheme.ts'
import { act, fill } from './support/acts.ts'
import { at, eventOf, hydrated, loginAs } from './support/people.ts'

// Both contests are those of the demonstration that stand between marking and publication.
test('two clerks type blind, a third person decides from the original', async ({ browser }) => {
  test.setTimeout(120_000)
  const chief = await loginAs(browser, 'chief')
  const event = await eventOf(chief.page, '养老护理员')
  const second = await loginAs(browser, 'clerk2')

  await test.step('the second clerk types by keyboard alone and is told nothing of the first', async () => {
    const { page } = second
    await page.goto(at(`/events/${event}/paper?part=practical`))
    await hydrated(page)
    await page.locator('#paper-number').press('ControlOrMeta+A')
    await page.keyboard.type('14')
    await page.keyboard.press('Enter')
    await page.keyboard.type('33.5')
    await page.keyboard.press('Enter')
    await expect(page.getByText('14 已保存')).toBeVisible()
    await expect(page.locator('#paper-number')).toBeFocused()
    // The first clerk's numbers are in no byte of the page: every number on it was typed by these hands.
    await expect(page.locator('tbody tr')).toHaveCount(13)
    expect(await page.content()).not.toMatch(/录入一|朱晓燕/)
  })

  await test.step('what differs waits for the chief judge, who types what the original says', async () => {
    const { page } = chief
    await page.goto(at(`/events/${event}/paper/sheets`))
    await hydrated(page)
    const sheet = page.locator('article', { hasText: '14 · 实操' })
    await expect(sheet.getByText('33.50')).toBeVisible()
    await sheet.locator('input[name=values]').fill('88')
    await fill(sheet.locator('form'), { reason: '对照原件，录入二看错一行。' })
    await sheet.locator('button[type=submit]').click()
    await expect(page.getByText('对照原件，录入二看错一行。')).toBeVisible()
    await expect(page.locator('article', { hasText: '14 · 实操' })).toHaveCount(0)
  })

  // The part with a marking scheme: the first clerk's sheet of 08 waits, faultless; this one reads A1 otherwise, and the sum tells of a slip of the finger.
  const itemised = await eventOf(chief.page, '轴类零件')
  const boxes = itemBoxes({ partKey: 'practical', scheme: SHAFT_SCHEME, slots: [1, 2, 3, 4, 5] })
  const textOf = ({ kind, slot, ...box }: (typeof boxes)[number]) => {
    const code = 'item' in box ? box.item.code : ''
    return kind === 'sum' ? '100' : code === 'A1' ? '57.99' : code === 'D1' && slot === 2 ? '2' : faultlessText((box as { item: SchemeItem }).item)
  }
  const HALF = 12
  await test.step('half a sheet outlives its tab, for the clerk who typed it and for nobody else at this browser', async () => {
    const { context } = second
    const typing = await context.newPage()
    await typing.goto(at(`/events/${itemised}/paper?part=practical`))
    await hydrated(typing)
    await typing.locator('#paper-number').press('ControlOrMeta+A')
    await typing.keyboard.type('8')
    for (const box of boxes.slice(0, HALF)) {
      await typing.keyboard.press('Enter')
      await typing.keyboard.type(textOf(box))
    }
    // Without a network nothing is sent and nothing is lost.
    await context.setOffline(true)
    await typing.getByRole('button', { name: '保存这一张' }).click()
    await expect(typing.getByText('现在没有网络，没有保存成功。')).toBeVisible()
    await typing.close()
    await context.setOffline(false)
    const [own, other] = [await context.cookies(), await loginAs(browser, 'clerk')]
    await context.clearCookies()
    await context.addCookies(await other.context.cookies())
    const foreign = await context.newPage()
    await foreign.goto(at(`/events/${itemised}/paper?part=practical`))
    await hydrated(foreign)
    await expect(foreign.locator('#paper-number')).toBeFocused()
    await expect(foreign.getByText('没有保存的')).toHaveCount(0)
    await expect(foreign.locator('#paper-number')).toHaveValue('')
    await foreign.close()
    await context.clearCookies()
    await context.addCookies(own)
    await other.context.close()
  })
  await test.step('a sheet by items is typed box by box, and its sum on the paper finds a mistyped judgement', async () => {
    const { page } = second
    await page.goto(at(`/events/${itemised}/paper?part=practical`))
    await hydrated(page)
    await expect(page.getByText(`已恢复没有保存的 8 号评分单（${HALF} 格）`)).toBeVisible()
    await page.locator('#paper-number').press('ControlOrMeta+A')
    await page.keyboard.type('99')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('没有待您录入的 99')
    await page.keyboard.type('8')
    await page.keyboard.press('Enter')
    for (const box of boxes.slice(0, HALF)) {
      await expect(page.locator('input[data-box]:focus')).toHaveValue(textOf(box))
      await page.keyboard.press('Enter')
    }
    for (const box of boxes.slice(HALF)) {
      await page.keyboard.type(textOf(box))
      if (box.kind === 'item' || box.slot < 5) await page.keyboard.press('Enter')
    }
    await expect(page.getByText('裁判 2：纸上合计 100.00，按各项计算为 98.67')).toBeVisible()
    await page.getByLabel('D1 加工工艺编排 裁判 2').fill('3')
    await expect(page.getByText('各项与纸上合计相符')).toBeVisible()
    await page.getByLabel('纸上合计 裁判 5').press('Enter')
    await expect(page.getByText('08 已保存')).toBeVisible()
    expect(await page.content()).not.toMatch(/录入一|朱晓燕/)
  })
  await test.step('of its seventy boxes the one that differs is decided from the original', async () => {
    const { page } = chief
    await page.goto(at(`/events/${itemised}/paper/sheets`))
    await hydrated(page)
    const sheet = page.locator('article', { hasText: '08 · 实操' })
    await expect(sheet.locator('input[name=values]:visible')).toHaveCount(1)
    await sheet.getByRole('textbox', { name: 'A1 外圆 φ58 裁判组' }).fill('58')
    await expect(sheet.getByText('本部分 100.00')).toBeVisible()
    await fill(sheet.locator('form'), { reason: '对照原件为 58.00。' })
    await sheet.locator('button[type=submit]').click()
    await expect(page.locator('article', { hasText: '08 · 实操' })).toHaveCount(0)
    await page.goto(at(`/events/${itemised}/marks`))
    await expect(page.locator('tr', { hasText: '08' }).getByText('100.00').first()).toBeVisible()
  })
  expect([...chief.complaints, ...second.complaints]).toEqual([])
  await chief.context.close()
  await second.context.close()
})

test('an upheld appeal makes a second edition with its differences, signed and announced again', async ({ browser }) => {
  test.setTimeout(180_000)
  const arbitrator = await loginAs(browser, 'arbitrator')
  const event = await eventOf(arbitrator.page, '钳工')
  await test.step('arbitration admits and upholds with reasons', async () => {
    const { page } = arbitrator
    await page.goto(at(`/events/${event}/appeals`))
    await act(page, 'admitted', { reason: '材料齐全，在时限内提出。' })
    await expect(page.getByText('已受理')).toBeVisible()
    await act(page, 'upheld', { reason: '原始评分单第二工序应为 99 分。' })
    await expect(page.getByText('更正进行中', { exact: false })).toBeVisible()
  })
  const officer = await loginAs(browser, 'officer')
  await test.step('the mark is put right, compared and confirmed as edition 2', async () => {
    const { page } = officer
    await page.goto(at(`/events/${event}/marks`))
    await hydrated(page)
    const row = page.locator('tr[role=row]', { has: page.locator('td[role=gridcell]:first-child', { hasText: /^05$/ }) })
    // Number, status, theory, practical; the name is the row's head.
    await row.locator('td').nth(3).click()
    await page.keyboard.type('99')
    await page.keyboard.press('Enter')
    await expect(page.getByText('99.00').first()).toBeVisible()
    // A page that is left before its mark has been sent keeps it for the next visit.
    await expect(page.getByText('全部已保存')).toBeVisible()
    await expect(async () => {
      await page.goto(at(`/events/${event}/ranking`))
      await expect(page.locator('del').first()).toBeVisible({ timeout: 1_000 })
    }).toPass()
    await act(page, 'confirm')
    await page.waitForURL(/\/editions\/2/)
    await expect(page.locator('#changes')).toContainText('99.00')
  })
  for (const [username, duty] of [['chief', 'chiefJudge'], ['supervisor', 'supervisor']] as const) {
    await test.step(`the ${duty} signs edition 2`, async () => {
      const signer = await loginAs(browser, username)
      await signer.page.goto(at(`/events/${event}/finalise`))
      await act(signer.page, 'sign')
      // The form goes with the act.
      await expect(signer.page.locator('form:has(input[name=intent][value=sign])')).toHaveCount(0)
      await signer.context.close()
    })
  }
  await test.step('it is announced with its own clock, and its papers are the same twice', async () => {
    const leader = await loginAs(browser, 'leader')
    await leader.page.goto(at(`/events/${event}/finalise`))
    await act(leader.page, 'announce')
    await expect(leader.page.locator('form:has(input[name=intent][value=announce])')).toHaveCount(0)
    await leader.page.goto(at(`/events/${event}/appeals`))
    await expect(leader.page.getByText('第 2 版于', { exact: false })).toBeVisible()
    const print = async () => (await leader.page.request.get(at(`/events/${event}/editions/2/papers/score-book.pdf`))).body()
    const [first, again] = [await print(), await print()]
    expect([first.subarray(0, 5).toString(), first.equals(again)]).toEqual(['%PDF-', true])
    await leader.page.goto(at(`/events/${event}/ceremony`))
    await hydrated(leader.page)
    await leader.page.keyboard.press('PageDown')
    await expect(leader.page.getByText(/已揭晓 1 \//)).toBeVisible()
    await leader.context.close()
  })
  expect([...arbitrator.complaints, ...officer.complaints]).toEqual([])
  await arbitrator.context.close()
  await officer.context.close()
})
