import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StateLine } from '#app/components/page/state-line.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { ChangesPart, HostNoticePart } from '#app/components/studio-requests/application-parts.tsx'
import { Checklist } from '#app/components/studio-requests/checklist.tsx'
import { requestTone } from '#app/components/studio-requests/request-columns.tsx'
import { requestTitle } from '#app/services/studios/requests/request-title.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getRequestPage, type RequestPage } from '#app/services/studios/requests/request-pages.server.ts'

import { ActForms } from './act-forms.tsx'
import { actOnRequest, type RequestAnswer } from './acts.server.ts'
import { ChangePart } from './change-part.tsx'
import { ExpertsPart } from './experts-part.tsx'
import { Filling } from './filling.tsx'
import { Facts, NoticePart } from './parts.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const page = await getRequestPage(actor, { studioId: params.studioId!, requestId: params.requestId!, locale })
  return { page, title: m.shell.pageTitle(requestTitle(m, page.request)) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** Each act asks for the right it needs itself: the applicant's, the host's or the bureau's. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:edit', 'studio:own', 'studio:confirm'])
  return actOnRequest(request, { actor, studioId: params.studioId!, requestId: params.requestId! })
}

const LINE = ['draft', 'submitted', 'underReview', 'publicNotice', 'approved'] as const

export default function RequestRoute() {
  // Dates travel as text; nothing here computes with them.
  const page = useLoaderData<typeof loader>().page as unknown as RequestPage
  const answer = (useActionData<typeof action>() as RequestAnswer | undefined) ?? null
  const m = useMessages()
  const words = m.studioRequests
  const { studio, request, application, change } = page
  const at = LINE.findIndex((key) => key === (request.state === 'returned' ? 'draft' : request.state))
  return (
    <>
      <PageHeader
        title={requestTitle(m, request)}
        lead={studio.name}
        breadcrumbs={[{ label: words.title, to: page.rights.read ? paths.studioApply() : paths.studioRequests(studio.id) }]}
        badge={<StatusBadge tone={requestTone(request.state)}>{m.terms.requestState[request.state]}</StatusBadge>}
      >
        {application && at >= 0 ? <StateLine steps={LINE.map((key, index) => ({ key, label: words.page.steps[key], state: index < at ? 'done' : index === at ? 'current' : 'ahead', decides: key === 'approved' }))} /> : null}
      </PageHeader>
      <Standing page={page} answer={answer} />
      {application ? <Application page={page} part={application} answer={answer} /> : null}
      {change ? (
        <>
          <ChangePart page={page} change={change} answer={answer} />
          <ActForms page={page} answer={answer} />
        </>
      ) : null}
    </>
  )
}

/** What has been said of it, in a sentence or two. */
function Standing({ page: { request, application, change, rights }, answer }: { page: RequestPage; answer: RequestAnswer | null }) {
  const m = useMessages()
  const words = m.studioRequests.page
  const remarks = application?.remarks ?? change?.remarks ?? []
  const onWhole = remarks.filter(({ condition }) => condition === null)
  return (
    <>
      {answer?.errors.form ? (
        <Notice tone="attention" role="alert">
          {answer.errors.form}
        </Notice>
      ) : null}
      {request.state === 'returned' ? (
        <Notice tone="attention" title={words.remarks}>
          {onWhole.map(({ text }) => (
            <p key={text}>{text}</p>
          ))}
          {remarks.filter(({ condition }) => condition !== null).map(({ condition, text }) => (
            <p key={text}>
              {words.remarkOn(application?.conditions.find(({ key }) => key === condition)?.label ?? '')}: {text}
            </p>
          ))}
        </Notice>
      ) : null}
      {request.state === 'refused' ? <Notice title={request.kind === 'rectify' ? m.studioRequests.rectify.refused : words.refused}>{request.decisionReason}</Notice> : null}
      {request.state === 'withdrawn' ? <Notice>{words.withdrawn}</Notice> : null}
      {request.state === 'approved' && application?.documentNumber ? <Notice tone="decided">
          {words.recognised(application.documentNumber)} {application.documentId && rights.read ? <a href={paths.notice(application.documentId)}>{words.readDocument}</a> : null}
        </Notice> : null}
      {application?.comesFrom && request.state !== 'approved' ? <Notice>{words.comesFrom(m.terms.tier[application.comesFrom])}</Notice> : null}
    </>
  )
}

function Application({ page, part, answer }: { page: RequestPage; part: NonNullable<RequestPage['application']>; answer: RequestAnswer | null }) {
  const words = useMessages().studioRequests
  const writing = page.acts.includes('save')
  return (
    <>
      <Section title={words.page.facts}>
        <Facts page={page} />
      </Section>
      {page.notice ? <NoticePart notice={page.notice} /> : null}
      {writing ? null : <ChangesPart part={part} />}
      {part.experts && part.submitted > 0 ? <ExpertsPart experts={part.experts} page={page} answer={answer} /> : null}
      {writing ? null : <ActForms page={page} answer={answer} />}
      {writing ? (
        <Filling key={page.request.version} part={part} version={page.request.version} today={page.today} answer={answer} />
      ) : (
        <Section title={words.checklist.title} note={words.checklist.note(part.missing)}>
          <Checklist conditions={part.conditions} remarks={part.remarks} />
        </Section>
      )}
      <HostNoticePart part={part} />
      {writing ? <ActForms page={page} answer={answer} /> : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
