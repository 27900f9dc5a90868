import type { Evaluation, FactChange, LineChange } from './evaluation.server.ts'

/** Fields whose values tie facts together: the rules about 不重复 go by them. */
const TIES = ['person', 'studio', 'apprentice', 'competition', 'organiser', 'employer', 'sender', 'team'] as const

/**
 * Divides a difference: what only adds, and what touches a line that is stored already. A new fact that shares a person, a studio or a unit
 * with a changed line waits with it, so that nothing is added on the strength of a change nobody has looked at. Pure.
 */
export function divideChanges({ facts, lines, standing }: Pick<Evaluation, 'facts' | 'lines' | 'standing'>): { safe: { facts: FactChange[]; lines: LineChange[] }; held: { facts: FactChange[]; lines: LineChange[] } } {
  const fieldsOf = new Map<string, Record<string, unknown>>(standing.map((fact) => [fact.id, fact as Record<string, unknown>]))
  for (const { id, before } of facts) if (before && !fieldsOf.has(id)) fieldsOf.set(id, before.fact)
  const heldIds = new Set<string>()
  const touched = new Set<string>()
  const hold = (factId: string): void => {
    heldIds.add(factId)
    for (const value of tiesOf(fieldsOf.get(factId))) touched.add(value)
  }
  for (const { id, before } of facts) {
    if (!before) continue
    hold(id)
    // Whom it was about before is as much part of the change as whom it is about now.
    for (const value of tiesOf(before.fact)) touched.add(value)
  }
  for (const { before, after } of lines) if (before) hold(after.factId)
  for (let grown = touched.size > 0; grown; ) {
    grown = false
    for (const { id, before } of facts) {
      if (before || heldIds.has(id) || !tiesOf(fieldsOf.get(id)).some((value) => touched.has(value))) continue
      hold(id)
      grown = true
    }
  }
  const isHeld = (factId: string) => heldIds.has(factId)
  return {
    safe: { facts: facts.filter(({ id }) => !isHeld(id)), lines: lines.filter(({ after }) => !isHeld(after.factId)) },
    held: { facts: facts.filter(({ id }) => isHeld(id)), lines: lines.filter(({ after }) => isHeld(after.factId)) },
  }
}

function tiesOf(fields: Record<string, unknown> | undefined): string[] {
  if (!fields) return []
  return TIES.flatMap((field) => (typeof fields[field] === 'string' ? [fields[field]] : []))
}
