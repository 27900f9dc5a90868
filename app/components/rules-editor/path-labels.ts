import type { Messages } from '#app/messages/index.ts'
import type { RulesDraft } from '#app/services/competitions/rules-draft.ts'

/** What the fields behind some paths are called, for the summary of problems: `parts[0].weight` is “理论 权重”. */
export function pathLabels(m: Messages, draft: RulesDraft, paths: string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, labelOf(m, draft, path)]))
}

function labelOf(m: Messages, draft: RulesDraft, path: string): string {
  const words = m.eventRules.editor
  const lists = { parts: words.parts, metrics: words.metrics, tieBreaks: words.tieBreaks, awards: words.awards }
  const match = /^(parts|metrics|tieBreaks|awards)(?:\[(\d+)\]\.(.+))?$/.exec(path)
  if (!match) return path === 'format' ? words.format : path === 'decimals' ? words.decimals : words.readings
  const [, list, place, field] = match
  const whole = lists[list as keyof typeof lists]
  if (place === undefined || field === undefined) return whole
  const index = Number(place)
  if (list === 'tieBreaks') return `${whole} ${index + 1}`
  const row = draft[list as 'parts' | 'metrics' | 'awards'][index]
  const fields: Record<string, string> = {
    name: words.name,
    nameEn: words.nameEn,
    weight: words.weight,
    passMark: words.passMark,
    maximum: words.maximum,
    unit: words.unit,
    share: words.by,
    count: words.count,
    'panel.judges': words.judges,
    'panel.dropHigh': words.dropHigh,
    'panel.dropLow': words.dropLow,
    'panel.decimals': words.panelDecimals,
    'panel.minimumJudges': words.minimumJudges,
  }
  return `${row?.name || `${whole} ${index + 1}`} ${fields[field] ?? ''}`.trim()
}
