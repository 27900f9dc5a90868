import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { Citation } from '#app/components/disclosure/citation.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { ChoiceField, DateField, FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { ChangesPart, HostNoticePart } from '#app/components/studio-requests/application-parts.tsx'
import { Checklist } from '#app/components/studio-requests/checklist.tsx'
import { requestTitle } from '#app/services/studios/requests/request-title.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { day, optional, paragraph } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { answerOpinion, giveOpinion } from '#app/services/studios/opinions/give-opinion.server.ts'
import { getOpinionPage, type OpinionPage } from '#app/services/studios/opinions/opinion-pages.server.ts'
import { tierText } from '#app/services/studios/tier-text.ts'

const reason = paragraph({ max: 500 })
const GRADES = ['recommend', 'undecided', 'against'] as const
const OpinionForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('accept') }),
  z.object({ intent: z.literal('decline'), reason }),
  z.object({ intent: z.literal('conflict'), reason }),
  z.object({ intent: z.literal('give'), grade: z.enum(GRADES, 'required'), reason: paragraph({ max: 2_000 }), visitedOn: optional(day()) }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'review:score')
  const locale = localeOf(request)
  const page = await getOpinionPage(actor, { opinionId: params.opinionId!, locale })
  return { page, title: messagesFor(locale).shell.pageTitle(page.studio.name) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'review:score')
  const opinionId = params.opinionId!
  const m = messagesFor(localeOf(request))
  const words = m.studioRequests
  const form = await parseForm(request, OpinionForm)
  const refuse = (intent: string, errors: Record<string, string>, values: Record<string, string>, status: number) => json({ intent, errors: fieldMessages(errors, m, words.refusals), values }, { status })
  if (!form.ok) return refuse(form.values.intent ?? '', form.errors, form.values, 400)
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', opinionId }
  const { value } = form
  if (value.intent === 'give') {
    const outcome = await giveOpinion({ ...act, grade: value.grade, reason: value.reason, visitedOn: value.visitedOn })
    if (outcome.ok) return redirectWithToast(paths.myReviews(), words.opinion.submitted)
    return refuse('give', { [outcome.reason === 'visitInFuture' ? 'visitedOn' : 'form']: outcome.reason }, { grade: value.grade, reason: value.reason, visitedOn: value.visitedOn ?? '' }, 409)
  }
  const outcome = await answerOpinion({ ...act, answer: value.intent, reason: 'reason' in value ? value.reason : null })
  if (!outcome.ok) return refuse(value.intent, { form: outcome.reason }, {}, 409)
  return value.intent === 'accept' ? redirectWithToast(paths.myOpinion(opinionId), m.reviews.mine.accepted) : redirectWithToast(paths.myReviews(), m.reviews.mine.stepped)
}

export default function MyOpinionRoute() {
  // Dates travel as text; nothing here computes with them.
  const page = useLoaderData<typeof loader>().page as unknown as OpinionPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.studioRequests
  const { opinion, studio, request, application, papers, open } = page
  const errorsOf = (intent: string) => (answer?.intent === intent ? answer.errors : null)
  const or = (text: string | null) => text || m.common.absentValue
  return (
    <>
      <PageHeader
        title={studio.name}
        lead={requestTitle(m, request)}
        breadcrumbs={[{ label: words.opinion.back, to: paths.myReviews() }]}
        badge={<StatusBadge tone={opinion.state === 'submitted' ? 'decided' : 'active'}>{m.terms.assignmentState[opinion.state]}</StatusBadge>}
      />
      {answer?.errors.form ? (
        <Notice tone="attention" role="alert">
          {answer.errors.form}
        </Notice>
      ) : null}
      <Standing page={page} />
      <Section title={words.page.facts}>
        <DescriptionList
          items={[
            { label: words.page.lead, value: or(studio.leadName) },
            { label: words.page.host, value: or(studio.hostName) },
            { label: words.page.trade, value: studio.trade },
            { label: words.page.place, value: or(studio.place) },
            { label: words.page.tier, value: <Citation cites={application.cites}>{tierText(m, locale, application)}</Citation> },
            { label: words.page.submittedAt, value: <Instant value={request.submittedAt} precision="minute" /> },
          ]}
        />
      </Section>
      {opinion.state === 'proposed' && open ? (
        <PostForm intent="accept">
          <p>{words.opinion.acceptText}</p>
          <SubmitButton intent="accept">{m.reviews.mine.accept}</SubmitButton>
        </PostForm>
      ) : null}
      {papers ? (
        <>
          <ChangesPart part={papers} />
          <Section title={words.opinion.papers}>
            <Checklist conditions={papers.conditions} />
          </Section>
          <HostNoticePart part={papers} />
        </>
      ) : null}
      {opinion.state === 'accepted' && open ? <GiveForm page={page} errors={errorsOf('give')} values={answer?.intent === 'give' ? answer.values : null} /> : null}
      {opinion.state === 'submitted' && opinion.grade ? (
        <Section title={words.opinion.own}>
          <p>
            <strong>{words.opinions.grades[opinion.grade]}</strong>
          </p>
          <p>{opinion.reason}</p>
          {opinion.visitedOn ? <p>{words.experts.visited(opinion.visitedOn)}</p> : null}
        </Section>
      ) : null}
      {open && opinion.state !== 'submitted' ? (
        <>
          <ConfirmForm intent="conflict" trigger={m.reviews.mine.conflict} consequence={m.reviews.mine.conflictText} confirmLabel={m.reviews.mine.conflict} errors={errorsOf('conflict')} />
          <ConfirmForm intent="decline" trigger={m.reviews.mine.decline} consequence={m.reviews.mine.declineText} confirmLabel={m.reviews.mine.decline} errors={errorsOf('decline')} />
        </>
      ) : null}
    </>
  )
}

/** What the expert has to know before anything else. */
function Standing({ page: { opinion, request, open } }: { page: OpinionPage }) {
  const m = useMessages().studioRequests.opinion
  if (opinion.state === 'submitted') return null
  if (!open) return <Notice>{request.state === 'returned' || request.state === 'submitted' ? m.waits : m.closed}</Notice>
  return (
    <>
      {opinion.state === 'accepted' && opinion.grade ? <Notice tone="attention">{m.again}</Notice> : null}
      {opinion.dueOn ? <p>{m.dueLine(opinion.dueOn)}</p> : null}
    </>
  )
}

function GiveForm({ page: { opinion, today }, errors, values }: { page: OpinionPage; errors: Record<string, string | undefined> | null; values: Record<string, string> | null }) {
  const m = useMessages().studioRequests
  return (
    <Section title={m.opinion.give} note={m.opinion.giveText}>
      <PostForm intent="give" errors={errors} values={values} labels={{ grade: m.opinions.grade, reason: m.opinions.reason, visitedOn: m.opinion.visitedOn }}>
        <ChoiceField name="grade" label={m.opinions.grade} stored={opinion.grade} choices={GRADES.map((value) => ({ value, label: m.opinions.grades[value] }))} />
        <TextAreaField name="reason" label={m.opinions.reason} hint={m.opinion.reasonHint} stored={opinion.reason ?? ''} rows={5} maxLength={2_000} />
        <DateField name="visitedOn" label={m.opinion.visitedOn} stored={opinion.visitedOn ?? ''} max={today} required={false} />
        <FormActions>
          <SubmitButton intent="give" decides>
            {m.opinion.submit}
          </SubmitButton>
        </FormActions>
      </PostForm>
    </Section>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
