/** What is asked about an entrant, in the order of the template. */
export const ENTRANT_FIELDS = ['number', 'name', 'identityType', 'identityNumber', 'sex', 'birthDate', 'phone', 'organisation', 'skillLevel', 'team'] as const

export type EntrantField = (typeof ENTRANT_FIELDS)[number]

/** An entrant without these cannot be told from another. */
export const REQUIRED_FIELDS: readonly EntrantField[] = ['name', 'identityNumber']
