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
import { line, optional, paragraph, uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { optionalFenField } from '#app/lib/money-fields.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { fillClaimPapers } from '#app/services/grants/claim-papers.server.ts'
import type { MissingDetail } from '#app/services/grants/claim-papers.ts'
import { getClaimPage } from '#app/services/grants/claim-pages.server.ts'
import { approveAsHead, approveClaim, fileClaim, handleClaim, sendBackClaim } from '#app/services/grants/decide-claim.server.ts'

import { ClaimActs } from './claim-acts.tsx'
import { ClaimContent } from './claim-content.tsx'
import { ClaimDetails } from './claim-details.tsx'

/** One value for each person of the roster, in the order of the page. */
const typedList = (max: number) => z.array(z.string().trim().max(max)).max(100)

const ClaimAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('file'), present: z.array(z.string().max(60)).max(40), exception: optional(paragraph({ max: 300 })), shareLine: optional(uuid()), share: optionalFenField().optional() }),
  z.object({ intent: z.literal('details'), contact: optional(line({ max: 60 })), person: z.array(uuid()).max(100), idNumber: typedList(24), occupation: typedList(60), level: typedList(30), phone: typedList(24) }),
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
  if (!form.ok) return json({ intent: String(form.values.intent ?? ''), errors: form.errors, values: form.values }, { status: 400 })
  const { value } = form
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', claimId: params.claimId! }
  const decides = value.intent === 'approve' || value.intent === 'head'
  const sendsBack = value.intent === 'sendBack' || value.intent === 'refuse'
  if (!sendsBack && !hasPermission(actor, decides ? 'grant:approve' : 'grant:plan')) throw forbidden()
  const outcome = await (() => {
    switch (value.intent) {
      case 'file':
        return fileClaim({ ...act, present: value.present, exception: value.exception ?? null, personal: value.shareLine ? { [value.shareLine]: value.share ?? 0 } : {} })
      case 'details':
        return fillClaimPapers({ ...act, typed: { contact: value.contact ?? '', people: Object.fromEntries(value.person.map((id, at) => [id, { idNumber: value.idNumber[at] ?? '', occupation: value.occupation[at] ?? '', level: value.level[at] ?? '', phone: value.phone[at] ?? '' }])) } })
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
  const done = { details: words.done.details, file: words.done.filed, handle: words.done.handled, approve: words.done.approved, head: words.done.headApproved, sendBack: words.done.returned, refuse: words.done.refused }
  if (outcome.ok) return redirectWithToast(paths.claim(act.claimId), done[value.intent])
  const missing = [
    ...((outcome.data?.missing ?? []) as string[]).map((paper) => m.grants.evidence[paper] ?? paper),
    ...((outcome.data?.blanks ?? []) as MissingDetail[]).map(({ name, field }) => words.blank(name, words.details[field])),
  ]
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
      <ClaimDetails page={page} errors={answer?.intent === 'details' ? answer.errors : undefined} values={undefined} />
      <ClaimActs page={page} answer={answer ?? undefined} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
