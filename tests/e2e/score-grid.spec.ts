import { expect, test } from '@playwright/test'
import { at, eventOf, loginAs, PHONE } from './support/people.ts'

const active = 'td[aria-selected=true] input'

test.describe('the score grid', () => {
  test('marks are typed without a mouse: digits and one key each, absent by one key', async ({ browser }) => {
    const { page, complaints, context } = await loginAs(browser, 'clerk')
    const eventId = await eventOf(page, '焊工职业技能竞赛')
    await page.goto(at(`/events/${eventId}/marks`))
    await expect(page.locator(active)).toBeFocused()
    const start = await page.locator(active).getAttribute('aria-label')
    for (const digits of ['81', '78.5', '90']) {
      await page.keyboard.type(digits)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByText('全部已保存')).toBeVisible()
    expect(await page.locator(active).getAttribute('aria-label')).not.toBe(start)
    // Three cells further down the same column: no more keys than digits + 1 a mark.
    await page.keyboard.press('ArrowUp')
    await expect(page.locator(active)).toHaveValue('90.00')
    await page.reload()
    await expect(page.locator('table[role=grid]')).toContainText('78.50')
    expect(complaints).toEqual([])
    await context.close()
  })

  test('range and plausibility are told while typing, and an impossible mark is not sent', async ({ browser }) => {
    const { page, context } = await loginAs(browser, 'clerk')
    const eventId = await eventOf(page, '焊工职业技能竞赛')
    // A screen that draws slowly must not take a digit from a hand that is faster.
    await page.addInitScript(() => {
      const draw = window.requestAnimationFrame.bind(window)
      window.requestAnimationFrame = (callback) => draw(() => setTimeout(() => callback(performance.now()), 150))
    })
    await page.goto(at(`/events/${eventId}/marks`))
    await expect(page.locator(active)).toBeFocused()
    await page.keyboard.type('100.5')
    await expect(page.getByText('超过满分 100.00。')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.type('9.99', { delay: 60 })
    await expect(page.locator(active)).toHaveValue('9.99')
    await expect(page.getByText(/与其他(选手|裁判)相差/)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByText('全部已保存')).toBeVisible()
    await context.close()
  })

  test('what is typed without a network is kept over a reload and arrives once', async ({ browser }) => {
    const { page, context } = await loginAs(browser, 'clerk2')
    const eventId = await eventOf(page, '焊工职业技能竞赛')
    await page.goto(at(`/events/${eventId}/marks`))
    await expect(page.locator(active)).toBeFocused()
    const label = await page.locator(active).getAttribute('aria-label')
    let requests = 0
    const keys = new Set<string>()
    // The request reaches the server and its answer is lost: the worst moment to fail.
    await page.route('**/api/events/*/marks', async (route) => {
      requests += 1
      keys.add(route.request().headers()['idempotency-key'] ?? '')
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.keyboard.type('66.61')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/还没有送到服务器|网络断开/).first()).toBeVisible()
    expect(requests).toBeGreaterThan(0)
    await page.unroute('**/api/events/*/marks')
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/marks')) keys.add(request.headers()['idempotency-key'] ?? '')
    })
    await page.reload()
    await expect(page.getByText('全部已保存')).toBeVisible()
    expect(keys.size).toBe(1)
    const board = await page.evaluate(async (id) => (await fetch(`/api/events/${id}/board`)).json(), eventId)
    const saved = board.cells.filter((cell: { value: number }) => cell.value === 6661)
    expect(saved.map((cell: { version: number }) => cell.version)).toEqual([1])
    expect(label).toContain(board.entries.find((entry: { id: string }) => entry.id === saved[0].entryId).name)
    await context.close()
  })

  test('two people on one cell: the second sees both values and decides', async ({ browser }) => {
    const first = await loginAs(browser, 'clerk')
    const second = await loginAs(browser, 'clerk2')
    const eventId = await eventOf(first.page, '焊工职业技能竞赛')
    // The second does not hear of changes, as on a bad network.
    await second.page.route('**/api/events/*/stream', (route) => route.abort())
    for (const { page } of [first, second]) {
      await page.goto(at(`/events/${eventId}/marks`))
      await expect(page.locator(active)).toBeFocused()
    }
    await first.page.keyboard.type('71')
    await first.page.keyboard.press('Enter')
    await expect(first.page.getByText('全部已保存')).toBeVisible()
    await second.page.keyboard.type('72')
    await second.page.keyboard.press('Enter')
    await expect(second.page.getByText('有人先改了这一格').first()).toBeVisible()
    await expect(second.page.getByText('朱晓燕录入的是 71.00')).toBeVisible()
    await second.page.getByRole('button', { name: '改为 72.00' }).click()
    await expect(second.page.getByText('全部已保存')).toBeVisible()
    await expect(first.page.locator('table[role=grid]')).toContainText('72.00')
    await first.context.close()
    await second.context.close()
  })

  test('a column is pasted from a spreadsheet', async ({ browser }) => {
    const { page, context } = await loginAs(browser, 'clerk')
    const eventId = await eventOf(page, '焊工职业技能竞赛')
    await page.goto(at(`/events/${eventId}/marks`))
    await expect(page.locator(active)).toBeFocused()
    await page.locator(active).evaluate((input) => {
      const data = new DataTransfer()
      data.setData('text/plain', '83\r\n84.5\r\n')
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    })
    await expect(page.getByText('已粘贴 2 格。')).toBeVisible()
    await expect(page.locator('table[role=grid]')).toContainText('84.50')
    await expect(page.getByText('全部已保存')).toBeVisible()
    await context.close()
  })

  test('works on a phone-sized window', async ({ browser }) => {
    const { page, context, complaints } = await loginAs(browser, 'clerk', { viewport: PHONE })
    const eventId = await eventOf(page, '焊工职业技能竞赛')
    await page.goto(at(`/events/${eventId}/marks`))
    await expect(page.locator(active)).toHaveAttribute('inputmode', 'decimal')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    expect(complaints).toEqual([])
    await context.close()
  })

  test('fifty marks typed without a network in each of two browsers: nothing lost, nothing twice, and what both typed is shown', async ({ browser }) => {
    test.setTimeout(120_000)
    const TYPED = 50
    const SHARED = 15
    const first = await loginAs(browser, 'clerk')
    const second = await loginAs(browser, 'clerk2')
    const eventId = await eventOf(first.page, '焊工职业技能竞赛')
    const cells = async (): Promise<Array<{ entryId: string; column: string; value: number | null; version: number }>> =>
      (await first.page.evaluate(async (id) => (await fetch(`/api/events/${id}/board`)).json(), eventId)).cells
    for (const { page } of [first, second]) {
      await page.goto(at(`/events/${eventId}/marks`))
      await expect(page.locator(active)).toBeFocused()
    }
    const before = new Map((await cells()).map((cell) => [`${cell.entryId} ${cell.column}`, cell.version]))
    const hundredths = (base: number) => Array.from({ length: TYPED }, (_, n) => base + n + 1)
    const [mine, theirs] = [hundredths(7_000), hundredths(8_000)]
    const type = async ({ page, context }: typeof first, marks: number[], skip: number) => {
      await context.setOffline(true)
      for (let n = 0; n < skip + marks.length; n += 1) {
        // Whoever was absent has no marks.
        while (/缺考|弃赛/.test(await page.locator('tr:has(td[aria-selected=true])').innerText())) await page.keyboard.press('Enter')
        if (n >= skip) await page.keyboard.type((marks[n - skip]! / 100).toFixed(2))
        await page.keyboard.press('Enter')
      }
      await expect(page.getByText(new RegExp(`${TYPED} 格还没有送到`))).toBeVisible()
    }
    await type(first, mine, 0)
    await type(second, theirs, TYPED - SHARED)
    await first.context.setOffline(false)
    await expect(first.page.getByText('全部已保存')).toBeVisible()
    await second.context.setOffline(false)
    await expect(second.page.getByRole('button', { name: /^改为 80\./ })).toHaveCount(SHARED)
    await expect(second.page.getByText(/还没有送到|正在保存/)).toHaveCount(0)

    const written = (await cells()).map((cell) => ({ value: cell.value!, writes: cell.version - (before.get(`${cell.entryId} ${cell.column}`) ?? 0) })).filter(({ writes }) => writes > 0)
    expect(written.map(({ value }) => value).sort((a, b) => a - b)).toEqual([...mine, ...theirs.slice(SHARED)])
    expect(written.filter(({ writes }) => writes !== 1)).toEqual([])
    await second.page.getByRole('button', { name: /^改为 80\./ }).first().click()
    await expect(second.page.getByRole('button', { name: /^改为 80\./ })).toHaveCount(SHARED - 1)
    await first.context.close()
    await second.context.close()
  })
})
