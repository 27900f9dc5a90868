import { Instant } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns, type Column } from '#app/components/tables/columns.ts'
import type { AccountListItem } from '#app/services/accounts/manage/account-pages.server.ts'

const region: Column<AccountListItem> = { id: 'region', header: (m) => m.admin.accounts.region, cell: (row, { m }) => row.regionName ?? m.admin.newAccount.wholeInstallation, wideOnly: true }

const list: Column<AccountListItem>[] = [
  { id: 'name', header: (m) => m.admin.accounts.name, cell: (row) => row.displayName, sort: (row) => row.displayName, names: true },
  { id: 'username', header: (m) => m.admin.accounts.username, cell: (row) => row.username, sort: (row) => row.username },
  {
    id: 'roles',
    header: (m) => m.admin.accounts.roles,
    cell: (row, { m }) => (row.roles.length === 0 ? m.admin.accounts.noRole : row.roles.map((role) => m.terms.role[role]).join(' · ')),
  },
  {
    id: 'status',
    header: (m) => m.admin.accounts.status,
    cell: (row, { m }) => (
      <StatusBadge tone={row.status === 'disabled' ? 'void' : row.locked || row.idle ? 'attention' : row.status === 'active' ? 'active' : 'plain'}>
        {row.locked ? m.admin.accounts.locked : row.idle ? m.admin.accounts.idle : m.admin.accounts.statuses[row.status]}
      </StatusBadge>
    ),
    nowrap: true,
  },
  {
    id: 'lastLogin',
    header: (m) => m.admin.accounts.lastLogin,
    cell: (row, { m }) => (row.lastLoginAt === null ? m.admin.accounts.never : <Instant value={row.lastLoginAt} precision="minute" />),
    sort: (row) => row.lastLoginAt,
    descendingFirst: true,
    nowrap: true,
    wideOnly: true,
  },
]

/** The database sorts this list; the values to sort by only say which columns can be. */
export const columns = defineColumns(list)

/** For an administrator of the installation, who sees several regions. */
export const columnsWithRegion = defineColumns([...list.slice(0, 2), region, ...list.slice(2)])
