import type { settings as zh } from '../zh-CN/settings.ts'

/** Region settings: what a bureau says of itself on certificates, and the policies it runs under. */
export const settings = {
  title: 'Region settings',
  lead: (region: string) => `Issuer, number pattern and policies of ${region}. Changes apply at once; certificates already issued stay as they are.`,
  region: 'Region',
  chooseRegion: 'Choose the region to set up',
  noRegions: 'There is no region yet',

  certificates: 'Certificates',
  certificatesHint: 'For certificates issued from now on; serials go on, so that no number is used twice.',
  issuerName: 'Issuer',
  issuerNameHint: 'Printed as the signature of certificates, as on the official seal.',
  shortName: 'Short name of the region',
  shortNameHint: 'A word or two, used where the full name does not fit.',
  pattern: 'Certificate number pattern',
  patternHint: '{year} becomes the year, {serial} four digits; otherwise capital letters, digits and hyphens only.',
  example: 'Example',
  examples: (first: string, second: string) => `${first}, ${second} …`,
  patternFault: {
    serialMissing: 'The pattern needs {serial}, or numbers would repeat.',
    yearMissing: 'The pattern needs {year}, because serials start over each year.',
    badCharacters: 'Capital letters, digits and hyphens only, no hyphen at either end, 40 characters at most.',
  },

  policies: 'Policies in use',
  policiesHint: 'Ticked policies can be chosen for contests and studios. Unticking leaves contests alone whose rules are frozen under it.',
  save: 'Save settings',
  saved: 'Settings saved.',
  unchanged: 'Nothing was changed.',
  conflict: 'Somebody else has just changed the settings. What you typed is below; compare it with the stored values before saving.',
  storedNow: (value: string) => `Stored now: ${value}`,
  version: (version: number) => `Version ${version}`,
} satisfies typeof zh
