import { describe, expect, test } from 'vitest'
import { checkName, nameKey } from '#scoring/identity/check-name.ts'

const plain = (name: string) => ({ ok: true, name, notices: [], warnings: [] })

describe('a name is stored in one form', () => {
  test.each(['张三', '欧阳娜娜', '阿卜杜热合曼·买买提', '犇喆赟㛃䶮𠮷', 'Jean-Luc O’Neil', 'J. R. Smith', 'Nguyễn Văn An', '=SUM(1)', 'null', '__proto__'])(
    '%s stays as it is',
    (name) => expect(checkName(name)).toEqual(plain(name)),
  )

  test.each([
    ['a bullet', '阿卜杜热合曼•买买提'],
    ['a katakana dot', '阿卜杜热合曼・买买提'],
    ['a hyphenation point', '阿卜杜热合曼‧买买提'],
    ['a full-width full stop', '阿卜杜热合曼．买买提'],
    ['a full stop', '阿卜杜热合曼.买买提'],
    ['spaces around the dot', '阿卜杜热合曼 · 买买提'],
  ])('%s between the parts becomes ·, with notice', (_, typed) => {
    expect(checkName(typed)).toEqual({ ok: true, name: '阿卜杜热合曼·买买提', notices: ['separator'], warnings: [] })
  })

  test('padding between two characters, white space at the ends and zero-width characters go: it is one and the same 张三', () => {
    expect(checkName('张　三')).toEqual({ ok: true, name: '张三', notices: ['whiteSpace'], warnings: [] })
    expect(checkName('张  三')).toEqual({ ok: true, name: '张三', notices: ['whiteSpace'], warnings: [] })
    expect(checkName('张三 ')).toEqual({ ok: true, name: '张三', notices: ['whiteSpace'], warnings: [] })
    expect(checkName('张\u200b三')).toEqual({ ok: true, name: '张三', notices: ['invisible'], warnings: [] })
    expect(checkName('\ufeff张\u00ad三')).toEqual({ ok: true, name: '张三', notices: ['invisible'], warnings: [] })
    expect(checkName('John \t  Smith')).toEqual({ ok: false, reason: 'control' })
    expect(checkName('John   Smith')).toEqual({ ok: true, name: 'John Smith', notices: ['whiteSpace'], warnings: [] })
  })

  test('a letter and its accent are one', () => {
    expect(checkName('Jose\u0301')).toEqual(plain('Jos\u00e9'))
  })
})

describe('a name is refused', () => {
  test.each([
    ['a right-to-left override', '张\u202e三', 'direction'],
    ['an isolate', '张\u2066三', 'direction'],
    ['a control character', '张\u0007三', 'control'],
    ['NUL', '张三\u0000', 'control'],
    ['a lone surrogate', '张\ud800', 'loneSurrogate'],
    ['three thousand combining marks', `a${'\u0301'.repeat(900)}`, 'combiningMarks'],
    ['five combining marks', `a${'\u0323'.repeat(5)}`, 'combiningMarks'],
    ['mark-up', '<script>', 'markup'],
    ['a template', '{{7*7}}', 'markup'],
    ['an emoji', '张三😀', 'emoji'],
    ['a flag', '张三🇨🇳', 'emoji'],
    ['a replacement character', '张\ufffd', 'unreadable'],
    ['a dot at the end', '张三·', 'separator'],
    ['two dots', '张··三', 'separator'],
    ['51 characters', '张'.repeat(51), 'tooLong'],
    ['a very long text', 'W'.repeat(5_000), 'tooLong'],
    ['nothing visible', ' \u200b ', 'empty'],
  ])('with %s', (_, typed, reason) => expect(checkName(typed)).toEqual({ ok: false, reason }))

  test('fifty characters outside the basic plane are fifty', () => {
    expect(checkName('𠮷'.repeat(50))).toEqual(plain('𠮷'.repeat(50)))
    expect(checkName('𠮷'.repeat(51))).toEqual({ ok: false, reason: 'tooLong' })
  })
})

describe('a name is kept and asked about', () => {
  test.each([
    ['a Kangxi radical', '\u2f00三', 'compatibilityCharacter'],
    ['a compatibility ideograph', '\ufa11太郎', 'compatibilityCharacter'],
    ['a compatibility ideograph with a canonical twin', '\uf900三', 'compatibilityCharacter'],
    ['a private character', '张\ue000', 'privateCharacter'],
    ['Cyrillic among Latin', 'J\u043ehn', 'mixedScript'],
  ])('with %s', (_, typed, warning) => expect(checkName(typed)).toEqual({ ok: true, name: typed, notices: [], warnings: [warning] }))
})

test('two names that only differ in width, case or white space have one key', () => {
  expect(nameKey('ＪＯＨＮ Smith')).toBe(nameKey('John SMITH'))
  expect(nameKey('张三')).not.toBe(nameKey('张四'))
})
