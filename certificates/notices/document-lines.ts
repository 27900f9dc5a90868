import type { FontRole, FontSet } from '../fonts/font-set.ts'
import { breakLines, lineText } from '../layout/break-lines.ts'
import type { Line } from '../layout/break-lines.ts'
import type { StyledPart } from '../layout/line-atoms.ts'
import type { TextStyle } from '../layout/text.ts'
import { black, bodySpacing, grid, sizes } from './grid.ts'
import type { DocumentBlock, OfficialDocument } from './payload.ts'

/** A paragraph broken into grid lines. */
export interface SetBlock {
  lines: Line[]
  /** A heading does not end a page. */
  keepWithNext: boolean
}

const roles: Readonly<Record<DocumentBlock['kind'], FontRole>> = { paragraph: 'fangsong', heading1: 'hei', heading2: 'kai', heading3: 'fangsong' }

export function bodyStyle(role: FontRole): TextStyle {
  return { role, size: sizes.body, color: black, spacing: bodySpacing }
}

/** Body text on the grid, first line in by two cells. */
export function setBlock({ kind, text }: DocumentBlock, fonts: FontSet): SetBlock {
  return { lines: setText(text, roles[kind], fonts, 2), keepWithNext: kind !== 'paragraph' }
}

/** The bodies addressed, flush left, a full-width colon at the end. */
export function setAddressee(addressee: string, fonts: FontSet): SetBlock {
  return { lines: setText(`${addressee}：`, 'fangsong', fonts, 0), keepWithNext: true }
}

/** 附件：1.…… with the titles of several below each other; nothing stands after a title. */
export function setAttachmentNote(attachments: OfficialDocument['attachments'], fonts: FontSet): SetBlock[] {
  if (attachments.length === 1) return [{ lines: setText(`附件：${attachments[0]!.title}`, 'fangsong', fonts, 2), keepWithNext: false }]
  return attachments.map(({ title }, index) => ({
    lines: setText(index === 0 ? `附件：1.${title}` : `${index + 1}.${title}`, 'fangsong', fonts, index === 0 ? 2 : 5),
    keepWithNext: index < attachments.length - 1,
  }))
}

export function setText(text: string, role: FontRole, fonts: FontSet, indentCells: number): Line[] {
  return breakLines(onGrid(text, bodyStyle(role)), fonts, { measure: grid.width, indent: indentCells * grid.cell })
}

/**
 * Quotation marks, dashes and dots share their code points with Latin text, and the brush faces draw them narrow.
 * On the grid they take a whole cell, as the Song face has them.
 */
export function onGrid(text: string, style: TextStyle): StyledPart[] {
  const wide: TextStyle = { ...style, role: 'song' }
  return (text.match(/[“”‘’]|[^“”‘’]+/gu) ?? []).map((part) => ({ text: part, style: /^[“”‘’]$/u.test(part) ? wide : style }))
}

/**
 * A title in lines of like length, a longer one above a shorter one (trapezium), none broken inside a word group that the sentence keeps together.
 * 22 points, at most 20 characters a line.
 */
export function setTitle(title: string, fonts: FontSet): string[] {
  const style: TextStyle = { role: 'display', size: sizes.title, color: black }
  const widest = grid.width
  const at = (width: number): string[] => breakLines([{ text: title, style }], fonts, { measure: width, justify: false, halveMarks: false }).map(lineText)
  const fewest = at(widest).length
  // The narrowest measure that needs no more lines makes them alike.
  for (let width = sizes.title * 4; width < widest; width += sizes.title / 2) {
    const lines = at(width)
    if (lines.length === fewest) return lines
  }
  return at(widest)
}
