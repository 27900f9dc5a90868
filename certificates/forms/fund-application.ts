import { z } from 'zod'
import type { FontSet } from '../fonts/font-set.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { drawFormGrid } from '../layout/form-grid.ts'
import type { FormRow } from '../layout/form-grid.ts'
import { addTagged, closeDocument, mm, openDocument } from '../layout/pdf-document.ts'
import { drawText } from '../layout/text.ts'
import { day, printedLine } from '../payload.ts'
import { formStyle, lineStyle, noteStyle, titleStyle } from './form-style.ts'

const filled = printedLine(80).optional()

/**
 * 附件1, the application for funds of an enterprise, with the labels and the order of the printed form (DOMAIN A4): the finance clerk knows it by them.
 * What is absent stays a blank to be filled by hand; opinions and signatures are never filled.
 */
export const FundApplicationPayload = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('fundApplication'),
  language: z.literal('zh-CN'),
  /** 拱墅区: stands before 企业资金申拨审批表. */
  regionName: printedLine(20),
  applicant: filled,
  appliedOn: day.optional(),
  enterpriseName: filled,
  contact: filled,
  documentTitle: filled,
  documentNumber: filled,
  bank: filled,
  bankAccount: filled,
  projectName: filled,
  /** 壹拾万元整: the whole amount in capitals, 元 and 整 included. */
  amountInCapitals: filled,
  /** 100,000.00 */
  amountInFigures: filled,
  /** Only for the document's own date. */
  printedOn: day,
})

export type FundApplicationPayload = z.infer<typeof FundApplicationPayload>

const left = mm(22)
const width = mm(166)

export function fundApplicationTitle({ regionName }: Pick<FundApplicationPayload, 'regionName'>): string {
  return `${regionName}企业资金申拨审批表`
}

/** Draws the form, A4 portrait, one page. Throws MissingGlyphError. */
export async function renderFundApplication(payload: FundApplicationPayload, fonts: FontSet): Promise<Buffer> {
  const title = fundApplicationTitle(payload)
  const doc = openDocument({ title, author: payload.applicant ?? payload.regionName, subject: payload.projectName ?? title, language: payload.language, issuedOn: payload.printedOn, layout: 'portrait' })
  const pen = new DocumentPen(doc, fonts)
  const page = doc.struct('Document')
  doc.addStructure(page)
  addTagged(doc, page, 'P', () => drawText(pen, '附件1', { role: 'hei', size: 16, color: '#000000' }, { x: left, baseline: mm(24) }))
  addTagged(doc, page, 'H1', () => drawText(pen, title, titleStyle, { x: mm(105), baseline: mm(37), align: 'center' }))
  addTagged(doc, page, 'P', () => {
    drawText(pen, `申请单位（盖章）：${payload.applicant ?? ''}`, lineStyle, { x: left, baseline: mm(49) })
    drawText(pen, `申请时间：${spacedDay(payload.appliedOn)}`, lineStyle, { x: left + width, baseline: mm(49), align: 'right' })
  })
  const end = drawFormGrid(pen, page, fundApplicationRows(payload), { x: left, y: mm(53), width }, formStyle)
  addTagged(doc, page, 'P', () => drawText(pen, sealNote, noteStyle, { x: left, baseline: end + 18 }))
  drawFormGrid(pen, page, [sealRow()], { x: left, y: end + 26, width }, formStyle)
  page.end()
  pen.finish()
  return closeDocument(doc)
}

/** The printed form’s own note; the boxes below it are where its three seals go. */
export const sealNote = '注：本表格需加盖单位公章、法人签章、财务章。'

/** One box for each seal, room for a round seal of 40 mm. */
export function sealRow(): FormRow {
  return { height: 116, cells: ['单位公章', '法人签章', '财务章'].map((text) => ({ kind: 'box', text: `（${text}）`, share: 1 })) }
}

const blankDay = '　　年　　月　　日'

/** 2026 年 9 月 10 日, or blanks to be filled. */
export function spacedDay(on: string | undefined): string {
  if (!on) return blankDay
  const [year, month, date] = on.split('-')
  return `${year} 年 ${Number(month)} 月 ${Number(date)} 日`
}

/** The rows of the form in their printed order. */
export function fundApplicationRows(payload: FundApplicationPayload): FormRow[] {
  const label = (text: string, share = 34) => ({ kind: 'label', text, share }) as const
  const value = (text: string | undefined, share: number) => ({ kind: 'value', text: text ?? '', share }) as const
  // The capitals carry their own 元整, so the word behind the blank is printed only with the blank.
  const amount = payload.amountInCapitals ? `申请金额（大写）：${payload.amountInCapitals}` : '申请金额（大写）：　　　　　　　　　元'
  const figures = payload.amountInFigures ? `¥${payload.amountInFigures} 元` : '¥　　　　　元'
  const height = 34
  return [
    { height, cells: [label('企业名称（盖章）'), value(payload.enterpriseName, 132)] },
    { height, cells: [label('联系人及电话'), value(payload.contact, 132)] },
    { height, cells: [label('文件名称'), value(payload.documentTitle, 50), label('文件号码', 28), value(payload.documentNumber, 54)] },
    { height, cells: [label('开户银行'), value(payload.bank, 50), label('开户银行账号', 28), value(payload.bankAccount, 54)] },
    { height, cells: [label('资助项目名称'), value(payload.projectName, 132)] },
    { height: 118, cells: [label('企业申请内容'), { kind: 'box', text: `${amount}　　${figures}`, share: 132, foot: [`申请人：${blankDay}`, '法人签字（盖章）：　　　　　　　　'] }] },
    { height: 124, cells: [label('业务科室意见'), { kind: 'box', text: '意见：', share: 132, foot: [`经办人：${blankDay}`, '审批人：　　　　　　　　　　'] }] },
    { height: 96, cells: [label('负责人意见'), { kind: 'box', text: '', share: 132, foot: [blankDay] }] },
  ]
}
