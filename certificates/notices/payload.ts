import { z } from 'zod'
import { canonicalHash } from '../canonical-json.ts'
import { day, printedLine } from '../payload.ts'

/**
 * An official document (公文) in the format of GB/T 9704-2012, frozen as it is printed: award notice, assessment circular and their like.
 * Text is plain; what a line is (heading, paragraph) is said beside it.
 */

const block = z.strictObject({
  /** `heading1` 一、黑体, `heading2` （一）楷体, `heading3` 1. 仿宋; the number is part of the text. */
  kind: z.enum(['paragraph', 'heading1', 'heading2', 'heading3']),
  text: printedLine(2000),
})

const column = z.strictObject({
  label: printedLine(20),
  /** Share of the table's width; shares are weighed against each other. */
  share: z.number().int().min(1).max(1000),
  align: z.enum(['left', 'center']),
})

const attachment = z.strictObject({
  title: printedLine(80),
  columns: z.array(column).min(1).max(12),
  /** Cells in the order of the columns; an empty text is an empty cell. */
  rows: z.array(z.array(z.union([z.literal(''), printedLine(200)])).max(12)).max(2000),
})

export const OfficialDocument = z
  .strictObject({
    schema: z.literal(1),
    kind: z.literal('officialDocument'),
    language: z.literal('zh-CN'),
    /** Red words at the head: 武义县人力资源和社会保障局文件. */
    issuerMark: printedLine(40),
    /** 武人社发〔2026〕15号 */
    documentNumber: z.strictObject({ prefix: printedLine(20), year: z.number().int().min(1949).max(2999), number: z.number().int().min(1).max(99_999) }),
    title: printedLine(120),
    /** 主送机关, without the colon. */
    addressee: printedLine(300).optional(),
    body: z.array(block).min(1).max(200),
    attachments: z.array(attachment).max(20),
    issuerNames: z.array(printedLine(40)).min(1).max(3),
    issuedOn: day,
    /** 附注, without brackets: 此件公开发布 */
    note: printedLine(80).optional(),
    imprint: z.strictObject({ copyTo: printedLine(300).optional(), printedBy: printedLine(40), printedOn: day }),
    demo: z.boolean(),
  })
  .refine(({ attachments }) => attachments.every(({ columns, rows }) => rows.every((row) => row.length === columns.length)), { message: 'rowOfOtherLength' })

export type OfficialDocument = z.infer<typeof OfficialDocument>
export type DocumentBlock = z.infer<typeof block>
export type DocumentAttachment = z.infer<typeof attachment>

export function documentHash(document: OfficialDocument): string {
  return canonicalHash(document)
}

/** 武人社发〔2026〕15号: six-cornered brackets, the whole year, no leading zero, no 第. */
export function documentNumberText({ documentNumber: { prefix, year, number } }: Pick<OfficialDocument, 'documentNumber'>): string {
  return `${prefix}〔${year}〕${number}号`
}
