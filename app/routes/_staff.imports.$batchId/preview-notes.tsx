import { Form } from '@remix-run/react'

import { formatInstant } from '#app/components/format/format-instant.ts'
import { IdempotencyField } from '#app/components/forms/idempotency-field.tsx'
import { TextButton } from '#app/components/page/text-button.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ImportPage, ImportPreview } from '#app/services/imports/get-import.server.ts'

import { shortList } from './batch-outcome.tsx'
import classes from './preview.module.css'

/** What of the file is not imported, and how it was read. */
export function PreviewNotes({ page, preview }: { page: ImportPage; preview: ImportPreview }) {
  const words = useMessages().imports
  const list = (items: readonly (string | number)[]) => shortList(items, words.listSeparator)
  const notes = [
    ...(page.sameFile ? [words.page.sameFile(page.sameFile.byName, formatInstant(page.sameFile.at))] : []),
    ...(preview.leftRows.length > 0 ? [words.leftRows(list(preview.leftRows))] : []),
    ...(preview.otherSheets.length > 0 ? [words.otherSheets(list(preview.otherSheets.map((sheet) => sheet.name)))] : []),
    ...(preview.encoding ? [words.encoding(words.encodings[preview.encoding])] : []),
  ]
  const hidden = preview.hiddenRows.length
  if (notes.length === 0 && hidden === 0) return null
  return (
    <ul className={classes.notes}>
      {hidden > 0 ? (
        <li>
          {words.hiddenRows(list(preview.hiddenRows), hidden)}{' '}
          <Form method="post" preventScrollReset className={classes.inline}>
            <input type="hidden" name="intent" value="hiddenRows" />
            <input type="hidden" name="version" value={page.version} />
            <input type="hidden" name="include" value={preview.includeHidden ? 'no' : 'yes'} />
            <IdempotencyField />
            <TextButton type="submit">
              {preview.includeHidden ? words.excludeHidden : words.includeHidden}
            </TextButton>
          </Form>
        </li>
      ) : null}
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
