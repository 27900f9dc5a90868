import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requirePermission } from '#app/auth/guards.server.ts'
import { Citation } from '#app/components/disclosure/citation.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { amountText } from '#app/components/grants/amount-text.ts'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { reasonsText } from '#app/components/grants/reasons-text.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import type { CellContext, Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { line, paragraph } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { doerName } from '#app/lib/system-name.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { applyDifference, takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { getChangePage, type ChangePage } from '#app/services/grants/change-page.server.ts'

const ChangeAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('apply'), hash: line({ max: 64 }), reason: paragraph({ max: 500 }) }),
  z.object({ intent: z.literal('takeIn') }),
])

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  return { ...(await getChangePage(actor, locale)), may: hasPermission(actor, 'grant:plan'), title: m.shell.pageTitle(m.grantPages.changes.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'grant:plan')
  const m = messagesFor(localeOf(request))
  const words = m.grantPages.changes
  const form = await parseForm(request, ChangeAct)
  if (!form.ok) return json({ errors: form.errors, values: form.values }, { status: 400 })
  if (form.value.intent === 'takeIn') {
    const { facts, lines } = await takeInFacts(actor.regionId)
    return redirectWithToast(paths.grantChanges(), words.rechecked(facts, lines))
  }
  const outcome = await applyDifference({ actor, idempotencyKey: form.idempotencyKey ?? '', seenHash: form.value.hash, reason: form.value.reason })
  if (outcome.ok) return redirectWithToast(paths.grantChanges(), words.applied(outcome.value.facts, outcome.value.lines))
  const claims = outcome.reason === 'inClaim' ? ((outcome.data?.claims ?? []) as string[]) : []
  return json({ errors: { form: m.common.withList(words.refused[outcome.reason], claims) }, values: form.value as Record<string, string> }, { status: 409 })
}

type LineChange = ChangePage['lines'][number]
type FactChange = ChangePage['facts'][number]

function side(value: LineChange['before'], { m, locale }: CellContext) {
  if (!value) return m.common.absentValue
  return (
    <>
      {`${m.grants.status[value.status]} ${amountText(value.amount, null, m, locale)}`}
      {value.reasons.length > 0 ? <small> {reasonsText(value.reasons, m, locale)}</small> : null}
    </>
  )
}

const lineColumns: Array<Column<LineChange>> = [
  { id: 'what', header: (m) => m.grants.column.what, cell: (row, { m }) => [m.grants.kind[row.kind], row.payeeName, row.label].filter(Boolean).join(' · '), names: true },
  { id: 'clause', header: (m) => m.grants.column.clause, cell: (row) => <Citation cites={row.cites}>{`${row.rule} ${row.clause}`}</Citation>, nowrap: true },
  { id: 'before', header: (m) => m.grantPages.changes.before, cell: (row, context) => side(row.before, context) },
  { id: 'after', header: (m) => m.grantPages.changes.after, cell: (row, context) => side(row.after, context) },
]

const factColumns: Array<Column<FactChange>> = [
  { id: 'what', header: (m) => m.grants.column.what, cell: (row, { m }) => `${m.grants.kind[row.kind] ?? row.kind} · ${row.label}`, names: true },
  { id: 'on', header: (m) => m.grants.column.on, cell: (row) => row.on, nowrap: true },
  { id: 'change', header: (m) => m.grants.column.status, cell: (row, { m }) => (row.change === 'changed' ? m.common.diff.changed : m.grantPages.changes[row.change]), nowrap: true },
]

export default function GrantChangesRoute() {
  const { facts, lines, hash, history, may } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.grantPages.changes
  const nothing = facts.length === 0 && lines.length === 0
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <GrantNav />
      </PageHeader>
      {nothing ? <EmptyState title={words.none}>{words.noneText}</EmptyState> : null}
      {facts.length > 0 ? (
        <Section title={words.facts}>
          <StaticTable columns={factColumns} rows={facts} getRowId={({ id }) => id} caption={words.facts} phone="stack" />
        </Section>
      ) : null}
      {lines.length > 0 ? (
        <Section title={words.lines}>
          <StaticTable columns={lineColumns} rows={lines as LineChange[]} getRowId={({ id }) => id} caption={words.lines} phone="stack" />
        </Section>
      ) : null}
      {!nothing && may ? (
        <ConfirmForm intent="apply" trigger={words.apply} consequence={words.consequence} confirmLabel={words.apply} errors={answer?.errors} values={answer?.values}>
          <input type="hidden" name="hash" value={hash} />
        </ConfirmForm>
      ) : null}
      {may ? (
        <PostForm intent="takeIn" look="bare">
          <SubmitButton intent="takeIn">{words.recheck}</SubmitButton>
        </PostForm>
      ) : null}
      {history.length > 0 ? (
        <Section title={words.history}>
          <ul>
            {history.map((row) => (
              <li key={row.number}>{[words.historyLine(row.number, row.changes), words.historyMode[row.mode], doerName(row.byName, m), formatInstant(row.at), row.reason].filter(Boolean).join(' · ')}</li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
