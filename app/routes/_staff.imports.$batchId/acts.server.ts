import { z } from 'zod'

import type { RegionActor } from '#app/auth/actor.ts'
import { refusalText } from '#app/components/imports/problem-text.ts'
import { paragraph, tick, version, wholeNumber } from '#app/lib/form-fields.ts'
import type { Outcome } from '#app/lib/outcome.ts'
import type { Messages } from '#app/messages/index.ts'
import { confirmImport } from '#app/services/imports/confirm-import.server.ts'
import { chooseEncoding, discardImport, editImport, MAX_TYPED, type SheetEdit } from '#app/services/imports/edit-import.server.ts'
import { undoImport } from '#app/services/imports/undo-import.server.ts'

const row = wholeNumber({ min: 1, max: 1_048_576 })
const column = wholeNumber({ min: 1, max: 16_384 })
/** A whole paste of text is no cell; what a cell may say is judged with the sheet. */
const text = z.string().max(MAX_TYPED, 'tooLong').default('')

/** What can be done with an import. Every act names the version of the preview it was taken on. */
export const ActForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('cell'), version: version(), row, column, text }),
  z.object({ intent: z.literal('column'), version: version(), column, field: z.string().max(80) }),
  z.object({ intent: z.literal('row'), version: version(), row, leave: z.enum(['yes', 'no']) }),
  z.object({ intent: z.literal('hiddenRows'), version: version(), include: z.enum(['yes', 'no']) }),
  z.object({ intent: z.literal('encoding'), version: version(), encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030']) }),
  z.object({ intent: z.literal('confirm'), version: version(), seen: z.string().max(64), warningsSeen: tick(), informed: tick() }),
  z.object({ intent: z.literal('discard'), version: version() }),
  z.object({ intent: z.literal('undo'), version: version(), reason: paragraph({ max: 500 }) }),
])

export type Act = z.output<typeof ActForm>
/** `ignore` is what the page sends for a column that is left out. */
export const IGNORE = 'ignore'

interface ActResult {
  /** Set when the page starts over with a word of what has been done. */
  toast?: string
  errors: Record<string, string>
  status: number
}

/** Carries one act of the page out and says how it went. */
export async function carryOut({ actor, batchId, act, idempotencyKey, m }: { actor: RegionActor; batchId: string; act: Act; idempotencyKey: string; m: Messages }): Promise<ActResult> {
  const common = { actor, batchId, idempotencyKey, version: act.version }
  const words = m.imports
  const edited = (outcome: Outcome<string, unknown>): ActResult => (outcome.ok ? { errors: {}, status: 200 } : refused(outcome))
  const refused = (outcome: { reason: string; data?: Record<string, unknown> }): ActResult => {
    const own = words.failed as Record<string, string>
    return { errors: { form: Object.hasOwn(own, outcome.reason) ? own[outcome.reason]! : refusalText(m, outcome.reason, outcome.data) }, status: 409 }
  }
  switch (act.intent) {
    case 'encoding':
      return edited(await chooseEncoding({ ...common, encoding: act.encoding }))
    case 'confirm': {
      const outcome = await confirmImport({ ...common, seen: act.seen, warningsSeen: act.warningsSeen, informed: act.informed })
      if (!outcome.ok) return refused(outcome)
      return { toast: words.done.confirmed(outcome.value.added, outcome.value.changed), errors: {}, status: 200 }
    }
    case 'discard': {
      const outcome = await discardImport(common)
      return outcome.ok ? { toast: words.done.discarded, errors: {}, status: 200 } : refused(outcome)
    }
    case 'undo': {
      const outcome = await undoImport({ ...common, reason: act.reason })
      return outcome.ok ? { toast: words.done.undone, errors: {}, status: 200 } : refused(outcome)
    }
    default:
      return edited(await editImport({ ...common, change: toEdit(act) }))
  }
}

function toEdit(act: Extract<Act, { intent: 'cell' | 'column' | 'row' | 'hiddenRows' }>): SheetEdit {
  switch (act.intent) {
    case 'cell':
      return { edit: 'cell', row: act.row, column: act.column, text: act.text }
    case 'column':
      return { edit: 'column', column: act.column, field: act.field === IGNORE ? null : act.field }
    case 'row':
      return { edit: 'row', row: act.row, leave: act.leave === 'yes' }
    case 'hiddenRows':
      return { edit: 'hiddenRows', include: act.include === 'yes' }
  }
}
