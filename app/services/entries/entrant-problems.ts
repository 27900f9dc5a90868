import type { CodeFault } from '#scoring/identity/check-codes.ts'
import type { NameFault, NameNotice, NameWarning } from '#scoring/identity/check-name.ts'
import type { IdentityFault, IdentityWarning } from '#scoring/identity/identity-types.ts'
import type { EntrantField } from './entrant-fields.ts'

/** `error` stops the whole import, `warning` is confirmed by a person, `notice` says what was set right. */
export type ProblemLevel = 'error' | 'warning' | 'notice'

/** What can be said about one value of one entrant; the part before the point names the field or the cell as such. */
export type EntrantProblemCode =
  | `name.${NameFault}`
  | `nameNotice.${NameNotice}`
  | `nameWarning.${NameWarning}`
  | `identity.${IdentityFault}`
  | `identity.${IdentityWarning}`
  | 'identity.normalised'
  | 'identityType.unknown'
  | 'sex.unknown'
  | 'sex.differs'
  | 'birthDate.unreadable'
  | 'birthDate.noSuchDay'
  | 'birthDate.future'
  | 'birthDate.differs'
  | 'birthDate.converted'
  | `phone.${CodeFault}`
  | 'phone.normalised'
  | 'number.empty'
  | 'number.characters'
  | 'number.tooLong'
  | 'text.control'
  | 'text.tooLong'
  | 'text.garbled'
  | 'text.undrawable'
  | 'skillLevel.unknown'
  | 'team.missing'

export interface EntrantProblem {
  field: EntrantField
  level: ProblemLevel
  code: EntrantProblemCode
  /** The value after it was set right, for notices. Never a number of a document or a phone. */
  shown?: string
}
