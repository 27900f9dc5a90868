import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { refusalText } from '#app/components/imports/problem-text.ts'
import { SchemeSheet } from '#app/components/schemes/scheme-sheet.tsx'
import { AppError } from '#app/lib/errors.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { chosenFile, file, optional, paragraph, wholeNumber } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { applyScheme } from '#app/services/schemes/apply-scheme.server.ts'
import { dropScheme, saveScheme } from '#app/services/schemes/save-scheme.server.ts'
import { readSchemeWorkbook } from '#app/services/schemes/scheme-workbook.server.ts'
import { parseSchemeDraft } from '#app/services/schemes/scheme-draft.ts'
import { getSchemePage, type SchemePage } from '#app/services/schemes/scheme-page.server.ts'

import { EditionList } from './edition-list.tsx'
import { importedScheme, type ImportedScheme } from './imported-scheme.ts'
import { ImportPanel } from './import-panel.tsx'
import { PartChoice } from './part-choice.tsx'
import { Proposal } from './proposal.tsx'
import { SchemeEditor } from './scheme-editor.tsx'

const part = z.string().min(1).max(80)
const seen = wholeNumber({ min: 0, max: 999_999_999 })
const SchemeForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('save'), part, version: seen, draft: z.string().max(1_000_000), reason: optional(paragraph({ min: 4, max: 500 })) }),
  z.object({ intent: z.literal('drop'), part, version: seen }),
  z.object({ intent: z.literal('import'), part, file: file() }),
  z.object({ intent: z.literal('apply'), part, version: seen, seen: z.string().regex(/^[0-9a-f]{64}$/, 'invalid') }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'competition:read', { eventId })
  const query = new URL(request.url).searchParams
  const page = await getSchemePage({ actor, eventId, part: query.get('part') })
  const locale = localeOf(request)
  const m = messagesFor(locale)
  return { page, view: query.get('view'), title: m.shell.pageTitle(`${m.schemes.title} ${eventNameIn(locale, page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'scheme:edit', { eventId })
  const m = messagesFor(localeOf(request))
  const words = m.schemes
  const form = await parseForm(request, SchemeForm)
  const answer = (status: number, intent: string, errors: Record<string, string | string[]>) => json({ intent, errors, imported: null as ImportedScheme | null }, { status })
  if (!form.ok) return answer(400, form.values.intent ?? '', fieldMessages(form.errors, m))
  const { value } = form
  if (value.intent === 'import') {
    const given = await chosenFile(value.file)
    if (given === null) return answer(400, 'import', fieldMessages({ file: 'required' }, m))
    const read = await readSchemeWorkbook({ actor, eventId, partKey: value.part, file: given })
    if (!read.ok) return answer(400, 'import', { file: refusalText(m, read.reason, read.data ?? {}) })
    return json({ intent: 'import', errors: {} as Record<string, string | string[]>, imported: importedScheme(m, value.part, read.value) })
  }
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId, partKey: value.part, version: value.version }
  switch (value.intent) {
    case 'save': {
      const draft = parseSchemeDraft(value.draft)
      if (draft === null) throw new AppError({ code: 'malformedForm', status: 400 })
      const outcome = await saveScheme({ ...act, draft, reason: value.reason })
      if (!outcome.ok) return answer(outcome.reason === 'unreadable' ? 400 : 409, 'save', { [outcome.reason === 'reasonMissing' ? 'reason' : 'form']: words.failed[outcome.reason] })
      return redirectWithToast(paths.eventScheme(eventId, value.part), value.reason === null ? words.editor.saved : words.editor.proposalSaved)
    }
    case 'apply': {
      const outcome = await applyScheme({ ...act, seen: value.seen })
      return outcome.ok ? redirectWithToast(paths.eventScheme(eventId, value.part), words.proposal.applied(outcome.value.edition), { tone: 'decided' }) : answer(409, 'apply', { form: words.failed[outcome.reason] })
    }
    case 'drop': {
      const outcome = await dropScheme(act)
      return outcome.ok ? redirectWithToast(paths.eventScheme(eventId, value.part), words.editor.dropped) : answer(409, 'drop', { form: words.failed[outcome.reason] })
    }
  }
}

export default function SchemeRoute() {
  const loaded = useLoaderData<typeof loader>()
  const page = loaded.page as SchemePage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.schemes
  const { event, part: chosen, counting, open, mayEdit, editions } = page
  const frozenEdition = counting?.frozen ? counting.edition : null
  const editing = mayEdit && (loaded.view === 'edit' || (loaded.view !== 'sheet' && frozenEdition === null))
  const imported = editing && answer?.imported?.part === chosen.key ? answer.imported : null
  const errors = (intent: string) => (answer?.intent === intent ? answer.errors : undefined)
  return (
    <>
      <EventPageHeader
        event={event}
        title={words.title}
        below={[{ label: m.shell.sections.rules, to: paths.eventRules(event.id) }]}
        actions={
          <>
            {mayEdit ? (
              <Button component={Link} to={paths.eventScheme(event.id, chosen.key, editing ? 'sheet' : 'edit')} variant="default">
                {editing ? words.view.sheet : frozenEdition === null ? words.view.edit : words.editor.revise}
              </Button>
            ) : null}
            {!editing && counting ? <PrintButton /> : null}
          </>
        }
      />
      <p data-no-print>{words.lead}</p>
      <PartChoice eventId={event.id} parts={page.parts} chosen={chosen.key} />
      {open && frozenEdition !== null && mayEdit && !editing ? <Proposal page={page} errors={errors} /> : null}
      {editing ? (
        <Section title={words.view.part(nameIn(locale, chosen))}>
          {frozenEdition === null ? null : <Notice tone="attention">{words.editor.frozen(frozenEdition)}</Notice>}
          <ImportPanel eventId={event.id} part={chosen.key} exists={counting !== null} imported={imported} errors={errors('import')} />
          {counting === null && imported === null ? <EmptyState title={words.noScheme}>{words.noSchemeText}</EmptyState> : null}
          <SchemeEditor
            // Another version means somebody saved: the editor starts anew from that.
            key={`${chosen.key} ${open?.version ?? 0} ${open?.edition ?? counting?.edition ?? 0} ${imported?.id ?? ''}`}
            partKey={chosen.key}
            scheme={open?.scheme ?? counting?.scheme ?? null}
            imported={imported?.draft ?? null}
            fullMark={chosen.fullMark}
            version={open?.version ?? 0}
            frozenEdition={frozenEdition}
            reason={open?.reason ?? null}
            errors={errors('save')}
          />
          {open && frozenEdition === null ? (
            <ConfirmForm intent="drop" trigger={words.editor.drop} consequence={words.editor.dropText} confirmLabel={words.editor.drop} reason="none" errors={errors('drop')}>
              <input type="hidden" name="part" value={chosen.key} />
              <input type="hidden" name="version" value={open.version} />
            </ConfirmForm>
          ) : null}
        </Section>
      ) : counting ? (
        <Section title={words.view.part(nameIn(locale, chosen))} note={counting.frozen ? words.read.edition(counting.edition) : words.read.notFrozen}>
          <SchemeSheet scheme={counting.scheme} fullMark={chosen.fullMark} judges={chosen.judges} />
        </Section>
      ) : (
        <EmptyState title={words.noScheme}>{words.noSchemeRead}</EmptyState>
      )}
      {editions.length > 0 ? <EditionList editions={editions} frozenEdition={frozenEdition} /> : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
