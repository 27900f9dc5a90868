import type { EventRules } from '#db/schema/competitions.ts'
import type { MarkKind } from '#db/schema/marks.ts'

/** Address of one number of one entry: a whole part, one judge's place in a part's panel, or a metric of a tie-break. */
export interface CellAddress {
  kind: MarkKind
  key: string
  slot: number
}

/** One column of the score grid. */
export interface MarkColumn extends CellAddress {
  /** `part:theory`, `panel:practical:3`, `metric:seconds`: stable over rule editions, used as the column id. */
  id: string
  /** Largest value in hundredths. */
  maximum: number
  /** How many judges share this part; 0 for a plain part or a metric. */
  judges: number
}

const METRIC_MAXIMUM = 100_000_000
const DEFAULT_MAXIMUM = 10_000

/** '120.00' → 12000; the rules were checked when they were saved. */
function hundredthsOf(text: string | undefined): number {
  if (text === undefined) return DEFAULT_MAXIMUM
  const [whole = '0', fraction = ''] = text.split('.')
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0').slice(0, 2))
}

export function columnId({ kind, key, slot }: CellAddress): string {
  return kind === 'panel' ? `panel:${key}:${slot}` : `${kind}:${key}`
}

/** The columns into which an event's numbers are typed, in the order of its rules: parts (a panel has one column a judge), then metrics. */
export function markColumns(rules: Pick<EventRules, 'parts' | 'metrics'>): MarkColumn[] {
  const columns: MarkColumn[] = []
  for (const part of rules.parts) {
    const maximum = hundredthsOf(part.maximum)
    if (!part.panel) {
      columns.push({ id: `part:${part.key}`, kind: 'part', key: part.key, slot: 0, maximum, judges: 0 })
      continue
    }
    for (let slot = 1; slot <= part.panel.judges; slot += 1) {
      columns.push({ id: `panel:${part.key}:${slot}`, kind: 'panel', key: part.key, slot, maximum, judges: part.panel.judges })
    }
  }
  for (const metric of rules.metrics) {
    columns.push({ id: `metric:${metric.key}`, kind: 'metric', key: metric.key, slot: 0, maximum: METRIC_MAXIMUM, judges: 0 })
  }
  return columns
}
