import { z } from 'zod'
import type { FontSet } from '../fonts/font-set.ts'
import { chineseDay } from '../layout/chinese-day.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { drawFormGrid } from '../layout/form-grid.ts'
import type { FormRow } from '../layout/form-grid.ts'
import { drawParagraph, fitParagraph } from '../layout/paragraph.ts'
import { drawDraftMark } from '../layout/draft-mark.ts'
import { addTagged, asArtifact, closeDocument, mm, openDocument } from '../layout/pdf-document.ts'
import type { DocumentFacts } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawQrCode } from '../layout/qr-code.ts'
import { drawSampleSeal, sealBox } from '../layout/seal-area.ts'
import { requireSeal } from '../layout/seal-image.ts'
import { drawText, fitSize } from '../layout/text.ts'
import type { TextStyle } from '../layout/text.ts'
import { day, printedLine, proofFields } from '../payload.ts'
import { credentialAttachment } from '../print-extras.ts'
import type { PrintExtras } from '../print-extras.ts'
import { formStyle, noteStyle, titleStyle } from './form-style.ts'

/**
 * Proof of a contest result that entitles to a promotion, for the body that evaluates and issues the skill certificate.
 * The bureau does not issue that certificate, and the proof says so (DOMAIN B10).
 */
export const PromotionProofPayload = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('promotionProof'),
  language: z.literal('zh-CN'),
  ...proofFields,
  recipientName: printedLine(50),
  honorific: printedLine(8),
  /** Masked by the caller: 330723********0012 */
  maskedIdNumber: printedLine(24),
  organisation: printedLine(60).optional(),
  competitionName: printedLine(80),
  eventName: printedLine(40),
  heldOn: day,
  /** 第一名 */
  rankText: printedLine(10),
  /** 车工（6-18-01-01） */
  occupation: printedLine(40),
  /** 四级/中级工; absent when none is held */
  levelHeld: printedLine(20).optional(),
  /** 三级/高级工 */
  levelGranted: printedLine(20),
  /** 武政办〔2021〕46号 二、3 */
  basis: printedLine(60),
  editionId: z.string().min(1).max(64),
})

export type PromotionProofPayload = z.infer<typeof PromotionProofPayload>

const left = mm(28)
const width = mm(154)
const middle = mm(105)
const title = '职业技能等级晋升证明'
const sealAt = { x: mm(148), y: mm(252) }

/** Draws the proof, A4 portrait. Throws MissingGlyphError. */
export async function renderPromotionProof(payload: PromotionProofPayload, fonts: FontSet, extras: PrintExtras = {}): Promise<Buffer> {
  const pen = new DocumentPen(openDocument({ ...proofFacts(payload), ...credentialAttachment(extras) }), fonts)
  drawPromotionProof(pen, payload, extras)
  pen.finish()
  return closeDocument(pen.doc)
}

export function proofFacts(payload: PromotionProofPayload): DocumentFacts {
  return {
    title: `${title} ${payload.number}`,
    author: payload.issuerNames.join('、'),
    subject: `${payload.eventName} ${payload.levelGranted}`,
    keywords: payload.number,
    language: payload.language,
    issuedOn: payload.issuedOn,
    layout: 'portrait',
  }
}

