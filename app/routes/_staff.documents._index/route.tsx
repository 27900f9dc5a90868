import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requirePermission } from '#app/auth/guards.server.ts'
import { FormActions, SelectField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { draftAwardNotice } from '#app/services/documents/award-notice.server.ts'
import { getDocumentsPage } from '#app/services/documents/documents-page.server.ts'

import { columns } from './columns.tsx'

const DraftForm = z.object({ intent: z.literal('draft'), competitionId: z.uuid() })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'certificate:read', {})
  const m = messagesFor(localeOf(request))
  return { page: await getDocumentsPage(actor), seals: hasPermission(actor, 'certificate:issue') || hasPermission(actor, 'certificate:revoke'), title: m.shell.pageTitle(m.documents.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'certificate:issue', {})
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, DraftForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m) }, { status: 400 })
  const outcome = await draftAwardNotice({ actor, competitionId: form.value.competitionId, idempotencyKey: form.idempotencyKey ?? '' })
  if (!outcome.ok) return json({ errors: { form: m.documents.notices.refusal[outcome.reason] } }, { status: 409 })
  return redirectWithToast(paths.notice(outcome.value.documentId), m.documents.notices.drafted)
}

export default function DocumentsRoute() {
  const { page, seals } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().documents
  const locale = useLocale()
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} />
      <Section title={m.notices.title} note={m.notices.note}>
        {page.mayWrite && page.competitions.length > 0 ? (
          <PostForm intent="draft" errors={answer?.errors} labels={{ competitionId: m.notices.competition }}>
            <SelectField name="competitionId" label={m.notices.draft} choices={page.competitions.map((competition) => ({ value: competition.id, label: nameIn(locale, competition) }))} />
            <FormActions>
              <SubmitButton intent="draft">{m.notices.start}</SubmitButton>
            </FormActions>
          </PostForm>
        ) : null}
        <StaticTable
          columns={columns}
          rows={page.notices}
          getRowId={(row) => row.id}
          caption={m.notices.caption}
          rowHref={(row) => paths.notice(row.id)}
          phone="stack"
          empty={<EmptyState title={m.notices.none}>{page.competitions.length > 0 ? m.notices.noneText : m.notices.noCompetition}</EmptyState>}
        />
      </Section>
      <Section title={m.issueTitle} actions={<Link to={paths.documentIssue('studioPlaque')}>{m.open}</Link>}>
        <p>{m.issueText}</p>
      </Section>
      {seals ? (
        <Section title={m.seal.title} actions={<Link to={paths.documentSeal()}>{m.open}</Link>}>
          <p>{m.seal.text}</p>
        </Section>
      ) : null}
      <Section title={m.gallery.title} actions={<Link to={paths.documentGallery()}>{m.open}</Link>}>
        <p>{m.gallery.text}</p>
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
