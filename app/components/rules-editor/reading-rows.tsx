import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { PromotionTerms } from '#app/services/competitions/promotion-terms.ts'

import type { DraftEditor } from './draft-state.ts'
import classes from './rules-editor.module.css'

/** How the promotion clause is read for this event. Where no clause applies the readings are kept as they are and not shown. */
export function ReadingRows({ draft, edit, terms }: DraftEditor & { terms: PromotionTerms | null }) {
  const words = useMessages().eventRules.editor
  const locale = useLocale()
  if (terms === null) {
    return (
      <>
        {Object.entries(draft.readings).map(([key, value]) => (
          <input key={key} type="hidden" name={`readings.${key}`} value={String(value)} />
        ))}
      </>
    )
  }
  return (
    <section className={classes.section}>
      <h2>{words.readings}</h2>
      <p className={classes.note}>{words.readingsHint}</p>
      {terms.readings.map((reading) => (
        <fieldset key={reading.key} className={classes.reading}>
          <legend>{wordingIn(locale, reading.question)}</legend>
          {reading.choices.map((choice) => (
            <label key={choice.value}>
              <input
                type="radio"
                name={`readings.${reading.key}`}
                value={choice.value}
                checked={String(draft.readings[reading.key]) === choice.value}
                onChange={() =>
                  edit(`readings.${reading.key}`, (old) => ({
                    ...old,
                    readings: { ...old.readings, [reading.key]: reading.key === 'requirePassForRank' ? choice.value === 'true' : choice.value },
                  }))
                }
              />
              <span>
                {wordingIn(locale, choice.gist)} {choice.literal ? <small>{words.literal}</small> : null}
              </span>
            </label>
          ))}
        </fieldset>
      ))}
    </section>
  )
}
