import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors } from '#app/components/forms/form-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { getCodesPage } from '#app/services/blind-codes/codes-page.server.ts'

type Readings = Awaited<ReturnType<typeof getCodesPage>>['readings']

/** Asking to read one code, allowing it, and every reading there was. */
export function ReadingPart({ readings, sealed, askErrors, allowErrors }: { readings: Readings; sealed: boolean; askErrors: FieldErrors | null; allowErrors: FieldErrors | null }) {
  const words = useMessages().floor.codes
  return (
    <Section title={words.reading}>
      <p>{words.readingText}</p>
      {sealed ? (
        <ConfirmForm intent="ask" trigger={words.ask} consequence={null} confirmLabel={words.ask} errors={askErrors}>
          <TextField name="code" label={words.askCode} extra={{ maxLength: 12, spellCheck: false, autoCapitalize: 'characters' }} />
        </ConfirmForm>
      ) : null}
      <h3>{words.readings}</h3>
      {readings.length === 0 ? <p>{words.noReadings}</p> : null}
      {readings.map((reading) => (
        <div key={reading.id}>
          <p>
            {words.readingLine(reading.code, reading.askedByName, formatInstant(reading.at))} · {reading.reason} ·{' '}
            {reading.allowedByName ? words.readingAllowed(reading.allowedByName) : words.readingWaits}
          </p>
          {reading.shown ? <Notice tone="attention" title={reading.code}>{words.shown(reading.shown.number, reading.shown.name, reading.shown.organisation)}</Notice> : null}
          {reading.waiting && !reading.mine ? (
            <ConfirmForm intent="allow" trigger={words.allow} consequence={<p>{reading.reason}</p>} confirmLabel={words.allow} reason="none" errors={allowErrors}>
              <input type="hidden" name="readingId" value={reading.id} />
            </ConfirmForm>
          ) : null}
        </div>
      ))}
    </Section>
  )
}
