import { beforeAll, describe, expect, test } from 'vitest'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import type { AllowanceRosterPayload } from '#certificates/forms/allowance-roster.ts'
import type { FundApplicationPayload } from '#certificates/forms/fund-application.ts'
import { PrintedDocument, renderDocument } from '#certificates/printed-document.ts'
import { sampleGallery } from '#certificates/samples/gallery.ts'
import { sampleForms } from '#certificates/samples/sample-forms.ts'
import { fontsTimeout, inFile, output, testFonts, textOf, wordBoxes } from './support.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await testFonts()
}, fontsTimeout)

const words = (pdf: Buffer): string => textOf(pdf).replace(/\s/g, '')

/** The texts of a payload that must be readable on the paper. */
function textsOf(value: unknown, path = ''): string[] {
  if (/(schema|kind|language|Id|On|verifyUrl|align|share|maskedIdNumber)$/.test(path)) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, path))
  if (value && typeof value === 'object') return Object.entries(value).flatMap(([key, item]) => textsOf(item, `${path}.${key}`))
  return []
}

describe.each(Object.entries(sampleForms))('%s', (_name, form) => {
  test('is a valid payload whose texts all come back; sound, embedded, on the sheet, the same bytes again', async () => {
    const document = PrintedDocument.parse(form)
    const pdf = await renderDocument(document, fonts)
    expect((await renderDocument(document, fonts)).equals(pdf)).toBe(true)
    const path = inFile(pdf)
    expect(output('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
    for (const line of output('pdffonts', path).trim().split('\n').slice(2)) expect(line).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes /)
    const text = words(pdf)
    for (const printed of textsOf(document)) expect(text).toContain(printed.replace(/\s/g, ''))
    const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(output('pdfinfo', path))!
    for (const box of wordBoxes(pdf)) {
      expect(box.left > 20 && box.right < Number(size[1]) - 20 && box.top > 10 && box.bottom < Number(size[2]) - 8, JSON.stringify(box)).toBe(true)
    }
  })
})

describe('附件1', () => {
  const labels = ['申请单位（盖章）', '申请时间', '企业名称（盖章）', '联系人及电话', '文件名称', '文件号码', '开户银行', '开户银行账号', '资助项目名称', '企业申请内容', '申请金额（大写）', '申请人', '法人签字（盖章）', '业务科室意见', '经办人', '审批人', '负责人意见', '注：本表格需加盖单位公章、法人签章、财务章。']

  test('carries the labels of the printed form, each on its place, filled or blank', async () => {
    for (const name of ['fund-application', 'fund-application-blank']) {
      const text = words(await renderDocument(sampleForms[name]!, fonts))
      for (const label of labels) expect(text).toContain(label)
    }
  })

  test('the word 元 is not printed twice behind an amount in capitals', async () => {
    const text = words(await renderDocument(sampleForms['fund-application'] as FundApplicationPayload, fonts))
    expect(text).toContain('壹万捌仟元整¥18,000.00元')
    expect(text).not.toContain('元整元')
  })
})

describe('附件2', () => {
  test('columns of the printed form on every page, pages counted', async () => {
    const roster = sampleForms['allowance-roster'] as AllowanceRosterPayload
    const pdf = await renderDocument(roster, fonts)
    expect(words(pdf).match(/序号姓名身份证职业（工种）等级联系电话本人签字/g)).toHaveLength(3)
    expect(words(pdf)).toContain('第3页共3页')
    for (const count of [0, 1, 16, 17, 18]) {
      const some = { ...roster, people: Array.from({ length: count }, (_, index) => roster.people[index % 40]!) }
      const text = words(await renderDocument(some, fonts))
      const total = Number(/共(\d+)页/.exec(text)![1])
      expect(text.match(/第\d+页/g)).toHaveLength(total)
    }
  })
})

test('signatures of a score book stand on a page with rows, however many rows there are', async () => {
  const book = sampleForms['score-book']!
  if (book.kind !== 'scoreBook') throw new Error('not a score book')
  for (let count = 12; count <= 20; count += 1) {
    const event = { ...book.events[0]!, rows: book.events[0]!.rows.slice(0, count) }
    const path = inFile(await renderDocument({ ...book, events: [event] }, fonts))
    const pages = output('pdftotext', '-layout', path, '-').split('\f').filter((page) => page.trim() !== '')
    expect(pages.at(-1)).toMatch(/SK-0[\s\S]*裁判长（签字）/)
  }
})

test('an annual report of any length keeps every word, turns the page inside a cell and numbers its pages', async () => {
  const report = sampleForms['annual-report'] as Extract<PrintedDocument, { kind: 'annualReport' }>
  const paragraphs = Array.from({ length: 120 }, (_, at) => `第${at + 1}段：完成技改项目，带徒六人，开展公开课和技术交流。`)
  const pdf = await renderDocument(PrintedDocument.parse({ ...report, sections: [{ title: '总结', rows: [{ label: '年度总结', value: paragraphs }] }] }), fonts)
  const text = words(pdf)
  const body = text.replaceAll(new RegExp(`${report.footLabel.replace(/\s/g, '')}—\\d+—`, 'g'), '')
  for (const one of paragraphs) expect(body).toContain(one)
  const pages = Number(/Pages:\s+(\d+)/.exec(output('pdfinfo', inFile(pdf)))![1])
  expect(pages).toBeGreaterThan(3)
  for (let page = 1; page <= pages; page += 1) expect(text).toContain(`—${page}—`)
  for (const box of wordBoxes(pdf)) expect(box.bottom).toBeLessThan(842 - 8)
})

test('every sample of the gallery is a valid document', () => {
  for (const [name, document] of Object.entries(sampleGallery)) expect(PrintedDocument.safeParse(document).success, name).toBe(true)
})
