import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { gradeReasonText } from '#app/services/reviews/grade-reason.ts'
import { getRoundStudio, type RoundStudioPage } from '#app/services/reviews/round-studio.server.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

import { actOnRoundStudio } from './acts.server.ts'
import { ActForms } from './act-forms.tsx'
import { ItemTable } from './item-table.tsx'
import { RemarkPart } from './remark-part.tsx'
import classes from './round-studio.module.css'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'review:manage')
  const locale = localeOf(request)
  const page = await getRoundStudio(actor, { roundId: params.roundId!, studioId: params.studioId! }, locale)
  return { page, title: messagesFor(locale).shell.pageTitle(page.studio.name) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'review:manage')
  return actOnRoundStudio(request, { actor, roundId: params.roundId!, studioId: params.studioId! })
}

export default function RoundStudioRoute() {
  const { page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const m = useMessages()
  const words = m.reviews.inRound
  const { round, studio } = page
  return (
    <>
      <PageHeader title={studio.name} lead={[studio.leadName, studio.hostName].filter(Boolean).join(' · ')} breadcrumbs={[{ label: m.reviews.title, to: paths.reviews() }, { label: round.name, to: paths.review(round.id) }]}>
        <Neighbours page={page} />
      </PageHeader>
      {answer?.errors.form ? (
        <Notice tone="attention" role="alert">
          {answer.errors.form}
        </Notice>
      ) : null}
      <Section title={words.facts}>
        <Facts page={page} />
        <p className={classes.links}>
          <a href={paths.studio(studio.studioId)} data-nav="go">
            {words.toStudio}
          </a>
          {page.reported ? (
            <a href={paths.studioReport(studio.studioId, round.year)} data-nav="go">
              {words.toReport}
            </a>
          ) : (
            <span>{words.noReport}</span>
          )}
        </p>
      </Section>
      {page.judges.length > 0 ? (
        <Section title={words.scores} note={words.scoresNote}>
          <ItemTable page={page} />
        </Section>
      ) : round.state === 'reviewing' && studio.status === 'assessed' ? (
        <Notice>{words.waiting}</Notice>
      ) : null}
      <RemarkPart page={page} answer={answer} />
      <ActForms page={page} answer={answer} />
    </>
  )
}

function Neighbours({ page: { round, place } }: { page: RoundStudioPage }) {
  const words = useMessages().reviews.inRound
  return (
    <nav className={classes.links} aria-label={words.place(place.at, place.of)}>
      {place.before ? (
        <a href={paths.reviewStudio(round.id, place.before.studioId)} data-nav="go" rel="prev" title={place.before.name}>
          ← {words.before}
        </a>
      ) : null}
      <span>{words.place(place.at, place.of)}</span>
      {place.after ? (
        <a href={paths.reviewStudio(round.id, place.after.studioId)} data-nav="go" rel="next" title={place.after.name}>
          {words.after} →
        </a>
      ) : null}
    </nav>
  )
}

function Facts({ page: { studio } }: { page: RoundStudioPage }) {
  const m = useMessages()
  const { studios, meeting, assign } = m.reviews
  const experts = m.reviews.list(studio.experts.map((expert) => m.reviews.own.itemOf(expert.name, expert.conflict ? assign.conflict : m.terms.assignmentState[expert.state])))
  return (
    <DescriptionList
      items={[
        { label: studios.status, value: studios.statusWith(studios.statuses[studio.status], studio.statusReason === null ? null : (studios.reasons[studio.statusReason] ?? studio.statusReason)) },
        { label: studios.experts, value: experts === '' ? studios.none : experts },
        ...(studio.selfScore === null ? [] : [{ label: studios.self, value: formatHundredths(studio.selfScore) }]),
        ...(studio.score === null ? [] : [{ label: meeting.score, value: formatHundredths(studio.score) }, { label: meeting.spread, value: studio.wide ? <StatusBadge tone="attention">{`${meeting.wide} ${formatHundredths(studio.spread)}`}</StatusBadge> : formatHundredths(studio.spread) }]),
        ...(studio.grade === null ? [] : [{ label: meeting.grade, value: studio.grade === 'undecided' ? meeting.undecided : m.terms.assessmentGrade[studio.grade] }, { label: m.reviews.own.rule, value: gradeReasonText(m, studio.because), wide: true }]),
        ...(studio.decisionReason === null ? [] : [{ label: m.reviews.inRound.decision, value: studio.decisionReason, wide: true }]),
      ]}
    />
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
