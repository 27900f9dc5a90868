import type { Page } from '@playwright/test'

/**
 * Does one act of a page: unfolds its form if it is folded, fills the named fields and presses its button. Acts are found by their hidden
 * `intent`, the name the server knows them by.
 */
export async function act(page: Page, intent: string, fields: Record<string, string> = {}): Promise<void> {
  const form = page.locator(`form:has(input[name=intent][value="${intent}"])`).first()
  const button = form.locator('button[type=submit]').last()
  // The page may still be on its way: whether a form is folded can be asked only once it is there.
  await button.waitFor({ state: 'attached' })
  if (!(await button.isVisible())) await page.locator(`details:not([open]):has(form:has(input[name=intent][value="${intent}"]))`).first().locator('summary').first().click()
  await fill(form, fields)
  await button.click()
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
