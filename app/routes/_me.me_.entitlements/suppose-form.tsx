import { Button } from '@mantine/core'

import { ClauseNote } from '#app/components/disclosure/citation.tsx'
import { amountText } from '#app/components/grants/amount-text.ts'
import { reasonsText } from '#app/components/grants/reasons-text.ts'
import { paths } from '#app/lib/paths.ts'
import type { Messages } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { MyEntitlements } from '#app/services/grants/my-entitlements.server.ts'

import classes from './entitlements.module.css'

type Choice = MyEntitlements['choices'][number]

/** A supposed fact and what it would bring. A plain GET: nothing is stored, and the answer can be shared as an address. */
export function SupposeForm({ choices, supposed }: { choices: Choice[]; supposed: MyEntitlements['supposed'] }) {
  const m = useMessages()
  const words = m.grantPages.mine
  const locale = useLocale()
  return (
    <div className={classes.suppose}>
      <form method="get" action={paths.myEntitlements()} data-nav="stay" className={classes.chooser}>
        <label htmlFor="suppose-choice">{words.choose}</label>
        <select id="suppose-choice" name="suppose" defaultValue={supposed?.key ?? ''} required className={classes.select}>
          <option value="">{m.common.form.choose}</option>
          {choices.map((choice) => (
            <option key={choice.key} value={choice.key}>
              {choiceText(choice, m)}
            </option>
          ))}
        </select>
        <Button type="submit" variant="default" size="md">
          {words.run}
        </Button>
      </form>
      {supposed ? (
        <section aria-live="polite">
          <h3 className={classes.what}>{words.result}</h3>
          {supposed.lines.length === 0 ? <p>{words.nothing}</p> : null}
          {supposed.lines.map((line, at) => (
            <article key={`${line.rule} ${at}`} className={classes.card}>
              <p className={line.status === 'due' || line.status === 'reduced' ? classes.amount : classes.amountOff}>{amountText(line.amount, null, m, locale)}</p>
              {line.status === 'due' ? null : <p className={classes.reason}>{m.grants.status[line.status]}</p>}
              {line.reasons.length > 0 ? <p className={classes.reason}>{reasonsText(line.reasons, m, locale)}</p> : null}
              <details className={classes.why}>
                <summary>{`${words.why} ${line.cites[0]?.documentNumber ?? ''} ${line.cites[0]?.clause ?? ''}`}</summary>
                {line.cites.map((cite) => (
                  <ClauseNote key={`${cite.policyId} ${cite.clause}`} cite={cite} />
                ))}
              </details>
            </article>
          ))}
        </section>
      ) : null}
    </div>
  )
}

function choiceText({ kind, values, payeeName }: Choice, m: Messages): string {
  const words = m.grantPages.mine.supposed
  const tier = values.tier ? m.terms.tier[values.tier as keyof Messages['terms']['tier']] : ''
  const text = (() => {
    switch (kind) {
      case 'competitionAward':
        if (values.contest) return words.contestPlace(values.contest, values.place ?? '')
        return words.competitionAward(tier, values.place ?? '')
      case 'titleWon':
        return words.titleWon(m.grants.titleWord[values.title ?? ''] ?? '')
      case 'certificateObtained':
        return words.certificateObtained(m.terms.skillLevel[values.level as keyof Messages['terms']['skillLevel']])
      case 'honourAwarded':
        return words.honourAwarded(m.grants.honour[values.honour ?? ''] ?? '')
      case 'studioAssessed':
        return words.studioAssessed(m.terms.assessmentGrade[values.grade as keyof Messages['terms']['assessmentGrade']])
      case 'studioRecognised':
        return words.studioRecognised(tier)
      default:
        return words.competitionHosted(tier)
    }
  })()
  return m.grantPages.mine.of(text, payeeName)
}
