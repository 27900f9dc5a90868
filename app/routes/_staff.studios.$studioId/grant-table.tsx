import { Citation } from '#app/components/disclosure/citation.tsx'
import { formatBasisPoints, formatMoney } from '#app/components/format/format-numbers.ts'
import type { CellContext, Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { GrantLine, StudioPage } from '#app/services/studios/studio-pages.server.ts'

import classes from './studio.module.css'

const columns: Array<Column<GrantLine>> = [
  { id: 'occasion', header: (m) => m.studios.grants.occasion, cell: (row, context) => occasionOf(row, context), names: true },
  { id: 'amount', header: (m) => m.studios.grants.amount, cell: (row, context) => <Citation cites={row.cites}>{sumOf(row, context)}</Citation>, nowrap: true },
  {
    id: 'limit',
    header: (m) => m.studios.grants.limit,
    cell: (row, context) => {
      const limits = limitsOf(row, context)
      return limits.length === 0 ? (
        context.m.common.absentValue
      ) : (
        <span className={classes.limits}>
          {limits.map((limit) => (
            <span key={limit}>{limit}</span>
          ))}
        </span>
      )
    },
  },
  { id: 'use', header: (m) => m.studios.grants.use, cell: (row, { m }) => (row.uses.length > 0 ? m.studios.grants.uses(row.uses) : m.common.absentValue) },
  {
    id: 'fund',
    header: (m) => m.studios.grants.fund,
    cell: (row, { m }) => m.common.list(row.funds.map((fund) => m.studios.grants.funds[fund] ?? fund)),
  },
]

function occasionOf({ fact, grade }: GrantLine, { m }: CellContext): string {
  const occasion = m.studios.grants.facts[fact] ?? fact
  return grade === null ? occasion : m.studios.grants.graded(occasion, m.terms.assessmentGrade[grade])
}

function sumOf({ sum }: GrantLine, { m, locale }: CellContext): string {
  const words = m.studios.grants
  if (sum.kind === 'elsewhere') return words.elsewhere
  if (sum.kind === 'range') return words.range(formatMoney(locale, sum.fromFen), formatMoney(locale, sum.toFen))
  const money = formatMoney(locale, sum.fen)
  const amount = sum.kind === 'ceiling' ? words.ceiling(money) : words.exact(money)
  return sum.perTime ? words.perTime(amount) : amount
}

function limitsOf(row: GrantLine, { m, locale }: CellContext): string[] {
  const words = m.studios.grants
  return [
    ...(row.capFen === null ? [] : [words.cap(formatMoney(locale, row.capFen))]),
    ...(row.firstApplicationOnly ? [words.firstApplication] : row.once ? [words.once] : []),
    ...(row.personalShare === null ? [] : [words.personalShare(formatBasisPoints(locale, row.personalShare))]),
  ]
}

/** What the policy grants a studio of this tier; every amount opens its clause. */
export function GrantTable({ grants, policy }: { grants: GrantLine[]; policy: StudioPage['studio']['policy'] }) {
  const m = useMessages().studios.grants
  if (!policy) return <p>{m.noPolicy}</p>
  return (
    <>
      {grants.length === 0 ? <p>{m.none}</p> : <StaticTable columns={columns} rows={grants} getRowId={(row) => `${row.ruleId} ${row.fact} ${row.grade}`} caption={m.caption} phone="stack" />}
      <p className={classes.more}>
        <a href={paths.policy(policy.id)} data-nav="go">
          {m.readPolicy}
        </a>
      </p>
    </>
  )
}
