import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { UploadField } from '#app/components/files/upload-field.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { FormActions, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatDay } from '#app/components/format/format-day.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { refusalSentences } from '#app/components/studio-requests/refusal-sentences.ts'
import { ownRequestColumns } from '#app/components/studio-requests/request-columns.tsx'
import { StudioTabs } from '#app/components/studios/studio-tabs.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { chosenFile, file, line, optional, paragraph } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { askForChange } from '#app/services/studios/requests/change-requests.server.ts'
import { openStudioApplication } from '#app/services/studios/requests/open-application.server.ts'
import { getStudioRequests } from '#app/services/studios/requests/request-pages.server.ts'
import { tierText } from '#app/services/studios/tier-text.ts'

import { RectifyForm } from './rectify-form.tsx'

const change = { to: line({ max: 100 }), reason: paragraph({ max: 500 }), file: file() }
const AskForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('apply'), tier: z.enum(['county', 'municipal', 'provincial', 'national']) }),
  z.object({ intent: z.literal('changeLead'), ...change, identity: optional(line({ max: 40 })) }),
  z.object({ intent: z.literal('changeHost'), ...change }),
  z.object({ intent: z.literal('changeName'), ...change }),
  z.object({ intent: z.literal('changePlace'), ...change }),
  z.object({ intent: z.literal('rectify'), to: paragraph({ max: 1000 }), file: file() }),
])

/** The field a refusal belongs to. */
const FIELD_OF: Record<string, string> = { nameTaken: 'to', nothingChanges: 'to', badName: 'to', badIdentity: 'identity', identityOfOther: 'identity', evidenceMissing: 'file', noTerms: 'tier', notHigher: 'tier', alreadyOpen: 'form', wrongState: 'form', barred: 'form' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const m = messagesFor(localeOf(request))
  return { ...(await getStudioRequests(actor, params.studioId!)), title: m.shell.pageTitle(m.studioRequests.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** The services ask whether this person may ask for it here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const studioId = params.studioId!
  const actor = await requireAnyPermission(request, ['studio:edit', 'studio:own', 'studio:confirm'])
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const words = m.studioRequests
  const form = await parseForm(request, AskForm)
  if (!form.ok) {
    const { identity: _, ...values } = form.values
    return json({ intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m), values }, { status: 400 })
  }
  const { value } = form
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', studioId }
  if (value.intent === 'apply') {
    const outcome = await openStudioApplication({ ...act, tier: value.tier })
    if (!outcome.ok) return json({ intent: 'apply', errors: fieldMessages({ [FIELD_OF[outcome.reason] ?? 'form']: outcome.reason }, m, refusalSentences(m, locale, outcome.data)), values: { tier: value.tier } as Record<string, string> }, { status: 409 })
    return redirectWithToast(paths.studioRequest(studioId, outcome.value.requestId), words.open.done)
  }
  const { intent, to } = value
  const reason = 'reason' in value ? value.reason : ''
  const outcome = await askForChange({ ...act, kind: intent, to, reason, identity: 'identity' in value ? value.identity : null, upload: await chosenFile(value.file) })
  if (!outcome.ok) return json({ intent, errors: fieldMessages({ [FIELD_OF[outcome.reason] ?? 'file']: outcome.reason }, m, words.refusals), values: { to, reason } as Record<string, string> }, { status: 409 })
  return redirectWithToast(paths.studioRequests(studioId), intent === 'rectify' ? words.rectify.submitted : words.studio.asked)
}

export default function StudioRequestsRoute() {
  const { studio, rights, rows, tiers, changes } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.studioRequests
  const asked = changes.filter((kind) => kind !== 'rectify')
  const refusedOf = (intent: string) => (answer?.intent === intent ? answer : null)
  return (
    <>
      <PageHeader title={words.title} lead={studio.name} breadcrumbs={rights.lead ? [] : [{ label: m.studios.title, to: paths.studios() }, { label: studio.name, to: paths.studio(studio.id) }]}>
        <StudioTabs studioId={studio.id} rights={rights} />
        {rows.length > 0 ? <ExportLinks table="studio-requests" place={{ studio: studio.id }} /> : null}
      </PageHeader>
      {studio.barredUntil ? <Notice tone="attention">{words.barred(formatDay(locale, studio.barredUntil))}</Notice> : null}
      {changes.includes('rectify') && !rights.read ? <RectifyForm studio={studio} answer={refusedOf('rectify')} /> : null}
      <DataTable columns={ownRequestColumns} rows={rows as never} total={rows.length} getRowId={(row) => row.id} caption={words.caption} rowHref={(row) => paths.studioRequest(row.studioId, row.id)} phone="stack" empty={<EmptyState title={words.studio.empty} />} />
      {tiers.length > 0 ? (
        <Section title={studio.state === 'recognised' ? words.studio.higher : words.studio.again} note={words.studio.higherNote}>
          <PostForm intent="apply" errors={refusedOf('apply')?.errors} values={refusedOf('apply')?.values} labels={{ tier: words.studio.tier }}>
            <SelectField name="tier" label={words.studio.tier} choices={tiers.map((one) => ({ value: one.tier, label: tierText(m, locale, one) }))} />
            <FormActions>
              <SubmitButton intent="apply">{words.open.submit}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : null}
      {asked.length > 0 ? (
        <Section title={words.studio.changes} note={words.studio.changesNote}>
          {asked.map((kind) => (
            <ConfirmForm key={kind} intent={kind} trigger={words.kind[kind]} consequence={words.studio.changesNote} confirmLabel={words.studio.ask} multipart errors={refusedOf(kind)?.errors} values={refusedOf(kind)?.values}>
              <TextField name="to" label={words.studio.to[kind]} extra={{ maxLength: 100 }} />
              {kind === 'changeLead' ? <TextField name="identity" label={words.studio.identity} hint={words.open.leadHint} extra={{ maxLength: 40, spellCheck: false }} /> : null}
              <UploadField name="file" label={words.studio.file} kind="evidence" />
            </ConfirmForm>
          ))}
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
