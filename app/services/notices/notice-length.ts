/** What a bureau may lay down the length of: notices of contest results, and those of studios (recognition, assessment). */
export const NOTICE_LENGTHS = ['results', 'studios'] as const
export type NoticeLengthOf = (typeof NOTICE_LENGTHS)[number]

/** Working days of a notice where no document says otherwise (B5). */
export const USUAL_NOTICE_DAYS = 5

const PREFIX = 'noticeDays.'

/** The key under which a length stands among what the texts leave open. */
export const noticeLengthKey = (of: NoticeLengthOf): string => `${PREFIX}${of}`

/** Lengths of notices are no sums: the engine never sees them. */
export const isNoticeLengthKey = (key: string): boolean => key.startsWith(PREFIX)
