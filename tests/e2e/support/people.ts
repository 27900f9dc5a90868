import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { localeCookieName } from '#app/messages/locale.ts'
import { DEMO_PASSWORD } from './start-product.ts'

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1440, height: 900 }

let visited: string | undefined

/** From now on the people of this file visit another product than the worker's own; without an origin, the worker's again. */
export function visitProduct(origin?: string): void {
  visited = origin
}

/** Address of the product that is visited: the worker's own, unless a file has one for itself. */
export function at(path: string): string {
  return `${visited ?? process.env[`E2E_ORIGIN_${process.env.TEST_PARALLEL_INDEX}`]}${path}`
}

export interface Visit {
  context: BrowserContext
  page: Page
  /** What the browser complained of: script errors, hydration, policy violations. */
  complaints: string[]
}

/**
 * Data on their way are given up when a fast hand sends the next form; nobody waits for them any more. Cut off before their first byte they are an
 * error of the page, cut off while they are read (a busy machine) Remix writes the same error to the console.
 */
const GIVEN_UP = /^AbortError\b/

/** A fresh browser profile; complaints of its console are collected. */
export async function visit(browser: Browser, { viewport = DESK, locale = 'zh-CN', touch = false }: { viewport?: { width: number; height: number }; locale?: string; touch?: boolean } = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport, locale, acceptDownloads: true, hasTouch: touch })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => GIVEN_UP.test(error.message) || complaints.push(`${page.url()} ${error.message}`))
  page.on('console', (message) => {
    // A refused or lost request is the browser's own line about an answer the page deals with.
    if (message.type() === 'error' && !GIVEN_UP.test(message.text()) && !/Failed to load resource|net::ERR_INTERNET_DISCONNECTED/.test(message.text())) complaints.push(`${page.url()} ${message.text()}`)
  })
  return { context, page, complaints }
}

/** Signs in through the form, as a person of the demonstration. */
export async function loginAs(browser: Browser, username: string, options: Parameters<typeof visit>[1] = {}): Promise<Visit> {
  const visitor = await visit(browser, options)
  const { page } = visitor
  await page.goto(at('/login'))
  await page.locator('input[name=username]').fill(username)
  await page.locator('input[name=password]').fill(DEMO_PASSWORD)
  await page.locator('input[name=password]').press('Enter')
  await page.waitForURL((url) => url.pathname !== '/login')
  return visitor
}

/** Goes on as the same person in another language and at another size, as on another device. */
export async function switchTo({ context, page }: Pick<Visit, 'context' | 'page'>, { locale, viewport }: { locale: 'zh-CN' | 'en'; viewport: { width: number; height: number } }): Promise<void> {
  await context.addCookies([{ name: localeCookieName, value: locale, url: at('/') }])
  await page.setViewportSize(viewport)
}

/** Whether the page keeps within the screen's width. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
}

/** Waits until React has taken the page over, so that a click is not lost. */
export async function hydrated(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {})
}

/** Opens a competition of the list by a part of its name and returns the id of its first event. */
export async function eventOf(page: Page, name: string): Promise<string> {
  await page.goto(at('/competitions'))
  await page.getByRole('table').getByRole('link', { name: new RegExp(name) }).first().click()
  await page.waitForURL(/\/competitions\/[0-9a-f-]{36}$/)
  const href = await page.locator('main a[href^="/events/"]').first().getAttribute('href')
  expect(href).not.toBeNull()
  return href!.split('/')[2]!
}

/** The id of a leader's studio. Who leads one lands on it; who has applied for another one chooses it from the list. */
export async function studioOf(page: Page, name: string): Promise<string> {
  const own = /\/studios\/[0-9a-f-]{36}$/
  await page.goto(at('/studios'))
  if (!own.test(new URL(page.url()).pathname)) {
    await page.getByRole('table').getByRole('link', { name }).first().click()
    await page.waitForURL(own)
  }
  return new URL(page.url()).pathname.split('/')[2]!
}
