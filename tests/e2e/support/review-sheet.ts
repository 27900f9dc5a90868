import type { Page } from '@playwright/test'

/** Gives every item of the sheet on the screen its full points, without a word. */
export async function giveAll(page: Page): Promise<void> {
  for (const item of await page.locator('section:has(input[name^="points-"])').all()) {
    const most = /\d+\.\d\d/.exec((await item.locator('h3 span').textContent()) ?? '')![0]
    await item.locator('input[name^="points-"]').fill(most)
    await item.locator('input[name^="reason-"]').fill('')
  }
}
