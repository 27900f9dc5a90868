import { Citation } from '#app/components/disclosure/citation.tsx'
import { amountText } from '#app/components/grants/amount-text.ts'
import { reasonsText } from '#app/components/grants/reasons-text.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { BlockerLine } from '#app/components/results/blocker-line.tsx'
import type { ResultLabels } from '#app/components/results/labels.ts'
import type { CellContext, Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import type { Messages } from '#app/messages/index.ts'
import type { CorrectionComparison } from '#app/services/corrections/rehearse-correction.server.ts'
import type { ResultLine } from '#app/services/results/edition-content.ts'

import classes from './edition-diff.module.css'
import { LinesDiff } from './lines-diff.tsx'

type Issued = NonNullable<CorrectionComparison['issued']>
type Certificate = Issued['certificates'][number]
type Money = Issued['money'][number]

/** What a correction would come to: people, certificates that stand, money; and what still forbids it. Nothing of it has been done. */
export function ComparisonView({ comparison, before, eventId, labels }: { comparison: CorrectionComparison; before: ResultLine[]; eventId: string; labels: ResultLabels }) {
  const { m } = labels
  const words = m.corrections
  const { changes, lines, issued, blockers } = comparison
  const nameOf = new Map(lines.map(({ entryId, number, name }) => [entryId, m.results.ranking.anchor(name, number)]))
  const people = (ids: readonly string[]) => m.common.list(ids.map((id) => nameOf.get(id) ?? ''))
  return (
    <>
      <p className={classes.counts}>
        <span>{words.countPeople(changes.length)}</span>
        {issued ? <span>{words.countCertificates(issued.certificates.length)}</span> : null}
        {issued ? <span>{words.countMoney(issued.money.length)}</span> : <span>{words.nothingIssued}</span>}
      </p>
      {blockers.length > 0 ? (
        <Notice tone="attention" title={m.results.confirm.blocked}>
          <ul>
            {blockers.map((blocker, at) => (
              <li key={at}>
                <BlockerLine blocker={blocker} eventId={eventId} labels={labels} people={people} />
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {changes.length === 0 ? <p className={classes.quiet}>{words.noChanges}</p> : <LinesDiff labels={labels} parts={comparison.rules.parts} before={before} after={lines} caption={words.linesCaption(comparison.base.edition)} />}
      {issued && issued.certificates.length > 0 ? (
        <>
          <h3 className={classes.subhead}>{words.certificates}</h3>
          <StaticTable columns={certificateColumns} rows={issued.certificates} getRowId={({ certificateId }) => certificateId} caption={words.certificates} phone="stack" />
        </>
      ) : null}
      {issued && issued.money.length > 0 ? (
        <>
          <h3 className={classes.subhead}>{words.money}</h3>
          <StaticTable columns={moneyColumns} rows={issued.money} getRowId={({ id }) => id} caption={words.money} phone="stack" />
        </>
      ) : null}
    </>
  )
}

const kindName = (m: Messages, kind: string): string => (m.certificates.kinds as Record<string, string>)[kind] ?? kind

const certificateColumns: Array<Column<Certificate>> = [
  { id: 'number', header: (m) => m.corrections.column.number, cell: (row) => row.number, nowrap: true },
  { id: 'kind', header: (m) => m.corrections.column.kind, cell: (row, { m }) => kindName(m, row.kind) },
  { id: 'name', header: (m) => m.common.personName, cell: (row) => row.name, names: true },
  { id: 'before', header: (m) => m.corrections.column.before, cell: (row) => row.before },
  { id: 'after', header: (m) => m.corrections.column.after, cell: (row, { m }) => row.after ?? m.corrections.notDueAnyMore },
]

function moneySide(side: Money['before'], { m, locale }: CellContext) {
  if (!side) return m.common.absentValue
  return (
    <>
      {`${m.grants.status[side.status]} ${amountText(side.amount, null, m, locale)}`}
      {side.reasons.length > 0 ? <small> {reasonsText(side.reasons, m, locale)}</small> : null}
    </>
  )
}

const moneyColumns: Array<Column<Money>> = [
  { id: 'what', header: (m) => m.grants.column.what, cell: (row, { m }) => [m.grants.kind[row.kind as keyof typeof m.grants.kind] ?? row.kind, row.payeeName, row.label].filter(Boolean).join(' · '), names: true },
  { id: 'clause', header: (m) => m.grants.column.clause, cell: (row) => <Citation cites={row.cites}>{`${row.rule} ${row.clause}`}</Citation>, nowrap: true },
  { id: 'before', header: (m) => m.corrections.column.before, cell: (row, context) => moneySide(row.before, context) },
  { id: 'after', header: (m) => m.corrections.column.after, cell: (row, context) => moneySide(row.after, context) },
]
