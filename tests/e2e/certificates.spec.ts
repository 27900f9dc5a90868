import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { act } from './support/acts.ts'
import { at, eventOf, loginAs, PHONE, visit } from './support/people.ts'

// From a draft that its holder checks to a certificate that was replaced, and to a stranger who drops the file on the check page.
test('a certificate is checked by its holder, issued, taken along, replaced and proved', async ({ browser }) => {
  test.setTimeout(180_000)
  const officer = await loginAs(browser, 'officer')
  const { page } = officer
  const eventId = await eventOf(page, '中式面点师')
  const honours = at(`/events/${eventId}/certificates`)
  const winner = () => page.getByRole('row').filter({ hasText: '一等奖' }).filter({ has: page.getByText('有效', { exact: true }) })

  await test.step('every kind of the event has its page, and a whole batch can be taken along', async () => {
    await page.goto(honours)
    for (const kind of ['晋升证明', '裁判聘书', '参赛证书']) {
      await page.getByRole('navigation', { name: '证书种类' }).getByRole('link', { name: kind }).click()
      await expect(page.getByRole('navigation', { name: '证书种类' }).locator('[aria-current=page]')).toHaveText(kind)
    }
    const waiting = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载全部（ZIP）' }).first().click()
    expect(readFileSync(await (await waiting).path()).subarray(0, 2).toString()).toBe('PK')
  })

  await test.step('the winner’s certificate is taken back, and the winner is asked to check the next one', async () => {
    await page.goto(honours)
    const row = winner().first()
    await row.getByText('撤销').first().click()
    await row.locator('textarea[name=reason]').fill('单位名称有误')
    await row.getByRole('button', { name: '撤销这份证书' }).click()
    await expect(page.getByRole('heading', { name: '样稿核对' })).toBeVisible()
    await act(page, 'ask')
    await expect(page.getByText('已确认 0 人，未答复 1 人，反映问题 0 人')).toBeVisible()
  })

  await test.step('the holder reads the draft on a phone and confirms it', async () => {
    const { page: phone, complaints, context } = await loginAs(browser, 'candidate', { viewport: PHONE })
    await phone.getByRole('link', { name: '去核对' }).click()
    await expect(phone.getByRole('heading', { name: '核对证书样稿' })).toBeVisible()
    await expect(phone.getByRole('link', { name: '查看样稿（PDF）' })).toBeVisible()
    await act(phone, 'confirm')
    await expect(phone.getByText('您已确认。')).toBeVisible()
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    expect(complaints).toEqual([])
    await context.close()
  })

  await test.step('it is issued in the second design', async () => {
    await page.goto(honours)
    await expect(page.getByText('已确认 1 人，未答复 0 人，反映问题 0 人')).toBeVisible()
    await act(page, 'issue', { design: 'meander' })
    await expect(winner().getByRole('link', { name: 'PDF' })).toHaveCount(1, { timeout: 30_000 })
  })

  const old = await test.step('and replaced by another number', async () => {
    const number = (await winner().locator('a[href^="/certificates/"]').first().textContent())!
    await winner().locator('a[href^="/certificates/"]').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(number)
    await act(page, 'replace', { reason: '纸质证书破损' })
    await expect(page.getByText('已换发', { exact: true }).first()).toBeVisible()
    return { number, check: (await page.getByRole('link', { name: '验证页' }).getAttribute('href'))! }
  })

  await test.step('a stranger sees old and new, and learns what a file is worth', async () => {
    await page.goto(honours)
    const fresh = winner()
    await expect(fresh.getByRole('link', { name: 'PDF' })).toHaveCount(1, { timeout: 30_000 })
    const number = (await fresh.locator('a[href^="/certificates/"]').first().textContent())!
    const check = (await fresh.getByRole('link', { name: '验证页' }).getAttribute('href'))!
    const file = await (await officer.context.request.get(at((await fresh.getByRole('link', { name: 'PDF' }).getAttribute('href'))!))).body()

    const stranger = await visit(browser, { viewport: PHONE })
    await stranger.page.goto(at(old.check))
    await expect(stranger.page.getByText('证书已换发')).toBeVisible()
    await expect(stranger.page.getByText(`现行证书编号 ${number}`)).toBeVisible()
    await stranger.page.goto(at(check))
    await expect(stranger.page.getByText('证书有效')).toBeVisible()
    await expect(stranger.page.getByText(`本证书由 ${old.number} 换发而来。`)).toBeVisible()
    const input = stranger.page.locator('input[type=file]')
    await input.setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer: file })
    await expect(stranger.page.getByText('与发放的原件完全一致')).toBeVisible()
    await expect(stranger.page.getByText(/数字签名有效，但签名密钥仅供演示/)).toBeVisible()
    const forged = Buffer.from(file)
    forged[forged.length >> 2]! ^= 1
    await input.setInputFiles({ name: 'b.pdf', mimeType: 'application/pdf', buffer: forged })
    await expect(stranger.page.getByText(/不是发放的原件/)).toBeVisible()
    await expect(stranger.page.getByText('数字签名无效：签名后文件被改动过。')).toBeVisible()
    const credential = (await (await stranger.context.request.get(at(`${check}/credential.json`))).json()) as { type: string[]; proof: { cryptosuite: string }; issuer: { id: string } }
    expect([credential.type[1], credential.proof.cryptosuite]).toEqual(['OpenBadgeCredential', 'ecdsa-jcs-2019'])
    expect((await stranger.context.request.get(at(new URL(credential.issuer.id).pathname))).status()).toBe(200)
    expect((await stranger.context.request.get(at(`${old.check}/credential.json`))).status()).toBe(404)
    expect(stranger.complaints).toEqual([])
    await stranger.context.close()
  })
  expect(officer.complaints).toEqual([])
  await officer.context.close()
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
