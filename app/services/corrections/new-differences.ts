import { canonicalJson } from '#app/lib/canonical-json.ts'
import type { Evaluation, LineChange } from '#app/services/grants/evaluation.server.ts'

/**
 * The changes of `after` that did not wait already `before`: what one act brings to the money of a region, apart from what is open for other
 * reasons. Facts that are new in both evaluations have other ids in each, so a line is known by its source. Pure.
 */
export function newDifferences(before: Evaluation, after: Evaluation): LineChange[] {
  const waiting = new Set(before.lines.map((change) => contentOf(before, change)))
  return after.lines.filter((change) => !waiting.has(contentOf(after, change)))
}

function contentOf({ facts }: Evaluation, { before, after }: LineChange): string {
  const fact = facts.find(({ id }) => id === after.factId)?.after
  const source = before?.id ?? (fact ? `${fact.kind} ${fact.sourceType} ${fact.sourceId}` : after.factId)
  return canonicalJson([source, after.policyId, after.rule, after.part, after.payeeType, after.payeeId, after.status, after.amountFen, after.line.reasons])
}
