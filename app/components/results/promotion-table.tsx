import { Citation, type CitedClause } from '#app/components/disclosure/citation.tsx'
import { StatusBadge, type StatusTone } from '#app/components/page/status-badge.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import type { PromotionShown } from '#app/services/results/promotion-lines.ts'
import type { PromotionOutcome } from '#scoring/promotion/verdict.ts'

import type { ResultLabels } from './labels.ts'
import classes from './promotion-table.module.css'
import { reasonText } from './say-reason.ts'

const TONES: Record<PromotionOutcome, StatusTone> = { technician: 'active', seniorWorker: 'active', alreadyHeld: 'plain', undecided: 'attention', none: 'void' }

function columns(labels: ResultLabels, cites: CitedClause[]): Array<Column<PromotionShown>> {
  const { m, level } = labels
  const words = m.results.promotion
  return [
    { id: 'rank', header: () => m.results.ranking.rank, cell: (row) => row.rank, align: 'end', width: '4rem', nowrap: true },
    { id: 'number', header: () => m.common.number, cell: (row) => row.number, width: '5rem', nowrap: true },
    { id: 'name', header: () => m.common.personName, cell: (row) => row.name, names: true },
    {
      id: 'outcome',
      header: () => words.outcome,
      cell: (row) => (
        <Citation cites={cites} label={m.terms.promotion[row.outcome]}>
          <StatusBadge tone={TONES[row.outcome]}>{m.terms.promotion[row.outcome]}</StatusBadge>
        </Citation>
      ),
      nowrap: true,
    },
    { id: 'route', header: () => words.route, cell: (row) => (row.route === null ? null : m.terms.promotionRoute[row.route]), nowrap: true },
    { id: 'held', header: () => m.results.ranking.levelHeld, cell: (row) => level(row.levelHeld), nowrap: true },
    {
      id: 'reasons',
      header: () => words.reasons,
      cell: (row) => <span className={classes.reasons}>{m.results.promotion.joined(row.reasons.map((reason) => reasonText(labels, reason)))}</span>,
    },
  ]
}

/** Proposed promotions with route, level held and reasons; each outcome opens the clause it rests on. */
export function PromotionTable({ lines, labels, cites }: { lines: PromotionShown[]; labels: ResultLabels; cites: CitedClause[] }) {
  const words = labels.m.results.promotion
  return <StaticTable columns={columns(labels, cites)} rows={lines} getRowId={(row) => row.entryId} caption={words.caption} empty={<EmptyState title={words.none} />} rowTone={(row) => (row.outcome === 'undecided' ? 'attention' : undefined)} />
}
