import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { line, optional, paragraph, uuid, version } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { appointJudge, confirmJudgeTraining, declareRelation, withdrawJudge } from '#app/services/judges/appoint-judges.server.ts'
import { openJudgeAccounts, type JudgeAccounts } from '#app/services/judges/judge-accounts.server.ts'
import { getJudgesPage } from '#app/services/judges/judges-page.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import { AppointForms } from './appoint-forms.tsx'
import { judgeColumns } from './columns.tsx'
import { JudgeActs } from './judge-acts.tsx'
import { JudgeSlips, OpenAccounts } from './judge-accounts.tsx'

const duty = z.enum(['judge', 'chiefJudge', 'codeOfficer', 'fieldJudge'], 'notOption')
const JudgesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('appoint'), judgeId: uuid(), duty }),
  z.object({ intent: z.literal('enter'), name: line({ max: 60 }), organisation: optional(line({ max: 80 })), qualification: line({ max: 60 }), duty }),
  z.object({ intent: z.literal('withdraw'), id: uuid(), version: version(), reason: paragraph({ max: 500 }) }),
  z.object({ intent: z.literal('train'), id: uuid(), version: version() }),
  z.object({ intent: z.literal('relate'), judgeId: uuid(), entryId: uuid(), reason: paragraph({ max: 200 }) }),
  z.object({ intent: z.literal('openAccounts') }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'judge:manage', { eventId })
  const page = await getJudgesPage({ actor, eventId })
  const m = messagesFor(localeOf(request))
  return { ...page, title: m.shell.pageTitle(`${m.judges.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'judge:manage', { eventId })
  const m = messagesFor(localeOf(request))
  const words = m.judges
  const form = await parseForm(request, JudgesForm)
  const answer = (status: number, intent: string, errors: Record<string, string | string[]>, values: Record<string, string>, opened: JudgeAccounts | null = null) =>
    json({ intent, errors, values, opened }, { status, headers: { 'Cache-Control': 'no-store' } })
  if (!form.ok) return answer(400, form.values.intent ?? '', fieldMessages(form.errors, m), form.values)
  const { value } = form
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId }
  const back = (message: string) => redirectWithToast(paths.eventJudges(eventId), message)
  const refuse = (reason: keyof typeof words.failed, values: Record<string, string> = {}) => answer(409, value.intent, { form: words.failed[reason] }, values)
  switch (value.intent) {
    case 'appoint': {
      const outcome = await appointJudge({ ...act, choice: { judgeId: value.judgeId }, duty: value.duty })
      return outcome.ok ? back(words.appointed(outcome.value.name)) : refuse(outcome.reason, { judgeId: value.judgeId })
    }
    case 'enter': {
      const { name, organisation, qualification } = value
      const outcome = await appointJudge({ ...act, choice: { name, organisation, qualification }, duty: value.duty })
      return outcome.ok ? back(words.appointed(outcome.value.name)) : refuse(outcome.reason, { name, organisation: organisation ?? '', qualification })
    }
    case 'withdraw': {
      const outcome = await withdrawJudge({ ...act, id: value.id, version: value.version, reason: value.reason })
      return outcome.ok ? back(words.withdrawnDone) : refuse(outcome.reason)
    }
    case 'train': {
      const outcome = await confirmJudgeTraining({ ...act, id: value.id, version: value.version })
      return outcome.ok ? back(words.trained) : refuse(outcome.reason)
    }
    case 'relate': {
      const outcome = await declareRelation({ ...act, judgeId: value.judgeId, entryId: value.entryId, relation: value.reason })
      return outcome.ok ? back(words.related) : refuse(outcome.reason)
    }
    case 'openAccounts': {
      await requireFresh(request)
      const outcome = await openJudgeAccounts({ actor, eventId })
      return outcome.ok ? answer(200, value.intent, {}, {}, outcome.value) : refuse(outcome.reason)
    }
  }
}

export default function JudgesRoute() {
  const { event, mayManage, judges, free, entrants } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.judges
  return (
    <>
      <EventPageHeader event={event} title={words.title} below={[{ label: m.floor.title, to: paths.eventFloor(event.id) }]} actions={judges.length > 0 ? <PrintButton /> : undefined} />
      {answer?.opened ? (
        <JudgeSlips opened={answer.opened} event={event} />
      ) : (
        <>
          <p data-no-print>{words.lead}</p>
          <DataTable columns={judgeColumns} rows={judges} getRowId={(row) => row.id} caption={words.caption} phone="stack" pageSize="all" empty={<EmptyState title={words.empty}>{words.emptyText}</EmptyState>} />
          {mayManage ? (
            <>
              <OpenAccounts waiting={judges.filter(({ state, duty, maySheet }) => state !== 'withdrawn' && duty === 'judge' && !maySheet).length} answer={answer ?? null} />
              <JudgeActs judges={judges.filter((judge) => judge.state !== 'withdrawn')} entrants={entrants} answer={answer ?? null} />
              <AppointForms free={free} answer={answer ?? null} />
            </>
          ) : null}
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
