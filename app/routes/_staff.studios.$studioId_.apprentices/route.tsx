import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { DateField, FieldSet, FormActions, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StudioTabs } from '#app/components/studios/studio-tabs.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { day, line, optional, uuid, version } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getApprenticesPage } from '#app/services/studios/apprentices/apprentices-page.server.ts'
import { addApprentice, recordReached } from '#app/services/studios/apprentices/change-apprentices.server.ts'

import { columns, LEVELS, ReachedForm } from './columns.tsx'

const level = z.enum(LEVELS)
const ApprenticeForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('add'), name: line({ max: 60 }), identityNumber: line({ max: 40 }), organisation: optional(line({ max: 100 })), agreedOn: day(), endsOn: optional(day()), startLevel: optional(level), targetLevel: level }),
  z.object({ intent: z.literal('reached'), apprenticeId: uuid(), version: version(), level, on: day(), certificateNumber: line({ max: 60 }) }),
])

/** The field a refusal belongs to. */
const FIELD_OF: Record<string, string> = { twice: 'identityNumber', targetNotHigher: 'targetLevel', badIdentity: 'identityNumber', identityOfOther: 'identityNumber', badName: 'name', endsBefore: 'endsOn', reachedBefore: 'on' }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own'])
  const m = messagesFor(localeOf(request))
  return { ...(await getApprenticesPage(actor, params.studioId!)), title: m.shell.pageTitle(m.studioLog.apprentices.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const studioId = params.studioId!
  const actor = await requirePermission(request, 'studio:own', { studioId })
  const m = messagesFor(localeOf(request))
  const words = m.studioLog.apprentices
  const form = await parseForm(request, ApprenticeForm)
  if (!form.ok) {
    const { identityNumber: _, ...values } = form.values
    return json({ about: form.values.apprenticeId ?? 'add', errors: fieldMessages(form.errors, m), values }, { status: 400 })
  }
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', studioId }
  const refused = (about: string, reason: string, values: Record<string, string>) => {
    const field = reason === 'inFuture' ? (about === 'add' ? 'agreedOn' : 'on') : (FIELD_OF[reason] ?? 'form')
    return json({ about, errors: fieldMessages({ [field]: reason }, m, words.refusals), values }, { status: 409 })
  }
  if (form.value.intent === 'add') {
    const { intent: _, ...values } = form.value
    const outcome = await addApprentice({ ...act, ...values })
    if (!outcome.ok) return refused('add', outcome.reason, { name: values.name, organisation: values.organisation ?? '', agreedOn: values.agreedOn, endsOn: values.endsOn ?? '', startLevel: values.startLevel ?? '', targetLevel: values.targetLevel })
    return redirectWithToast(paths.studioApprentices(studioId), outcome.value.elsewhere ? words.addedElsewhere(outcome.value.name) : words.added(outcome.value.name))
  }
  const { apprenticeId, level: reached, on, certificateNumber } = form.value
  const outcome = await recordReached({ ...act, apprenticeId, version: form.value.version, level: reached, on, certificateNumber })
  if (!outcome.ok) return refused(apprenticeId, outcome.reason, { level: reached, on, certificateNumber })
  return redirectWithToast(paths.studioApprentices(studioId), words.reachedSaved(outcome.value.name))
}

export default function ApprenticesRoute() {
  const { studio, rights, apprentices, today } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.studioLog.apprentices
  const adding = answer?.about === 'add' ? answer : null
  const mayWrite = rights.lead && (studio.state === 'recognised' || studio.state === 'rectification')
  const labels = { name: words.name, identityNumber: words.identity, organisation: words.organisation, agreedOn: words.agreedOn, endsOn: words.endsOn, startLevel: words.start, targetLevel: words.target }
  return (
    <>
      <PageHeader
        title={words.title}
        lead={studio.name}
        breadcrumbs={rights.lead ? [] : [{ label: m.studios.title, to: paths.studios() }, { label: studio.name, to: paths.studio(studio.id) }]}
      >
        <StudioTabs studioId={studio.id} rights={rights} />
      </PageHeader>
      <Section title={words.caption} note={words.lead} actions={apprentices.length > 0 ? <ExportLinks table="apprentices" place={{ studio: studio.id }} /> : null}>
        {apprentices.length === 0 ? (
          <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
        ) : (
          <StaticTable columns={columns} rows={apprentices} getRowId={(row) => row.id} caption={words.caption} phone="stack" />
        )}
      </Section>
      {mayWrite ? <ReachedForm apprentices={apprentices.filter((one) => one.reachedOn === null)} today={today} answer={answer && answer.about !== 'add' ? answer : null} /> : null}
      {mayWrite ? (
        <Section title={words.add}>
          <PostForm intent="add" errors={adding?.errors} values={adding?.values} labels={labels}>
            <FieldSet legend={words.add} columns={2}>
              <TextField name="name" label={words.name} extra={{ maxLength: 60 }} />
              <TextField name="identityNumber" label={words.identity} hint={words.identityHint} extra={{ maxLength: 40, autoCapitalize: 'characters', spellCheck: false }} />
              <TextField name="organisation" label={words.organisation} required={false} extra={{ maxLength: 100 }} />
              <SelectField name="startLevel" label={words.start} required={false} allowEmpty choices={LEVELS.map((one) => ({ value: one, label: m.terms.skillLevel[one] }))} />
              <SelectField name="targetLevel" label={words.target} choices={LEVELS.map((one) => ({ value: one, label: m.terms.skillLevel[one] }))} />
              <DateField name="agreedOn" label={words.agreedOn} stored={today} max={today} />
              <DateField name="endsOn" label={words.endsOn} required={false} />
            </FieldSet>
            <FormActions>
              <SubmitButton intent="add">{words.submit}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
