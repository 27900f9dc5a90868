import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

export interface SessionRow {
  id: string
  current: boolean
  createdAt: string
  lastSeenAt: string
  address: string
  device: string
}

const columns = defineColumns<SessionRow>([
  { id: 'device', header: (m) => m.account.device, names: true, cell: (row, { m }) => row.device || m.account.unknownDevice },
  { id: 'address', header: (m) => m.account.address, cell: (row) => row.address },
  { id: 'since', header: (m) => m.account.signedInAt, nowrap: true, cell: (row) => <Instant value={row.createdAt} precision="minute" /> },
  { id: 'used', header: (m) => m.account.lastUsed, nowrap: true, cell: (row) => <Instant value={row.lastSeenAt} precision="minute" /> },
  {
    id: 'end',
    header: (m) => m.common.actions,
    align: 'end',
    cell: (row, { m }) =>
      row.current ? (
        m.account.thisDevice
      ) : (
        <PostForm intent="endSession" look="bare">
          <input type="hidden" name="sessionId" value={row.id} />
          <SubmitButton size="xs" quiet>
            {m.account.end} <span className="visually-hidden">{m.account.endThis(row.device || m.account.unknownDevice)}</span>
          </SubmitButton>
        </PostForm>
      ),
  },
])

/** Where the person is signed in; every other place can be ended, one by one or all together. */
export function SessionList({ sessions }: { sessions: SessionRow[] }) {
  const m = useMessages().account
  return (
    <>
      <DataTable columns={columns} rows={sessions} getRowId={(row) => row.id} caption={m.sessions} pageSize="all" phone="stack" />
      {sessions.length > 1 ? (
        <PostForm intent="endOthers" look="bare">
          <SubmitButton intent="endOthers" quiet>
            {m.endOthers}
          </SubmitButton>
        </PostForm>
      ) : (
        <p>{m.noOthers}</p>
      )}
    </>
  )
}
