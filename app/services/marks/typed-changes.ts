import { z } from 'zod'

const entryId = z.uuid()
const baseVersion = z.int().min(0).max(1_000_000)

/** The body of `POST /api/events/:eventId/marks`. Marks are text as typed; nothing is coerced. */
export const typedChangesSchema = z.strictObject({
  cells: z
    .array(z.strictObject({ entryId, column: z.string().max(80), text: z.string().max(64), absentJudge: z.boolean(), baseVersion }))
    .max(1_000),
  statuses: z
    .array(z.strictObject({ entryId, status: z.enum(['competed', 'absent', 'didNotFinish', 'withdrawn']), baseVersion }))
    .max(200),
})
