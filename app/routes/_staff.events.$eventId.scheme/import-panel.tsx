import { FileDrop } from '#app/components/forms/file-drop.tsx'
import { FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import type { ImportedScheme } from './imported-scheme.ts'
import classes from './scheme-editor.module.css'

const MAX_BYTES = 5 * 1024 * 1024
/** More than this is a wrong file, and the sentences stand beside the items as well. */
const SHOWN = 20

/** The way in and out by workbook: what is read fills the editor, with every problem by its cell. */
export function ImportPanel({ eventId, part, exists, imported, errors }: { eventId: string; part: string; exists: boolean; imported: ImportedScheme | null; errors: Record<string, string | string[]> | undefined }) {
  const words = useMessages().schemes.import
  const problems = imported?.problems ?? []
  return (
    <>
      <details className={classes.import} open={errors !== undefined && Object.keys(errors).length > 0}>
        <summary>{words.title}</summary>
        <p>
          {words.text}{' '}
          <a href={paths.schemeWorkbook(eventId, part)} download>
            {exists ? words.export : words.template}
          </a>
        </p>
        <PostForm intent="import" errors={errors} encType="multipart/form-data" labels={{ file: words.file }} preventScrollReset>
          <input type="hidden" name="part" value={part} />
          <FileDrop name="file" label={words.file} accept=".xlsx,.csv" kinds={words.kinds} maxBytes={MAX_BYTES} />
          <FormActions>
            <SubmitButton intent="import">{words.read}</SubmitButton>
          </FormActions>
        </PostForm>
      </details>
      {imported ? (
        <Notice tone={problems.length > 0 ? 'attention' : 'plain'} role="status">
          <p>{words.preview(imported.fileName, imported.draft.criteria.length, imported.draft.criteria.reduce((sum, { items }) => sum + items.length, 0))}</p>
          {problems.length === 0 ? <p>{words.noProblems}</p> : <p>{words.problems(problems.length)}</p>}
          {problems.length > 0 ? (
            <ul>
              {problems.slice(0, SHOWN).map(({ cell, text }, at) => (
                <li key={at}>{cell === null ? text : words.atCell(cell, text)}</li>
              ))}
              {problems.length > SHOWN ? <li>{words.more(problems.length - SHOWN)}</li> : null}
            </ul>
          ) : null}
        </Notice>
      ) : null}
    </>
  )
}
