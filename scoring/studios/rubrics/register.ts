import type { Rubric } from '../rubric.ts'
import { fujianTerm } from './fujian-term.ts'
import { hangzhou2017 } from './hangzhou-2017.ts'

/** Rubrics a round may be held under; the first is offered first. A round keeps its own copy, so that a later change leaves it as it was. */
export const RUBRICS: readonly Rubric[] = [hangzhou2017, fujianTerm]

export function rubricByKey(key: string): Rubric | null {
  return RUBRICS.find((rubric) => rubric.key === key) ?? null
}
