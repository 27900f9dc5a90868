import { type DecimalFault, describeDecimalFault, parseDecimal } from '../numbers/decimal.ts'
import { type Day, isDay } from '../numbers/days.ts'
import { type Fen, parseFen } from '../numbers/money.ts'
import type { Place, Report } from './report.ts'

/** Identifiers are short; a text of a megabyte in a key field is an accident. */
const LONGEST_TEXT = 1_000

/**
 * Reads the members of one JSON object. Every method reports what is wrong under the member's path and then gives `undefined`,
 * so that a reader goes on to the next member; `report.ok` says at the end whether the values may be used. The plain methods
 * require the member, those named `optional…` also give `undefined` for a member that is not there or is null.
 */
export class ObjectReader {
  readonly report: Report
  readonly place: Place | null
  readonly source: Readonly<Record<string, unknown>>

  constructor(report: Report, place: Place | null, source: Readonly<Record<string, unknown>>) {
    this.report = report
    this.place = place
    this.source = source
  }

  /** True when the member is there and not null. */
  has(key: string): boolean {
    return Object.hasOwn(this.source, key) && this.source[key] !== null && this.source[key] !== undefined
  }

  /** The member as it stands; undefined and a problem when it is not there. */
  required(key: string): unknown {
    if (this.has(key)) return this.source[key]
    this.report.add(this.place, 'missing', key)
    return undefined
  }

  /** Reports the member at `key`. */
  problem(key: string, message: string): undefined {
    this.report.add(this.place, message, key)
    return undefined
  }

  text(key: string): string | undefined {
    const value = this.required(key)
    return value === undefined ? undefined : this.asText(key, value)
  }

  optionalText(key: string): string | undefined {
    return this.has(key) ? this.asText(key, this.source[key]) : undefined
  }

  oneOf<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const value = this.required(key)
    return value === undefined ? undefined : this.asOneOf(key, value, allowed)
  }

  optionalOneOf<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    return this.has(key) ? this.asOneOf(key, this.source[key], allowed) : undefined
  }

  day(key: string): Day | undefined {
    const value = this.required(key)
    return value === undefined ? undefined : this.asDay(key, value)
  }

  optionalDay(key: string): Day | undefined {
    return this.has(key) ? this.asDay(key, this.source[key]) : undefined
  }

  boolean(key: string): boolean | undefined {
    const value = this.required(key)
    return value === undefined ? undefined : this.asBoolean(key, value)
  }

  optionalBoolean(key: string): boolean | undefined {
    return this.has(key) ? this.asBoolean(key, this.source[key]) : undefined
  }

  /** A JSON number without fraction from `least` to `most`. */
  integer(key: string, least: number, most: number): number | undefined {
    const value = this.required(key)
    return value === undefined ? undefined : this.asInteger(key, value, least, most)
  }

  optionalInteger(key: string, least: number, most: number): number | undefined {
    return this.has(key) ? this.asInteger(key, this.source[key], least, most) : undefined
  }

  /** A decimal string as an integer count of 10^-decimals. */
  decimal(key: string, decimals: number, signed = false): number | undefined {
    const value = this.required(key)
    return value === undefined ? undefined : this.asDecimal(key, value, decimals, signed)
  }

  optionalDecimal(key: string, decimals: number, signed = false): number | undefined {
    return this.has(key) ? this.asDecimal(key, this.source[key], decimals, signed) : undefined
  }

  /** A money string ('30000.00') as fen. */
  money(key: string): Fen | undefined {
    const value = this.required(key)
    return value === undefined ? undefined : this.asMoney(key, value)
  }

  optionalMoney(key: string): Fen | undefined {
    return this.has(key) ? this.asMoney(key, this.source[key]) : undefined
  }

  /** The members of an array, each with its place. */
  list(key: string): ListItem[] | undefined {
    const value = this.required(key)
    return value === undefined ? undefined : this.asList(key, value)
  }

  optionalList(key: string): ListItem[] | undefined {
    return this.has(key) ? this.asList(key, this.source[key]) : undefined
  }

  /** A reader of the object at `key`, whose keys must all be in `known`. */
  object(key: string, known: ReadonlySet<string>): ObjectReader | undefined {
    const value = this.required(key)
    return value === undefined ? undefined : openObject(this.report, { parent: this.place, step: key }, value, known)
  }

  optionalObject(key: string, known: ReadonlySet<string>): ObjectReader | undefined {
    return this.has(key) ? openObject(this.report, { parent: this.place, step: key }, this.source[key], known) : undefined
  }

  private asText(key: string, value: unknown): string | undefined {
    if (typeof value !== 'string') return this.problem(key, 'must be a string')
    if (value === '') return this.problem(key, 'must not be empty')
    if (value.length > LONGEST_TEXT) return this.problem(key, 'too long')
    return value
  }

  private asOneOf<T extends string>(key: string, value: unknown, allowed: readonly T[]): T | undefined {
    const found = allowed.find((word) => word === value)
    return found ?? this.problem(key, `must be one of ${allowed.join(', ')}`)
  }

  private asDay(key: string, value: unknown): Day | undefined {
    if (typeof value !== 'string') return this.problem(key, 'must be a string')
    return isDay(value) ? value : this.problem(key, 'not a day of the form YYYY-MM-DD')
  }

  private asBoolean(key: string, value: unknown): boolean | undefined {
    return typeof value === 'boolean' ? value : this.problem(key, 'must be true or false')
  }

  private asInteger(key: string, value: unknown, least: number, most: number): number | undefined {
    if (typeof value !== 'number') return this.problem(key, 'must be a number')
    if (!Number.isInteger(value)) return this.problem(key, 'must be a whole number')
    return value >= least && value <= most ? value : this.problem(key, `must lie between ${least} and ${most}`)
  }

  private asDecimal(key: string, value: unknown, decimals: number, signed: boolean): number | undefined {
    if (typeof value !== 'string') return this.problem(key, 'must be a string')
    return this.unlessFault(key, parseDecimal(value, decimals, signed), decimals)
  }

  private asMoney(key: string, value: unknown): Fen | undefined {
    if (typeof value !== 'string') return this.problem(key, 'must be a string')
    return this.unlessFault(key, parseFen(value), 2)
  }

  private asList(key: string, value: unknown): ListItem[] | undefined {
    if (!Array.isArray(value)) return this.problem(key, 'must be an array')
    const parent: Place = { parent: this.place, step: key }
    return value.map((item: unknown, step) => ({ value: item, place: { parent, step } }))
  }

  private unlessFault(key: string, value: number | DecimalFault, decimals: number): number | undefined {
    return typeof value === 'number' ? value : this.problem(key, describeDecimalFault(value, decimals))
  }
}

/** One member of an array and where it stands. */
export interface ListItem {
  value: unknown
  place: Place
}

/** A reader for `value` if it is an object; reports it when it is none, and each of its keys that is not in `known`. */
export function openObject(report: Report, place: Place | null, value: unknown, known: ReadonlySet<string>): ObjectReader | undefined {
  if (!isJsonObject(value)) {
    report.add(place, 'must be an object')
    return undefined
  }
  for (const key in value) {
    if (!known.has(key)) report.add(place, 'unknown key', key)
  }
  return new ObjectReader(report, place, value)
}

/** True for a JSON object: neither null nor an array. */
export function isJsonObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
