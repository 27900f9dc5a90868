import { CREDIT_CHARACTERS, creditCheckCharacter } from './check-digits.ts'
import { LONGEST_TYPED, cleanNumber, isSpreadsheetNotation } from './typed-text.ts'

export type CodeFault = 'empty' | 'tooLong' | 'characters' | 'length' | 'checkDigit' | 'digitsLost' | 'notAPhone'

export type CodeVerdict = { ok: true; number: string } | { ok: false; reason: CodeFault }

const CREDIT_LENGTH = 18

/** Judges a unified social credit code (GB 32100): 18 characters without I, O, S, V, Z, and their check character. */
export function checkCreditCode(typed: string): CodeVerdict {
  const code = prepare(typed)
  if (!code.ok) return code
  for (const character of code.number) if (!CREDIT_CHARACTERS.includes(character)) return refuse('characters')
  if (code.number.length !== CREDIT_LENGTH) return refuse('length')
  return creditCheckCharacter(code.number) === code.number[17] ? code : refuse('checkDigit')
}

export type PhoneVerdict = { ok: true; number: string; kind: 'mobile' | 'landline' } | { ok: false; reason: CodeFault }

/**
 * Judges a mainland phone number: a mobile number without country code, or a landline with its area code, stored with a hyphen
 * ('0579-87660000'; an extension is not kept apart, `转` is refused).
 */
export function checkPhone(typed: string): PhoneVerdict {
  const cleaned = prepare(typed)
  if (!cleaned.ok) return cleaned
  const number = cleaned.number.replace(/[()]/g, '').replace(/^(?:\+86|0086)/, '')
  if (/^1[3-9]\d{9}$/.test(number)) return { ok: true, number, kind: 'mobile' }
  const landline = /^(010|02\d|0[3-9]\d{2})([2-8]\d{6,7})$/.exec(number)
  if (landline) return { ok: true, number: `${landline[1]}-${landline[2]}`, kind: 'landline' }
  return refuse(/^\d+$/.test(number) ? 'notAPhone' : 'characters')
}

const SHORTEST_ACCOUNT = 8
const LONGEST_ACCOUNT = 32

/** Judges a bank account: digits as text, leading zeros kept. Accounts of units follow no check digit, so none is asked. */
export function checkBankAccount(typed: string): CodeVerdict {
  const account = prepare(typed)
  if (!account.ok) return account
  if (!/^\d+$/.test(account.number)) return refuse('characters')
  return account.number.length < SHORTEST_ACCOUNT || account.number.length > LONGEST_ACCOUNT ? refuse('length') : account
}

function prepare(typed: string): CodeVerdict {
  if (typed.length > LONGEST_TYPED) return refuse('tooLong')
  const number = cleanNumber(typed)
  if (number === '') return refuse('empty')
  return isSpreadsheetNotation(number) ? refuse('digitsLost') : { ok: true, number }
}

function refuse(reason: CodeFault): { ok: false; reason: CodeFault } {
  return { ok: false, reason }
}
