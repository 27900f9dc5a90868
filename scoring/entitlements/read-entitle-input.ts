import { openObject } from '#scoring/input/object-reader.ts'
import { outcomeOf, type ReadOutcome, Report } from '#scoring/input/report.ts'
import { policyById, type PolicyRegister, shippedRegister } from '#scoring/policies/register.ts'
import { vocabularyOf } from '#scoring/policies/vocabulary.ts'
import type { EntitleInput } from './line.ts'
import { readFacts } from './read-facts.ts'

const KEYS: ReadonlySet<string> = new Set(['policy', 'facts'])

/** Reads `entitle`'s JSON: the policy by its id from the register and every fact, or all problems with their paths. */
export function readEntitleInput(json: unknown, register: PolicyRegister = shippedRegister()): ReadOutcome<EntitleInput> {
  const report = new Report()
  const reader = openObject(report, null, json, KEYS)
  const id = reader?.text('policy')
  const policy = id === undefined ? null : policyById(id, register)
  if (id !== undefined && !policy) reader?.problem('policy', `no such policy; known are ${[...register.keys()].join(', ')}`)
  const facts = readFacts(report, reader?.list('facts') ?? [], vocabularyOf(register))
  if (!policy) return { ok: false, problems: report.problems }
  return outcomeOf(report, { policy, facts })
}
