import type { RulesDraft } from './rules-draft.ts'

/** More rows than this are not read: the check refuses far fewer already, and a form holds at most 500 fields. */
const MOST_ROWS = 30

/** Reads the editor's form. Field names are `parts[0].weight`, `parts[0].panel.judges`, `tieBreaks[1].key`, `readings.secondTierCap`. */
export function readRulesForm(form: FormData): RulesDraft {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.slice(0, 200) : ''
  }
  const on = (name: string) => form.get(name) === 'on'
  const rows = <Row>(list: string, read: (at: (field: string) => string) => Row): Row[] => {
    const found: Row[] = []
    for (let index = 0; index < MOST_ROWS && form.has(`${list}[${index}].key`); index += 1) found.push(read((field) => `${list}[${index}].${field}`))
    return found
  }
  return {
    format: text('format'),
    decimals: text('decimals'),
    parts: rows('parts', (at) => ({
      key: text(at('key')),
      name: text(at('name')),
      nameEn: text(at('nameEn')),
      weight: text(at('weight')),
      passMark: text(at('passMark')),
      maximum: text(at('maximum')),
      hasPanel: on(at('hasPanel')),
      panel: {
        judges: text(at('panel.judges')),
        dropHigh: text(at('panel.dropHigh')),
        dropLow: text(at('panel.dropLow')),
        decimals: text(at('panel.decimals')),
        minimumJudges: text(at('panel.minimumJudges')),
      },
    })),
    metrics: rows('metrics', (at) => ({ key: text(at('key')), name: text(at('name')), nameEn: text(at('nameEn')), unit: text(at('unit')) })),
    tieBreaks: rows('tieBreaks', (at) => ({ key: text(at('key')), direction: text(at('direction')) })),
    awards: rows('awards', (at) => ({
      key: text(at('key')),
      name: text(at('name')),
      nameEn: text(at('nameEn')),
      by: text(at('by')),
      share: text(at('share')),
      count: text(at('count')),
      rounding: text(at('rounding')),
      cumulative: on(at('cumulative')),
    })),
    readings: {
      secondTierCap: text('readings.secondTierCap'),
      cutFromFirstTier: text('readings.cutFromFirstTier'),
      requirePassForRank: text('readings.requirePassForRank') === 'true',
    },
  }
}