/** Draws the page as one part of the document. */
export function drawPromotionProof(pen: Pen, payload: PromotionProofPayload, extras: PrintExtras = {}): void {
  const { doc } = pen
  const page = doc.struct('Document')
  doc.addStructure(page)
  addTagged(doc, page, 'H1', () => drawText(pen, title, { ...titleStyle, size: 26, spacing: 3 }, { x: middle, baseline: mm(44), align: 'center' }))
  addTagged(doc, page, 'P', () => drawText(pen, `编号：${payload.number}`, noteStyle, { x: left + width, baseline: mm(54), align: 'right' }))
  addTagged(doc, page, 'P', () => drawStatement(pen, payload))
  const end = drawFormGrid(pen, page, factRows(payload), { x: left, y: mm(122), width }, formStyle)
  addTagged(doc, page, 'P', () => drawText(pen, '本证明仅证明竞赛成绩和晋升依据，不代替职业技能等级证书；证书由评价机构按规定颁发。', noteStyle, { x: left, baseline: end + 20 }))
  if (payload.demo) asArtifact(doc, () => drawSampleSeal(pen, { ...sealAt, radius: mm(21) }))
  addTagged(doc, page, 'P', () => drawIssuer(pen, payload))
  addTagged(doc, page, 'Figure', () => drawQrCode(doc, payload.verifyUrl, { x: left + 8, y: mm(236), size: mm(26) }), { alt: `扫码验真：${payload.verifyUrl}` })
  addTagged(doc, page, 'P', () => {
    drawText(pen, '扫码验真', noteStyle, { x: left + mm(34), baseline: mm(241) })
    drawText(pen, new URL(payload.verifyUrl).host, noteStyle, { x: left + mm(34), baseline: mm(247) })
    if (payload.verifyCode) drawText(pen, `校验码　${payload.verifyCode.match(/.{1,4}/g)!.join(' ')}`, { ...noteStyle, size: 8 }, { x: left + 8, baseline: mm(267) })
  })
  page.end()
  asArtifact(doc, () => {
    const seal = requireSeal(payload.sealHash, extras.seal)
    if (seal) pen.image(seal, sealBox(sealAt, seal))
    if (extras.draft) drawDraftMark(pen)
  })
}

function drawStatement(pen: Pen, payload: PromotionProofPayload): void {
  const { recipientName, honorific, maskedIdNumber, competitionName, eventName, rankText, basis, levelGranted } = payload
  const parts = (scale: number) => {
    const plain: TextStyle = { role: 'fangsong', size: 16 * scale, color: '#000000' }
    const strong: TextStyle = { ...plain, role: 'hei' }
    return [
      { text: '兹证明', style: plain },
      { text: recipientName, style: strong, keep: true },
      { text: `${honorific}（证件号码`, style: plain },
      { text: maskedIdNumber, style: plain, keep: true },
      { text: `）参加${competitionName}${eventName}项目，取得`, style: plain },
      { text: rankText, style: strong, keep: true },
      { text: `。按照${basis}的规定，可晋升`, style: plain },
      { text: levelGranted, style: strong, keep: true },
      { text: '职业技能等级。特此证明。', style: plain },
    ]
  }
  const box = { x: left, baseline: mm(68), width, lastBaseline: mm(114), leading: 28, indentEms: 2 }
  drawParagraph(pen, fitParagraph(parts, 16, box, pen.fonts), box)
}

function factRows(payload: PromotionProofPayload): FormRow[] {
  const pair = (firstLabel: string, first: string, secondLabel: string, second: string): FormRow => ({
    height: 30,
    cells: [
      { kind: 'label', text: firstLabel, share: 26 },
      { kind: 'value', text: first, share: 52, align: 'center' },
      { kind: 'label', text: secondLabel, share: 26 },
      { kind: 'value', text: second, share: 52, align: 'center' },
    ],
  })
  const single = (label: string, value: string): FormRow => ({ height: 30, cells: [{ kind: 'label', text: label, share: 26 }, { kind: 'value', text: value, share: 130 }] })
  return [
    pair('姓名', payload.recipientName, '证件号码', payload.maskedIdNumber),
    single('单位', payload.organisation ?? '——'),
    single('竞赛名称', payload.competitionName),
    pair('竞赛项目', payload.eventName, '竞赛日期', chineseDay(payload.heldOn)),
    pair('名次', payload.rankText, '职业（工种）', payload.occupation),
    pair('现有等级', payload.levelHeld ?? '——', '可晋升等级', payload.levelGranted),
    single('政策依据', payload.basis),
  ]
}

function drawIssuer(pen: Pen, { issuerNames, issuedOn }: PromotionProofPayload): void {
  const style: TextStyle = { role: 'fangsong', size: 16, color: '#000000' }
  const x = mm(148)
  issuerNames.forEach((name, index) => {
    const size = fitSize(pen.fonts, name, style, (left + width - x) * 2, 7) ?? 7
    drawText(pen, name, { ...style, size }, { x, baseline: mm(250) - (issuerNames.length - 1 - index) * 24, align: 'center' })
  })
  drawText(pen, chineseDay(issuedOn), style, { x, baseline: mm(260), align: 'center' })
}
