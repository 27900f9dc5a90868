import { PolicyDates } from '#app/components/competitions/policy-card.tsx'
import { Day } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { PolicySummary } from '#app/services/competitions/policy-summary.ts'

export const columns = defineColumns<PolicySummary>([
  { id: 'region', header: (m) => m.policies.region, cell: (row, { locale }) => wordingIn(locale, row.regionName), sort: (row) => row.regionName.zh, nowrap: true },
  { id: 'document', header: (m) => m.policies.document, cell: (row, { locale }) => wordingIn(locale, row.title), names: true },
  { id: 'number', header: (m) => m.policies.documentNumber, cell: (row) => row.documentNumber, sort: (row) => row.documentNumber, nowrap: true },
  { id: 'issued', header: (m) => m.policies.issuedOn, cell: (row, { m }) => (row.issuedOn ? <Day value={row.issuedOn} /> : m.policies.notPrinted), sort: (row) => row.issuedOn, nowrap: true, wideOnly: true },
  { id: 'effective', header: (m) => m.policies.effective, cell: (row) => <PolicyDates policy={row} />, sort: (row) => row.effectiveFrom },
  {
    id: 'status',
    header: (m) => m.policies.status,
    cell: (row, { m }) => <StatusBadge tone={row.standing === 'inForce' ? 'active' : 'attention'}>{m.policies.standing[row.standing]}</StatusBadge>,
    sort: (row) => row.standing,
    nowrap: true,
  },
])
