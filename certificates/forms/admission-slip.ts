import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import type { FontSet } from '../fonts/font-set.ts'
import { breakLines } from '../layout/break-lines.ts'
import { drawQrCode } from '../layout/qr-code.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { drawFormGrid } from '../layout/form-grid.ts'
import type { FormRow } from '../layout/form-grid.ts'
import { addTagged, asArtifact, closeDocument, mm, openDocument } from '../layout/pdf-document.ts'
import type { Pen } from '../layout/pen.ts'
import { drawText, fitSize } from '../layout/text.ts'
import { day, printedLine } from '../payload.ts'
import { formStyle, noteStyle, titleStyle } from './form-style.ts'

/** 准考证 of one entrant: who, where and when for each part. */
export const AdmissionSlipPayload = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('admissionSlip'),
  language: z.literal('zh-CN'),
  competitionName: printedLine(60),
  eventName: printedLine(40),
  divisionName: printedLine(20).optional(),
  entryNumber: printedLine(20),
  recipientName: printedLine(50),
  maskedIdNumber: printedLine(24),
  organisation: printedLine(60).optional(),
  /** 理论知识, 技能操作 … with time and place as they are told to the entrant. */
  parts: z.array(z.strictObject({ name: printedLine(20), time: printedLine(40), place: printedLine(60), seat: printedLine(20).optional() })).min(1).max(5),
  notes: z.array(printedLine(120)).max(8),
  organiserName: printedLine(40),
  issuedOn: day,
  /** Scanned at check-in; drawn as a QR code under the photograph's frame. */
  checkInCode: z.string().regex(/^[0-9A-Z]{8,40}$/).optional(),
  /** Photograph as JPEG or PNG, base64; without it the frame stays empty. */
  photo: z.base64().max(4_000_000).optional(),
})

export type AdmissionSlipPayload = z.infer<typeof AdmissionSlipPayload>

const left = mm(15)
const width = mm(180)
const photo = { width: mm(28), height: mm(39) }
/** The QR code at the right of the notes; its white margin is inside the page's. */
const code = { size: mm(20), room: mm(26) }

/** Draws one slip, A5 landscape, with a frame for the photograph. Throws MissingGlyphError. */
export function renderAdmissionSlip(payload: AdmissionSlipPayload, fonts: FontSet): Promise<Buffer> {
  return renderAdmissionSlips([payload], fonts)
}

/** One file with a page for each slip, in the order given; what they share is in it once. Throws RangeError without a slip, MissingGlyphError. */
export async function renderAdmissionSlips(payloads: readonly AdmissionSlipPayload[], fonts: FontSet): Promise<Buffer> {
  const [payload] = payloads
  const last = payloads.at(-1)
  if (!payload || !last) throw new RangeError('there is no slip to print')
  const doc = openDocument({
    title: payloads.length === 1 ? `准考证 ${payload.entryNumber}` : `准考证 ${payload.entryNumber}—${last.entryNumber}`,
    author: payload.organiserName,
    subject: payload.competitionName,
    language: payload.language,
    issuedOn: payload.issuedOn,
    layout: 'landscape',
    size: 'A5',
  })
  const pen = new DocumentPen(doc, fonts)
  for (const [at, slip] of payloads.entries()) {
    if (at > 0) doc.addPage()
    drawSlip(pen, slip, fonts)
    // A hall full of slips takes a second; requests get their turn.
    if (at % 20 === 19) await nextTurn()
  }
  pen.finish()
  return closeDocument(doc)
}

