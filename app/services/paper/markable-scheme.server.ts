import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { schemeOf, type PartScheme } from '#app/services/schemes/scheme-of.server.ts'
import { unsoundSchemes } from '#app/services/schemes/write-item-values.server.ts'
import type { Tx } from '#db/client.ts'
import type { EventScope } from '#db/queries/events.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { ItemSheet } from './item-sheet.ts'

/** `schemeChanged`: the sheet was typed by another scheme than the one that counts now. */
export type SchemeRefusal = 'schemeChanged' | 'schemeIncomplete'

/** The scheme by which a sheet was read, as it counts behind the competition's lock. */
export async function markableScheme(tx: Tx, scope: EventScope, rules: EventRules, { partKey, hash }: ItemSheet): Promise<Outcome<SchemeRefusal, PartScheme>> {
  const part = await schemeOf(tx, { ...scope, partKey }, rules)
  if (!part || part.hash !== hash) return fail('schemeChanged')
  return unsoundSchemes([part]).length > 0 ? fail('schemeIncomplete') : done(part)
}
