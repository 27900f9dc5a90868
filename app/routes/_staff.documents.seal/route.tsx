import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission, requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { UploadField } from '#app/components/files/upload-field.tsx'
import { FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { chosenFile, file, paragraph } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { approveSealImage, getSealPage, proposeSeal, retireSeal } from '#app/services/documents/seal.server.ts'

import { SealCard } from './seal-card.tsx'

const SealForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), image: file() }),
  z.object({ intent: z.literal('approve'), sealId: z.uuid() }),
  z.object({ intent: z.literal('retire'), sealId: z.uuid(), reason: paragraph({ max: 200 }) }),
])

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['certificate:issue', 'certificate:revoke'])
  const m = messagesFor(localeOf(request))
  return { page: await getSealPage(actor), title: m.shell.pageTitle(m.documents.seal.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  await requireAnyPermission(request, ['certificate:issue', 'certificate:revoke'])
  const m = messagesFor(localeOf(request))
  const words = m.documents.seal
  const form = await parseForm(request, SealForm)
  if (!form.ok) return json({ intent: form.values.intent, id: form.values.sealId, errors: fieldMessages(form.errors, m) }, { status: 400 })
  const { value } = form
  const idempotencyKey = form.idempotencyKey ?? ''
  await requireFresh(request)
  if (value.intent === 'propose') {
    const actor = await requirePermission(request, 'certificate:issue', {})
    const chosen = await chosenFile(value.image)
    const outcome = chosen ? await proposeSeal({ actor, file: chosen, idempotencyKey }) : ({ ok: false, reason: 'required' } as const)
    if (outcome.ok) return redirectWithToast(paths.documentSeal(), words.uploaded)
    return json({ intent: value.intent, id: undefined, errors: fieldMessages({ image: outcome.reason }, m) }, { status: 400 })
  }
  const actor = await requirePermission(request, 'certificate:revoke', {})
  if (value.intent === 'approve') {
    const outcome = await approveSealImage({ actor, sealId: value.sealId, idempotencyKey })
    if (outcome.ok) return redirectWithToast(paths.documentSeal(), outcome.value.active ? words.activated : words.approved, { tone: 'decided' })
    return json({ intent: value.intent, id: value.sealId, errors: { form: words.refusal[outcome.reason] } }, { status: 409 })
  }
  const outcome = await retireSeal({ actor, sealId: value.sealId, reason: value.reason, idempotencyKey })
  if (outcome.ok) return redirectWithToast(paths.documentSeal(), words.retired)
  return json({ intent: value.intent, id: value.sealId, errors: { form: words.refusal[outcome.reason] } }, { status: 409 })
}

export default function SealRoute() {
  const { page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().documents
  const words = m.seal
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} breadcrumbs={[{ label: m.title, to: paths.documents() }]} />
      {page.mayUpload ? (
        <Section title={words.upload} note={words.uploadNote(page.issuerName)}>
          <PostForm intent="propose" encType="multipart/form-data" errors={answer?.intent === 'propose' ? answer.errors : undefined} labels={{ image: words.uploadLabel }}>
            <UploadField name="image" kind="seal" label={words.uploadLabel} />
            <FormActions>
              <SubmitButton intent="propose">{words.send}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : null}
      <Section title={words.caption}>
        {page.seals.length === 0 ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : null}
        {page.seals.map((seal) => (
          <SealCard key={seal.id} seal={seal} page={page} answer={answer?.id === seal.id ? answer : undefined} />
        ))}
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
