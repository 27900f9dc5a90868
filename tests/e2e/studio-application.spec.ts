import { expect, test } from '@playwright/test'
import { act, fill } from './support/acts.ts'
import { at, hydrated, loginAs, PHONE } from './support/people.ts'

const PDF = { name: '证明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF') }

test('a leader applies on a phone, the host confirms, the officer returns it, the resubmission shows what changed and goes into review', async ({ browser }) => {
  test.setTimeout(120_000)
  const complaints: string[] = []
  const leader = await loginAs(browser, 'studio', { viewport: PHONE })
  const page = leader.page
  await page.goto(at('/studios/apply'))
  await hydrated(page)
  await fill(page.locator('form:has(input[name=intent][value=open])'), { name: '傅金龙机器人焊接工作室', terms: 'wuyi-2021-46:county', trade: '焊接', place: '开发区 6 号', hostName: '浙江武川电动工具有限公司' })
  await page.getByRole('button', { name: '开始申报' }).click()
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  const address = page.url()
  await expect(page.getByText('条件都具备、单位确认内部公示后即可提交。')).toBeVisible()
  const save = page.locator('form:has(input[name=intent][value=save])')
  await fill(save, {
    'answer-uniqueSkill': '薄板单面焊双面成形', 'answer-premises': '40', 'answer-equipment': 'yes', 'answer-matchingFunds': '10000', 'answer-rules': 'yes', 'answer-projects': '2', 'answer-plan': '每年收徒三人',
    'answer-trainees': '3', 'answer-courses': 'yes', from: '2026-01-05', to: '2026-01-12', result: 'noObjection',
  })
  await save.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('还有 9 项没有达到或没有填写。')).toBeVisible()
  for (const [at, condition] of ['uniqueSkill', 'premises', 'equipment', 'matchingFunds', 'rules', 'projects', 'trainees'].entries()) {
    const upload = page.locator('form:has(input[name=intent][value=addEvidence])')
    await upload.locator('select[name=condition]').selectOption(condition)
    await upload.locator('input[type=file]').setInputFiles({ ...PDF, name: `${condition}.pdf`, buffer: Buffer.from(`%PDF-1.4\n%${at}\n1 0 obj<<>>endobj\n%%EOF`) })
    await upload.getByRole('button', { name: '上传' }).click()
    await expect(page.getByText(`${condition}.pdf`).first()).toBeVisible()
  }
  await expect(page.getByText('条件都已具备。')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)

  const host = await loginAs(browser, 'host')
  await host.page.goto(address)
  await act(host.page, 'confirmHostNotice')
  await expect(host.page.getByText('已代表单位确认')).toBeVisible()
  await host.context.close()

  await page.goto(address)
  await act(page, 'submit')
  await expect(page.getByText('已提交', { exact: true }).first()).toBeVisible()
  const officer = await loginAs(browser, 'officer', { locale: 'en' })
  await officer.page.goto(address)
  await act(officer.page, 'return', { condition: 'premises', reason: '请核对场地面积' })
  await expect(officer.page.getByText('sent back', { exact: true }).first()).toBeVisible()

  await page.goto(address)
  await hydrated(page)
  await expect(page.getByText('请核对场地面积').first()).toBeVisible()
  await fill(save, { 'answer-premises': '45' })
  await save.getByRole('button', { name: '保存' }).click()
  await expect(save.locator('[name=answer-premises]')).toHaveValue('45')
  await page.waitForLoadState('networkidle')
  await act(page, 'submit')
  await expect(page.getByText('已提交', { exact: true }).first()).toBeVisible()

  await officer.page.goto(address)
  await expect(officer.page.getByRole('table', { name: 'Changes of this submission' }).getByText('45')).toBeVisible()
  await act(officer.page, 'startReview')
  await expect(officer.page.getByText('under review', { exact: true }).first()).toBeVisible()
  await act(officer.page, 'askExperts', { count: '2' })
  await expect(officer.page.getByText('0 of 2 handed in; shown once all are.')).toBeVisible()
  for (const [username, reason] of [['expert', '带徒扎实，成果突出'], ['expert2', '条件具备']] as const) {
    const expert = await loginAs(browser, username, { viewport: PHONE })
    await expert.page.getByRole('link', { name: '傅金龙机器人焊接工作室' }).first().click()
    await expect(expert.page.getByText('申报条件和材料')).toHaveCount(0)
    await act(expert.page, 'accept')
    await expect(expert.page.getByText('申报条件和材料')).toBeVisible()
    expect(await expert.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width)
    await act(expert.page, 'give', { grade: 'recommend', reason })
    await expect(expert.page.locator('tr', { hasText: '傅金龙机器人焊接工作室' }).getByText('已提交')).toBeVisible()
    complaints.push(...expert.complaints)
    await expert.context.close()
  }
  await officer.page.reload()
  await expect(officer.page.getByText('2 recommend it, 0 need to know more, 0 advise against.')).toBeVisible()
  await act(officer.page, 'openNotice')
  await expect(officer.page.getByText('on public notice', { exact: true }).first()).toBeVisible()
  await act(officer.page, 'recognise', { documentNumber: '武人社〔2026〕99号' })
  await expect(officer.page.getByText('The public notice still runs.').first()).toBeVisible()

  // Of another application the notice is over and the document drawn up: recognising is one act, with document and plaque.
  await officer.page.goto(at('/studios/apply'))
  await officer.page.getByRole('link', { name: '应伟民智能装配技能大师工作室' }).first().click()
  await act(officer.page, 'recognise')
  await expect(officer.page.getByText(/Recognised by document 武义人社发〔\d{4}〕\d+号/)).toBeVisible()
  await officer.page.getByRole('link', { name: 'Read the document' }).click()
  await expect(officer.page.getByText(/The content is frozen/)).toBeVisible()
  await officer.page.goto(at('/certificates?q=应伟民'))
  await expect(officer.page.getByRole('row', { name: /应伟民智能装配技能大师工作室/ })).toHaveCount(1)
  expect([...leader.complaints, ...officer.complaints, ...complaints]).toEqual([])
  await leader.context.close()
  await officer.context.close()
})
