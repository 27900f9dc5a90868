import { z } from 'zod'
import type { FontSet } from '../fonts/font-set.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { addTagged, asArtifact, closeDocument, mm, openDocument } from '../layout/pdf-document.ts'
import { drawTable } from '../layout/table.ts'
import type { TableColumn } from '../layout/table.ts'
import { drawText } from '../layout/text.ts'
import { day, printedLine } from '../payload.ts'
import { lineStyle, listStyle, noteStyle, titleStyle } from './form-style.ts'

const text = printedLine(60)

/** 附件2 高技能人才补贴发放名册, with the columns of the printed form (DOMAIN A4); the last one is for signing by hand. */
export const AllowanceRosterPayload = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('allowanceRoster'),
  language: z.literal('zh-CN'),
  applicant: text,
  appliedOn: day,
  people: z.array(z.strictObject({ name: printedLine(50), idNumber: printedLine(24), occupation: text, level: text, phone: printedLine(20) })).max(2000),
})

export type AllowanceRosterPayload = z.infer<typeof AllowanceRosterPayload>

const left = mm(18)
const width = mm(261)
const shares = [14, 34, 56, 46, 36, 40, 35] as const
const labels = ['序号', '姓名', '身份证', '职业（工种）', '等级', '联系电话', '本人签字'] as const
const rowHeight = 25

export const rosterTitle = '高技能人才补贴发放名册'

export function rosterColumns(): TableColumn[] {
  const sum = shares.reduce((total, share) => total + share, 0)
  return labels.map((label, index) => ({ label, align: 'center', width: (width * shares[index]!) / sum }))
}

/** Cells in the order of the columns; the last is for the signature. */
export function rosterRows({ people }: Pick<AllowanceRosterPayload, 'people'>): string[][] {
  return people.map(({ name, idNumber, occupation, level, phone }, index) => [String(index + 1), name, idNumber, occupation, level, phone, ''])
}

/** Draws the roster, A4 landscape, the head of the table on every page. Throws MissingGlyphError. */
export async function renderAllowanceRoster(payload: AllowanceRosterPayload, fonts: FontSet): Promise<Buffer> {
  const title = rosterTitle
  const doc = openDocument({ title, author: payload.applicant, subject: title, language: payload.language, issuedOn: payload.appliedOn, layout: 'landscape' })
  const pen = new DocumentPen(doc, fonts)
  const document = doc.struct('Document')
  doc.addStructure(document)
  addTagged(doc, document, 'P', () => drawText(pen, '附件2', { role: 'hei', size: 16, color: '#000000' }, { x: left, baseline: mm(18) }))
  addTagged(doc, document, 'H1', () => drawText(pen, title, titleStyle, { x: doc.page.width / 2, baseline: mm(26), align: 'center' }))
  addTagged(doc, document, 'P', () => {
    const [year, month, date] = payload.appliedOn.split('-')
    drawText(pen, `申请单位（盖章）：${payload.applicant}`, lineStyle, { x: left, baseline: mm(36) })
    drawText(pen, `申请时间：${year} 年 ${Number(month)} 月 ${Number(date)} 日`, lineStyle, { x: left + width, baseline: mm(36), align: 'right' })
  })
  const columns = rosterColumns()
  let rest = rosterRows(payload)
  const pages = Math.max(1, 1 + Math.ceil((rest.length - fitting(mm(40))) / fitting(mm(18))))
  for (let page = 1; page === 1 || rest.length > 0; page += 1) {
    if (page > 1) doc.addPage()
    const y = page === 1 ? mm(40) : mm(18)
    drawTable(pen, document, columns, rest.slice(0, fitting(y)), { x: left, y }, { ...listStyle, rowHeight })
    rest = rest.slice(fitting(y))
    asArtifact(doc, () => drawText(pen, `第${page}页　共${pages}页`, noteStyle, { x: left + width, baseline: mm(203), align: 'right' }))
  }
  document.end()
  pen.finish()
  return closeDocument(doc)
}

/** Rows that fit below a head that begins at `y`. */
function fitting(y: number): number {
  return Math.floor((mm(196) - y) / rowHeight) - 1
}
