/**
 * The answer of a use case that may be refused for reasons a person can understand. A refusal is a value, not an
 * exception: the reason is a message code, `data` are the facts its sentence needs.
 */
export type Outcome<Reason extends string, Value = undefined> = Done<Value> | Refused<Reason>

export interface Done<Value> {
  ok: true
  value: Value
}

export interface Refused<Reason extends string> {
  ok: false
  reason: Reason
  data?: Record<string, unknown>
}

export function done(): Done<undefined>
export function done<Value>(value: Value): Done<Value>
export function done(value?: unknown): Done<unknown> {
  return { ok: true, value }
}

export function fail<Reason extends string>(reason: Reason, data?: Record<string, unknown>): Refused<Reason> {
  return data === undefined ? { ok: false, reason } : { ok: false, reason, data }
}
