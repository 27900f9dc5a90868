import { Button } from '@mantine/core'
import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { FileDrop } from '#app/components/forms/file-drop.tsx'
import { CheckField, FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { refusalText } from '#app/components/imports/problem-text.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { parseForm } from '#app/lib/form.ts'
import { chosenFile, file, tick } from '#app/lib/form-fields.ts'
import { notFound } from '#app/lib/errors.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { uploadImport } from '#app/services/imports/upload-import.server.ts'
import { ownUnit } from '#app/services/registration/own-unit.server.ts'
import { getUnitEventPage, type UnitEventPage } from '#app/services/registration/unit-pages.server.ts'

import { listColumns, peopleColumns } from './columns.tsx'

const UploadForm = z.object({ intent: z.literal('upload'), file: file(), again: tick() })
/** Below what the gate lets through for a whole request, the frame around the file included. */
const MAX_BYTES = 5_000_000

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'unit:register')
  const locale = localeOf(request)
  const page = await getUnitEventPage(actor, params.eventId!, locale)
  const m = messagesFor(locale)
  return { page, title: m.shell.pageTitle(m.unitRegistration.pageTitle(eventNameIn(locale, page.event))) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'unit:register')
  const eventId = params.eventId!
  const m = messagesFor(localeOf(request))
  const unit = await ownUnit(actor)
  if (unit === null) throw notFound()
  const form = await parseForm(request, UploadForm)
  const refuse = (text: string, status: number, again = false) => json({ errors: { file: text }, again }, { status })
  if (!form.ok) return refuse(m.imports.failed.noFile, 400)
  const upload = await chosenFile(form.value.file)
  if (!upload) return refuse(m.imports.failed.noFile, 400)
  const outcome = await uploadImport({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, kind: 'entrants', file: upload, again: form.value.again, unit })
  if (outcome.ok) return redirect(paths.importBatch(outcome.value.batchId), 303)
  if (outcome.reason === 'notOpen') return refuse(m.unitRegistration.closed.over, 409)
  const facts = { ...outcome.data, ...(typeof outcome.data?.at === 'string' && { time: formatInstant(outcome.data.at) }) }
  return refuse(refusalText(m, outcome.reason, facts), outcome.reason === 'alreadyImported' ? 409 : 400, outcome.reason === 'alreadyImported')
}

export default function UnitEventRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as UnitEventPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.unitRegistration
  const { event, unit, rows, closed, notice } = page
  const returned = rows.filter(({ registration }) => registration === 'returned').length
  return (
    <>
      <PageHeader
        title={words.pageTitle(eventNameIn(locale, event))}
        lead={unit.name}
        breadcrumbs={[{ label: words.title, to: paths.unitRegistrations() }]}
        badge={<StatusBadge tone={closed === null ? 'active' : 'plain'}>{closed === null ? words.open(page.closesAt && formatInstant(page.closesAt)) : words.closed[closed]}</StatusBadge>}
      />
      {returned > 0 ? <Notice tone="attention">{words.returnedHint(returned)}</Notice> : null}
      <Section title={words.steps.people}>
        {page.seated ? (
          <FormActions>
            <Button component="a" href={paths.eventSlips(event.id)} variant="default">
              {words.slips}
            </Button>
          </FormActions>
        ) : null}
        <StaticTable columns={peopleColumns} rows={rows} getRowId={({ id }) => id} rowHref={({ id, online }) => (online ? paths.unitEntry(event.id, id) : null)} caption={words.steps.people} phone="stack" empty={<EmptyState title={words.nobody}>{words.nobodyText}</EmptyState>} />
      </Section>
      {closed === null ? (
        <>
          <Section title={words.steps.template} note={words.templateNote}>
            <FormActions>
              <Button component="a" href={paths.importTemplate(event.id, 'entrants', 'xlsx')} variant="default" download>
                {m.imports.templateXlsx}
              </Button>
              <a href={paths.importTemplate(event.id, 'entrants', 'csv')} download>
                {m.imports.templateCsv}
              </a>
            </FormActions>
          </Section>
          <Section title={words.steps.upload} note={words.uploadNote}>
            <details>
              <summary>{words.noticeTitle(notice.edition)}</summary>
              {notice.text.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </details>
            <PostForm intent="upload" encType="multipart/form-data" errors={answer?.errors} labels={{ file: m.imports.file }}>
              <FileDrop name="file" label={m.imports.file} accept=".xlsx,.csv,.txt,.tsv" kinds={m.imports.kinds} maxBytes={MAX_BYTES} />
              {answer?.again ? <CheckField name="again" label={m.imports.again} /> : null}
              <FormActions>
                <SubmitButton intent="upload">{m.imports.upload}</SubmitButton>
              </FormActions>
            </PostForm>
          </Section>
        </>
      ) : null}
      {page.imports.length > 0 ? (
        <Section title={words.steps.lists}>
          <StaticTable columns={listColumns} rows={page.imports} getRowId={({ id }) => id} rowHref={({ id }) => paths.importBatch(id)} caption={words.steps.lists} phone="stack" />
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
