import { Button } from '@mantine/core'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { ReportEditor } from '#app/components/annual-report/report-editor.tsx'
import { ReportMeter } from '#app/components/annual-report/report-meter.tsx'
import { ReportReader } from '#app/components/annual-report/report-reader.tsx'
import { reportTone } from '#app/components/annual-report/report-tone.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StateLine } from '#app/components/page/state-line.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { readYear } from '#app/services/studios/report/report-year.ts'
import { getReportPage, type ReportPage } from '#app/services/studios/report/report-page.server.ts'

import { actOnReport } from './acts.server.ts'
import { ActForms } from './act-forms.tsx'
import { Attachments } from './attachments.tsx'
import { ChangesTable } from './changes-table.tsx'
import { SubmitPart } from './submit-part.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const m = messagesFor(localeOf(request))
  const page = await getReportPage(actor, params.studioId!, readYear(params.year))
  return { page, userId: actor.userId, title: m.shell.pageTitle(m.studioReport.title(page.year)) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** Each act asks for the right it needs itself: the leader's, the host's or the bureau's. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:edit', 'studio:own', 'studio:confirm'])
  return actOnReport(request, { actor, studioId: params.studioId!, year: readYear(params.year) })
}

const LINE = ['open', 'submitted', 'hostConfirmed', 'accepted'] as const

export default function ReportRoute() {
  const { page: sent, userId } = useLoaderData<typeof loader>()
  // Dates travel as text; nothing here computes with them.
  const page = sent as unknown as ReportPage
  const answer = useActionData<typeof action>() ?? null
  const m = useMessages()
  const words = m.studioReport
  const { studio, rights, year, report, writing, fields } = page
  const at = LINE.findIndex((key) => key === (report.state === 'returned' ? 'open' : report.state))
  return (
    <>
      <PageHeader
        title={words.title(year)}
        lead={studio.name}
        breadcrumbs={[{ label: words.list.title, to: paths.studioReports(studio.id) }]}
        badge={<StatusBadge tone={reportTone(report.state)}>{m.terms.reportState[report.state]}</StatusBadge>}
        actions={
          <Button component={Link} to={paths.studioReportForm(studio.id, year)} variant="default">
            {words.preview}
          </Button>
        }
      >
        <StateLine steps={LINE.map((key, index) => ({ key, label: words.steps[key], state: index < at ? 'done' : index === at ? 'current' : 'ahead', decides: key === 'accepted' }))} />
      </PageHeader>
      <Due page={page} />
      {page.remarks.some((remark) => remark.field === null) || report.state === 'returned' ? (
        <Notice tone="attention" title={words.state.returned}>
          {page.remarks.filter((remark) => remark.field === null).map((remark) => (
            <p key={remark.text}>{remark.text}</p>
          ))}
        </Notice>
      ) : null}
      {answer?.errors?.form ? (
        <Notice tone="attention" role="alert">
          {answer.errors.form}
        </Notice>
      ) : null}
      {writing ? (
        <ReportEditor key={report.id} userId={userId} page={page} submit={(gaps, settled) => <SubmitPart gaps={gaps} settled={settled} overdue={report.overdue && report.state === 'open'} />} />
      ) : page.handedIn === 0 ? (
        <EmptyState title={words.state.notHandedIn}>{words.state.notHandedInText}</EmptyState>
      ) : (
        <>
          {page.changes ? (
            <Section title={words.changes.title}>
              <ChangesTable changes={page.changes} />
            </Section>
          ) : null}
          <ActForms acts={page.acts} fields={fields} answer={answer} />
          <Section title={words.title(year)}>
            <ReportReader fields={fields} remarks={page.remarks} />
          </Section>
          {rights.read ? <ReportMeter rubric={page.rubric} fields={fields} /> : null}
        </>
      )}
      {writing || page.handedIn > 0 ? <Attachments files={page.files} writing={writing} answer={answer} /> : null}
    </>
  )
}

function Due({ page: { report, writing } }: { page: ReportPage }) {
  const { common, studioReport } = useMessages()
  const m = studioReport.due
  if (!writing || report.dueAt === null) return null
  if (report.overdue) {
    return (
      <Notice tone="attention" title={m.overdue}>
        <p>{m.overdueText}</p>
      </Notice>
    )
  }
  return (
    <Notice tone={(report.daysLeft ?? 99) <= 7 ? 'attention' : 'plain'}>
      <p>
        {m.until(report.dueOn ?? '')} · {common.daysLeft(report.daysLeft ?? 0)}
      </p>
    </Notice>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
