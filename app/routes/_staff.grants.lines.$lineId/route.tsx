import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { occasionText, progressTone } from '#app/components/grants/line-columns.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { forbidden } from '#app/lib/errors.ts'
import { day, line, uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { fenField, monthField } from '#app/lib/money-fields.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getLineStory } from '#app/services/grants/line-story.server.ts'
import { resumeAllowance, stopAllowance } from '#app/services/grants/monthly-run.server.ts'
import { approveSum, openClaim } from '#app/services/grants/open-claim.server.ts'

import { LineActs } from './line-acts.tsx'
import { StorySections } from './story-sections.tsx'

const LineAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('approve'), fen: fenField(), note: line({ max: 120 }), documentNumber: line({ max: 60 }), on: day() }),
  z.object({ intent: z.literal('openClaim') }),
  z.object({ intent: z.literal('stop'), fromMonth: monthField(), condition: line({ max: 40 }), note: line({ max: 120 }) }),
  z.object({ intent: z.literal('resume'), stopId: uuid() }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const story = await getLineStory(actor, params.lineId!, locale)
  return { story, may: { plan: hasPermission(actor, 'grant:plan'), approve: hasPermission(actor, 'grant:approve') }, title: m.shell.pageTitle(occasionText(story.line, m)) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAnyPermission(request, ['grant:plan', 'grant:approve'])
  const m = messagesFor(localeOf(request))
  const words = m.grantPages
  const lineId = params.lineId!
  const form = await parseForm(request, LineAct)
  if (!form.ok) return json({ errors: form.errors, values: form.values }, { status: 400 })
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '' }
  const { value } = form
  // A sum under a ceiling is the leader's decision, everything else the officer's.
  if (!hasPermission(actor, value.intent === 'approve' ? 'grant:approve' : 'grant:plan')) throw forbidden()
  const back = paths.grantLine(lineId)
  switch (value.intent) {
    case 'approve': {
      const outcome = await approveSum({ ...act, lineId, fen: value.fen, note: value.note, documentNumber: value.documentNumber, on: value.on })
      return outcome.ok ? redirectWithToast(back, words.story.approved) : refused(words.claims.refusal[outcome.reason])
    }
    case 'openClaim': {
      const outcome = await openClaim({ ...act, lineIds: [lineId] })
      return outcome.ok ? redirectWithToast(paths.claim(outcome.value.claimId), words.story.opened(outcome.value.number)) : refused(words.claims.refusal[outcome.reason])
    }
    case 'stop': {
      const outcome = await stopAllowance({ ...act, lineId, fromMonth: value.fromMonth, condition: value.condition, note: value.note })
      return outcome.ok ? redirectWithToast(back, words.story.stopDone) : refused(m.errors.fields.invalid)
    }
    case 'resume':
      await resumeAllowance({ ...act, stopId: value.stopId })
      return redirectWithToast(back, words.story.resumed)
  }
}

const refused = (form = '') => json({ errors: { form }, values: {} }, { status: 409 })

export default function GrantLineRoute() {
  const { story, may } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const { line: row } = story
  return (
    <>
      <PageHeader
        title={occasionText(row, m)}
        lead={[row.payeeName && !row.label.includes(row.payeeName) ? row.payeeName : '', row.label, row.on].filter(Boolean).join(' · ')}
        breadcrumbs={[{ label: m.grantPages.nav.lines, to: paths.grantLines() }]}
        badge={<StatusBadge tone={row.status === 'needsInput' ? 'attention' : progressTone[row.progress]}>{row.progress === 'notPayable' ? m.grants.status[row.status] : m.grants.progress[row.progress]}</StatusBadge>}
        actions={<a href={paths.grantStory(row.id)}>{m.grantPages.story.download}</a>}
      >
        <GrantNav />
      </PageHeader>
      {story.edition.reproduced ? null : <Notice tone="attention">{m.grantPages.story.notReproduced}</Notice>}
      <LineActs story={story} may={may} errors={answer?.errors} values={answer?.values} />
      <StorySections story={story} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
