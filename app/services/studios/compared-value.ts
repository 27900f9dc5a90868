import type { Messages } from '#app/messages/index.ts'
import type { ComparedRow } from './compare.server.ts'

/** A reported figure, or a grade, in words. */
export function comparedValue(m: Messages, kind: ComparedRow['kind'], value: string): string {
  if (kind === 'yesNo') return value === 'yes' ? m.common.yes : m.common.no
  if (kind === 'grade') return value in m.terms.assessmentGrade ? m.terms.assessmentGrade[value as keyof Messages['terms']['assessmentGrade']] : value
  return value
}
