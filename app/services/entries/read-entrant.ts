import { checkPhone } from '#scoring/identity/check-codes.ts'
import { checkIdentity, identityDisagreements } from '#scoring/identity/check-identity.ts'
import { checkName, nameKey } from '#scoring/identity/check-name.ts'
import type { IdentityType, SkillLevel } from '#db/schema/identity.ts'
import { IDENTITY_TYPE_WORDS, NO_LEVEL_WORDS, SEX_WORDS, SKILL_LEVEL_WORDS, wordKey, type EntrantField } from './entrant-fields.ts'
import type { EntrantProblem, EntrantProblemCode, ProblemLevel } from './entrant-problems.ts'
import { readDay } from './read-day.ts'

/** An entrant as it is stored. What was left empty is null and leaves a stored value as it is. */
export interface EntrantValues {
  /** Null asks for the next free number. */
  number: string | null
  name: string
  nameKey: string
  identityType: IdentityType
  /** Normalised: upper-case letters and digits. */
  identityNumber: string
  sex: 'male' | 'female' | null
  birthDate: string | null
  phone: string | null
  organisation: string | null
  skillLevel: SkillLevel | null
  team: string | null
}

export interface ReadEntrantOptions {
  /** Day against which births are seen. */
  asOf: string
  /** Team events ask for a team. */
  format: 'individual' | 'team'
  /** Characters of a text that no font of the certificates can draw; asked so that somebody hears of it long before a certificate is due. */
  undrawable?: (text: string) => readonly string[]
}

export interface EntrantReading {
  /** Null when there is an error. */
  values: EntrantValues | null
  /** What could be read all the same: enough to find out that somebody is there twice. */
  parts: { number: string | null; nameKey: string | null; identityNumber: string | null }
  problems: EntrantProblem[]
}

const LONGEST_NUMBER = 20
const LONGEST_TEXT = 100

/** Reads what a person typed or a workbook holds about one entrant; every problem at once, each with its field. */
export function readEntrant(typed: Partial<Record<EntrantField, string>>, options: ReadEntrantOptions): EntrantReading {
  const reader = new EntrantReader(typed)
  const name = reader.name()
  const identity = reader.identity(options.asOf)
  const sex = reader.word('sex', SEX_WORDS, 'sex.unknown')
  const birthDate = reader.birthDate(options.asOf)
  const phone = reader.phone()
  const number = reader.number()
  const organisation = reader.freeText('organisation')
  const team = reader.freeText('team')
  const skillLevel = reader.skillLevel()
  if (options.format === 'team' && team === null && reader.text('team') === '') reader.add('team', 'error', 'team.missing')
  for (const [field, text] of [['name', name], ['organisation', organisation]] as const) {
    const characters = text === null ? [] : (options.undrawable?.(text) ?? [])
    if (characters.length > 0) reader.add(field, 'warning', 'text.undrawable', characters.join(''))
  }
  if (identity) {
    for (const field of identityDisagreements(identity, { birthDate, sex })) reader.add(field, 'error', `${field}.differs`)
  }
  const { problems } = reader
  const parts = { number, nameKey: name && nameKey(name), identityNumber: identity?.number ?? null }
  if (!name || !identity || problems.some((problem) => problem.level === 'error')) return { values: null, parts, problems }
  return {
    parts,
    values: {
      number,
      name,
      nameKey: nameKey(name),
      identityType: identity.type,
      identityNumber: identity.number,
      sex: sex ?? identity.sex,
      birthDate: birthDate ?? identity.birthDate,
      phone,
      organisation,
      skillLevel,
      team,
    },
    problems,
  }
}

/** What of an entrant may be corrected afterwards. */
export interface EntrantChange {
  number: string
  name: string
  /** Null leaves the stored phone. */
  phone: string | null
  organisation: string | null
  skillLevel: SkillLevel | null
  team: string | null
}

/** Reads a correction of an entrant; the number may not become empty. */
export function readEntrantChange(typed: Partial<Record<EntrantField, string>>, format: ReadEntrantOptions['format']): { change: EntrantChange | null; problems: EntrantProblem[] } {
  const reader = new EntrantReader(typed)
  const name = reader.name()
  const phone = reader.phone()
  const number = reader.number()
  const organisation = reader.freeText('organisation')
  const team = reader.freeText('team')
  const skillLevel = reader.skillLevel()
  if (number === null && reader.text('number') === '') reader.add('number', 'error', 'number.empty')
  if (format === 'team' && reader.text('team') === '') reader.add('team', 'error', 'team.missing')
  const { problems } = reader
  if (name === null || number === null || problems.some((problem) => problem.level === 'error')) return { change: null, problems }
  return { change: { number, name, phone, organisation, skillLevel, team }, problems }
}

