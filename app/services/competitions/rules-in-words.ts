import type { Messages } from '#app/messages/index.ts'
import type { Locale } from '#app/messages/locale.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { nameIn } from './in-locale.ts'

/** Each part of the rules as one short line, for showing two versions side by side. */
export function rulesInWords(m: Messages, locale: Locale, rules: EventRules): Record<keyof EventRules, string> {
  const { sheet } = m.eventRules
  const named = new Map([...rules.parts, ...rules.metrics].map((item) => [item.key, nameIn(locale, item)]))
  const parts = rules.parts.map((part) => {
    const panel = part.panel ? sheet.panel(part.panel.judges, part.panel.dropHigh, part.panel.dropLow) : null
    const facts = [part.passMark && `${sheet.passMark} ${part.passMark}`, part.maximum && `${sheet.maximum} ${part.maximum}`, panel].filter(Boolean)
    return `${nameIn(locale, part)} ${part.weight}%${facts.length > 0 ? ` (${facts.join('; ')})` : ''}`
  })
  const places = (award: EventRules['awards'][number]) =>
    award.share === undefined ? sheet.countPlaces(award.count ?? 0) : sheet.sharePlaces(award.share, m.eventRules.editor[award.rounding ?? 'floor'])
  return {
    format: m.terms.format[rules.format],
    parts: parts.join(' / '),
    metrics: rules.metrics.map((metric) => sheet.metric(nameIn(locale, metric), metric.unit)).join(' / '),
    tieBreaks: rules.tieBreaks.map(({ key, direction }) => (direction === 'desc' ? sheet.higherFirst : sheet.lowerFirst)(named.get(key) ?? key)).join(' / '),
    awards: rules.awards.map((award) => `${nameIn(locale, award)} ${places(award)}`).join(' / '),
    readings: Object.values(rules.readings).join(' / '),
    decimals: m.eventRules.editor.decimalsOption(rules.decimals),
  }
}
