import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { claimTone } from '#app/components/grants/claim-tone.ts'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StateLine } from '#app/components/page/state-line.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { forbidden } from '#app/lib/errors.ts'
import { optional, paragraph, uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { optionalFenField } from '#app/lib/money-fields.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getClaimPage } from '#app/services/grants/claim-pages.server.ts'
import { approveAsHead, approveClaim, fileClaim, handleClaim, sendBackClaim } from '#app/services/grants/decide-claim.server.ts'

import { ClaimActs } from './claim-acts.tsx'
import { ClaimContent } from './claim-content.tsx'

const ClaimAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('file'), present: z.array(z.string().max(60)).max(40), exception: optional(paragraph({ max: 300 })), shareLine: optional(uuid()), share: optionalFenField().optional() }),
  z.object({ intent: z.literal('handle') }),
  z.object({ intent: z.literal('approve') }),
  z.object({ intent: z.literal('head') }),
  z.object({ intent: z.literal('sendBack'), reason: paragraph({ max: 500 }) }),
  z.object({ intent: z.literal('refuse'), reason: paragraph({ max: 500 }) }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const locale = localeOf(request)
  const page = await getClaimPage(actor, params.claimId!, locale)
  return { page, title: messagesFor(locale).shell.pageTitle(page.claim.number) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAnyPermission(request, ['grant:plan', 'grant:approve'])
  const m = messagesFor(localeOf(request))
  const words = m.grantPages.claims
  const form = await parseForm(request, ClaimAct)
  if (!form.ok) return json({ intent: '', errors: form.errors, values: form.values }, { status: 400 })
  const { value } = form
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', claimId: params.claimId! }
  const decides = value.intent === 'approve' || value.intent === 'head'
  const sendsBack = value.intent === 'sendBack' || value.intent === 'refuse'
  if (!sendsBack && !hasPermission(actor, decides ? 'grant:approve' : 'grant:plan')) throw forbidden()
  const outcome = await (() => {
    switch (value.intent) {
      case 'file':
        return fileClaim({ ...act, present: value.present, exception: value.exception ?? null, personal: value.shareLine ? { [value.shareLine]: value.share ?? 0 } : {} })
      case 'handle':
        return handleClaim(act)
      case 'approve':
        return approveClaim(act)
      case 'head':
        return approveAsHead(act)
      default:
        return sendBackClaim({ ...act, reason: value.reason, refuse: value.intent === 'refuse' })
    }
  })()
  const done = { file: words.done.filed, handle: words.done.handled, approve: words.done.approved, head: words.done.headApproved, sendBack: words.done.returned, refuse: words.done.refused }
  if (outcome.ok) return redirectWithToast(paths.claim(act.claimId), done[value.intent])
  const missing = ((outcome.data?.missing ?? []) as string[]).map((paper) => m.grants.evidence[paper] ?? paper)
  return json({ intent: value.intent, errors: { form: m.common.withList(words.refusal[outcome.reason] ?? outcome.reason, missing) }, values: {} }, { status: 409 })
}

const STEPS = ['draft', 'filed', 'handled', 'approved', 'headApproved', 'paid'] as const

export default function ClaimRoute() {
  const { page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.grantPages.claims
  const { claim } = page
  const at = STEPS.indexOf(claim.state as (typeof STEPS)[number])
  return (
    <>
      <PageHeader
        title={claim.number}
        lead={[claim.payeeName, claim.documentNumber, claim.window].join(' · ')}
        breadcrumbs={[{ label: words.title, to: paths.claims() }]}
        badge={<StatusBadge tone={claimTone(claim.state)}>{m.grants.claimState[claim.state]}</StatusBadge>}
      >
        <GrantNav />
        {at >= 0 ? <StateLine steps={STEPS.map((key, index) => ({ key, label: words.steps[key], state: index < at ? 'done' : index === at ? 'current' : 'ahead', decides: key === 'headApproved' }))} /> : null}
      </PageHeader>
      {claim.reason ? <Notice tone="attention">{claim.state === 'refused' ? words.refusedWhy(claim.reason) : words.returned(claim.reason)}</Notice> : null}
      <ClaimContent page={page} />
      <ClaimActs page={page} answer={answer ?? undefined} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
