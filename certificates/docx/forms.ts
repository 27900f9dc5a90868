import { fundApplicationRows, fundApplicationTitle, sealNote, sealRow, spacedDay } from '../forms/fund-application.ts'
import type { FundApplicationPayload } from '../forms/fund-application.ts'
import { rosterColumns, rosterRows, rosterTitle } from '../forms/allowance-roster.ts'
import type { AllowanceRosterPayload } from '../forms/allowance-roster.ts'
import type { FormCell, FormRow } from '../layout/form-grid.ts'
import { mm } from '../layout/pdf-document.ts'
import { paragraph, table } from './word-markup.ts'
import type { RunStyle, WordCell, WordRow } from './word-markup.ts'
import { writeWordDocument } from './word-package.ts'

const fangsong: RunStyle = { role: 'fangsong', size: 12 }
const label: RunStyle = { role: 'song', size: 12 }

/** 附件1 for filling in by hand or in WPS, from the payload of the PDF. */
export function renderFundApplicationDocx(payload: FundApplicationPayload): Buffer {
  const width = mm(166)
  const title = fundApplicationTitle(payload)
  const body = [
    paragraph('附件1', { role: 'hei', size: 16 }),
    paragraph(title, { role: 'display', size: 22 }, { align: 'center', before: 6, after: 12 }),
    paragraph(`申请单位（盖章）：${payload.applicant ?? ''}`, fangsong),
    paragraph(`申请时间：${spacedDay(payload.appliedOn)}`, fangsong, { align: 'right', after: 4 }),
    formTable(fundApplicationRows(payload).map(lower), width),
    paragraph(sealNote, { role: 'fangsong', size: 10.5 }, { before: 6, after: 4 }),
    formTable([lower(sealRow())], width),
    paragraph('', { role: 'song', size: 1 }, { line: 1 }),
  ]
  return writeWordDocument({
    title,
    author: payload.applicant ?? payload.regionName,
    issuedOn: payload.printedOn,
    page: { width: mm(210), height: mm(297), margins: { top: mm(14), right: mm(22), bottom: mm(12), left: mm(22) } },
    body: body.join(''),
  })
}

/** A little lower than on the PDF: rows grow with another machine’s fonts, and the form stays on one page with its seals. */
const lower = (row: FormRow): FormRow => ({ ...row, height: row.height * 0.8 })

/** 附件2, the head of the table on every page. */
export function renderAllowanceRosterDocx(payload: AllowanceRosterPayload): Buffer {
  const columns = rosterColumns()
  const row = (texts: readonly string[], style: RunStyle, head: boolean): WordRow => ({ height: 25, head, cells: texts.map((text) => ({ lines: [text], span: 1, align: 'center', style })) })
  const body = [
    paragraph('附件2', { role: 'hei', size: 16 }),
    paragraph(rosterTitle, { role: 'display', size: 22 }, { align: 'center', after: 8 }),
    paragraph(`申请单位（盖章）：${payload.applicant}　　　　申请时间：${spacedDay(payload.appliedOn)}`, fangsong, { after: 4 }),
    table(columns.map(({ width }) => width), [row(columns.map((column) => column.label), { role: 'hei', size: 11 }, true), ...rosterRows(payload).map((texts) => row(texts, { role: 'fangsong', size: 11 }, false))]),
    paragraph('', { role: 'song', size: 1 }, { line: 1 }),
  ]
  return writeWordDocument({
    title: rosterTitle,
    author: payload.applicant,
    issuedOn: payload.appliedOn,
    page: { width: mm(297), height: mm(210), margins: { top: mm(15), right: mm(18), bottom: mm(15), left: mm(18) }, landscape: true },
    body: body.join(''),
    pageNumber: { role: 'song', size: 10.5 },
  })
}

/** Rows that divide the width each in their own way, on one grid of all the cuts. */
export function formTable(rows: readonly FormRow[], width: number): string {
  const cutsOf = ({ cells }: FormRow): number[] => {
    const shares = cells.reduce((sum, { share }) => sum + share, 0)
    let sum = 0
    return cells.map(({ share }) => Math.round(((sum += share) / shares) * width * 10) / 10)
  }
  const cuts = [...new Set(rows.flatMap(cutsOf))].sort((a, b) => a - b)
  const columns = cuts.map((cut, index) => cut - (cuts[index - 1] ?? 0))
  return table(
    columns,
    rows.map((row) => {
      const ends = cutsOf(row)
      return { height: row.height, cells: row.cells.map((cell, index) => wordCell(cell, cuts.filter((cut) => cut > (ends[index - 1] ?? 0) && cut <= ends[index]!).length)) }
    }),
  )
}

function wordCell({ kind, text, align, foot }: FormCell, span: number): WordCell {
  return { lines: [text], span, align: align ?? (kind === 'label' ? 'center' : 'left'), style: kind === 'label' ? label : fangsong, ...(foot ? { foot } : {}) }
}
