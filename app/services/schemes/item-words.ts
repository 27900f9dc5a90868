import type { Messages } from '#app/messages/dictionaries.ts'
import { rangeText, shortMark, shortValue } from '#scoring/schemes/rule-text.ts'
import type { SchemeItem } from '#scoring/schemes/scheme.ts'
import type { ItemReason } from '#scoring/schemes/item-mark.ts'

/** How an item becomes a mark, as a sentence of the printed scheme. */
export function itemWords(m: Messages, item: SchemeItem): string {
  const words = m.schemes.sheetWords
  if (item.kind === 'judgement') return words.judgement
  if (item.kind === 'deduction') return words.deduction(shortMark(item.perTime), shortMark(item.marks))
  const { rule, unit } = item
  switch (rule.by) {
    case 'yesNo':
      return words.yesNo
    case 'range':
      return words.ranges(rule.lines.map((line) => words.range(rangeText(line), unit, shortMark(line.mark))))
    case 'step':
      return words.step(shortValue(rule.target), shortValue(rule.tolerance), unit, shortValue(rule.step), shortMark(rule.perStep), rule.side)
    case 'linear':
      return words.linear(shortValue(rule.zeroAt), shortValue(rule.fullAt), unit)
  }
}

/** How one value became its mark, for whoever got it. */
export function reasonWords(m: Messages, reason: ItemReason): string {
  const words = m.schemes.reasonWords
  switch (reason.by) {
    case 'yesNo':
      return words.yesNo(reason.yes)
    case 'range':
      return words.range(rangeText({ from: reason.from, to: reason.to, mark: 0 }))
    case 'noRange':
      return words.noRange
    case 'step':
      return words.step(shortValue(reason.beyond), reason.steps, shortMark(reason.taken))
    case 'linear':
      return words.linear[reason.reached]
    case 'judgement':
      return words.judgement(reason.score)
    case 'deduction':
      return words.deduction(reason.times, reason.bounded)
  }
}
