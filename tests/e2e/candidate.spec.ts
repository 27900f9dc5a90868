import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { at, eventOf, loginAs, PHONE, visit } from './support/people.ts'

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

test('the code on the certificate leads anybody to the true record, and a revocation shows at once', async ({ browser }) => {
  const officer = await loginAs(browser, 'officer')
  const eventId = await eventOf(officer.page, '中式面点师')
  await officer.page.goto(at(`/events/${eventId}/certificates`))
  const row = officer.page.getByRole('row').filter({ hasText: '三等奖' }).filter({ has: officer.page.getByText('有效', { exact: true }) }).last()
  const href = await row.getByRole('link', { name: '验证页' }).getAttribute('href')

  const stranger = await visit(browser, { viewport: PHONE })
  await stranger.page.goto(at(href!))
  await expect(stranger.page.getByText('证书有效')).toBeVisible()
  await expect(stranger.page.getByText(/＊/).first()).toBeVisible()

  await row.getByText('撤销').first().click()
  await row.locator('textarea[name=reason]').fill('领奖材料不实')
  await row.getByRole('button', { name: '撤销这份证书' }).click()
  await expect(officer.page.getByText(/已撤销 WY-JN/)).toBeVisible()

  await stranger.page.reload()
  await expect(stranger.page.getByText('证书已撤销')).toBeVisible()
  await expect(stranger.page.getByText('领奖材料不实')).toBeVisible()

  const unknown = await stranger.page.goto(at('/verify/00000000000000000000000000'))
  const malformed = await stranger.page.goto(at('/verify/xyz'))
  expect([unknown?.status(), malformed?.status()]).toEqual([404, 404])
  await expect(stranger.page.getByText('没有这份证书')).toBeVisible()
  await officer.context.close()
  await stranger.context.close()
})
