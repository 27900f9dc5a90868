import type { Wording } from '#scoring/policies/wording.ts'
import type { Hundredths } from '#scoring/numbers/hundredths.ts'

/**
 * 评分标准: blocks of items with points and deduction rules. What a report can decide is computed from it; the rest is left to the expert.
 *
 * A **fact** is what the report says under a field's key (report-form.ts): a number, a yes or no, or null while it is silent.
 */
export type Facts = Readonly<Record<string, number | boolean | null>>

export type Deduction =
  /** Nothing left of the item where the fact is no or 0. */
  | { kind: 'allUnless'; fact: string; text: Wording }
  /** A fixed sum where the fact is no or 0. */
  | { kind: 'unless'; fact: string; take: Hundredths; text: Wording }
  /** A sum for each one short of the number needed. */
  | { kind: 'perShort'; fact: string; needed: number; take: Hundredths; text: Wording }
  /** 酌情: the expert takes what seems right and says why. */
  | { kind: 'judgement'; text: Wording }

export interface RubricItem {
  key: string
  block: Wording
  title: Wording
  points: Hundredths
  method: 'files' | 'visit' | 'opinion'
  deductions: readonly Deduction[]
  /** Kinds of log entries that are evidence for it. */
  evidence: readonly string[]
}

export interface Rubric {
  key: string
  name: Wording
  source: Wording
  items: readonly RubricItem[]
  /** 一票否决: any of them makes the studio unqualified. */
  vetoes: ReadonlyArray<{ key: string; title: Wording }>
  thresholds: { excellent: string; qualified: string }
  notModelled: readonly Wording[]
}

export interface ItemLine {
  text: Wording
  /** Hundredths taken; null where the report does not say yet or an expert must judge. */
  taken: Hundredths | null
  fact: string | null
}

export interface ComputedItem {
  key: string
  max: Hundredths
  /** Points if what is open turns out against the studio, and if it turns out in its favour. */
  sure: Hundredths
  possible: Hundredths
  lines: readonly ItemLine[]
  /** Facts the report is silent about. */
  open: readonly string[]
  /** An expert has something to judge. */
  judged: boolean
}

/** What a report is worth under a rubric, item by item. Pure: the same facts give the same points. */
export function computeRubric(rubric: Pick<Rubric, 'items'>, facts: Facts): { items: ComputedItem[]; sure: Hundredths; possible: Hundredths; max: Hundredths } {
  const items = rubric.items.map((item) => computeItem(item, facts))
  const sum = (pick: (item: ComputedItem) => number) => items.reduce((all, item) => all + pick(item), 0)
  return { items, sure: sum((item) => item.sure), possible: sum((item) => item.possible), max: sum((item) => item.max) }
}

function computeItem({ key, points, deductions }: RubricItem, facts: Facts): ComputedItem {
  const lines: ItemLine[] = []
  const open: string[] = []
  let taken = 0
  let atRisk = 0
  let judged = false
  for (const rule of deductions) {
    if (rule.kind === 'judgement') {
      judged = true
      lines.push({ text: rule.text, taken: null, fact: null })
      continue
    }
    const fact = facts[rule.fact] ?? null
    if (fact === null) {
      open.push(rule.fact)
      atRisk += worstOf(rule, points)
      lines.push({ text: rule.text, taken: null, fact: rule.fact })
      continue
    }
    const sum = takenBy(rule, fact, points)
    // What an earlier rule has already taken is not taken again.
    const left = Math.min(sum, points - taken)
    taken += left
    if (left > 0) lines.push({ text: rule.text, taken: left, fact: rule.fact })
  }
  const left = Math.max(points - taken, 0)
  return { key, max: points, sure: Math.max(left - atRisk, 0), possible: left, lines, open, judged }
}

type FactRule = Exclude<Deduction, { kind: 'judgement' }>

function takenBy(rule: FactRule, fact: number | boolean, points: Hundredths): Hundredths {
  const amount = Number(fact)
  if (rule.kind === 'allUnless') return amount > 0 ? 0 : points
  if (rule.kind === 'unless') return amount > 0 ? 0 : Math.min(rule.take, points)
  return Math.min(Math.max(rule.needed - Math.floor(amount), 0) * rule.take, points)
}

function worstOf(rule: FactRule, points: Hundredths): Hundredths {
  return takenBy(rule, 0, points)
}
