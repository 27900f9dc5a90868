import type { ConflictLine } from '#app/components/competitions/conflict-notice.tsx'
import { competitionLabels } from '#app/components/competitions/competition-labels.ts'
import type { Messages } from '#app/messages/index.ts'
import { changedFields } from '#app/services/competitions/changed-fields.ts'
import type { CompetitionField, CompetitionValues } from '#app/services/competitions/competition-form.ts'

/** The fields in which what is stored differs from what was typed, in words. */
export function conflictLines(m: Messages, stored: CompetitionValues, typed: CompetitionValues): ConflictLine[] {
  const labels = competitionLabels(m)
  const fields = Object.keys(changedFields(stored, typed)) as CompetitionField[]
  return fields.map((field) => ({ field: labels[field], stored: inWords(m, field, stored), typed: inWords(m, field, typed) }))
}

function inWords(m: Messages, field: CompetitionField, values: CompetitionValues): string {
  if (field === 'tier') return m.terms.tier[values.tier]
  if (field === 'competitionClass') return values.competitionClass === null ? m.competitions.form.noClass : m.terms.competitionClass[values.competitionClass]
  return String(values[field] ?? '')
}
