import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { loginAs, PHONE } from './support/people.ts'

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
