import { z } from 'zod'
import { minute, optional, tick, version, wholeNumber } from '#app/lib/form-fields.ts'
import { readMarkText } from '#app/lib/mark-text.ts'
import type { BoardSettings } from '#db/schema/competitions.ts'

export const BOARD_SHOWS = ['closed', 'progress', 'totals', 'standings'] as const
export const BOARD_FREEZES = ['never', 'lastEntrants', 'at'] as const

/** Widest alarm line that can be set, hundredths. */
const WIDEST = 100_000

const marks = () =>
  z.string().max(16, 'tooLong').transform((text, context) => {
    const read = readMarkText(text, { maximum: WIDEST })
    if (!read.ok) context.addIssue({ code: 'custom', message: 'invalid' })
    return read.ok ? read.value : z.NEVER
  })

/** The settings of an event's boards; `part` and `spread` come in pairs, one for each part that a panel marks. */
export const boardForm = z
  .object({
    intent: z.literal('boards'),
    version: version(),
    shows: z.enum(BOARD_SHOWS, 'notOption'),
    names: tick(),
    freeze: z.enum(BOARD_FREEZES, 'notOption'),
    count: optional(wholeNumber({ min: 1, max: 999 })).default(null),
    at: minute(),
    part: z.array(z.string().max(40, 'tooLong')).default([]),
    spread: z.array(marks()).default([]),
  })
  .superRefine((value, context) => {
    if (value.shows === 'closed' || value.shows === 'progress') return
    if (value.freeze === 'lastEntrants' && value.count === null) context.addIssue({ code: 'custom', path: ['count'], message: 'countMissing' })
    if (value.freeze === 'at' && value.at === null) context.addIssue({ code: 'custom', path: ['at'], message: 'atMissing' })
  })

/** What the form says, as it is stored. */
export function boardsOf({ shows, names, freeze, count, at, part, spread }: z.output<typeof boardForm>): BoardSettings {
  const lines = part.flatMap((key, index) => (spread[index] == null ? [] : [[key, spread[index]] as const]))
  return {
    ...(lines.length === 0 ? {} : { spread: Object.fromEntries(lines) }),
    ...(shows === 'closed' ? {} : { open: { shows, names, freeze: freeze === 'lastEntrants' && count !== null ? { kind: freeze, count } : freeze === 'at' && at !== null ? { kind: freeze, at: at.toISOString() } : { kind: 'never' } } }),
  }
}
