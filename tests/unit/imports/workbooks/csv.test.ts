import { describe, expect, test } from 'vitest'
import { readCsv } from '#app/services/workbooks/child/csv-reader.ts'
import { RefusalError } from '#app/services/workbooks/refusal-error.ts'
import { defaultReadLimits, type RefusalData, type TextEncoding } from '#app/services/workbooks/workbook.ts'
import { encodeGbk } from '../gbk.ts'

type Answer = { encoding: string | undefined; separator: string | undefined; rows: [number, ...string[]][] } | { refused: string; data: RefusalData }

function read(bytes: Buffer, encoding?: TextEncoding): Answer {
  try {
    const workbook = readCsv(bytes, defaultReadLimits, encoding)
    const rows = workbook.sheets[0]!.rows.map((row) => [row.number, ...row.cells.map((cell) => `${cell.column} ${cell.text}`)] as [number, ...string[]])
    return { encoding: workbook.encoding, separator: workbook.separator, rows }
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return { refused: error.reason, data: error.data }
  }
}

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()
const table = '编号,姓名\r\n01,张三\r\n'
const rows = [
  [1, '1 编号', '2 姓名'],
  [2, '1 01', '2 张三'],
]

describe('the encoding is detected or asked, never guessed', () => {
  test.each([
    ['UTF-8', 'utf-8', Buffer.from(table)],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\ufeff${table}`)],
    ['UTF-16 with a mark', 'utf-16le', Buffer.from(`\ufeff${table}`, 'utf16le')],
    ['UTF-16, other byte order', 'utf-16be', utf16be(`\ufeff${table}`)],
    ['GBK', 'gb18030', encodeGbk(table)],
    ['a mark in GB 18030 chosen by hand', 'gb18030', encodeGbk(table), 'gb18030' as const],
  ])('%s', (_, encoding, bytes, chosen?: TextEncoding) => {
    expect(read(bytes, chosen)).toEqual({ encoding, separator: ',', rows })
  })

  test('rare characters of GBK do not turn the guess', () => {
    const long = `编号,姓名,单位\n${'07,朱镕基,武义县职业技术学校\n'.repeat(10)}`
    expect(read(encodeGbk(long))).toMatchObject({ encoding: 'gb18030' })
  })

  test('bytes that are good in two encodings are shown in both', () => {
    // 陆路 in GBK is well-formed UTF-8.
    expect(read(Buffer.concat([Buffer.from('a,b\n'), encodeGbk('陆路'), Buffer.from('\n')]))).toEqual({
      refused: 'encodingUnsure',
      data: {
        samples: [
          { encoding: 'utf-8', lines: ['a,b', '½·', ''] },
          { encoding: 'gb18030', lines: ['a,b', '陆路', ''] },
        ],
      },
    })
  })

  test('Big5 is asked about, not read as GBK', () => {
    // 編號,姓名 / 張三 in Big5
    const big5 = Buffer.from('bd73b8b92ca96da6570aa5d72cb169a454bcdabfb3bd73b8b9', 'hex')
    expect(read(big5)).toMatchObject({ refused: 'encodingUnsure', data: { samples: [{ encoding: 'gb18030' }] } })
  })

  test.each([
    ['U+FFFD', Buffer.from('编号,姓名\n01,\ufffd\ufffd三\n')],
    ['锟斤拷', Buffer.from('编号,姓名\n01,锟斤拷\n')],
    ['UTF-8 saved again as Latin-1', Buffer.from(Buffer.from(table).toString('latin1'))],
    ['the wrong choice by hand', encodeGbk(`${table}02,李四\n`), 'utf-8' as const],
  ])('garbled text is refused: %s', (_, bytes, chosen?: TextEncoding) => {
    expect(read(bytes, chosen)).toMatchObject({ refused: 'mojibake' })
  })
})

describe('RFC 4180', () => {
  test('quotes, doubled quotes and line breaks inside quotes; rows are counted as a spreadsheet counts them', () => {
    expect(read(Buffer.from('a,b\r\n"x ""y"" z","1\n2"\r\n\r\nlast,\r\n'))).toMatchObject({
      rows: [
        [1, '1 a', '2 b'],
        [2, '1 x "y" z', '2 1\n2'],
        [4, '1 last'],
      ],
    })
  })

  test.each([
    [';', 'a;b\n1;2,5\n'],
    ['\t', 'a\tb\n1\t2,5\n'],
    [';', 'sep=;\na;b\n1;2,5\n'],
  ])('separator %j', (separator, text) => {
    const answer = read(Buffer.from(text))
    expect(answer).toMatchObject({ separator })
    expect('rows' in answer && answer.rows.at(-1)?.slice(1)).toEqual(['1 1', '2 2,5'])
  })

  test.each([
    ['an unclosed quote', 'unclosedQuote', 'a,b\n"1,2\n3,4\n'],
    ['a quote inside a plain cell', 'damagedCsv', 'a,b\n1"2,3\n'],
    ['text behind a closing quote', 'damagedCsv', 'a,b\n"1"2,3\n'],
    ['NUL', 'nulCharacter', 'a,b\n1\0,2\n'],
    ['a cell of 40,000 characters', 'hugeCell', `a,b\n${'x'.repeat(40_000)},2\n`],
    ['a cell of 1 MB', 'hugeCell', `a,b\n${'x'.repeat(1_048_576)},2\n`],
    ['2,011 rows', 'tooManyRows', 'a,b\n'.repeat(2_011)],
    ['1,000,000 rows', 'tooManyRows', 'a,b\n'.repeat(1_000_000)],
    ['61 columns', 'strayCell', `${'a,'.repeat(60)}a\n`],
  ])('%s: %s', (_, refused, text) => {
    expect(read(Buffer.from(text))).toMatchObject({ refused })
  })
})