function drawSlip(pen: DocumentPen, payload: AdmissionSlipPayload, fonts: FontSet): void {
  const { doc } = pen
  const page = doc.struct('Document')
  doc.addStructure(page)
  const middle = doc.page.width / 2
  addTagged(doc, page, 'P', () => {
    const style = { ...titleStyle, size: 15 }
    drawText(pen, payload.competitionName, { ...style, size: fitSize(fonts, payload.competitionName, style, width, 7) ?? 7 }, { x: middle, baseline: mm(17), align: 'center' })
  })
  addTagged(doc, page, 'H1', () => drawText(pen, '准考证', { ...titleStyle, spacing: 8 }, { x: middle, baseline: mm(28), align: 'center' }))
  const top = mm(34)
  drawFormGrid(pen, page, personRows(payload), { x: left, y: top, width: width - photo.width - 6 }, formStyle)
  asArtifact(doc, () => {
    const x = left + width - photo.width
    doc.lineWidth(0.7).strokeColor('#000000').rect(x, top, photo.width, photo.height).stroke()
    if (payload.photo) doc.image(Buffer.from(payload.photo, 'base64'), x + 1, top + 1, { fit: [photo.width - 2, photo.height - 2], align: 'center', valign: 'center' })
    else drawText(pen, '照片', noteStyle, { x: x + photo.width / 2, baseline: top + photo.height / 2 + 4, align: 'center' })
  })
  const end = drawFormGrid(pen, page, partRows(payload), { x: left, y: top + photo.height + 6, width }, formStyle)
  const { checkInCode } = payload
  if (checkInCode) addTagged(doc, page, 'Figure', () => drawQrCode(doc, checkInCode, { x: left + width - code.size, y: end + 10, size: code.size }), { alt: `检录二维码 ${checkInCode}` })
  if (checkInCode) {
    const style = { ...noteStyle, size: 6 }
    addTagged(doc, page, 'P', () => drawText(pen, checkInCode, style, { x: left + width - code.size / 2, baseline: end + 10 + code.size + 13, align: 'center' }))
  }
  addTagged(doc, page, 'P', () => drawNotes(pen, payload, end + 14))
  addTagged(doc, page, 'P', () => drawText(pen, payload.organiserName, noteStyle, { x: left + width, baseline: mm(148 - 6), align: 'right' }))
  page.end()
}

function personRows(payload: AdmissionSlipPayload): FormRow[] {
  const height = photo.height / 4
  const event = payload.divisionName ? `${payload.eventName}（${payload.divisionName}）` : payload.eventName
  return [
    { height, cells: [{ kind: 'label', text: '姓名', share: 22 }, { kind: 'value', text: payload.recipientName, share: 50 }, { kind: 'label', text: '参赛号', share: 20 }, { kind: 'value', text: payload.entryNumber, share: 40 }] },
    { height, cells: [{ kind: 'label', text: '证件号码', share: 22 }, { kind: 'value', text: payload.maskedIdNumber, share: 110 }] },
    { height, cells: [{ kind: 'label', text: '单位', share: 22 }, { kind: 'value', text: payload.organisation ?? '——', share: 110 }] },
    { height, cells: [{ kind: 'label', text: '赛项', share: 22 }, { kind: 'value', text: event, share: 110 }] },
  ]
}

function partRows({ parts }: AdmissionSlipPayload): FormRow[] {
  const shares = [28, 56, 70, 26] as const
  const head: FormRow = { height: 20, cells: ['考核内容', '时间', '地点', '座位（工位）'].map((text, index) => ({ kind: 'label', text, share: shares[index]! })) }
  return [head, ...parts.map(({ name, time, place, seat }): FormRow => ({ height: 22, cells: [name, time, place, seat ?? '——'].map((text, index) => ({ kind: 'value', text, share: shares[index]!, align: 'center' })) }))]
}

function drawNotes(pen: Pen, payload: AdmissionSlipPayload, from: number): void {
  const { notes } = payload
  const bottom = mm(148 - 11)
  for (let size: number = noteStyle.size; size >= 5; size -= 0.5) {
    const style = { ...noteStyle, size }
    const lines = notes.flatMap((note, index) => breakLines([{ text: `${index + 1}. ${note}`, style }], pen.fonts, { measure: payload.checkInCode ? width - code.room : width, justify: false }))
    if (from + (lines.length - 1) * size * 1.45 > bottom && size > 5) continue
    lines.forEach((line, row) => {
      for (const segment of line.segments) drawText(pen, segment.text, segment.style, { x: left + segment.x, baseline: from + row * size * 1.45 })
    })
    return
  }
}
