import { isJsonObject } from '#scoring/input/object-reader.ts'
import type { Place, Report } from '#scoring/input/report.ts'
import { countDecimals, describeDecimalFault, parseDecimal } from '#scoring/numbers/decimal.ts'
import type { Entry, EventRules } from './contest.ts'

const MOST_DECIMALS = 6
const LARGEST = 1e15

const NOTHING: Readonly<Record<string, never>> = Object.freeze({})

/** From some entry on a metric is read with more decimals; the values of the `before` entries read until then are raised by `factor`. */
interface Refinement {
  key: string
  before: number
  factor: number
}

/**
 * Reads the metrics of all entries. Only their order matters, so each metric becomes an integer in the finest unit that any entry uses
 * for it: '5400' and '5399.5' become 54000 and 53995. A metric may be negative and have up to six decimals.
 */
export class MetricReader {
  /** Metrics given that no tie-break names. */
  readonly unused = new Set<string>()
  private readonly report: Report
  private readonly partKeys: ReadonlySet<string>
  private readonly decimals = new Map<string, number>()
  private readonly refinements: Refinement[] = []
  private readonly places: Place[] = []
  private readonly read: Record<string, number | null>[] = []

  constructor(report: Report, rules: EventRules) {
    this.report = report
    this.partKeys = new Set(rules.parts.map(({ key }) => key))
    for (const { key } of rules.tieBreaks) if (!this.partKeys.has(key)) this.decimals.set(key, 0)
  }

  /** Takes the metrics of one entry; the values are final only after `finish`. */
  take(entry: Place, source: unknown): Entry['metrics'] {
    if (source === undefined || source === null) return NOTHING
    const place: Place = { parent: entry, step: 'metrics' }
    if (!isJsonObject(source)) {
      this.report.add(place, 'must be an object')
      return NOTHING
    }
    const metrics: Record<string, number | null> = {}
    for (const key of this.decimals.keys()) metrics[key] = null
    for (const key in source) {
      const value = this.takeValue(place, key, source[key])
      if (value === null) continue
      if (this.decimals.has(key)) metrics[key] = value
      else this.unused.add(key)
    }
    this.places.push(place)
    this.read.push(metrics)
    return metrics
  }

  /** Brings all values of a metric to its finest unit. */
  finish(): void {
    for (const { key, before, factor } of this.refinements) {
      for (let at = 0; at < before; at++) {
        const value = this.read[at]![key] ?? null
        if (value === null) continue
        const raised = value * factor
        if (Math.abs(raised) > LARGEST) this.report.add(this.places[at]!, describeDecimalFault('tooManyDigits', MOST_DECIMALS), key)
        this.read[at]![key] = raised
      }
    }
  }

  private takeValue(place: Place, key: string, value: unknown): number | null {
    if (value === null) return null
    if (this.partKeys.has(key)) this.report.add(place, 'has the name of a part', key)
    else if (typeof value !== 'string') this.report.add(place, 'must be a decimal string', key)
    else {
      const known = this.decimals.get(key) ?? 0
      const first = parseDecimal(value, known, true)
      const metric = first === 'tooManyDecimals' ? this.refine(key, value, known) : first
      if (typeof metric === 'number') return metric
      this.report.add(place, describeDecimalFault(metric, MOST_DECIMALS), key)
    }
    return null
  }

  private refine(key: string, text: string, known: number) {
    const decimals = countDecimals(text)
    const value = parseDecimal(text, Math.min(decimals, MOST_DECIMALS), true)
    if (typeof value === 'number' && this.decimals.has(key)) {
      this.decimals.set(key, decimals)
      this.refinements.push({ key, before: this.read.length, factor: 10 ** (decimals - known) })
    }
    return value
  }
}
