import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import { ITEMS, type RecordedItem } from './recorded-scheme.ts'

/** What one judge gives one entrant: values as typed, by code of the item. */
export type GivenSheet = { number: string; values: ReadonlyArray<{ item: RecordedItem; text: string }> }

/** The button of a number on the sheet; `data-where` says how far the number is. */
const numberOn = (page: Page, number: string) => page.locator('main nav button', { has: page.locator(`strong:text-is("${number}")`) })

/** Opens a number with all its items on one page. Before the page has come alive a touch does nothing, so it is repeated. */
export async function openWholeSheet(page: Page, number: string): Promise<void> {
  await expect(async () => {
    await numberOn(page, number).tap()
    await expect(page.getByRole('heading', { name: `${number} 号`, exact: true })).toBeVisible({ timeout: 1_000 })
  }).toPass()
  const whole = page.getByRole('button', { name: '整张评分表' })
  if (await whole.isVisible()) await whole.tap()
  await expect(page.getByRole('button', { name: '逐项评分' })).toBeVisible()
}

/** Gives values by touch and keyboard, as on a tablet. */
export async function touchSheet(page: Page, { number, values }: GivenSheet): Promise<void> {
  await openWholeSheet(page, number)
  for (const { item, text } of values) await giveItem(page.locator('fieldset', { has: page.locator(`legend b:text-is("${item.code}")`) }), item, text)
}

async function giveItem(field: Locator, { method }: RecordedItem, text: string): Promise<void> {
  if (method === '测量 · 是否' || method === '评判 0–3') {
    const choice = field.locator('label', { has: field.page().locator(`input[value="${text}"]`) })
    await choice.tap()
    await expect(choice).toHaveAttribute('data-chosen', '')
  } else if (method === '扣分') {
    if (text === '0') await field.getByRole('button', { name: '没有发生' }).tap()
    else for (let times = 1; times <= Number(text); times += 1) await field.getByRole('button', { name: '加一次' }).tap()
    await expect(field.locator('output')).toHaveText(`${text} 次`)
  } else {
    const box = field.locator('input')
    await box.fill(text)
    await box.press('Enter')
  }
}

/** Reads from the sheet's own requests in which column each item stands; the items are touched in the order of the scheme. */
export function watchColumns(page: Page, items: readonly RecordedItem[]): () => Map<string, string> {
  const seen = new Set<string>()
  page.on('request', (request) => {
    if (request.method() !== 'POST' || !/\/api\/events\/[^/]+\/sheet$/.test(request.url())) return
    for (const { column } of (request.postDataJSON() as { cells: Array<{ column: string }> }).cells) seen.add(column)
  })
  return () => {
    const columns = [...seen]
    expect(columns).toHaveLength(items.length)
    return new Map(items.map(({ code }, at) => [code, columns[at]!]))
  }
}

/** Entrants whose sheets one request carries: the route takes a thousand values. */
const SHEETS_A_REQUEST = 8

/** Sends whole sheets from the judge's open page, in its session, through the route and in the words of the sheet itself. */
export async function sendSheets(page: Page, eventId: string, sheets: readonly GivenSheet[], { columns, entryOf }: { columns: ReadonlyMap<string, string>; entryOf: ReadonlyMap<string, string> }): Promise<void> {
  const requests = Array.from({ length: Math.ceil(sheets.length / SHEETS_A_REQUEST) }, (_, at) => {
    const cells = sheets
      .slice(at * SHEETS_A_REQUEST, (at + 1) * SHEETS_A_REQUEST)
      .flatMap(({ number, values }) => values.map(({ item, text }) => ({ entryId: entryOf.get(number), column: columns.get(item.code), text, absentJudge: false, baseVersion: 0 })))
    return { key: randomUUID(), expected: `200 ${cells.length}`, body: JSON.stringify({ cells, statuses: [] }) }
  })
  const answers = await page.evaluate(
    async ({ address, requests }) => {
      const said: string[] = []
      for (const { key, body } of requests) {
        const answer = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': key }, body })
        said.push(`${answer.status} ${answer.ok ? ((await answer.json()) as { saved: { cells: unknown[] } }).saved.cells.length : await answer.text()}`)
      }
      return said
    },
    { address: `/api/events/${eventId}/sheet`, requests },
  )
  expect(answers).toEqual(requests.map(({ expected }) => expected))
}

/** The items a judge fills in: everything of the scheme but, for all judges after the first, what the panel shares. */
export const itemsOfJudge = (judge: number) => ITEMS.filter((item) => judge === 0 || !item.shared)

/** Everybody is complete: also what others gave has arrived, and nothing is on its way. */
export async function expectComplete(page: Page, entrants: number): Promise<void> {
  await expect(page.locator('main nav button[data-where=complete]')).toHaveCount(entrants)
  await expect(page.locator('[data-save=saved]')).toBeVisible()
}
