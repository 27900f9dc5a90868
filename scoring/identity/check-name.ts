// Names of people as they are stored: one form for one name, every code point kept that belongs to it (民委发〔2016〕33号: ·, 50 characters).

export type NameFault =
  | 'empty'
  | 'tooLong'
  | 'loneSurrogate'
  | 'control'
  | 'direction'
  | 'markup'
  | 'emoji'
  /** More than four marks on one base. */
  | 'combiningMarks'
  | 'separator'
  | 'unreadable'

/** What was set right without asking: it is shown back. */
export type NameNotice = 'separator' | 'whiteSpace' | 'invisible'

/** What an officer confirms; the name stays as it was typed. */
export type NameWarning = 'compatibilityCharacter' | 'privateCharacter' | 'mixedScript'

export type NameVerdict =
  | { ok: true; name: string; notices: NameNotice[]; warnings: NameWarning[] }
  | { ok: false; reason: NameFault }

/** U+00B7, the only separator in names of more than one part. */
export const NAME_SEPARATOR = '·'

/** Longest name in code points; a Han character outside the basic plane counts as one. */
export const NAME_LIMIT = 50

/** UTF-16 units that are looked at; longer texts are refused unread. */
const LONGEST_TYPED = 1_000

const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u
const INVISIBLE = /[\u00ad\u180e\u200b-\u200d\u2060\ufeff]/gu
const OTHER_SEPARATORS = /\s*[\u2022\u2027\u2219\u22c5\u30fb\uff65\u00b7]\s*/gu
const FULL_STOP_IN_HAN = /(?<=\p{Script=Han})\s*[.\uff0e]\s*(?=\p{Script=Han})/gu
const PADDING = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu
/** Ideographs that canonical composition would replace: what somebody is called is kept and asked about instead. */
const COMPATIBILITY_HAN = /[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u
const COMPOSABLE = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu

/** Judges and normalises the name of a person. */
export function checkName(typed: string): NameVerdict {
  if (typed.length > LONGEST_TYPED) return refuse('tooLong')
  if (/\p{Surrogate}/u.test(typed)) return refuse('loneSurrogate')
  if (DIRECTION.test(typed)) return refuse('direction')
  const visible = typed.replace(INVISIBLE, '')
  const trimmed = visible.trim()
  const fault = faultOf(trimmed)
  if (fault) return refuse(fault)
  const composed = trimmed.replace(COMPOSABLE, (run) => run.normalize('NFC'))
  const separated = composed.replace(OTHER_SEPARATORS, NAME_SEPARATOR).replace(FULL_STOP_IN_HAN, NAME_SEPARATOR)
  // 张　三 is padded for a printed roster; inside other names a run of white space is one space.
  const name = separated.replace(PADDING, '').replace(/\s+/gu, ' ')
  if (Array.from(name).length > NAME_LIMIT) return refuse('tooLong')
  if (/^·|·$|··/u.test(name)) return refuse('separator')
  const notices: NameNotice[] = []
  if (visible !== typed) notices.push('invisible')
  if (separated !== composed) notices.push('separator')
  if (trimmed !== visible || name !== separated) notices.push('whiteSpace')
  return { ok: true, name, notices, warnings: nameWarnings(name) }
}

function faultOf(name: string): NameFault | null {
  if (name === '') return 'empty'
  if (/\p{Cc}/u.test(name)) return 'control'
  if (/[<>{}]/.test(name)) return 'markup'
  if (/[\p{Extended_Pictographic}\p{Regional_Indicator}\u20e3]/u.test(name)) return 'emoji'
  if (/[\ufffd-\uffff]/u.test(name)) return 'unreadable'
  return /\p{M}{5}/u.test(name) ? 'combiningMarks' : null
}

/** The form by which two names are the same person's: no white space, no difference of width or case. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').replace(/\s/gu, '').toLowerCase()
}

function nameWarnings(name: string): NameWarning[] {
  const warnings: NameWarning[] = []
  if (COMPATIBILITY_HAN.test(name) || name.normalize('NFKC') !== name) warnings.push('compatibilityCharacter')
  if (/\p{Co}/u.test(name)) warnings.push('privateCharacter')
  if (/\p{Script=Latin}/u.test(name) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(name)) warnings.push('mixedScript')
  return warnings
}

function refuse(reason: NameFault): NameVerdict {
  return { ok: false, reason }
}
