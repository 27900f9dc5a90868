import { NativeSelect } from '@mantine/core'

import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { EVENT_TEMPLATE_KEYS } from '#app/services/competitions/event-templates.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

import { useField } from '../forms/form-state.tsx'

export interface SourceEvent {
  id: string
  name: string
  nameEn: string | null
  division: string
  competition: { name: string; nameEn: string | null; year: number }
}

/** Where a new event takes its rules from: `template:<key>` or `event:<id>`. */
export function RulesSourceField({ sources }: { sources: SourceEvent[] }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.competitions.eventForm
  const { id, error, value } = useField('source', `template:${EVENT_TEMPLATE_KEYS[0]}`)
  return (
    <NativeSelect id={id} name="source" label={words.rulesFrom} description={words.rulesFromHint} error={error} defaultValue={value} aria-invalid={error ? true : undefined}>
      <optgroup label={words.templates}>
        {EVENT_TEMPLATE_KEYS.map((key) => (
          <option key={key} value={`template:${key}`}>
            {m.eventRules.template[key]}
          </option>
        ))}
      </optgroup>
      {sources.length > 0 ? (
        <optgroup label={words.earlierEvents}>
          {sources.map((event) => (
            <option key={event.id} value={`event:${event.id}`}>
              {words.earlierEvent(eventNameIn(locale, event), nameIn(locale, event.competition), event.competition.year)}
            </option>
          ))}
        </optgroup>
      ) : null}
    </NativeSelect>
  )
}
