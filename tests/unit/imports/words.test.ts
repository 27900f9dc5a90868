import { expect, test } from 'vitest'
import { problemText, refusalText } from '#app/components/imports/problem-text.ts'
import { messagesFor } from '#app/messages/index.ts'
import { FIELD_WORDS, IDENTITY_TYPE_WORDS, SEX_WORDS, SKILL_LEVEL_WORDS, wordKey } from '#app/services/entries/entrant-fields.ts'
import { ENTRANT_FIELDS } from '#app/services/entries/field-names.ts'
import { markFields, markHeaderWords } from '#app/services/imports/mark-fields.ts'
import type { ProblemCode } from '#app/services/imports/problems.ts'
import { weldingRules } from '#tests/support/scoring-event.ts'

const locales = ['zh-CN', 'en'] as const

test('what a template or a select says is understood when it comes back, in both languages', () => {
  for (const locale of locales) {
    const m = messagesFor(locale)
    for (const field of ENTRANT_FIELDS) expect(FIELD_WORDS.get(wordKey(m.imports.column[field].name)), field).toBe(field)
    for (const [level, word] of Object.entries(m.terms.skillLevel)) expect([level, word].map((text) => SKILL_LEVEL_WORDS.get(wordKey(text)))).toEqual([level, level])
    for (const [sex, word] of Object.entries(m.terms.sex)) expect([sex, word].map((text) => SEX_WORDS.get(wordKey(text)))).toEqual([sex, sex])
    for (const type of Object.keys(m.terms.identityType)) expect(IDENTITY_TYPE_WORDS.get(wordKey(type))).toBe(type)
  }
  for (const [type, word] of Object.entries(messagesFor('zh-CN').terms.identityType)) expect(IDENTITY_TYPE_WORDS.get(wordKey(word))).toBe(type)
})

test('headers of marks are understood in both languages, with or without the part before the judge', () => {
  const { fields } = markHeaderWords(weldingRules)
  for (const locale of locales) for (const { header, field } of markFields(weldingRules, locale)) expect(fields.get(wordKey(header)), header).toBe(field)
  expect(['裁判3', '实操 裁判3', '实操·裁判3', 'Judge 3', '用时'].map((header) => fields.get(wordKey(header)))).toEqual(['panel:practical:3', 'panel:practical:3', 'panel:practical:3', 'panel:practical:3', 'metric:seconds'])
})

test('two columns of the rules with the same words do not take each other’s marks', () => {
  const rules = { ...weldingRules, metrics: [{ key: 'seconds', name: '理论', unit: '秒' }] }
  expect(markHeaderWords(rules).fields.get(wordKey('理论'))).toBe('part:theory')
})

test('every problem and refusal has a sentence that ends like one, in both languages', () => {
  const data = { row: 3, number: '07', field: 'name', shown: 'x', before: '80.00', header: '甲' }
  for (const locale of locales) {
    const m = messagesFor(locale)
    for (const code of Object.keys(m.imports.problem)) expect(problemText(m, { code: code as ProblemCode, data }), code).not.toMatch(/undefined|\[object|^$/)
    for (const code of Object.keys(m.imports.refusal)) {
      const text = refusalText(m, code, { sheet: '甲', address: 'C7', line: 3, sheets: ['甲', '乙'], byName: '林', time: '2026-01-01 08:00' })
      expect(text, code).toMatch(/[。.]$/)
      expect(text, code).not.toMatch(/undefined|\[object/)
    }
    expect(refusalText(m, '__proto__')).toBe(refusalText(m, 'damaged'))
  }
})
