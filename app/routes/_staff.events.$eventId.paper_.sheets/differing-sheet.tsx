import { FileList, type ListedFile } from '#app/components/files/file-list.tsx'
import { FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import classes from '#app/components/paper/paper.module.css'
import { boxLabel } from '#app/components/paper/sheet-labels.ts'
import { enterGoesOn, TypedBoxes } from '#app/components/paper/typed-boxes.tsx'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { DifferencesPage, ShownSheetKind } from '#app/services/paper/paper-pages.server.ts'

import { DecideItems } from './decide-items.tsx'

/** One sheet typed twice and not alike: both typings beside each other, the signed scans of its station, and the boxes for what the original says. */
export function DifferingSheet({ sheet, kind, scans, answer }: { scans: readonly ListedFile[]; sheet: DifferencesPage['differences'][number]; kind: ShownSheetKind; answer: { errors: FieldErrors; values: FieldValues } | undefined }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.paper.desk
  const columns = [...kind.columns.map((column) => ({ id: column.id, label: boxLabel(m, kind, column) })), ...(kind.hasSum ? [{ id: 'sum', label: boxLabel(m, kind, 'sum') }] : [])]
  // What both typed alike is put in; what differs is left to be read from the original.
  const texts = Object.fromEntries(columns.map(({ id }) => [id, sheet.differing.includes(id) ? '' : (sheet.first[id as keyof typeof sheet.first] ?? '')]))
  const line = (label: string, values: Record<string, string>) => (
    <tr>
      <th scope="row">{label}</th>
      {columns.map(({ id }) => (
        <td key={id} data-differs={sheet.differing.includes(id) ? '' : undefined}>
          {values[id] || m.common.absentValue}
        </td>
      ))}
    </tr>
  )
  return (
    <article className={classes.sheet}>
      <h3>
        {sheet.number} · {nameIn(locale, kind)}
      </h3>
      {kind.items && sheet.mine ? <DecideItems sheet={sheet} items={kind.items} readOnly /> : null}
      {kind.items ? null : (
        <div className={classes.frame} tabIndex={0} role="region" aria-label={sheet.number}>
          <table className={classes.table}>
            <thead>
              <tr>
                <td />
                {columns.map(({ id, label }) => (
                  <th key={id} scope="col">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {line(`${words.first} · ${sheet.firstByName}`, sheet.first)}
              {line(`${words.second} · ${sheet.secondByName}`, sheet.second)}
            </tbody>
          </table>
        </div>
      )}
      <p className={classes.hint}>{scans.length > 0 ? words.scansHere : words.noScansHere}</p>
      {scans.length > 0 ? <FileList files={scans} /> : null}
      {sheet.mine ? (
        <Notice>{words.notYours}</Notice>
      ) : (
        <div onKeyDown={enterGoesOn}>
          <PostForm intent="decide" errors={answer?.errors} values={answer?.values} labels={{ reason: words.reason }}>
            <input type="hidden" name="part" value={kind.key} />
            <input type="hidden" name="number" value={sheet.number} />
            {kind.items ? (
              <>
                <input type="hidden" name="scheme" value={kind.items.hash} />
                <DecideItems sheet={sheet} items={kind.items} readOnly={false} />
              </>
            ) : (
              <>
                <p className={classes.hint}>{words.decision}</p>
                <div className={classes.boxes}>
                  <TypedBoxes kind={kind} texts={texts} differing={sheet.differing} />
                </div>
              </>
            )}
            <TextAreaField name="reason" label={words.reason} hint={words.reasonHint} rows={2} maxLength={500} />
            <FormActions>
              <SubmitButton intent="decide" decides>
                {words.decide}
              </SubmitButton>
            </FormActions>
          </PostForm>
        </div>
      )}
    </article>
  )
}
