import type { Locale } from '#app/messages/locale.ts'
import type { Wording } from '#scoring/policies/wording.ts'

/** The side of a wording that a page in this language shows. */
export function wordingIn(locale: Locale, wording: Wording): string {
  return locale === 'en' ? wording.en : wording.zh
}

/** A name as a page in this language shows it: the English one where somebody has entered it, else the Chinese one, which always is there. */
export function nameIn(locale: Locale, named: { name: string; nameEn?: string | null }): string {
  return locale === 'en' && named.nameEn ? named.nameEn : named.name
}

/** Divisions as hosts usually write them; any other word stays as it was entered. */
const divisionsInEnglish: ReadonlyMap<string, string> = new Map(
  Object.entries({
    职工: 'Employees', 学生: 'Students', 教师: 'Teachers', 社会: 'Open', 公开: 'Open', 青年: 'Youth', 院校: 'Schools and colleges', 职业院校: 'Vocational schools',
    中职: 'Secondary vocational', 高职: 'Higher vocational', 农民工: 'Migrant workers', 企业: 'Enterprises', 残疾人: 'People with disabilities', 个人: 'Individual', 团体: 'Team',
  }),
)

/** A division as a page in this language shows it: 职工组 is “Employees” in English. */
export function divisionIn(locale: Locale, division: string): string {
  return locale === 'en' ? (divisionsInEnglish.get(division.trim().replace(/组$/, '')) ?? division) : division
}

/** An event as it is called where several stand together: its name, and its division where it has one (焊工 · 职工组). */
export function eventNameIn(locale: Locale, event: { name: string; nameEn?: string | null; division: string }): string {
  const name = nameIn(locale, event)
  return event.division === '' ? name : `${name} · ${divisionIn(locale, event.division)}`
}
