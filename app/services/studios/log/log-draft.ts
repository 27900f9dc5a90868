import { z } from 'zod'
import { isDay } from '#app/lib/dates.ts'
import type { LogKind } from '#db/queries/studio-log.ts'

/** Kinds a leader may log, in the order of the buttons: what happens most often first. Apprentices are logged from their own page. */
export const LOG_KINDS = ['project', 'exchange', 'service', 'award', 'patent', 'spending', 'funding', 'other'] as const satisfies readonly LogKind[]
export const ALL_LOG_KINDS = ['apprenticeAgreement', 'apprenticeMilestone', ...LOG_KINDS] as const satisfies readonly LogKind[]

/** What each kind asks for besides the line: nothing more than its figure. */
export const LOG_EXTRAS: Readonly<Record<(typeof LOG_KINDS)[number], 'benefit' | 'people' | 'amount' | null>> = {
  project: 'benefit',
  exchange: 'people',
  service: 'people',
  award: null,
  patent: null,
  spending: 'amount',
  funding: 'amount',
  other: null,
}

/** A use that the policy's closed list does not name. */
export const OUTSIDE_USES = 'outside'

export const LOG_PER_PAGE = 30
export const MOST_PHOTOS = 3
export const LONGEST_LINE = 200
export const LONGEST_FIGURE = 40

const money = z.string().regex(/^(0|[1-9]\d{0,9})(\.\d{1,2})?$/)

/** The body of `POST /api/studios/:studioId/log`. Photographs come along, so that line and picture arrive together or not at all. */
export const logDraftSchema = z.strictObject({
  kind: z.enum(LOG_KINDS),
  on: z.string().refine(isDay),
  line: z.string().trim().min(1).max(LONGEST_LINE),
  people: z.int().min(0).max(1_000_000).nullable(),
  /** Of a service: whether the bureau organised it, which a policy may make a condition. A line that waited on a device since before this was asked leaves it out. */
  organisedByBureau: z.boolean().optional(),
  /** Of a project: a figure before and after it, with its unit. Lines that waited on a device since before this was asked leave them out. */
  before: z.string().trim().max(LONGEST_FIGURE).optional(),
  after: z.string().trim().max(LONGEST_FIGURE).optional(),
  /** Yuan as typed. */
  amount: money.nullable(),
  use: z.string().max(120).nullable(),
  /** The leader has read that the use is not among those the policy allows. */
  warned: z.boolean(),
  photos: z.array(z.strictObject({ name: z.string().max(200), base64: z.string().max(4_000_000) })).max(MOST_PHOTOS),
})

export type LogDraft = z.infer<typeof logDraftSchema>

/** A project with a figure on one side only: it compares nothing. */
export function isHalfCompared({ kind, before, after }: Pick<LogDraft, 'kind' | 'before' | 'after'>): boolean {
  return kind === 'project' && Boolean(before) !== Boolean(after)
}

/** The answer of a line that is in. */
export interface SavedLog {
  entryId: string
}

export type LogRefusal = 'inFuture' | 'useMissing' | 'useForbidden' | 'amountMissing' | 'figureMissing' | 'photoUnreadable' | 'notActive' | 'notAllowed'
