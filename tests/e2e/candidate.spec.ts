import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { at, loginAs, PHONE, visit } from './support/people.ts'

test('a candidate sees the result and downloads the certificate in three taps on a phone', async ({ browser }) => {
  const { page, complaints, context } = await loginAs(browser, 'candidate', { viewport: PHONE })
  // Signing in leads straight to the own page: the download is the next tap.
  await expect(page).toHaveURL(/\/me$/)
  await expect(page.getByText('第 1 名')).toBeVisible()
  await expect(page.getByText(/晋升技师/)).toBeVisible()
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载证书' }).click()
  const download = await waiting
  expect(download.suggestedFilename()).toMatch(/^WY-JN-\d{4}-\d{4}\.pdf$/)
  const bytes = readFileSync(await download.path())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
  expect(complaints).toEqual([])
  await context.close()
})

test('what is typed on a slow line, while the page is coming alive, stays typed', async ({ browser }) => {
  for (const late of [300, 700]) {
    const { page, complaints, context } = await visit(browser, { viewport: PHONE })
    // The page is there to type into; its data arrive later.
    await page.route('**/login', async (route) => {
      const response = await route.fetch()
      const held = `streamController = { enqueue: (part) => setTimeout(() => controller.enqueue(part), ${late}), close: () => setTimeout(() => controller.close(), ${late}) }`
      const body = (await response.text()).replace('streamController = controller', held)
      expect(body).toContain(held)
      await route.fulfill({ response, body })
    })
    await page.goto(at('/login'), { waitUntil: 'commit' })
    await page.locator('input[name=username]').click()
    await page.keyboard.type('candidatecandidatecandidate', { delay: 15 })
    await page.keyboard.press('Tab')
    await page.keyboard.type('not-the-one', { delay: 15 })
    await page.waitForFunction(() => '__remixRouter' in window)
    await expect(page.locator('input[name=username]')).toHaveValue('candidatecandidatecandidate')
    await expect(page.locator('input[name=password]')).toHaveValue('not-the-one')
    expect(complaints).toEqual([])
    await context.close()
  }
})
