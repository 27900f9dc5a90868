import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { MissingGlyphError } from '#certificates/fonts/font-set.ts'
import { mm } from '#certificates/layout/pdf-document.ts'
import { lineText } from '#certificates/layout/break-lines.ts'
import { composeAssessmentCircular } from '#certificates/notices/assessment-circular.ts'
import { setText, setTitle } from '#certificates/notices/document-lines.ts'
import { grid } from '#certificates/notices/grid.ts'
import { paginate } from '#certificates/notices/paginate.ts'
import type { FlowItem } from '#certificates/notices/paginate.ts'
import { documentNumberText, OfficialDocument } from '#certificates/notices/payload.ts'
import { renderOfficialDocument } from '#certificates/notices/render-document.ts'
import { sampleDocuments, sampleWinners } from '#certificates/samples/sample-documents.ts'
import { fontsTimeout, inFile, output, testFonts, textOf, wordBoxes } from './support.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await testFonts()
}, fontsTimeout)

const notice = sampleDocuments['award-notice']!
const pageText = (path: string, page: number): string => output('pdftotext', '-f', String(page), '-l', String(page), '-layout', path, '-')

describe('award notice with 60 winners', () => {
  test('head, table head on every page of the table, imprint on the last page, numbers outside', async () => {
    const pdf = await renderOfficialDocument(notice, fonts)
    const path = inFile(pdf)
    expect(output('pdfinfo', path)).toMatch(/Pages:\s+5/)
    const pages = [1, 2, 3, 4, 5].map((page) => pageText(path, page))
    expect(pages[0]).toMatch(/武义县人力资源和社会保障局文件[\s\S]*武人社发〔2026〕15号[\s\S]*关于公布2026年武义县第三届/)
    expect(pages.map((text) => /序号\s+姓名\s+单位/.test(text))).toEqual([false, false, true, true, true])
    expect(pages.map((text) => text.includes('抄送：'))).toEqual([false, false, false, false, true])
    expect(pages[4]).toContain('2026年5月18日印发')
    pages.forEach((text, index) => expect(text).toMatch(new RegExp(`—\\s*${index + 1}\\s*—`)))
    const whole = textOf(pdf).replace(/\s/g, '')
    for (const { name } of sampleWinners) expect(whole).toContain(name.replace(/\s/g, ''))
  })

  test('is sound, all fonts embedded, the same bytes again, tagged as document, headings and table', async () => {
    const pdf = await renderOfficialDocument(notice, fonts)
    expect((await renderOfficialDocument(notice, fonts)).equals(pdf)).toBe(true)
    const path = inFile(pdf)
    expect(output('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
    for (const line of output('pdffonts', path).trim().split('\n').slice(2)) expect(line).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes /)
    expect(output('pdfinfo', '-struct', path)).toMatch(/Document[\s\S]*H1[\s\S]*Sect[\s\S]*H2[\s\S]*Table[\s\S]*TR[\s\S]*TH[\s\S]*TD/)
  })

  test('every word lies inside the text area, page numbers 7 mm below it', async () => {
    const bottom = grid.top + grid.height
    for (const box of wordBoxes(await renderOfficialDocument(notice, fonts))) {
      expect(box.left, box.text).toBeGreaterThan(mm(28) - 9) // half a cell: an opening mark may hang
      expect(box.right, box.text).toBeLessThan(mm(28 + 156) + 9)
      expect(box.bottom, box.text).toBeLessThan(bottom + mm(14))
    }
  })
})

describe('text on the grid', () => {
  test('28 characters a line, the first in by two cells', () => {
    expect(setText('武'.repeat(26 + 28 + 5), 'fangsong', fonts, 2).map((line) => [...lineText(line)].length)).toEqual([26, 28, 5])
  })

  test('quotation marks take a whole cell', () => {
    const lines = setText(`“${'武'.repeat(26)}”${'义'.repeat(28)}`, 'fangsong', fonts, 0)
    expect(lines.map((line) => [...lineText(line)].length)).toEqual([28, 28])
  })

  test('title lines are alike in length and the upper one is not shorter', () => {
    const lines = setTitle('关于公布2026年武义县第三届职业技能竞赛获奖名单的通知', fonts)
    expect(lines).toEqual(['关于公布2026年武义县第三届', '职业技能竞赛获奖名单的通知'])
    expect(setTitle('关于表彰的通知', fonts)).toEqual(['关于表彰的通知'])
  })

  test('document number: six-cornered brackets, whole year, no leading zero', () => {
    expect(documentNumberText({ documentNumber: { prefix: '武人社发', year: 2026, number: 7 } })).toBe('武人社发〔2026〕7号')
  })
})

describe('pages', () => {
  const text = (lines: number, keepWithNext = false): FlowItem => ({ kind: 'text', keepWithNext, lines: Array.from({ length: lines }, () => ({ segments: [], width: 0 })) })

  test('a heading is not the last line of a page', () => {
    expect(paginate([text(21), text(1, true), text(3)], 0).placed.map((part) => [part.page, part.line])).toEqual([[0, 0], [1, 0], [1, 1]])
  })

  test('a signature that does not fit takes the last two lines of text with it', () => {
    expect(paginate([text(19), { kind: 'signature', lines: 5 }], 0).placed.map((part) => [part.kind, part.page, part.line, part.kind === 'text' ? part.lines.length : 0])).toEqual([
      ['text', 0, 0, 17],
      ['text', 1, 0, 2],
      ['signature', 1, 3, 0],
    ])
  })

  test('whatever the text: nothing is lost, order is kept, no page has more than 22 lines, the signature has text on its page', () => {
    const item = fc.oneof(fc.integer({ min: 1, max: 60 }).map((lines) => text(lines)), fc.constant(text(1, true)))
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 15 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 4, max: 8 }), (items, first, signature) => {
        const { placed } = paginate([text(3), ...items, { kind: 'signature', lines: signature }], first)
        const lines = placed.reduce((sum, part) => sum + (part.kind === 'text' ? part.lines.length : 0), 0)
        expect(lines).toBe(3 + items.reduce((sum, part) => sum + (part.kind === 'text' ? part.lines.length : 0), 0))
        const positions = placed.map((part) => part.page * 100 + part.line)
        expect(positions).toEqual([...positions].sort((a, b) => a - b))
        for (const part of placed) expect(part.line + (part.kind === 'text' ? part.lines.length : signature)).toBeLessThanOrEqual(22)
        const last = placed.at(-1)!
        expect(placed.some((part) => part.kind === 'text' && part.page === last.page)).toBe(true)
      }),
    )
  })
})

