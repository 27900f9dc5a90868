import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { SelectField, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import classes from '#app/components/paper/paper.module.css'
import { labelOfBox } from '#app/components/paper/sheet-labels.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { DifferencesPage } from '#app/services/paper/paper-pages.server.ts'

/** A settled sheet that was typed from the wrong paper is opened again; what stood on it before stays readable below. */
export function ReopenSheets({ page: { kinds, closed, blind, progress, reopened }, answer }: { page: DifferencesPage; answer: { errors: FieldErrors; values: FieldValues } | undefined }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.paper.reopen
  const may = closed === null && progress.some(({ settled }) => settled > 0)
  if (!may && reopened.length === 0) return null
  return (
    <Section title={words.title} note={closed === 'marksLocked' ? words.locked : words.note}>
      {may ? (
        // Closed and empty again after a sheet was opened.
        <ConfirmForm key={reopened.length} intent="reopen" trigger={words.trigger} consequence={<p>{words.consequence}</p>} confirmLabel={words.confirm} reasonHint={words.reasonHint} errors={answer?.errors} values={answer?.values}>
          <SelectField name="part" label={m.paper.kinds} choices={kinds.map((kind) => ({ value: kind.key, label: nameIn(locale, kind) }))} stored={kinds[0]?.key ?? null} />
          <TextField name="number" label={blind ? m.paper.code : m.paper.number} extra={{ maxLength: 40, spellCheck: false }} />
        </ConfirmForm>
      ) : null}
      {reopened.map((sheet) => {
        const kind = kinds.find(({ key }) => key === sheet.partKey)
        return (
          <details key={sheet.id}>
            <summary>
              <strong>
                {sheet.number} · {kind ? nameIn(locale, kind) : sheet.partKey}
              </strong>{' '}
              {sheet.reason} · {words.by(sheet.byName, formatInstant(sheet.at))}
            </summary>
            <div className={classes.frame} tabIndex={0} role="region" aria-label={words.before(sheet.number)}>
              <table className={classes.table}>
                <caption className="visually-hidden">{words.before(sheet.number)}</caption>
                <thead>
                  <tr>
                    <td />
                    {sheet.typings.map((typing) => (
                      <th key={typing.round} scope="col">
                        {words.round[typing.round]}
                        <br />
                        {typing.byName} {formatInstant(typing.at)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {[...new Set(sheet.typings.flatMap(({ texts }) => Object.keys(texts)))].map((id) => (
                    <tr key={id}>
                      <th scope="row">{kind ? labelOfBox(m, kind, id) : id}</th>
                      {sheet.typings.map(({ round, texts }) => (
                        <td key={round}>{(texts as Record<string, string>)[id] || m.common.absentValue}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        )
      })}
    </Section>
  )
}
