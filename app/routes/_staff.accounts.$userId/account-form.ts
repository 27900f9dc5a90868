import { z } from 'zod'

import { optional, paragraph, uuid } from '#app/lib/form-fields.ts'
import { MANAGEABLE_ROLES } from '#app/services/accounts/manage/manageable-roles.ts'

const reason = paragraph({ min: 2, max: 500 })

/** The acts of this page. */
export const AccountForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('issueCode') }),
  z.object({ intent: z.literal('grant'), role: z.enum(MANAGEABLE_ROLES), competitionId: optional(uuid()), eventId: optional(uuid()), studioId: optional(uuid()) }),
  z.object({ intent: z.literal('withdraw'), assignmentId: uuid() }),
  z.object({ intent: z.literal('disable'), reason }),
  z.object({ intent: z.literal('enable'), reason }),
  z.object({ intent: z.literal('unlock'), reason }),
  z.object({ intent: z.literal('endSessions'), reason }),
])
