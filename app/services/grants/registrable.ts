import type { FactKind } from '#scoring/policies/facts.ts'

/** Fields of the form of a fact from outside; `person` and `unit` are given by name. */
export type RegistrableField = 'person' | 'unit' | 'tier' | 'place' | 'title' | 'honour' | 'by' | 'level' | 'bonus' | 'contest' | 'medal'

/** What can be registered by hand, with the fields each kind asks for and the name the unit has in the fact. */
export const REGISTRABLE: Readonly<Partial<Record<FactKind, { fields: readonly RegistrableField[]; unit: string | null }>>> = {
  honourAwarded: { fields: ['person', 'unit', 'honour', 'by', 'bonus'], unit: 'employer' },
  nominated: { fields: ['person', 'unit', 'tier'], unit: 'sender' },
  titleWon: { fields: ['person', 'title'], unit: null },
  competitionAward: { fields: ['person', 'tier', 'place'], unit: null },
  certificateObtained: { fields: ['person', 'unit', 'level'], unit: 'employer' },
  competitionHosted: { fields: ['unit', 'tier', 'contest'], unit: 'organiser' },
  worldSkillsResult: { fields: ['person', 'medal', 'bonus'], unit: null },
}

/** Fields that may stay empty. */
export const OPTIONAL_FIELDS: readonly RegistrableField[] = ['bonus', 'by']

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
    else if (field === 'bonus') fields.higherBonuses = [value]
    else if (field === 'contest') fields.competition = value
    else fields[field] = value
  }
  if (kind === 'certificateObtained') fields.newly = true
  if (kind === 'worldSkillsResult') Object.assign(fields, { role: 'competitor', ...(ids.personId ? { payee: { kind: 'person', id: ids.personId } } : {}) })
  return fields
}
