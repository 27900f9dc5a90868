import { DeviationBars } from '#app/components/charts/deviation-bars.tsx'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { Agreement, ExpertStanding } from '#app/services/reviews/agreement.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

import classes from './round.module.css'

const signed = (hundredths: number) => `${hundredths > 0 ? '+' : ''}${formatHundredths(hundredths)}`

const columns: Array<Column<ExpertStanding>> = [
  { id: 'expert', header: (m) => m.reviews.assign.expert, cell: (row) => row.name, names: true },
  { id: 'studios', header: (m) => m.reviews.agreement.studios, cell: (row) => String(row.studios), align: 'end' },
  { id: 'lean', header: (m) => m.reviews.agreement.lean, cell: (row) => signed(row.lean), align: 'end' },
  { id: 'distance', header: (m) => m.reviews.agreement.distance, cell: (row) => formatHundredths(row.distance), align: 'end' },
]

/** How many stand in the chart and beside it, the farthest from the others first; the rest is folded. */
const SHOWN = 12

/** How far the experts agree, in a number, in a word and in plain sentences; who scores higher or lower than the others of the same studios. */
export function AgreementPart({ agreement, roundId }: { agreement: Agreement; roundId: string }) {
  const m = useMessages().reviews.agreement
  if (agreement.studios === 0) return null
  const { icc, word, meanDistance, experts } = agreement
  return (
    <Section title={m.title} note={m.note} actions={<ExportLinks table="round-experts" place={{ round: roundId }} />}>
      <p>
        <strong>{m.word[word]}</strong> {icc === null ? m.noNumber : m.number(icc.toFixed(2))} {m.meanDistance(formatHundredths(meanDistance), agreement.studios)}
      </p>
      <p className={classes.quiet}>{m.explain}</p>
      <div className={classes.beside}>
        <DeviationBars title={m.chart} rows={experts.slice(0, SHOWN).map(({ name, lean }) => ({ name, value: lean / 100, note: signed(lean) }))} nameLabel={m.expert} valueLabel={m.lean} />
        <div>
          <StaticTable columns={columns} rows={experts.slice(0, SHOWN)} getRowId={(row) => row.expertId} caption={m.caption} phone="stack" />
          {experts.length > SHOWN ? (
            <details className={classes.more}>
              <summary>{m.others(experts.length - SHOWN)}</summary>
              <StaticTable columns={columns} rows={experts.slice(SHOWN)} getRowId={(row) => row.expertId} caption={m.others(experts.length - SHOWN)} phone="stack" />
            </details>
          ) : null}
        </div>
      </div>
    </Section>
  )
}
