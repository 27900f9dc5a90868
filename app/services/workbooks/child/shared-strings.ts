import { refuse } from '../refusal-error.ts'
import { parseXml } from './xml-stream.ts'

export const MAX_CELL_TEXT = 32_767
const MAX_STRINGS = 300_000

/** `_x000D_` is how a workbook writes characters that XML cannot hold; `_x005F_` is the underscore of such a sequence itself. */
export function decodeEscapes(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text
}

/**
 * Gathers the text of one string item or inline string. Rich text loses its looks and keeps its words; the phonetic guide
 * (`rPh`) is no part of them.
 */
export class RichText {
  private parts: string[] = []
  private phonetic = 0
  private inText = false

  open(name: string): void {
    if (name === 'rPh') this.phonetic += 1
    else if (name === 't') this.inText = true
  }

  close(name: string): void {
    if (name === 'rPh') this.phonetic -= 1
    else if (name === 't') this.inText = false
  }

  text(text: string): void {
    if (this.inText && this.phonetic === 0) this.parts.push(text)
  }

  take(): string {
    const text = decodeEscapes(this.parts.join(''))
    this.parts = []
    return text
  }
}

/** The table of texts that cells point into. Over-long ones are kept one character over the limit, so that the cell is the one refused. */
export async function readSharedStrings(pieces: AsyncIterable<Buffer>): Promise<string[]> {
  const strings: string[] = []
  const rich = new RichText()
  let inItem = false
  await parseXml(pieces, {
    open(name) {
      if (name === 'si') inItem = true
      else if (inItem) rich.open(name)
    },
    close(name) {
      if (name !== 'si') return rich.close(name)
      inItem = false
      if (strings.length >= MAX_STRINGS) refuse('tooManyCells')
      strings.push(rich.take().slice(0, MAX_CELL_TEXT + 1))
    },
    text(text) {
      if (inItem) rich.text(text)
    },
  })
  return strings
}
