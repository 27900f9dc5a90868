import type { EventRules } from '#db/schema/competitions.ts'

/** Rules to begin an event with. What a template sets is a common practice, never a rule: everything may be changed before scoring starts. */
export interface EventTemplate {
  key: EventTemplateKey
  rules: EventRules
}

export const EVENT_TEMPLATE_KEYS = ['theory30Practical70', 'theory20Practical80Panel', 'practicalPanel', 'practicalTimed', 'skillLeader'] as const

export type EventTemplateKey = (typeof EVENT_TEMPLATE_KEYS)[number]

type Part = EventRules['parts'][number]
type Award = EventRules['awards'][number]

/** Names that stand in rules in both languages, whatever language the page that adds them speaks. */
export const RULE_NAMES = {
  theory: { name: '理论', nameEn: 'Theory' },
  practical: { name: '实操', nameEn: 'Practical' },
  seconds: { name: '用时', nameEn: 'Time', unit: '秒' },
} as const

/** Pass marks are 60 of 100 in each part (A7.4 E27). */
const theory = (weight: number): Part => ({ key: 'theory', ...RULE_NAMES.theory, weight, passMark: '60.00' })
const practical = (weight: number): Part => ({ key: 'practical', ...RULE_NAMES.practical, weight, passMark: '60.00' })

/** Five judges, the highest and the lowest number dropped, the mean of the rest (B4). */
const fiveJudges = { judges: 5, dropHigh: 1, dropLow: 1, decimals: 2, minimumJudges: 3 } as const

const seconds: EventRules['metrics'][number] = { key: 'seconds', ...RULE_NAMES.seconds }

const prizes: Award[] = [
  { key: 'first', name: '一等奖', nameEn: 'First prize', count: 1 },
  { key: 'second', name: '二等奖', nameEn: 'Second prize', count: 2 },
  { key: 'third', name: '三等奖', nameEn: 'Third prize', count: 3 },
]

const medals: Award[] = [
  { key: 'gold', name: '金牌', nameEn: 'Gold medal', count: 1 },
  { key: 'silver', name: '银牌', nameEn: 'Silver medal', count: 1 },
  { key: 'bronze', name: '铜牌', nameEn: 'Bronze medal', count: 1 },
]

/** Titles of a selection contest; how many there are is for the contest's own plan to say (WY-3 leaves it open). */
const titles: Award[] = [
  { key: 'skillModel', name: '技能标兵', nameEn: 'Skill model', count: 1 },
  { key: 'skillExpert', name: '技能能手', nameEn: 'Skill expert', count: 5 },
]

/** The literal reading of the promotion clause; the others stay one click away (A7.1). */
const literal: EventRules['readings'] = { secondTierCap: 'tier', cutFromFirstTier: 'others', requirePassForRank: false }

function individual(rules: Pick<EventRules, 'parts' | 'tieBreaks' | 'awards'> & Partial<EventRules>): EventRules {
  return { format: 'individual', metrics: [], readings: literal, decimals: 2, ...rules }
}

/** Equal totals go by practical, then by theory; what is still equal shares the rank (B4). */
const practicalFirst: EventRules['tieBreaks'] = [
  { key: 'practical', direction: 'desc' },
  { key: 'theory', direction: 'desc' },
]

export const EVENT_TEMPLATES: readonly EventTemplate[] = [
  {
    key: 'theory30Practical70',
    rules: individual({ parts: [theory(30), practical(70)], tieBreaks: practicalFirst, awards: prizes }),
  },
  {
    key: 'theory20Practical80Panel',
    rules: individual({ parts: [theory(20), { ...practical(80), panel: fiveJudges }], tieBreaks: practicalFirst, awards: prizes }),
  },
  {
    key: 'practicalPanel',
    rules: individual({ parts: [{ ...practical(100), panel: fiveJudges }], tieBreaks: [], awards: prizes }),
  },
  {
    key: 'practicalTimed',
    rules: individual({ parts: [practical(100)], metrics: [seconds], tieBreaks: [{ key: 'seconds', direction: 'asc' }], awards: medals }),
  },
  {
    key: 'skillLeader',
    rules: individual({ parts: [theory(30), practical(70)], tieBreaks: practicalFirst, awards: titles }),
  },
]

/** The template with that key, or null. */
export function eventTemplate(key: string): EventTemplate | null {
  return EVENT_TEMPLATES.find((template) => template.key === key) ?? null
}
