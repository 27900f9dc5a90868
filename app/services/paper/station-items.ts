import { itemWords } from '#app/services/schemes/item-words.ts'
import { messagesFor } from '#app/messages/index.ts'
import type { ItemSheetPayload } from '#certificates/forms/item-sheet.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { shortMark } from '#scoring/schemes/rule-text.ts'
import { isGroupItem, type SchemeItem } from '#scoring/schemes/scheme.ts'
import { sumBoxes, type ItemSheet } from './item-sheet.ts'

/** Stands for a character that no font has, as printers set it. */
const MISSING_SIGN = '〓'

type Described = Pick<ItemSheetPayload, 'places' | 'criteria' | 'ownSums' | 'sumNote'>

/** What a scheme puts on the paper: its items with how each is marked and what is written into the boxes. */
export function describeItems(sheet: ItemSheet, fonts: FontSet): Described {
  const isPanel = sheet.slots[0] !== 0
  const printed = (text: string, most: number) => printable(text, most, fonts)
  return {
    places: isPanel ? sheet.slots.map((slot) => `裁判${slot}`) : ['得分记录'],
    ownSums: sumBoxes(sheet).length === sheet.slots.length,
    sumNote: '按各项折算；不折算的划“-”',
    criteria: sheet.scheme.criteria.map(({ letter, name, marks, items }) => ({
      heading: printed(`${letter}　${name}${marks === 0 ? '' : `　${writeMarkText(marks)} 分`}`, 80),
      rows: items.map((item) => ({
        code: printed(item.code, 12),
        name: printed(item.name, 80),
        how: printed(howWords(item), 600),
        marks: item.kind === 'deduction' ? `扣≤${shortMark(item.marks)}` : shortMark(item.marks),
        shared: isPanel && isGroupItem(item),
        hint: printed(hintOf(item, isPanel && !isGroupItem(item)), 24),
      })),
    })),
  }
}

function howWords(item: SchemeItem): string {
  // The ticks say it themselves.
  if (item.kind === 'measurement' && item.rule.by === 'yesNo') return ''
  return item.kind === 'judgement' ? item.benchmarks.map((sentence, at) => `${at} ${sentence}`).join('；') : itemWords(messagesFor('zh-CN'), item)
}

function hintOf(item: SchemeItem, narrow: boolean): string {
  if (item.kind === 'judgement') return '0–3'
  if (item.kind === 'deduction') return '次'
  if (item.rule.by !== 'yesNo') return item.unit
  return narrow ? '□是 □否' : '□ 是　□ 否'
}

/** One line that can be drawn: no break, nothing longer than its place, no character without a glyph. */
function printable(text: string, most: number, fonts: FontSet): string {
  const line = [...text.normalize('NFC').replace(/[\p{Cc}\p{Cf}\s]+/gu, (gap) => (gap.includes('　') ? '　' : ' ')).trim()].slice(0, most).join('').trim()
  const missing = new Set([...fonts.missingCharacters(line, 'hei'), ...fonts.missingCharacters(line, 'fangsong')])
  return [...line].map((character) => (missing.has(character) ? MISSING_SIGN : character)).join('')
}
