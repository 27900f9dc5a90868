import { NEW_PANEL, type AwardDraft, type PartDraft, type RulesDraft } from './rules-draft.ts'

/** What an added part is: the promotion clause knows theory and practical by these keys, any other part is the event's own. */
export type PartKind = 'theory' | 'practical' | 'other'

/** `part3`: a name inside the rules that nothing in the draft bears yet. */
function freshKey(stem: string, draft: RulesDraft): string {
  const taken = new Set([...draft.parts, ...draft.metrics, ...draft.awards].map((item) => item.key))
  let number = 1
  while (taken.has(`${stem}${number}`)) number += 1
  return `${stem}${number}`
}

export function addPart(draft: RulesDraft, kind: PartKind, names: { name: string; nameEn: string }): RulesDraft {
  const rest = 100 - draft.parts.reduce((sum, part) => sum + (Number(part.weight) || 0), 0)
  const part: PartDraft = {
    key: kind === 'other' ? freshKey('part', draft) : kind,
    ...names,
    weight: rest > 0 ? String(Math.round(rest * 100) / 100) : '',
    passMark: '60.00',
    maximum: '',
    hasPanel: false,
    panel: NEW_PANEL,
  }
  return { ...draft, parts: [...draft.parts, part] }
}

/** Removes a part and the comparison that named it. */
export function removePart(draft: RulesDraft, index: number): RulesDraft {
  const key = draft.parts[index]?.key
  return { ...draft, parts: without(draft.parts, index), tieBreaks: draft.tieBreaks.filter((tieBreak) => tieBreak.key !== key) }
}

export function addMetric(draft: RulesDraft, names: { name: string; nameEn: string; unit: string }): RulesDraft {
  const known = draft.metrics.some((metric) => metric.key === 'seconds')
  const metric = known ? { key: freshKey('metric', draft), name: '', nameEn: '', unit: '' } : { key: 'seconds', ...names }
  const tieBreak = { key: metric.key, direction: 'asc' }
  return { ...draft, metrics: [...draft.metrics, metric], tieBreaks: [...draft.tieBreaks, tieBreak] }
}

/** Removes a metric and the comparison that named it. */
export function removeMetric(draft: RulesDraft, index: number): RulesDraft {
  const key = draft.metrics[index]?.key
  return { ...draft, metrics: without(draft.metrics, index), tieBreaks: draft.tieBreaks.filter((tieBreak) => tieBreak.key !== key) }
}

/** Parts and metrics that no comparison names yet. */
export function freeTieBreaks(draft: RulesDraft): Array<{ key: string; direction: 'asc' | 'desc' }> {
  const used = new Set(draft.tieBreaks.map((tieBreak) => tieBreak.key))
  return [
    ...draft.parts.map((part) => ({ key: part.key, direction: 'desc' as const })),
    ...draft.metrics.map((metric) => ({ key: metric.key, direction: 'asc' as const })),
  ].filter((candidate) => !used.has(candidate.key))
}

export function addTieBreak(draft: RulesDraft): RulesDraft {
  const [next] = freeTieBreaks(draft)
  return next ? { ...draft, tieBreaks: [...draft.tieBreaks, next] } : draft
}

/** Moves a comparison one place up (-1) or down (1). */
export function moveTieBreak(draft: RulesDraft, index: number, by: -1 | 1): RulesDraft {
  const tieBreaks = [...draft.tieBreaks]
  const [a, b] = [tieBreaks[index], tieBreaks[index + by]]
  if (!a || !b) return draft
  tieBreaks[index] = b
  tieBreaks[index + by] = a
  return { ...draft, tieBreaks }
}

export function removeTieBreak(draft: RulesDraft, index: number): RulesDraft {
  return { ...draft, tieBreaks: without(draft.tieBreaks, index) }
}

/** The new award is counted as the one before it. */
export function addAward(draft: RulesDraft): RulesDraft {
  const last = draft.awards.at(-1)
  const award: AwardDraft = { key: freshKey('award', draft), name: '', nameEn: '', by: last?.by ?? 'count', share: '', count: '', rounding: last?.rounding ?? 'floor', cumulative: last?.cumulative ?? false }
  return { ...draft, awards: [...draft.awards, award] }
}

export function removeAward(draft: RulesDraft, index: number): RulesDraft {
  return { ...draft, awards: without(draft.awards, index) }
}

function without<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, at) => at !== index)
}
