import type { FactKind } from '#scoring/policies/facts.ts'

/** Fields of the form of a fact from outside; `person` and `unit` are given by name. */
export type RegistrableField = 'person' | 'unit' | 'tier' | 'place' | 'title' | 'honour' | 'by' | 'level' | 'bonus' | 'contest' | 'projects' | 'medal' | 'role' | 'newly' | 'shortage'

/** What can be registered by hand: the fields each kind asks for, those that may stay empty, and the name the unit has in the fact. */
export const REGISTRABLE: Readonly<Partial<Record<FactKind, { fields: readonly RegistrableField[]; optional: readonly RegistrableField[]; unit: string | null }>>> = {
  honourAwarded: { fields: ['person', 'honour', 'by', 'unit', 'bonus'], optional: ['unit', 'by', 'bonus'], unit: 'employer' },
  nominated: { fields: ['person', 'unit', 'tier'], optional: [], unit: 'sender' },
  titleWon: { fields: ['person', 'title'], optional: [], unit: null },
  competitionAward: { fields: ['person', 'tier', 'place'], optional: [], unit: null },
  certificateObtained: { fields: ['person', 'unit', 'level', 'newly', 'shortage'], optional: ['shortage'], unit: 'employer' },
  competitionHosted: { fields: ['unit', 'tier', 'contest', 'projects'], optional: ['projects'], unit: 'organiser' },
  worldSkillsResult: { fields: ['person', 'medal', 'role', 'unit', 'bonus'], optional: ['unit', 'bonus'], unit: null },
}

const UNIT_OF_ROLE: Readonly<Record<string, string>> = { trainingBase: 'trainingBase', introducingEmployer: 'employer', expertTeam: 'expertUnit' }

/** The fact's own fields from a form, ids already found. Pure. */
export function fieldsOfForm(kind: FactKind, form: Readonly<Partial<Record<RegistrableField, string>>>, ids: { personId: string | null; unitId: string | null }): Record<string, unknown> {
  const shape = REGISTRABLE[kind]
  const fields: Record<string, unknown> = {}
  for (const field of shape?.fields ?? []) {
    const value = form[field]?.trim() ?? ''
    if (field === 'person' && ids.personId) fields.person = ids.personId
    else if (field === 'unit' && ids.unitId && shape?.unit) fields[shape.unit] = ids.unitId
    else if (value === '' || field === 'person' || field === 'unit') continue
    else if (field === 'place') fields.place = /^\d+$/.test(value) ? Number(value) : value
    else if (field === 'projects') fields.projects = Number(value)
    else if (field === 'newly' || field === 'shortage') fields[field] = value === 'yes'
    else if (field === 'bonus') fields.higherBonuses = [value]
    else if (field === 'contest') fields.competition = value
    else fields[field] = value
  }
  // Competitors are paid themselves; bases, employers and expert teams are units of their own.
  if (kind === 'worldSkillsResult' && typeof fields.role === 'string') {
    const unit = ids.unitId && { kind: UNIT_OF_ROLE[fields.role] ?? 'employer', id: ids.unitId }
    const payee = fields.role === 'competitor' ? ids.personId && { kind: 'person', id: ids.personId } : unit
    if (payee) fields.payee = payee
  }
  return fields
}
