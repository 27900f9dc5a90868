import { type Day, addYears, compareDays, formatDay, isRealDay } from '#scoring/numbers/days.ts'
import { residentCheckCharacter } from './check-digits.ts'
import type { IdentityFault, IdentityType, IdentityVerdict, IdentityWarning } from './identity-types.ts'
import { LONGEST_TYPED, cleanNumber, isSpreadsheetNotation } from './typed-text.ts'

/** First two digits of a resident ID: the provinces of GB/T 2260. Counties are not checked, people keep numbers of abolished ones. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(' '),
)

/** Hong Kong, Macao and Taiwan on the residence permit of their people. */
const PERMIT_REGIONS = new Set(['810000', '820000', '830000'])

const OLDEST_UNASKED = 100

/** Documents without a check character: what length and characters allow. */
const FORMS: Readonly<Partial<Record<IdentityType, RegExp>>> = {
  passport: /^[A-Z0-9]{5,17}$/,
  hkMacaoPassport: /^[A-Z0-9]{5,17}$/,
  taiwanTravelPermit: /^(?:\d{8}|\d{10}[A-Z]?)$/,
  officerId: /^[\p{Script=Han}A-Z0-9]{4,20}$/u,
}

/**
 * Judges the number of an identity document (GB 11643 and its kin) after cleaning it: full-width digits, spaces, hyphens and a small x
 * are accepted. `asOf` is the day against which "born in the future" and "over a hundred years" are seen; without it neither is.
 */
export function checkIdentity(type: IdentityType, typed: string, asOf: Day | null): IdentityVerdict {
  if (typed.length > LONGEST_TYPED) return refuse('tooLong')
  const number = cleanNumber(typed)
  if (number === '') return refuse('empty')
  if (isSpreadsheetNotation(number)) return refuse('digitsLost')
  if (type === 'residentId' || type === 'hkMacaoTaiwanResidencePermit') return checkResident(type, number, asOf)
  if (type === 'foreignPermanentResident') return checkForeignPermanentResident(number, asOf)
  return FORMS[type]?.test(number) ? { ok: true, type, number, birthDate: null, sex: null, warnings: [] } : refuse('characters')
}

function checkResident(type: 'residentId' | 'hkMacaoTaiwanResidencePermit', number: string, asOf: Day | null): IdentityVerdict {
  const malformed = eighteenCharacters(number)
  if (malformed) return refuse(malformed)
  const isPermit = PERMIT_REGIONS.has(number.slice(0, 6))
  if (number[0] === '9' || (type === 'hkMacaoTaiwanResidencePermit' && !isPermit)) return refuse('notThisDocument')
  if (!isPermit && !PROVINCES.has(number.slice(0, 2))) return refuse('region')
  // The number itself says that it is a residence permit; the type follows it.
  const warnings: IdentityWarning[] = isPermit && type === 'residentId' ? ['isResidencePermit'] : []
  return checkBirthAndEnd(isPermit ? 'hkMacaoTaiwanResidencePermit' : 'residentId', number, asOf, warnings)
}

/** Since December 2023: 9, issuing province, nationality, birth date, serial, check digit; the older card is three letters and twelve digits. */
function checkForeignPermanentResident(number: string, asOf: Day | null): IdentityVerdict {
  const type = 'foreignPermanentResident'
  if (/^[A-Z]{3}\d{12}$/.test(number)) return { ok: true, type, number, birthDate: null, sex: null, warnings: [] }
  const malformed = eighteenCharacters(number)
  if (malformed) return refuse(malformed === 'fifteenDigits' ? 'characters' : malformed)
  if (number[0] !== '9') return refuse('notThisDocument')
  return checkBirthAndEnd(type, number, asOf, [])
}

function eighteenCharacters(number: string): IdentityFault | null {
  if (/^\d{15}$/.test(number)) return 'fifteenDigits'
  if (!/^[0-9X]+$/.test(number)) return 'characters'
  if (number.length !== 18) return 'length'
  return /^\d{17}[0-9X]$/.test(number) ? null : 'characters'
}

function checkBirthAndEnd(type: IdentityType, number: string, asOf: Day | null, warnings: IdentityWarning[]): IdentityVerdict {
  const birth = { year: Number(number.slice(6, 10)), month: Number(number.slice(10, 12)), day: Number(number.slice(12, 14)) }
  if (!isRealDay(birth)) return refuse('birthDate')
  // A spreadsheet keeps fifteen digits and fills the rest with zeros.
  if (residentCheckCharacter(number) !== number[17]) return refuse(number.endsWith('000') ? 'digitsLost' : 'checkDigit')
  const birthDate = formatDay(birth)
  if (asOf !== null && compareDays(birthDate, asOf) > 0) return refuse('bornInFuture')
  if (asOf !== null && compareDays(addYears(birthDate, OLDEST_UNASKED), asOf) < 0) warnings.push('over100')
  return { ok: true, type, number, birthDate, sex: Number(number[16]) % 2 === 1 ? 'male' : 'female', warnings }
}

/** What a form says otherwise than the number: both must be mended by hand, the number is not simply believed. */
export function identityDisagreements(
  verdict: Extract<IdentityVerdict, { ok: true }>,
  given: { birthDate?: Day | null; sex?: 'male' | 'female' | null },
): ('birthDate' | 'sex')[] {
  const disagreements: ('birthDate' | 'sex')[] = []
  if (verdict.birthDate && given.birthDate && verdict.birthDate !== given.birthDate) disagreements.push('birthDate')
  if (verdict.sex && given.sex && verdict.sex !== given.sex) disagreements.push('sex')
  return disagreements
}

function refuse(reason: IdentityFault): IdentityVerdict {
  return { ok: false, reason }
}
