import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { FieldSet, FormActions, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { line, uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { decideAccount, getAccountList, proposeAccount } from '#app/services/grants/bank-accounts.server.ts'
import { resolveName } from '#app/services/grants/desk-pages.server.ts'

const AccountAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), ownerType: z.enum(['person', 'organisation']), owner: line({ max: 80 }), bankName: line({ max: 60 }), number: line({ max: 60 }) }),
  z.object({ intent: z.literal('confirm'), accountId: uuid() }),
  z.object({ intent: z.literal('refuse'), accountId: uuid() }),
])

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const m = messagesFor(localeOf(request))
  return { rows: await getAccountList(actor), may: hasPermission(actor, 'grant:plan') || hasPermission(actor, 'grant:pay'), title: m.shell.pageTitle(m.grantPages.accounts.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAnyPermission(request, ['grant:plan', 'grant:pay'])
  const m = messagesFor(localeOf(request))
  const words = m.grantPages.accounts
  const form = await parseForm(request, AccountAct)
  if (!form.ok) return json({ errors: form.errors, values: form.values }, { status: 400 })
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '' }
  const { value } = form
  if (value.intent !== 'propose') {
    const outcome = await decideAccount({ ...act, accountId: value.accountId, confirm: value.intent === 'confirm' })
    if (outcome.ok) return redirectWithToast(paths.grantAccounts(), value.intent === 'confirm' ? words.confirmed : words.refused)
    return json({ errors: { form: words.refusal[outcome.reason] ?? '' }, values: {} }, { status: 409 })
  }
  const { ownerType, owner, bankName, number } = value
  const found = await resolveName(actor.regionId, ownerType, owner)
  if (!found.ok) return json({ errors: { owner: m.grantPages.facts.name[found.reason] }, values: { ownerType, owner, bankName } }, { status: 409 })
  const outcome = await proposeAccount({ ...act, account: { ownerType, ownerId: found.value.id, bankName, number } })
  if (!outcome.ok) return json({ errors: { number: words.refusal[outcome.reason] ?? '' }, values: { ownerType, owner, bankName } }, { status: 409 })
  return redirectWithToast(paths.grantAccounts(), words.proposed)
}

type Row = Awaited<ReturnType<typeof getAccountList>>[number]

const columns: Array<Column<Row>> = [
  { id: 'owner', header: (m) => m.grantPages.accounts.owner, cell: (row) => row.ownerName, names: true },
  { id: 'bank', header: (m) => m.grantPages.accounts.bank, cell: (row) => row.bankName },
  { id: 'number', header: (m) => m.grantPages.accounts.number, cell: (row) => row.masked, nowrap: true },
  { id: 'state', header: (m) => m.grantPages.accounts.state, cell: (row, { m }) => <StatusBadge tone={row.state === 'active' ? 'active' : 'attention'}>{m.grantPages.accounts.states[row.state]}</StatusBadge>, nowrap: true },
  { id: 'acts', header: (m) => m.common.actions, cell: (row) => <Decide row={row} /> },
]

const readColumns = columns.slice(0, -1)

/** The second person's act; who entered an account only sees that it waits. */
function Decide({ row }: { row: Row }) {
  const words = useMessages().grantPages.accounts
  if (row.state !== 'proposed') return null
  if (row.own) return <small>{words.ownNote}</small>
  return (
    <>
      {(['confirm', 'refuse'] as const).map((intent) => (
        <PostForm key={intent} intent={intent} look="bare">
          <input type="hidden" name="accountId" value={row.id} />
          <SubmitButton intent={intent}>{words[intent]}</SubmitButton>
        </PostForm>
      ))}
    </>
  )
}

export default function AccountsRoute() {
  const { rows, may } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useMessages().grantPages.accounts
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <GrantNav />
      </PageHeader>
      <StaticTable columns={may && rows.some(({ state }) => state === 'proposed') ? columns : readColumns} rows={rows} getRowId={({ id }) => id} caption={words.caption} phone="stack" empty={<EmptyState title={words.empty} />} />
      {may ? (
        <Section title={words.propose}>
          <PostForm intent="propose" errors={answer?.errors} values={answer?.values as Record<string, string> | undefined} labels={{ owner: words.owner, bankName: words.bank, number: words.number }}>
            <FieldSet legend={words.fields} columns={2}>
              <SelectField name="ownerType" label={words.ownerKind} stored="organisation" choices={(['organisation', 'person'] as const).map((value) => ({ value, label: words.ownerType[value] }))} />
              <TextField name="owner" label={words.owner} required />
              <TextField name="bankName" label={words.bank} required />
              <TextField name="number" label={words.number} required autoComplete="off" />
            </FieldSet>
            <FormActions>
              <SubmitButton intent="propose">{words.propose}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