describe('payload', () => {
  test('the samples are valid; a row of another length and an unknown member are refused', () => {
    for (const document of Object.values(sampleDocuments)) expect(OfficialDocument.safeParse(document).success).toBe(true)
    expect(OfficialDocument.safeParse({ ...notice, attachments: [{ ...notice.attachments[0]!, rows: [['1']] }] }).success).toBe(false)
    expect(OfficialDocument.safeParse({ ...notice, secret: 1 }).success).toBe(false)
  })

  test('a circular counts its outcomes and names the excellent ones', () => {
    const { attachments: _list, body: _body, title: _title, schema: _schema, kind: _kind, language: _language, ...frame } = notice
    const circular = composeAssessmentCircular({
      ...frame, year: 2025, tierName: '县级', regionName: '武义县',
      studios: [
        { name: '甲工作室', lead: '甲', hostOrganisation: '甲公司', outcome: '优秀' },
        { name: '乙工作室', lead: '乙', hostOrganisation: '乙公司', outcome: '不合格' },
      ],
    })
    expect(circular.body.map(({ text }) => text)).toContain('参加考核的工作室共2家，其中优秀1家、合格0家、不合格1家，名单见附件。')
    expect(circular.body.map(({ text }) => text)).toContain('考核优秀的工作室为：甲工作室。')
  })

  test('a character no font has stops the document', async () => {
    await expect(renderOfficialDocument({ ...notice, title: '关于👍的通知' }, fonts)).rejects.toThrow(MissingGlyphError)
  })
})
