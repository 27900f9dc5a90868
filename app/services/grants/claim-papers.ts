/** A detail that a form prints of a person. */
export type PaperField = 'idNumber' | 'occupation' | 'level' | 'phone'

export const PAPER_FIELDS = ['idNumber', 'occupation', 'level', 'phone'] as const satisfies readonly PaperField[]

/** Said of somebody who holds no skill level: a roster has no blanks. */
export const NO_LEVEL = 'none'

/** What the handler typed; empty where they typed nothing. `level` is a skill level or `none`. */
export interface TypedPapers {
  contact: string
  people: Record<string, Record<PaperField, string>>
}

/** One person of 附件2. */
export interface PaperPerson extends Record<PaperField, string | null> {
  id: string
  name: string
  organisation: string | null
  /** Which of the encrypted details the register of people holds: those cannot be typed here. */
  inRegister: { idNumber: boolean; phone: boolean }
}

/** What 附件1 and 附件2 print besides sums and account. */
export interface ClaimPapers {
  /** Whom the claim is paid to. */
  applicant: string | null
  contact: string | null
  /** What the handler typed instead of what the registers say; empty where they typed nothing. */
  typedContact: string
  people: PaperPerson[]
}

/** A blank that has to be filled before a form is printed; `name` null for 附件1. */
export interface MissingDetail {
  name: string | null
  field: PaperField | 'contact'
}

/** Everything the forms would print as a blank, in the order of the forms. Pure. */
export function missingOf({ contact, people }: ClaimPapers): MissingDetail[] {
  const details = people.flatMap((person) => PAPER_FIELDS.filter((field) => person[field] === null).map((field): MissingDetail => ({ name: person.name, field })))
  return [...(contact === null ? [{ name: null, field: 'contact' as const }] : []), ...details]
}

/** The people of 附件2: whoever the facts of the lines are about, each once. Pure. */
export function peopleOf(lines: ReadonlyArray<{ fact: { fields: Record<string, unknown> } }>): string[] {
  return [...new Set(lines.flatMap(({ fact }) => [fact.fields.person, fact.fields.apprentice].filter((id): id is string => typeof id === 'string')))]
}
