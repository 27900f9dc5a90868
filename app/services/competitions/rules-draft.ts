import type { EventRules } from '#db/schema/competitions.ts'

/**
 * The rules of an event as they stand in the editor: every field is the text that was typed. The browser holds a draft while somebody
 * works on it, the form sends it as named fields, and the server reads the same draft from the form and turns it into rules.
 */
export interface RulesDraft {
  format: string
  decimals: string
  parts: PartDraft[]
  metrics: MetricDraft[]
  tieBreaks: TieBreakDraft[]
  awards: AwardDraft[]
  readings: { secondTierCap: string; cutFromFirstTier: string; requirePassForRank: boolean }
}

export interface PartDraft {
  key: string
  name: string
  nameEn: string
  weight: string
  passMark: string
  maximum: string
  hasPanel: boolean
  panel: { judges: string; dropHigh: string; dropLow: string; decimals: string; minimumJudges: string }
}

export interface MetricDraft {
  key: string
  name: string
  nameEn: string
  unit: string
}

export interface TieBreakDraft {
  key: string
  direction: string
}

export interface AwardDraft {
  key: string
  name: string
  nameEn: string
  by: string
  share: string
  count: string
  rounding: string
  cumulative: boolean
}

/** What a panel begins with when a part is switched to judges. */
export const NEW_PANEL: PartDraft['panel'] = { judges: '5', dropHigh: '1', dropLow: '1', decimals: '2', minimumJudges: '3' }

export function draftFromRules(rules: EventRules): RulesDraft {
  return {
    format: rules.format,
    decimals: String(rules.decimals),
    parts: rules.parts.map((part) => ({
      key: part.key,
      name: part.name,
      nameEn: part.nameEn ?? '',
      weight: String(part.weight),
      passMark: part.passMark ?? '',
      maximum: part.maximum ?? '',
      hasPanel: part.panel !== undefined,
      panel: part.panel
        ? {
            judges: String(part.panel.judges),
            dropHigh: String(part.panel.dropHigh),
            dropLow: String(part.panel.dropLow),
            decimals: String(part.panel.decimals),
            minimumJudges: String(part.panel.minimumJudges),
          }
        : NEW_PANEL,
    })),
    metrics: rules.metrics.map((metric) => ({ key: metric.key, name: metric.name, nameEn: metric.nameEn ?? '', unit: metric.unit })),
    tieBreaks: rules.tieBreaks.map(({ key, direction }) => ({ key, direction })),
    awards: rules.awards.map((award) => ({
      key: award.key,
      name: award.name,
      nameEn: award.nameEn ?? '',
      by: award.share === undefined ? 'count' : 'share',
      share: award.share?.replace('%', '') ?? '',
      count: award.count === undefined ? '' : String(award.count),
      rounding: award.rounding ?? 'floor',
      cumulative: award.cumulative ?? false,
    })),
    readings: { ...rules.readings },
  }
}

/**
 * The draft as a candidate for rules, to be checked by `readEventRules`. A number that is not written as one becomes NaN, so that the
 * check names its field; an empty optional field is left out.
 */
export function candidateFromDraft(draft: RulesDraft): EventRules {
  const candidate = {
    format: draft.format,
    decimals: wholeNumber(draft.decimals),
    parts: draft.parts.map((part) => ({
      key: part.key,
      name: part.name.trim(),
      ...optional('nameEn', part.nameEn),
      weight: decimalNumber(part.weight),
      ...optional('passMark', twoDecimals(part.passMark)),
      ...optional('maximum', twoDecimals(part.maximum)),
      ...(part.hasPanel
        ? {
            panel: {
              judges: wholeNumber(part.panel.judges),
              dropHigh: wholeNumber(part.panel.dropHigh),
              dropLow: wholeNumber(part.panel.dropLow),
              decimals: wholeNumber(part.panel.decimals),
              minimumJudges: wholeNumber(part.panel.minimumJudges),
            },
          }
        : {}),
    })),
    metrics: draft.metrics.map((metric) => ({ key: metric.key, name: metric.name.trim(), ...optional('nameEn', metric.nameEn), unit: metric.unit.trim() })),
    tieBreaks: draft.tieBreaks.map(({ key, direction }) => ({ key, direction })),
    awards: draft.awards.map((award) => ({
      key: award.key,
      name: award.name.trim(),
      ...optional('nameEn', award.nameEn),
      ...(award.by === 'share' ? { share: `${plain(award.share).replace(/%$/, '')}%`, rounding: award.rounding } : { count: wholeNumber(award.count) }),
      ...(award.by === 'share' && award.cumulative ? { cumulative: true } : {}),
    })),
    readings: draft.readings,
  }
  // The single fields are still unchecked; readEventRules is what makes rules of it.
  return candidate as unknown as EventRules
}

function optional(name: string, text: string): Record<string, string> {
  const trimmed = text.trim()
  return trimmed === '' ? {} : { [name]: trimmed }
}

/** Full-width digits and signs are what a Chinese input method types; everything else stays as it is. */
function plain(text: string): string {
  return text.trim().normalize('NFKC')
}

function wholeNumber(text: string): number {
  return /^\d{1,4}$/.test(plain(text)) ? Number(plain(text)) : Number.NaN
}

function decimalNumber(text: string): number {
  return /^\d{1,3}(\.\d{1,2})?$/.test(plain(text).replace(/%$/, '')) ? Number(plain(text).replace(/%$/, '')) : Number.NaN
}

/** `60` is stored as `60.00`; what is no mark stays as typed and is refused by the check. */
function twoDecimals(text: string): string {
  const match = /^(\d{1,4})(?:\.(\d{1,2}))?$/.exec(plain(text))
  return match ? `${Number(match[1])}.${(match[2] ?? '').padEnd(2, '0')}` : text
}
