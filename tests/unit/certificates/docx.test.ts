import { describe, expect, test } from 'vitest'
import { renderAllowanceRosterDocx, renderFundApplicationDocx } from '#certificates/docx/forms.ts'
import { renderOfficialDocumentDocx } from '#certificates/docx/official-document.ts'
import { escapeXml } from '#certificates/docx/word-markup.ts'
import { crc32, writeZip } from '#certificates/docx/zip.ts'
import type { AllowanceRosterPayload } from '#certificates/forms/allowance-roster.ts'
import type { FundApplicationPayload } from '#certificates/forms/fund-application.ts'
import { sampleDocuments, sampleWinners } from '#certificates/samples/sample-documents.ts'
import { sampleForms } from '#certificates/samples/sample-forms.ts'
import { inFile, output } from './support.ts'

const notice = sampleDocuments['award-notice']!
const application = sampleForms['fund-application'] as FundApplicationPayload
const roster = sampleForms['allowance-roster'] as AllowanceRosterPayload

/** What another program reads out of the file. */
const words = (docx: Buffer): string => output('docx2txt', inFile(docx, 'document.docx'), '-').replace(/\s/g, '')
const markup = (docx: Buffer): string => output('unzip', '-p', inFile(docx, 'document.docx'), 'word/document.xml')

describe('award notice as DOCX', () => {
  test('a sound archive, the same bytes again', () => {
    const docx = renderOfficialDocumentDocx(notice)
    expect(output('unzip', '-t', inFile(docx, 'document.docx'))).toContain('No errors detected')
    expect(renderOfficialDocumentDocx(notice).equals(docx)).toBe(true)
  })

  test('holds every text of the payload, in reading order', () => {
    const text = words(renderOfficialDocumentDocx(notice))
    const expected = [notice.issuerMark, '武人社发〔2026〕15号', notice.title, `${notice.addressee}：`, ...notice.body.map((block) => block.text), '附件：', '2026年5月18日', '（此件公开发布）', '附件', '序号', '抄送：', '2026年5月18日印发']
    let at = 0
    for (const part of expected.map((value) => value.replace(/\s/g, ''))) {
      const found = text.indexOf(part, at)
      expect(found, part).toBeGreaterThanOrEqual(at)
      at = found + part.length
    }
    for (const { name, organisation } of sampleWinners) {
      expect(text).toContain(name.replace(/\s/g, ''))
      expect(text).toContain(organisation)
    }
  })

  test('names the fonts of the office and repeats the head of the table', () => {
    const xml = markup(renderOfficialDocumentDocx(notice))
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体']) expect(xml).toContain(`w:eastAsia="${font}"`)
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
  })

  test('signs of markup in a text stay text', () => {
    const docx = renderOfficialDocumentDocx({ ...notice, title: '关于<某某>&某某的通知' })
    expect(words(docx)).toContain('关于<某某>&某某的通知')
    expect(escapeXml('<&">')).toBe('&lt;&amp;&quot;&gt;')
  })
})

describe('forms as DOCX', () => {
  test('附件1: labels and values, rows of different division on one grid', () => {
    const docx = renderFundApplicationDocx(application)
    const text = words(docx)
    for (const part of ['附件1', '拱墅区企业资金申拨审批表', '企业名称（盖章）', application.bankAccount!, '壹万捌仟元整', '经办人：', '审批人：', '负责人意见', '注：本表格需加盖单位公章、法人签章、财务章。']) expect(text).toContain(part.replace(/\s/g, ''))
    // The seals the note asks for have a box each, below it.
    expect(text.slice(text.indexOf('注：'))).toContain('（单位公章）（法人签章）（财务章）')
    for (const [grid] of markup(docx).matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>/g)) {
      const columns = [...grid.matchAll(/<w:gridCol w:w="(\d+)"/g)]
      for (const [row] of grid.matchAll(/<w:tr>[\s\S]*?<\/w:tr>/g)) {
        const spans = [...row.matchAll(/<w:tc>[\s\S]*?<\/w:tc>/g)].map(([cell]) => Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1))
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns.length)
      }
    }
  })

  test('附件2: everybody in the list, head repeated', () => {
    const docx = renderAllowanceRosterDocx(roster)
    const text = words(docx)
    expect(text).toContain('序号姓名身份证职业（工种）等级联系电话本人签字')
    for (const { name, idNumber } of roster.people) expect(text).toContain(`${name.replace(/\s/g, '')}${idNumber}`)
    expect(markup(docx)).toContain('<w:tblHeader/>')
  })
})

test('ZIP: the checksum of the standard, names in UTF-8', () => {
  expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926)
  expect(output('unzip', '-l', inFile(writeZip([{ path: '通知.txt', bytes: Buffer.from('x') }]), 'a.zip'))).toContain('通知.txt')
})
