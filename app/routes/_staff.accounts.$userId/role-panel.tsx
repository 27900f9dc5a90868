import { SelectField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { defineColumns, type Column } from '#app/components/tables/columns.ts'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { AccountPage, AccountRole } from '#app/services/accounts/manage/account-pages.server.ts'
import { MANAGEABLE_ROLES } from '#app/services/accounts/manage/manageable-roles.ts'

const list: Column<AccountRole>[] = [
  { id: 'role', header: (m) => m.admin.account.role, cell: (row, { m }) => m.terms.role[row.role], names: true },
  { id: 'place', header: (m) => m.admin.account.place, cell: (row, { m }) => row.place ?? m.admin.account.wholeRegion },
  { id: 'since', header: (m) => m.admin.account.since, cell: (row) => <Instant value={row.since} precision="minute" />, nowrap: true },
]

const columns = defineColumns(list)
const columnsWithAct = defineColumns([
  ...list,
  {
    id: 'act',
    header: (m) => m.common.actions,
    align: 'end',
    cell: (row, { m }) => (
      <PostForm intent="withdraw" look="bare">
        <input type="hidden" name="assignmentId" value={row.id} />
        <SubmitButton size="xs" quiet>
          {m.admin.account.withdraw} <span className="visually-hidden">{m.admin.account.withdrawThis(m.terms.role[row.role])}</span>
        </SubmitButton>
      </PostForm>
    ),
  },
])

/** The account's roles with the place each is narrowed to, and the form that gives another. */
export function RolePanel({ account, competitions, changeable, errors }: { account: AccountPage; competitions: { id: string; name: string }[]; changeable: boolean; errors: Record<string, string> | undefined }) {
  const m = useMessages()
  const words = m.admin.account
  return (
    <Section title={words.rolesCaption} note={changeable ? words.grantNote : undefined}>
      <DataTable
        columns={changeable ? columnsWithAct : columns}
        rows={account.roles}
        getRowId={(row) => row.id}
        caption={words.rolesCaption}
        pageSize="all"
        phone="stack"
        empty={<EmptyState title={m.admin.accounts.noRole} />}
      />
      {changeable ? (
        <PostForm intent="grant" errors={errors} labels={{ role: words.role, competitionId: words.competition }}>
          <SelectField name="role" label={words.role} choices={MANAGEABLE_ROLES.map((role) => ({ value: role, label: m.terms.role[role] }))} />
          {competitions.length > 0 ? (
            <SelectField name="competitionId" label={words.competition} hint={words.competitionHint} required={false} allowEmpty choices={competitions.map(({ id, name }) => ({ value: id, label: name }))} />
          ) : null}
          <SubmitButton intent="grant" quiet>
            {words.grant}
          </SubmitButton>
        </PostForm>
      ) : null}
    </Section>
  )
}
