import { PolicyDatesShort } from '#app/components/competitions/policy-card.tsx'
import { Day } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { PolicySummary } from '#app/services/competitions/policy-summary.ts'

export const columns = defineColumns<PolicySummary>([
  { id: 'document', header: (m) => m.policies.document, cell: (row, { locale }) => wordingIn(locale, row.title), names: true, width: '34%' },
  { id: 'number', header: (m) => m.policies.documentNumber, cell: (row) => row.documentNumber, sort: (row) => row.documentNumber, width: '16%' },
  { id: 'region', header: (m) => m.policies.region, cell: (row, { locale }) => wordingIn(locale, row.regionName), sort: (row) => row.regionName.zh },
  { id: 'issued', header: (m) => m.policies.issuedOn, cell: (row, { m }) => (row.issuedOn ? <Day value={row.issuedOn} /> : m.policies.notPrinted), sort: (row) => row.issuedOn, nowrap: true, wideOnly: true },
  { id: 'effective', header: (m) => m.policies.effective, cell: (row) => <PolicyDatesShort policy={row} />, sort: (row) => row.effectiveFrom },
  {
    id: 'status',
    header: (m) => m.policies.status,
    cell: (row, { m }) => (
      <span>
        <StatusBadge tone={row.standing === 'inForce' ? 'active' : 'attention'}>{m.policies.standing[row.standing]}</StatusBadge>
      </span>
    ),
    sort: (row) => row.standing,
    nowrap: true,
  },
])
