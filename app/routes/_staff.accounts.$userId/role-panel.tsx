import { FieldSet, FormActions, SelectField, type Choice } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { defineColumns, type Column } from '#app/components/tables/columns.ts'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { AccountPage, AccountRole } from '#app/services/accounts/manage/account-pages.server.ts'
import { MANAGEABLE_ROLES } from '#app/services/accounts/manage/manageable-roles.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'

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

export interface RolePlaces {
  competitions: { id: string; name: string }[]
  events: { id: string; name: string; division: string; competitionName: string }[]
  studios: { id: string; name: string }[]
}

/** The account's roles with the place each is narrowed to, and the form that gives another. */
export function RolePanel({ account, places, changeable, errors }: { account: AccountPage; places: RolePlaces; changeable: boolean; errors: Record<string, string> | undefined }) {
  const m = useMessages()
  const locale = useLocale()
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
        <PostForm intent="grant" errors={errors} labels={{ role: words.role, competitionId: words.competition, eventId: words.event, studioId: words.studio }}>
          <FieldSet legend={words.grant} columns={2}>
            <SelectField name="role" label={words.role} choices={MANAGEABLE_ROLES.map((role) => ({ value: role, label: m.terms.role[role] }))} />
            <PlaceField name="competitionId" label={words.competition} hint={words.competitionHint} choices={places.competitions.map(({ id, name }) => ({ value: id, label: name }))} />
            <PlaceField
              name="eventId"
              label={words.event}
              hint={words.eventHint}
              choices={places.events.map((event) => ({ value: event.id, label: words.eventOf(event.competitionName, eventNameIn(locale, event)) }))}
            />
            <PlaceField name="studioId" label={words.studio} hint={words.studioHint} choices={places.studios.map(({ id, name }) => ({ value: id, label: name }))} />
          </FieldSet>
          <FormActions>
            <SubmitButton intent="grant" quiet>
              {words.grant}
            </SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
    </Section>
  )
}

/** A place a role may be narrowed to; nothing where the region has none of its kind. */
function PlaceField({ name, label, hint, choices }: { name: string; label: string; hint: string; choices: Choice[] }) {
  return choices.length === 0 ? null : <SelectField name={name} label={label} hint={hint} required={false} allowEmpty choices={choices} />
}