class EntrantReader {
  readonly problems: EntrantProblem[] = []
  private readonly typed: Partial<Record<EntrantField, string>>

  constructor(typed: Partial<Record<EntrantField, string>>) {
    this.typed = typed
  }

  add(field: EntrantField, level: ProblemLevel, code: EntrantProblemCode, shown?: string): null {
    this.problems.push(shown === undefined ? { field, level, code } : { field, level, code, shown })
    return null
  }

  text(field: EntrantField): string {
    return (this.typed[field] ?? '').trim()
  }

  name(): string | null {
    const verdict = checkName(this.typed.name ?? '')
    if (!verdict.ok) return this.add('name', 'error', `name.${verdict.reason}`)
    // Blanks at either end and between Hanzi mean nothing; only what changes the look of the name is told.
    for (const notice of verdict.notices) if (notice !== 'whiteSpace') this.add('name', 'notice', `nameNotice.${notice}`, verdict.name)
    for (const warning of verdict.warnings) this.add('name', 'warning', `nameWarning.${warning}`, verdict.name)
    return verdict.name
  }

  identity(asOf: string) {
    const type = this.word('identityType', IDENTITY_TYPE_WORDS, 'identityType.unknown') ?? 'residentId'
    const typed = this.typed.identityNumber ?? ''
    const verdict = checkIdentity(type, typed, asOf)
    if (!verdict.ok) return this.add('identityNumber', 'error', `identity.${verdict.reason}`)
    if (/[\uff01-\uff5e]/.test(typed)) this.add('identityNumber', 'notice', 'identity.normalised')
    for (const warning of verdict.warnings) this.add('identityNumber', warning === 'over100' ? 'warning' : 'notice', `identity.${warning}`)
    return verdict
  }

  word<Value extends string>(field: EntrantField, words: ReadonlyMap<string, Value>, unknown: EntrantProblemCode): Value | null {
    const text = this.text(field)
    return text === '' ? null : (words.get(wordKey(text)) ?? this.add(field, 'error', unknown))
  }

  skillLevel(): SkillLevel | null {
    return NO_LEVEL_WORDS.has(wordKey(this.text('skillLevel'))) ? null : this.word('skillLevel', SKILL_LEVEL_WORDS, 'skillLevel.unknown')
  }

  birthDate(asOf: string): string | null {
    const text = this.text('birthDate')
    if (text === '') return null
    const reading = readDay(text)
    if (!reading.ok) return this.add('birthDate', 'error', `birthDate.${reading.fault}`)
    if (reading.day > asOf) return this.add('birthDate', 'error', 'birthDate.future')
    if (reading.converted) this.add('birthDate', 'notice', 'birthDate.converted', reading.day)
    return reading.day
  }

  phone(): string | null {
    const text = this.text('phone')
    if (text === '') return null
    const verdict = checkPhone(text)
    if (!verdict.ok) return this.add('phone', 'error', `phone.${verdict.reason}`)
    if (/[\uff01-\uff5e]/.test(text)) this.add('phone', 'notice', 'phone.normalised')
    return verdict.number
  }

  number(): string | null {
    const text = this.text('number').normalize('NFKC')
    if (text === '') return null
    if ([...text].length > LONGEST_NUMBER) return this.add('number', 'error', 'number.tooLong')
    return /^[\p{L}\p{N}._/-]+$/u.test(text) ? text : this.add('number', 'error', 'number.characters')
  }

  /** Names of units and teams: any words, stored as typed but for blanks and invisible characters. */
  freeText(field: 'organisation' | 'team'): string | null {
    const text = this.text(field)
    if (text.length > 1_000) return this.add(field, 'error', 'text.tooLong')
    if (/\p{Surrogate}|[\ufffd\ufffe\uffff]|\p{M}{5}/u.test(text)) return this.add(field, 'error', 'text.garbled')
    if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|(?![\t\r\n])\p{Cc}/u.test(text)) return this.add(field, 'error', 'text.control')
    const plain = text.replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/gu, '').normalize('NFC').replace(/\s+/gu, ' ').trim()
    if ([...plain].length > LONGEST_TEXT) return this.add(field, 'error', 'text.tooLong')
    return plain === '' ? null : plain
  }
}
