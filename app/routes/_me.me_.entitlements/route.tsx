import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getMyEntitlements, ownPayees } from '#app/services/grants/my-entitlements.server.ts'
import { openClaim } from '#app/services/grants/open-claim.server.ts'

import { EntitlementCard } from './entitlement-card.tsx'
import { SupposeForm } from './suppose-form.tsx'

const ConfirmForm = z.object({ intent: z.literal('confirm'), lineId: uuid() })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:own')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const page = await getMyEntitlements(actor, { suppose: new URL(request.url).searchParams.get('suppose'), locale })
  return { ...page, title: m.shell.pageTitle(m.grantPages.mine.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'grant:own')
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, ConfirmForm)
  if (!form.ok) return json({ error: m.errors.fields.invalid }, { status: 400 })
  const outcome = await openClaim({ actor, idempotencyKey: form.idempotencyKey ?? '', lineIds: [form.value.lineId], ownPayees: ownPayees(actor) })
  if (!outcome.ok) return json({ error: m.grantPages.claims.refusal[outcome.reason] ?? outcome.reason }, { status: 409 })
  return redirectWithToast(paths.myEntitlements(), m.grantPages.mine.confirmed(outcome.value.number))
}

export default function MyEntitlementsRoute() {
  const { name, lines, choices, supposed } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().grantPages.mine
  return (
    <>
      <PageHeader title={m.title} lead={m.lead(name)} />
      {answer ? (
        <Notice tone="attention" role="alert">
          {answer.error}
        </Notice>
      ) : null}
      {lines.length === 0 ? <EmptyState title={m.empty}>{m.emptyText}</EmptyState> : lines.map((line) => <EntitlementCard key={line.id} line={line} />)}
      {choices.length > 0 ? (
        <Section title={m.suppose} note={m.supposeText} id="suppose">
          <SupposeForm choices={choices} supposed={supposed} />
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
