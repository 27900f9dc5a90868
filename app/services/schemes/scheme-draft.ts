import { z } from 'zod'
import { checkScheme, type SchemeProblem } from '#scoring/schemes/check-scheme.ts'
import { readRuleText, shortMark, writeRuleText, type RuleForm } from '#scoring/schemes/rule-text.ts'
import { MOST_CRITERIA, MOST_ITEMS, type Criterion, type MarkingScheme, type SchemeItem } from '#scoring/schemes/scheme.ts'
import { parseHundredths } from '#scoring/numbers/hundredths.ts'

/** How an item becomes a mark, as a person chooses it: one of four formulas of a measurement, a judgement or a deduction. */
export const SCHEME_METHODS = ['yesNo', 'range', 'step', 'linear', 'judgement', 'deduction'] as const
export type SchemeMethod = (typeof SCHEME_METHODS)[number]

const key = z.string().regex(/^[A-Za-z0-9-]{1,40}$/)
const text = (max: number) => z.string().max(max)

/** An item as it is typed: text in every field, so that nothing is lost while it is still wrong. Browser, workbook and server read the same. */
const draftItem = z.strictObject({
  key,
  code: text(12),
  name: text(200),
  method: z.enum(SCHEME_METHODS),
  marks: text(16),
  unit: text(16),
  decimals: z.enum(['0', '1', '2', '3']),
  judgedBy: z.enum(['group', 'each']),
  /** The formula (scoring/schemes/rule-text.ts); of a deduction what each time takes. */
  rule: text(1_000),
  benchmarks: z.tuple([text(300), text(300), text(300), text(300)]),
})
const draftCriterion = z.strictObject({ key, letter: text(4), name: text(100), marks: text(16), items: z.array(draftItem).max(MOST_ITEMS) })
const schemeDraft = z.strictObject({ criteria: z.array(draftCriterion).max(MOST_CRITERIA) }).refine(({ criteria }) => {
  const keys = criteria.flatMap((criterion) => [criterion.key, ...criterion.items.map((item) => item.key)])
  return new Set(keys).size === keys.length
})

export type DraftItem = z.infer<typeof draftItem>
export type DraftCriterion = z.infer<typeof draftCriterion>
export type SchemeDraft = z.infer<typeof schemeDraft>

/** Reads a draft from the JSON a page sends; null for what no page sends. */
export function parseSchemeDraft(json: string): SchemeDraft | null {
  try {
    const read = schemeDraft.safeParse(JSON.parse(json))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** A field that cannot be read as what it should be: such a draft is not stored. Everything else is a problem of a scheme that may wait. */
export type DraftProblem = SchemeProblem | { code: 'marksUnreadable' | 'ruleUnreadable' | 'perTimeUnreadable'; criterionKey: string; itemKey?: string; found?: undefined; expected?: undefined }

export interface ReadDraft {
  scheme: MarkingScheme
  problems: DraftProblem[]
  /** Every field could be read: the scheme says what was typed, and may be stored even while its sums are open. */
  readable: boolean
}

/** Reads a draft as a scheme, with every problem beside its item. What cannot be read counts 0 in the sums shown meanwhile. */
export function readSchemeDraft(draft: SchemeDraft, fullMark: number): ReadDraft {
  const unreadable: DraftProblem[] = []
  const scheme: MarkingScheme = {
    criteria: draft.criteria.map(({ items, marks: typed, ...criterion }): Criterion => {
      const problem = (code: 'marksUnreadable' | 'ruleUnreadable' | 'perTimeUnreadable', itemKey?: string) => unreadable.push({ code, criterionKey: criterion.key, ...(itemKey === undefined ? {} : { itemKey }) })
      const marks = readMarks(typed)
      if (marks === null) problem('marksUnreadable')
      return { key: criterion.key, letter: tidy(criterion.letter), name: tidy(criterion.name), marks: marks ?? 0, items: items.map((item) => readItem(item, (code) => problem(code, item.key))) }
    }),
  }
  const broken = new Set(unreadable.map(({ criterionKey, itemKey }) => itemKey ?? criterionKey))
  const checked = checkScheme(scheme, fullMark).filter(({ itemKey, criterionKey, code }) => !(itemKey === undefined ? code === 'criterionSum' && broken.has(criterionKey ?? '') : broken.has(itemKey)))
  return { scheme, problems: [...unreadable, ...checked], readable: unreadable.length === 0 }
}

const tidy = (typed: string) => typed.normalize('NFC').replace(/\s+/g, ' ').trim()

function readMarks(typed: string): number | null {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return 0
  const marks = parseHundredths(text)
  return typeof marks === 'number' && marks <= 1_000_000 ? marks : null
}

function readItem(item: DraftItem, problem: (code: 'marksUnreadable' | 'ruleUnreadable' | 'perTimeUnreadable') => void): SchemeItem {
  const marks = readMarks(item.marks)
  if (marks === null) problem('marksUnreadable')
  const base = { key: item.key, code: tidy(item.code), name: tidy(item.name), marks: marks ?? 0 }
  if (item.method === 'judgement') return { ...base, kind: 'judgement', benchmarks: item.benchmarks.map(tidy) as [string, string, string, string] }
  if (item.method === 'deduction') {
    const perTime = item.rule.trim() === '' ? null : readMarks(item.rule)
    if (perTime === null) problem('perTimeUnreadable')
    return { ...base, kind: 'deduction', judgedBy: item.judgedBy, perTime: perTime ?? 0 }
  }
  const rule = readRuleText(item.method satisfies RuleForm, item.method === 'yesNo' ? '' : item.rule)
  if (rule === null) problem('ruleUnreadable')
  const decimals = item.method === 'yesNo' ? 0 : (Number(item.decimals) as 0 | 1 | 2 | 3)
  return { ...base, kind: 'measurement', unit: item.method === 'yesNo' ? '' : tidy(item.unit), decimals, judgedBy: item.judgedBy, rule: rule ?? { by: 'yesNo' } }
}

/** An item nobody has filled in yet. */
export function emptyItem(itemKey: string, code: string, method: SchemeMethod = 'yesNo'): DraftItem {
  return { key: itemKey, code, name: '', method, marks: '', unit: '', decimals: '2', judgedBy: 'group', rule: '', benchmarks: ['', '', '', ''] }
}

/** Writes a scheme into fields. */
export function draftOf(scheme: MarkingScheme): SchemeDraft {
  return { criteria: scheme.criteria.map(({ items, marks, ...criterion }) => ({ ...criterion, marks: shortMark(marks), items: items.map(draftOfItem) })) }
}

/** The method of an item, as a person chooses it. */
export function methodOf(item: SchemeItem): SchemeMethod {
  return item.kind === 'measurement' ? item.rule.by : item.kind
}

function draftOfItem(item: SchemeItem): DraftItem {
  const fields = { ...emptyItem(item.key, item.code, methodOf(item)), name: item.name, marks: shortMark(item.marks) }
  if (item.kind === 'judgement') return { ...fields, judgedBy: 'each', benchmarks: item.benchmarks }
  if (item.kind === 'deduction') return { ...fields, judgedBy: item.judgedBy, rule: shortMark(item.perTime) }
  return { ...fields, unit: item.unit, decimals: String(item.decimals) as DraftItem['decimals'], judgedBy: item.judgedBy, rule: writeRuleText(item.rule) }
}
