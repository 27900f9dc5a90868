import { COMMON_PASSWORDS } from './common-passwords.ts'

/**
 * What a new password must be. Profile `mlps` (GB/T 22239, level 2 and 3) asks for three of four classes of characters or
 * sixteen characters; profile `asvs` (OWASP ASVS 6.2.5) forbids such composition rules. Both ask for length and refuse
 * common words and words of the context.
 */

export type PasswordProfile = 'mlps' | 'asvs'

export const MIN_LENGTH = 10
export const MAX_LENGTH = 128
const LONG_ENOUGH = 16

export type PasswordProblem = 'tooShort' | 'tooLong' | 'controlCharacter' | 'tooSimple' | 'tooCommon' | 'containsContext' | 'needsMoreClasses'

/** Words that somebody would try first here. */
const CONTEXT_WORDS = ['jiangheng', 'wuyi', 'yuyao', 'jingsai', 'renshe', 'rsj', 'password', 'passw0rd', 'zhuanye', 'zhejiang', 'jinhua', 'ningbo', '匠衡', '武义', '余姚', '人社']

/**
 * Checks a new password.
 *
 * @param context the account's own words: user name, display name, region
 * @returns every problem, empty when the password is acceptable
 */
export function findPasswordProblems(password: string, options: { profile: PasswordProfile; context: readonly string[] }): PasswordProblem[] {
  const text = password.normalize('NFC')
  const length = [...text].length
  const problems: PasswordProblem[] = []
  // Longer input is not looked at any further: the checks below must stay cheap.
  if (length > MAX_LENGTH || password.length > 4 * MAX_LENGTH) return ['tooLong']
  if (length < MIN_LENGTH) problems.push('tooShort')
   
  if (/[\u0000-\u001f\u007f]/.test(text)) problems.push('controlCharacter')
  if (new Set(text).size < 5 || isRun(text)) problems.push('tooSimple')
  const plain = unmask(text)
  if (COMMON_PASSWORDS.has(text.toLowerCase()) || COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(withoutEnds(text))) problems.push('tooCommon')
  if (containsContext(text, plain, options.context)) problems.push('containsContext')
  if (options.profile === 'mlps' && length < LONG_ENOUGH && classesOf(text) < 3) problems.push('needsMoreClasses')
  return problems
}

/** Lower case with the usual disguises undone: `P@ssw0rd` reads `password`. */
function unmask(text: string): string {
  const disguises: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', '5': 's', $: 's', '7': 't' }
  return [...text.toLowerCase()].map((char) => disguises[char] ?? char).join('')
}

/** The word between the digits and signs people put around it. */
function withoutEnds(text: string): string {
  return text.toLowerCase().replace(/^[^a-z]+/, '').replace(/[^a-z]+$/, '')
}

/** A word of the context makes a password weak when little else is in it. */
function containsContext(text: string, plain: string, own: readonly string[]): boolean {
  const lower = text.toLowerCase()
  return [...CONTEXT_WORDS, ...own.map((word) => word.trim().toLowerCase())]
    .filter((word) => [...word].length >= 2 && (word.length >= 3 || /\P{ASCII}/u.test(word)))
    .some((word) => (lower.includes(word) || plain.includes(word)) && [...text].length - [...word].length < MIN_LENGTH)
}

/** Neighbouring characters all the way: 1234567890, abcdefghij, or the same again and again. */
function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)))
  return steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1)
}

function classesOf(text: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((pattern) => pattern.test(text)).length
}
