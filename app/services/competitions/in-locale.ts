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

/** An event as it is called where several stand together: its name, and its division where it has one (焊工 · 职工组). */
export function eventNameIn(locale: Locale, event: { name: string; nameEn?: string | null; division: string }): string {
  const name = nameIn(locale, event)
  return event.division === '' ? name : `${name} · ${event.division}`
}
