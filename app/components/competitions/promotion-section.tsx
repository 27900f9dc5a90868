import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn, wordingIn } from '#app/services/competitions/in-locale.ts'
import type { Promotion, PromotionTerms } from '#app/services/competitions/promotion-terms.ts'
import type { EventRules } from '#db/schema/competitions.ts'

import { ClauseNote, type CitedClause } from '../disclosure/citation.tsx'
import classes from './rules-sheet.module.css'

/** The promotion clause in the terms of this event, with the readings taken and the ones not taken. */
export function PromotionSection({ rules, promotion, cites }: { rules: EventRules; promotion: Promotion; cites: CitedClause[] }) {
  const m = useMessages().eventRules.sheet
  return (
    <section>
      <h2>{m.promotion}</h2>
      {promotion.ok ? <Terms rules={rules} terms={promotion.terms} cites={cites} /> : <p>{m.noPromotion[promotion.why.reason]}</p>}
    </section>
  )
}

function Terms({ rules, terms, cites }: { rules: EventRules; terms: PromotionTerms; cites: CitedClause[] }) {
  const m = useMessages()
  const words = m.eventRules.sheet
  const locale = useLocale()
  const level = (to: keyof typeof m.terms.skillLevel) => m.terms.skillLevel[to]
  // A part the event does not have is called by its common name.
  const partName = (key: string) => {
    const part = rules.parts.find((candidate) => candidate.key === key)
    return part ? nameIn(locale, part) : key === 'theory' ? m.terms.part.theory : m.terms.part.practical
  }
  const { technician, seniorByRank, passedBoth } = terms
  return (
    <>
      <p>{words.promotionIntro}</p>
      <ol>
        {[technician, seniorByRank].map((tier) => (
          <li key={tier.to}>{words.rankRoute(tier.ranks.from, tier.ranks.to, tier.capPercent, level(tier.to))}</li>
        ))}
        <li>{passedBoth.missing.length === 0 ? words.passedRoute(words.list(passedBoth.parts.map(partName)), level(passedBoth.to)) : words.passedClosed(words.list(passedBoth.missing.map(partName)))}</li>
      </ol>
      <p>
        {words.noChange} {words.fieldSize}
      </p>
      <div className={classes.cites}>
        {cites.map((cite) => (
          <ClauseNote key={cite.clause} cite={cite} />
        ))}
      </div>
      <h3>{words.readingsTitle}</h3>
      <p>{words.readingsText}</p>
      <dl className={classes.readings}>
        {terms.readings.map((reading) => (
          <div key={reading.key}>
            <dt>{wordingIn(locale, reading.question)}</dt>
            {[...reading.choices]
              .sort((a, b) => Number(b.taken) - Number(a.taken))
              .map((choice) => (
                <dd key={choice.value} data-taken={choice.taken ? '' : undefined}>
                  <span className={classes.verdict}>{choice.taken ? words.taken : words.other}</span>
                  <span>
                    {wordingIn(locale, choice.gist)}
                    {choice.literal ? <span className={classes.small}> · {words.literal}</span> : null}
                  </span>
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </>
  )
}
