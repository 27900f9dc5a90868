import type { Page } from '@playwright/test'

/**
 * Does one act of a page: unfolds its form if it is folded, fills the named fields and presses its button. Acts are found by their hidden
 * `intent`, the name the server knows them by.
 */
export async function act(page: Page, intent: string, fields: Record<string, string> = {}): Promise<void> {
  const form = page.locator(`form:has(input[name=intent][value="${intent}"])`).first()
  const folded = page.locator(`details:not([open]):has(form:has(input[name=intent][value="${intent}"]))`).first()
  if ((await folded.count()) > 0) await folded.locator('summary').first().click()
  await fill(form, fields)
  await form.locator('button[type=submit]').last().click()
}

/** Fills fields by their names, selects included. */
export async function fill(form: ReturnType<Page['locator']>, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const field = form.locator(`[name="${name}"]`).first()
    const tag = await field.evaluate((element) => `${element.tagName.toLowerCase()}:${(element as HTMLInputElement).type}`)
    if (tag.startsWith('select')) await field.selectOption(value)
    else if (tag === 'input:checkbox' || tag === 'input:radio') await form.locator(`[name="${name}"][value="${value}"]`).check({ force: true })
    else await field.fill(value)
  }
}
