import { openObject } from '#scoring/input/object-reader.ts'
import { type ReadOutcome, Report, outcomeOf } from '#scoring/input/report.ts'
import type { Day } from '#scoring/numbers/days.ts'
import { checkIdentity } from './check-identity.ts'
import { IDENTITY_TYPES, type IdentityFault, type IdentityType, type IdentityWarning } from './identity-types.ts'

const INPUT_KEYS = new Set(['identities', 'asOf'])
const IDENTITY_KEYS = new Set(['type', 'number'])

export interface IdentitiesInput {
  /** Day against which birth dates are seen; null leaves it to the caller. */
  asOf: Day | null
  identities: { type: IdentityType; number: string }[]
}

/** A verdict in the JSON of CONTRACTS; `type` only where the number showed another type, `warnings` only where there are any. */
export type IdentityAnswer =
  | { ok: true; number: string; type?: IdentityType; warnings?: IdentityWarning[] }
  | { ok: false; reason: IdentityFault }

/** Reads the JSON of `identity`. A number that is wrong is no problem of the input: it gets a verdict. */
export function readIdentities(json: unknown): ReadOutcome<IdentitiesInput> {
  const report = new Report()
  const input = openObject(report, null, json, INPUT_KEYS)
  const asOf = input?.optionalDay('asOf') ?? null
  const identities = (input?.list('identities') ?? []).map(({ value, place }) => {
    const identity = openObject(report, place, value, IDENTITY_KEYS)
    const number = identity?.required('number')
    if (number !== undefined && typeof number !== 'string') identity?.problem('number', 'must be a string')
    return { type: identity?.oneOf('type', IDENTITY_TYPES) ?? 'residentId', number: typeof number === 'string' ? number : '' }
  })
  return outcomeOf(report, { asOf, identities })
}

/** The JSON that `identity` answers. */
export function judgeIdentities({ asOf, identities }: IdentitiesInput): { verdicts: IdentityAnswer[] } {
  return {
    verdicts: identities.map(({ type, number }): IdentityAnswer => {
      const verdict = checkIdentity(type, number, asOf)
      if (!verdict.ok) return { ok: false, reason: verdict.reason }
      return {
        ok: true,
        number: verdict.number,
        ...(verdict.type === type ? {} : { type: verdict.type }),
        ...(verdict.warnings.length > 0 ? { warnings: verdict.warnings } : {}),
      }
    }),
  }
}
