import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { Promotion } from '#app/services/competitions/promotion-terms.ts'
import type { EventRules } from '#db/schema/competitions.ts'

import type { CitedClause } from '../disclosure/citation.tsx'
import { PromotionSection } from './promotion-section.tsx'
import classes from './rules-sheet.module.css'

/** The rules of an event written out, as they are read on paper: marks, ranks, awards, promotion. */
export function RulesSheet({ rules, promotion, cites }: { rules: EventRules; promotion: Promotion; cites: CitedClause[] }) {
  return (
    <div className={classes.sheet}>
      <ScoringSection rules={rules} />
      <RankingSection rules={rules} />
      <AwardsSection rules={rules} />
      <PromotionSection rules={rules} promotion={promotion} cites={cites} />
    </div>
  )
}

function ScoringSection({ rules }: { rules: EventRules }) {
  const m = useMessages().eventRules.sheet
  const locale = useLocale()
  const formula = m.sum(rules.parts.map((part) => m.term(nameIn(locale, part), `${part.weight}%`)))
  return (
    <section>
      <h2>{m.scoring}</h2>
      <table className={classes.table}>
        <caption className="visually-hidden">{m.partsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.part}</th>
            <th scope="col" data-align="end">
              {m.weight}
            </th>
            <th scope="col" data-align="end">
              {m.maximum}
            </th>
            <th scope="col" data-align="end">
              {m.passMark}
            </th>
            <th scope="col">{m.how}</th>
          </tr>
        </thead>
        <tbody>
          {rules.parts.map((part) => (
            <tr key={part.key}>
              <th scope="row">{nameIn(locale, part)}</th>
              <td data-align="end">{part.weight}%</td>
              <td data-align="end">{part.maximum ?? '100.00'}</td>
              <td data-align="end">{part.passMark ?? '60.00'}</td>
              <td>
                {part.panel ? (
                  <>
                    {m.panel(part.panel.judges, part.panel.dropHigh, part.panel.dropLow)} <span className={classes.small}>{m.panelRounding(part.panel.decimals, part.panel.minimumJudges)}</span>
                  </>
                ) : (
                  m.single
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{m.total(formula)}</p>
      <p>
        {m.typedDecimals(rules.decimals)} {m.missing}
      </p>
    </section>
  )
}

function RankingSection({ rules }: { rules: EventRules }) {
  const m = useMessages().eventRules.sheet
  const locale = useLocale()
  const named = new Map<string, string>([
    ...rules.parts.map((part): [string, string] => [part.key, nameIn(locale, part)]),
    ...rules.metrics.map((metric): [string, string] => [metric.key, m.metric(nameIn(locale, metric), metric.unit)]),
  ])
  return (
    <section>
      <h2>{m.ranking}</h2>
      <p>{rules.tieBreaks.length > 0 ? m.rankingText : m.noTieBreaks}</p>
      <ol>
        {rules.tieBreaks.map(({ key, direction }) => (
          <li key={key}>{(direction === 'desc' ? m.higherFirst : m.lowerFirst)(named.get(key) ?? key)}</li>
        ))}
      </ol>
    </section>
  )
}

function AwardsSection({ rules }: { rules: EventRules }) {
  const words = useMessages().eventRules
  const m = words.sheet
  const locale = useLocale()
  if (rules.awards.length === 0) {
    return (
      <section>
        <h2>{m.awards}</h2>
        <p>{m.noAwards}</p>
      </section>
    )
  }
  return (
    <section>
      <h2>{m.awards}</h2>
      <table className={classes.table} data-narrow>
        <caption className="visually-hidden">{m.awardsCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{m.award}</th>
            <th scope="col">{m.places}</th>
          </tr>
        </thead>
        <tbody>
          {rules.awards.map((award) => (
            <tr key={award.key}>
              <th scope="row">{nameIn(locale, award)}</th>
              <td>
                {award.share === undefined ? m.countPlaces(award.count ?? 0) : m.sharePlaces(award.share, words.editor[award.rounding ?? 'floor'])}
                {award.cumulative ? m.cumulative : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{m.awardsText}</p>
    </section>
  )
}
