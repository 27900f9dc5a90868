import { Citation } from '#app/components/disclosure/citation.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { ResultLabels } from '#app/components/results/labels.ts'
import { PromotionTable } from '#app/components/results/promotion-table.tsx'
import { noPromotionText, type NamePeople } from '#app/components/results/say-notice.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { PromotionShown } from '#app/services/results/promotion-lines.ts'
import type { RankingPage } from '#app/services/results/ranking-page.server.ts'

import classes from './page.module.css'

/** The clause speaks of the first eight by rank (二、3). */
const LAST_NAMED_RANK = 8

/** What the clause proposes, how many places it leaves, and whom another reading of it would touch. */
export function PromotionPart({ page, labels, people }: { page: RankingPage; labels: ResultLabels; people: NamePeople }) {
  const { m, locale } = labels
  const words = m.results.promotion
  const { promotion, cites, fieldSize } = page
  if (promotion === null) {
    return page.noPromotion ? (
      <Section title={words.title}>
        <Notice title={words.notApplicable}>
          <p>{noPromotionText(m, page.noPromotion)}</p>
        </Notice>
      </Section>
    ) : null
  }
  // Those the clause names by rank come first; who is raised by passing both parts is many people with one reason.
  const isByPass = (line: PromotionShown) => line.route === 'passedBoth' && (line.rank ?? 0) > LAST_NAMED_RANK
  const byRank = promotion.lines.shown.filter((line) => !isByPass(line))
  const byPass = promotion.lines.shown.filter(isByPass)
  const percents = promotion.percents ?? { technician: 10, seniorWorker: 20 }
  return (
    <>
      <Section title={words.title} note={words.note}>
        <DescriptionList
          items={[
            { label: words.capTechnician, value: <Citation cites={cites} label={words.capTechnician}>{words.capOf(promotion.caps.technician, percents.technician, fieldSize)}</Citation> },
            { label: words.capSenior, value: <Citation cites={cites} label={words.capSenior}>{words.capOf(promotion.caps.seniorWorkerByRank, percents.seniorWorker, fieldSize)}</Citation> },
          ]}
        />
        <div className={classes.gap} />
        <PromotionTable lines={byRank} labels={labels} cites={cites} />
        {byPass.length > 0 ? (
          <details className={classes.more}>
            <summary>{words.byPass(byPass.length)}</summary>
            <PromotionTable lines={byPass} labels={labels} cites={cites} />
          </details>
        ) : null}
        {promotion.lines.others > 0 ? <p className={classes.quiet}>{words.others(promotion.lines.others)}</p> : null}
      </Section>
      <Section title={m.results.reading.title} note={m.results.reading.note}>
        <ul className={classes.readings}>
          {page.readings.map((reading) => (
            <li key={reading.key} data-affects={reading.affected.length > 0 ? '' : undefined}>
              <div>
                <Citation cites={cites}>{wordingIn(locale, reading.question)}</Citation>
              </div>
              <p className={classes.quiet}>
                {reading.choices.map((choice) => (
                  <span key={choice.value}>{choice.taken ? m.results.reading.taken(wordingIn(locale, choice.gist)) : m.results.reading.other(wordingIn(locale, choice.gist))}</span>
                ))}
              </p>
              <p className={classes.affected}>{reading.affected.length === 0 ? m.results.reading.nobody : m.results.reading.affected(reading.affected.length, people(reading.affected))}</p>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
