import type { DocumentBlock } from '#certificates/notices/payload.ts'

const HEADINGS: ReadonlyArray<readonly [RegExp, DocumentBlock['kind']]> = [
  [/^[一二三四五六七八九十]+、/u, 'heading1'],
  [/^（[一二三四五六七八九十]+）/u, 'heading2'],
  [/^\d+[.．]/u, 'heading3'],
]

/** A notice's body as it is typed: a paragraph a line, and 一、 （一） 1. at its beginning make a heading, as everybody writes them. */
export function readBody(text: string): DocumentBlock[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/^[\s\u3000]+|[\s\u3000]+$/gu, '').normalize('NFC'))
    .filter((line) => line !== '')
    .map((line) => ({ kind: kindOf(line), text: line }))
}

/** A long line that begins with a number is a paragraph with a numbered beginning and no heading. */
const LONGEST_HEADING = 40

function kindOf(line: string): DocumentBlock['kind'] {
  if ([...line].length > LONGEST_HEADING) return 'paragraph'
  return HEADINGS.find(([pattern]) => pattern.test(line))?.[1] ?? 'paragraph'
}

export function writeBody(body: readonly DocumentBlock[]): string {
  return body.map(({ text }) => text).join('\n')
}
