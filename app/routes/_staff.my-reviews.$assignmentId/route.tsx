import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { FileList } from '#app/components/files/file-list.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { SheetDesk } from '#app/components/reviews/sheet-desk.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { paragraph } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { answerAssignment } from '#app/services/reviews/assign.server.ts'
import { getExpertSheet, submitSheet, type ExpertSheet } from '#app/services/reviews/expert-sheet.server.ts'
import { tierText } from '#app/services/studios/tier-text.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

const reason = paragraph({ max: 500 })
const SheetForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept') }),
  z.object({ intent: z.literal('decline'), reason }),
  z.object({ intent: z.literal('conflict'), reason }),
  z.object({ intent: z.literal('submit') }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'review:score')
  const page = await getExpertSheet(actor, params.assignmentId!)
  return { page, userId: actor.userId, title: messagesFor(localeOf(request)).shell.pageTitle(page.studio.name) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'review:score')
  const assignmentId = params.assignmentId!
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, SheetForm)
  const refuse = (intent: string, errors: Record<string, string>, values: Record<string, string>, status: number) => json({ intent, errors: fieldMessages(errors, m, m.reviews.refusals), values }, { status })
  if (!form.ok) return refuse(form.values.intent ?? '', form.errors, form.values, 400)
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', assignmentId }
  const { value } = form
  if (value.intent === 'submit') {
    const outcome = await submitSheet(act)
    return outcome.ok ? redirectWithToast(paths.myReviews(), m.reviews.sheet.submitted) : refuse('submit', { form: outcome.reason }, {}, 409)
  }
  const outcome = await answerAssignment({ ...act, answer: value.intent, reason: 'reason' in value ? value.reason : null })
  if (!outcome.ok) return refuse(value.intent, { form: outcome.reason }, {}, 409)
  return value.intent === 'accept' ? redirectWithToast(paths.myReview(assignmentId), m.reviews.mine.accepted) : redirectWithToast(paths.myReviews(), m.reviews.mine.stepped)
}

export default function MyReviewRoute() {
  const { page: sent, userId } = useLoaderData<typeof loader>()
  // Dates travel as text; nothing here computes with them.
  const page = sent as unknown as ExpertSheet
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.reviews
  const { assignment, studio, round, evidence } = page
  const writing = round.state === 'reviewing' && (assignment.state === 'accepted' || assignment.state === 'returned')
  const errorsOf = (intent: string) => (answer?.intent === intent ? answer.errors : null)
  return (
    <>
      <PageHeader
        title={studio.name}
        lead={[tierText(m, locale, studio), studio.trade, studio.hostName, studio.leadName, studio.place].filter(Boolean).join(' · ')}
        breadcrumbs={[{ label: words.mine.title, to: paths.myReviews() }]}
        badge={<StatusBadge tone={assignment.state === 'submitted' ? 'decided' : 'active'}>{m.terms.assignmentState[assignment.state]}</StatusBadge>}
      />
      {answer?.errors.form ? (
        <Notice tone="attention" role="alert">
          {answer.errors.form}
        </Notice>
      ) : null}
      {assignment.returnReason ? (
        <Notice tone="attention" title={words.sheet.returned}>
          <p>{assignment.returnReason}</p>
        </Notice>
      ) : null}
      {round.dueOn ? round.overdue ? <Notice tone="attention" title={words.mine.overdueOn(round.dueOn)} /> : <p>{words.mine.dueLine(round.dueOn)}</p> : null}
      {assignment.state === 'proposed' && round.state === 'reviewing' ? (
        <PostForm intent="accept">
          <p>{words.mine.acceptText}</p>
          <SubmitButton intent="accept">{words.mine.accept}</SubmitButton>
        </PostForm>
      ) : null}
      {evidence && writing ? <SheetDesk userId={userId} page={page} submit={(gaps, settled) => <Submit gaps={gaps} settled={settled} />} /> : null}
      {evidence && !writing ? <ReadSheet page={page} /> : null}
      {evidence && evidence.files.length > 0 ? (
        <Section title={words.sheet.attachments}>
          <FileList files={evidence.files} />
        </Section>
      ) : null}
      {round.state === 'reviewing' && assignment.state !== 'submitted' ? (
        <>
          <ConfirmForm intent="conflict" trigger={words.mine.conflict} consequence={words.mine.conflictText} confirmLabel={words.mine.conflict} errors={errorsOf('conflict')} />
          <ConfirmForm intent="decline" trigger={words.mine.decline} consequence={words.mine.declineText} confirmLabel={words.mine.decline} errors={errorsOf('decline')} />
        </>
      ) : null}
    </>
  )
}

function Submit({ gaps, settled }: { gaps: number; settled: boolean }) {
  const m = useMessages().reviews.sheet
  if (gaps > 0) return <Notice tone="attention" title={m.gaps(gaps)} />
  if (!settled) return <p>{m.waiting}</p>
  return (
    <PostForm intent="submit">
      <p>{m.submitText}</p>
      <SubmitButton intent="submit">{m.submit}</SubmitButton>
    </PostForm>
  )
}

/** The own sheet once it is handed in. */
function ReadSheet({ page }: { page: ExpertSheet }) {
  const m = useMessages()
  const locale = useLocale()
  const rows = page.rubric.items.map((item) => ({ key: item.key, title: wordingIn(locale, item.title), max: item.points, mark: page.sheet.items[item.key] ?? null }))
  return (
    <Section title={m.reviews.sheet.title}>
      <StaticTable
        columns={[
          { id: 'item', header: (all) => all.reviews.sheet.item, cell: (row) => row.title, names: true },
          { id: 'points', header: (all) => all.reviews.sheet.points, cell: (row) => (row.mark?.points == null ? m.common.absentValue : `${formatHundredths(row.mark.points)} / ${formatHundredths(row.max)}`), nowrap: true },
          { id: 'reason', header: (all) => all.reviews.sheet.reason, cell: (row) => row.mark?.reason ?? '' },
        ]}
        rows={rows}
        getRowId={(row) => row.key}
        caption={m.reviews.sheet.title}
        phone="stack"
      />
    </Section>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
