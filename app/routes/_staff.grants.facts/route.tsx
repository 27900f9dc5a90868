import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requirePermission } from '#app/auth/guards.server.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { SelectField } from '#app/components/forms/fields.tsx'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { day, line, optional, paragraph, uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { registerFact, withdrawFact } from '#app/services/grants/bureau-entries.server.ts'
import { getRegisteredFacts, resolveName, type RegisteredFact } from '#app/services/grants/desk-pages.server.ts'
import { fieldsOfForm, REGISTRABLE } from '#app/services/grants/registrable.ts'
import type { FactKind } from '#scoring/policies/facts.ts'

import { FactForm } from './fact-form.tsx'

const text = () => optional(line({ max: 80 })).optional()
const KINDS = Object.keys(REGISTRABLE) as [FactKind, ...FactKind[]]

const FactAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('register'), kind: z.enum(KINDS), on: day(), documentNumber: line({ max: 60 }), person: text(), unit: text(), tier: text(), place: text(), title: text(), honour: text(), by: text(), level: text(), bonus: text(), contest: text(), projects: text(), medal: text(), role: text(), newly: text(), shortage: text() }),
  z.object({ intent: z.literal('withdraw'), factId: uuid(), reason: paragraph({ max: 300 }) }),
])

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const m = messagesFor(localeOf(request))
  return { rows: await getRegisteredFacts(actor), may: hasPermission(actor, 'grant:plan'), title: m.shell.pageTitle(m.grantPages.facts.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'grant:plan')
  const m = messagesFor(localeOf(request))
  const words = m.grantPages.facts
  const form = await parseForm(request, FactAct)
  if (!form.ok) return json({ errors: form.errors, values: form.values }, { status: 400 })
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '' }
  const { value } = form
  if (value.intent === 'withdraw') {
    await withdrawFact({ ...act, factId: value.factId, reason: value.reason })
    return redirectWithToast(paths.grantChanges(), words.withdrawn)
  }
  const { intent: _, kind, on, documentNumber, ...given } = value
  const ids = { personId: null as string | null, unitId: null as string | null }
  for (const [field, ownerType, key] of [['person', 'person', 'personId'], ['unit', 'organisation', 'unitId']] as const) {
    const name = given[field]
    if (!name) continue
    const found = await resolveName(actor.regionId, ownerType, name)
    if (!found.ok) return json({ errors: { [field]: m.grantPages.facts.name[found.reason] }, values: stringsOf(value) }, { status: 409 })
    ids[key] = found.value.id
  }
  const typed = Object.fromEntries(Object.entries(given).flatMap(([field, entry]) => (entry ? [[field, entry]] : [])))
  const outcome = await registerFact({ ...act, kind, on, documentNumber, fields: fieldsOfForm(kind, typed, ids) })
  if (!outcome.ok) return json({ errors: { form: words.notAFact }, values: stringsOf(value) }, { status: 409 })
  await takeInFacts(actor.regionId)
  return redirectWithToast(paths.grantFacts(), words.registered)
}

const stringsOf = (value: Record<string, unknown>): Record<string, string> => Object.fromEntries(Object.entries(value).flatMap(([key, entry]) => (typeof entry === 'string' ? [[key, entry]] : [])))

const columns: Array<Column<RegisteredFact>> = [
  { id: 'kind', header: (m) => m.grantPages.facts.kind, cell: (row, { m }) => [m.grants.kind[row.kind] ?? row.kind, ...row.names].join(' · '), names: true },
  { id: 'on', header: (m) => m.grantPages.facts.on, cell: (row) => row.on, nowrap: true },
  { id: 'document', header: (m) => m.grantPages.facts.document, cell: (row) => row.documentNumber },
]

export default function FactsRoute() {
  const { rows, may } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const [params] = useSearchParams()
  const m = useMessages()
  const words = m.grantPages.facts
  const asked = answer && 'kind' in answer.values ? (answer.values as Record<string, string>).kind : params.get('kind')
  const kind = KINDS.find((candidate) => candidate === asked) ?? 'honourAwarded'
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <GrantNav />
      </PageHeader>
      <StaticTable columns={columns} rows={rows} getRowId={({ id }) => id} caption={words.caption} phone="stack" empty={<EmptyState title={words.empty} />} />
      {may ? (
        <Section title={words.register} note={words.next}>
          <FactForm key={kind} kind={kind} kinds={KINDS} errors={answer?.errors} values={answer?.values as Record<string, string> | undefined} />
        </Section>
      ) : null}
      {may && rows.length > 0 ? (
        <ConfirmForm intent="withdraw" trigger={words.withdraw} consequence={words.withdrawConsequence} confirmLabel={words.withdraw}>
          <SelectField name="factId" label={words.kind} choices={rows.map((row) => ({ value: row.id, label: [row.on, m.grants.kind[row.kind], ...row.names].filter(Boolean).join(' ') }))} />
        </ConfirmForm>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
