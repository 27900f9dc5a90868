import { readdirSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { chooseLocale, locales, messagesFor } from '#app/messages/index.ts'

/** Every path of a dictionary with what stands there: `common.table.rows` → `function`. */
function shapeOf(value: unknown, path = ''): Array<[string, string]> {
  if (typeof value !== 'object' || value === null) return [[path, typeof value]]
  return Object.entries(value).flatMap(([key, inner]) => shapeOf(inner, path ? `${path}.${key}` : key))
}

function stringsOf(value: unknown, path = ''): Array<[string, string]> {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => stringsOf(inner, path ? `${path}.${key}` : key))
}

function parametersOf(value: unknown, path = ''): Array<[string, number]> {
  if (typeof value === 'function') return [[path, value.length]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => parametersOf(inner, path ? `${path}.${key}` : key))
}

// Where no promotion is the ordinary case, its cell says nothing.
const blankOnPurpose = new Set(['publicPages.result.promotion.none'])

const sorted = <T>(pairs: Array<[string, T]>) => pairs.sort(([a], [b]) => (a < b ? -1 : 1))

describe('the two dictionaries', () => {
  test('have the same sentences, functions where the other has functions, with the same number of parameters', () => {
    expect(sorted(shapeOf(messagesFor('en')))).toEqual(sorted(shapeOf(messagesFor('zh-CN'))))
    expect(sorted(parametersOf(messagesFor('en')))).toEqual(sorted(parametersOf(messagesFor('zh-CN'))))
  })

  test('leave no sentence empty and no sentence with space around it', () => {
    for (const locale of locales) {
      expect(stringsOf(messagesFor(locale)).filter(([path, text]) => !blankOnPurpose.has(path) && !path.endsWith('Separator') && (text === '' || text !== text.trim()))).toEqual([])
    }
  })

  test('speak Chinese in the one and no Chinese in the other, but for the name of the language itself', () => {
    const han = /\p{Script=Han}/u
    // A way of writing a date or a document's number that the product accepts may be shown as it is written.
    const words = (text: string) => text.replace(/\d+年\d+月\d+日|\p{Script=Han}+〔\d{4}〕\d+号/gu, '')
    expect(stringsOf(messagesFor('en')).filter(([, text]) => han.test(words(text)))).toEqual([
      ['shell.otherLanguage', '中文'],
      ['shell.otherLanguageShort', '中文'],
    ])
  })

  test('have the same files in each language', () => {
    const areas = (locale: string) => readdirSync(new URL(`../../../app/messages/${locale}`, import.meta.url)).sort()
    expect(areas('en')).toEqual(areas('zh-CN'))
  })
})

describe('the language of a visitor', () => {
  test('is the remembered one, then what the browser asks for, then Chinese', () => {
    expect(chooseLocale('en', 'zh-CN,zh;q=0.9')).toBe('en')
    expect(chooseLocale('fr', 'en-GB,en;q=0.8')).toBe('en')
    expect(chooseLocale(null, 'fr-FR,zh-TW;q=0.8,en;q=0.5')).toBe('zh-CN')
    expect(chooseLocale(undefined, null)).toBe('zh-CN')
  })
})
