import { Button } from '@mantine/core'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StateLine } from '#app/components/page/state-line.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getRoundPage, ROUND_STUDIOS_PER_PAGE, type RoundPage } from '#app/services/reviews/round-page.server.ts'
import { readRoundView } from '#app/services/reviews/round-view.ts'
import { ROUND_STATES } from '#app/services/reviews/round-states.ts'

import { actOnRound } from './acts.server.ts'
import { AssignPart } from './assign-part.tsx'
import { RoundFilters } from './filters.tsx'
import { MeetingPart } from './meeting-part.tsx'
import { StudioList } from './studio-list.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'review:manage')
  const locale = localeOf(request)
  const view = readRoundView(new URL(request.url).searchParams)
  const page = await getRoundPage(actor, params.roundId!, locale, view)
  return { page, view, perPage: ROUND_STUDIOS_PER_PAGE, title: messagesFor(locale).shell.pageTitle(page.round.name) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'review:manage')
  return actOnRound(request, { actor, roundId: params.roundId! })
}

export default function RoundRoute() {
  const { page, view, perPage } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? null
  const m = useMessages()
  const words = m.reviews
  const { round, next } = page
  const at = ROUND_STATES.indexOf(round.state)
  const dealing = at <= 2
  const open = round.state === 'meeting' || round.state === 'publicNotice' || round.state === 'closed' || round.state === 'reviewing'
  return (
    <>
      <PageHeader
        title={round.name}
        lead={`${page.rubric.name} · ${words.create.excellent} ${round.thresholds.excellent} · ${words.create.qualified} ${round.thresholds.qualified}`}
        breadcrumbs={[{ label: words.title, to: paths.reviews() }]}
        actions={
          <>
            {at >= 3 ? (
              <Button component={Link} to={paths.reviewMinutes(round.id)} variant="default">
                {words.minutes.title}
              </Button>
            ) : null}
            {round.state === 'closed' ? (
              <>
                <Button component="a" href={paths.reviewFile(round.id, 'circular.pdf')} variant="default">
                  {words.files.circularPdf}
                </Button>
                <Button component="a" href={paths.reviewFile(round.id, 'circular.docx')} variant="default">
                  {words.files.circularDocx}
                </Button>
                <Button component="a" href={paths.reviewFile(round.id, 'archive.zip')} variant="default">
                  {words.files.archive}
                </Button>
              </>
            ) : null}
          </>
        }
      >
        <StateLine
          steps={ROUND_STATES.map((key, index) => ({ key, label: words.steps[key], state: index < at ? 'done' : index === at ? 'current' : 'ahead', decides: key === 'closed' }))}
          {...(next ? { missing: next.blockers.map(({ code, count }) => ({ text: words.blocker[code](count) })) } : {})}
        />
      </PageHeader>
      {answer?.errors.form ? (
        <Notice tone="attention" role="alert">
          {answer.errors.form}
        </Notice>
      ) : null}
      {page.noticeId && at >= 4 ? (
        <p>
          <a href={paths.publicNotice(page.noticeId)} data-nav="go">
            {words.notice.open}
          </a>
        </p>
      ) : null}
      <NextStep page={page} errors={answer?.intent === 'publish' ? answer.errors : null} />
      {dealing ? <AssignPart page={page} answer={answer} /> : null}
      <RoundFilters />
      {open ? <MeetingPart page={page} rankPage={view.rankPage} perPage={perPage} answer={answer} /> : null}
      <Section title={words.studios.title} note={words.studios.count(page.assessed, page.all)} actions={<ExportLinks table="round-studios" place={{ round: round.id }} />}>
        <StudioList page={page} />
      </Section>
    </>
  )
}

function NextStep({ page: { next, round, assessed, excellent }, errors }: { page: RoundPage; errors: Record<string, string> | null }) {
  const m = useMessages().reviews.acts
  const ready = next !== null && next.blockers.length === 0
  return (
    <>
      {next && ready && (next.action === 'collect' || next.action === 'startReview' || next.action === 'startMeeting') ? (
        <PostForm intent={next.action}>
          <SubmitButton intent={next.action}>{m[next.action]}</SubmitButton>
        </PostForm>
      ) : null}
      {next && ready && next.action === 'notify' ? (
        <ConfirmForm intent="notify" trigger={m.notify} consequence={m.notifyText(String(assessed), String(excellent))} confirmLabel={m.notify} decides reason="none" />
      ) : null}
      {next && ready && next.action === 'publish' ? (
        <ConfirmForm intent="publish" trigger={m.publish} consequence={m.publishText} confirmLabel={m.publish} decides reason="none" errors={errors}>
          <TextField name="documentNumber" label={m.documentNumber} hint={m.documentNumberHint} extra={{ maxLength: 60 }} />
        </ConfirmForm>
      ) : null}
      {round.state === 'meeting' ? <ConfirmForm intent="backToReview" trigger={m.backToReview} consequence={m.backText} confirmLabel={m.backToReview} /> : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
