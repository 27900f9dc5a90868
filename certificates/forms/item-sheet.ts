import { z } from 'zod'
import type { FontSet } from '../fonts/font-set.ts'
import { DocumentPen } from '../layout/document-pen.ts'
import { closeDocument, mm, openDocument } from '../layout/pdf-document.ts'
import { day, printedLine } from '../payload.ts'
import { ItemSheetPen } from './item-sheet-pen.ts'
import { planItemSheet } from './item-sheet-plan.ts'

const itemRow = z.strictObject({
  code: printedLine(12),
  name: printedLine(80),
  /** How it is marked, and what each judged value means. */
  how: z.union([z.literal(''), printedLine(600)]),
  /** 3 or 扣≤5. */
  marks: printedLine(12),
  /** One box for the whole panel, or one a judge. */
  shared: z.boolean(),
  /** What is written into the box: a unit, 0–3, 次, □是 □否. */
  hint: z.union([z.literal(''), printedLine(24)]),
})

/**
 * 逐项评分表: what a station writes on where a part is marked by a scheme, one sheet for each code. It carries codes or numbers and no names, so
 * that it may lie open on the table; every page repeats its code, so that pages that come apart find back to each other.
 */
export const ItemSheetPayload = z.strictObject({
  schema: z.literal(1),
  kind: z.literal('itemSheet'),
  language: z.literal('zh-CN'),
  title: printedLine(80),
  subtitle: printedLine(100),
  /** Stands in the foot of every page: contest, part, edition of the scheme and its hash. */
  footLabel: printedLine(120),
  printedOn: day,
  organiserName: printedLine(60),
  /** 代码 or 参赛编号. */
  numberLabel: printedLine(10),
  numbers: z.array(printedLine(40)).min(1).max(2000),
  facts: z.array(printedLine(400)).max(8),
  /** 裁判1 …; a single 得分 where there is no panel. */
  places: z.array(printedLine(10)).min(1).max(15),
  criteria: z.array(z.strictObject({ heading: printedLine(80), rows: z.array(itemRow).max(200) })).min(1).max(26),
  /** Whether each judge has a sum and a signature of the own column. */
  ownSums: z.boolean(),
  sumNote: printedLine(60),
  /** 裁判长 …, side by side under the last line. */
  signers: z.array(printedLine(20)).max(6),
})

export type ItemSheetPayload = z.infer<typeof ItemSheetPayload>

/** Above so many judges the boxes need the long side of the paper. */
const MOST_UPRIGHT = 8

/** Draws a sheet for each number, A4, with its head on each page. Throws MissingGlyphError. */
export async function renderItemSheet(payload: ItemSheetPayload, fonts: FontSet): Promise<Buffer> {
  const layout = payload.places.length > MOST_UPRIGHT ? 'landscape' : 'portrait'
  const doc = openDocument({ title: payload.title, author: payload.organiserName, subject: payload.footLabel, language: payload.language, issuedOn: payload.printedOn, layout })
  const pen = new DocumentPen(doc, fonts)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const area = layout === 'portrait' ? { left: mm(14), width: mm(182), top: mm(12), bottom: mm(280) } : { left: mm(14), width: mm(269), top: mm(12), bottom: mm(193) }
  const plan = planItemSheet(payload, fonts, area)
  const sheetPen = new ItemSheetPen(pen, payload, plan)
  let first = true
  for (const number of payload.numbers) {
    const section = doc.struct('Sect')
    root.add(section)
    plan.pages.forEach((_, at) => {
      if (!first) doc.addPage()
      first = false
      sheetPen.page(section, number, at)
    })
    section.end()
  }
  root.end()
  pen.finish()
  return closeDocument(doc)
}
