import { parseXml } from './xml-stream.ts'

/** Built-in formats that show a date or a time of day, the East Asian ones included (ECMA-376 part 1, 18.8.30). */
const BUILT_IN_DATES = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Whether a custom format shows a date: a date letter outside of quotes, escapes and colour or locale brackets. */
export function isDateFormat(code: string): boolean {
  const first = code.split(';', 1)[0] ?? ''
  const bare = first
    .slice(0, 500)
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, 'h')
    .replace(/\[[^\]]*\]/g, '')
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare)
}

/** For each style index of a cell: whether its number format is a date. */
export async function readDateStyles(pieces: AsyncIterable<Buffer>): Promise<boolean[]> {
  const customDates = new Map<number, boolean>()
  const styles: boolean[] = []
  let inCellFormats = false
  await parseXml(pieces, {
    open(name, attributes) {
      if (name === 'numFmt') {
        const { numFmtId, formatCode } = attributes()
        customDates.set(Number(numFmtId), isDateFormat(formatCode ?? ''))
      } else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        const format = Number(attributes().numFmtId ?? 0)
        styles.push(customDates.get(format) ?? BUILT_IN_DATES.has(format))
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

/**
 * A stored number as its shortest text. Workbooks store binary fractions with up to 17 digits (1.1 as 1.1000000000000001);
 * a spreadsheet shows and calculates with 15 of them, and so does this.
 */
export function numberToText(raw: string): string | null {
  const value = Number(raw)
  if (raw.trim() === '' || !Number.isFinite(value)) return null
  return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)))
}
