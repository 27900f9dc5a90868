/** Editions of 国家职业分类大典: codes changed between them, so a code means nothing without its edition (B13). */
export const OCCUPATION_EDITIONS = ['2022', '2015', '1999'] as const

export type OccupationEdition = (typeof OCCUPATION_EDITIONS)[number]

/** Levels an occupation's standard may end with, lowest first. */
export const HIGHEST_LEVELS = ['intermediateWorker', 'seniorWorker', 'technician', 'seniorTechnician', 'specialTechnician', 'chiefTechnician'] as const

/** Main group 1–8, then three two-digit steps: 6-18-02-04 is the welder of the 2015 edition. */
const OCCUPATION_CODE = /^[1-8]-\d{2}-\d{2}-\d{2}$/

const DASHES = /[‐‑‒–—−－]/g
const FULL_WIDTH_DIGITS = /[０-９]/g

/** A typed code with full-width digits, other dashes and blanks put right; still to be checked. */
export function cleanOccupationCode(text: string): string {
  return text
    .replace(DASHES, '-')
    .replace(FULL_WIDTH_DIGITS, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 48))
    .replace(/\s+/g, '')
}

export function isOccupationCode(text: string): boolean {
  return OCCUPATION_CODE.test(text)
}
