import { isJsonObject, type ObjectReader, openObject } from '#scoring/input/object-reader.ts'
import type { Payee } from '#scoring/policies/facts.ts'

const PAYEE_KEYS: ReadonlySet<string> = new Set(['kind', 'id'])

/** A payee as a name alone (its kind follows from the role) or as `{ kind, id }`. */
export function readPayee(reader: ObjectReader, name: string): Payee | undefined {
  const value = reader.source[name]
  if (!isJsonObject(value)) {
    const id = reader.text(name)
    return id === undefined ? undefined : { kind: '', id }
  }
  const object = openObject(reader.report, { parent: reader.place, step: name }, value, PAYEE_KEYS)
  const kind = object?.text('kind')
  const id = object?.text('id')
  return kind === undefined || id === undefined ? undefined : { kind, id }
}

/**
 * A WorldSkills result speaks of a person or a team. Competitors and expert teams are paid themselves unless somebody else is named;
 * a training base or an importing employer must be named. `fields` are those read so far and receive the completed payee.
 */
export function completeWorldSkills(reader: ObjectReader, fields: Record<string, unknown>): void {
  const { role, person, team } = fields
  if (!reader.has('person') && !reader.has('team')) reader.problem('person', 'missing (a person or a team is needed)')
  if (fields.payee === undefined) {
    if (role !== 'competitor' && role !== 'expertTeam') {
      if (!reader.has('payee')) reader.problem('payee', 'missing')
      return
    }
    fields.payee = role === 'competitor' && person !== undefined ? { kind: 'person', id: person } : { kind: 'team', id: team ?? person }
    return
  }
  const payee = fields.payee as Payee
  if (payee.kind === '') fields.payee = { kind: kindByRole(role, payee.id, person, team), id: payee.id }
}

function kindByRole(role: unknown, payee: string | null, person: unknown, team: unknown): string {
  if (role === 'trainingBase') return 'trainingBase'
  if (role === 'introducingEmployer') return 'employer'
  if (role === 'expertTeam') return 'team'
  return payee === team || (person === undefined && team !== undefined) ? 'team' : 'person'
}
