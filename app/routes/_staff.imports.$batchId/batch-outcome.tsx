import { Button } from '@mantine/core'
import { Link } from '@remix-run/react'

import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { FormActions } from '#app/components/forms/fields.tsx'
import { refusalText } from '#app/components/imports/problem-text.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ImportPage } from '#app/services/imports/get-import.server.ts'

import classes from './preview.module.css'

/** Who did what with this import and when. */
export function BatchFacts({ page }: { page: ImportPage }) {
  const words = useMessages().imports
  const facts = [
    words.kind[page.kind],
    words.page.uploadedBy(page.createdByName, formatInstant(page.createdAt)),
    ...(page.confirmedByName && page.confirmedAt ? [words.page.confirmedBy(page.confirmedByName, formatInstant(page.confirmedAt))] : []),
    ...(page.undoneByName && page.undoneAt ? [words.page.undoneBy(page.undoneByName, formatInstant(page.undoneAt))] : []),
  ]
  return <p className={classes.facts}>{facts.join(' · ')}</p>
}

/** What has become of an import, and the way back where there is one. */
export function BatchOutcome({ page, answer }: { page: ImportPage; answer: { intent: string; errors: FieldErrors; values?: FieldValues } | undefined }) {
  const m = useMessages()
  const words = m.imports
  const { counts } = page
  return (
    <>
      {page.state === 'refused' ? (
        <Notice tone="attention" title={words.refusedTitle}>
          {refusalText(m, page.refusal ?? 'damaged')}
        </Notice>
      ) : (
        <Notice>
          <p>{page.state === 'confirmed' ? words.page.confirmed : page.state === 'undone' ? words.page.undone : words.page.discarded}</p>
          {counts && page.state !== 'discarded' ? <p>{words.history.counts(counts.added, counts.changed, counts.unchanged)}</p> : null}
        </Notice>
      )}
      {page.unit ? (
        <FormActions>
          <Button component={Link} to={paths.unitEvent(page.event.id)} variant="default">
            {m.unitRegistration.back}
          </Button>
        </FormActions>
      ) : (
      <FormActions>
        <Button component={Link} to={page.kind === 'entrants' ? paths.eventEntrants(page.event.id) : paths.eventMarks(page.event.id)} variant="default">
          {page.kind === 'entrants' ? words.page.toEntrants : words.page.toMarks}
        </Button>
        <Link to={paths.eventImport(page.event.id)}>{words.page.toImport}</Link>
      </FormActions>
      )}
      {page.state === 'confirmed' && page.unit === null ? <UndoForm page={page} answer={answer} /> : null}
    </>
  )
}

function UndoForm({ page, answer }: { page: ImportPage; answer: { intent: string; errors: FieldErrors; values?: FieldValues } | undefined }) {
  const m = useMessages()
  const words = m.imports
  if (page.undoBlockers.length > 0) {
    return (
      <Section title={words.undo}>
        <Notice title={words.undoForm.blockedTitle}>
          {page.undoBlockers.map((blocker) => {
            const sentence = words.undoForm.blocked[blocker.code]
            return <p key={blocker.code}>{typeof sentence === 'string' ? sentence : sentence('numbers' in blocker ? shortList(blocker.numbers, words.listSeparator) : '')}</p>
          })}
        </Notice>
      </Section>
    )
  }
  const own = answer?.intent === 'undo' ? answer : undefined
  return (
    <Section title={words.undo}>
      <ConfirmForm intent="undo" trigger={words.undo} consequence={words.undoForm.text[page.kind]} confirmLabel={words.undoForm.submit} errors={own?.errors} values={own?.values}>
        <input type="hidden" name="version" value={page.version} />
      </ConfirmForm>
    </Section>
  )
}

const SHOWN = 30

/** The first of many, so that a sentence stays one. */
export function shortList(items: readonly (string | number)[], separator: string): string {
  return items.length > SHOWN ? `${items.slice(0, SHOWN).join(separator)}…` : items.join(separator)
}
