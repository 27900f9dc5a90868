import type { Messages } from '#app/messages/index.ts'
import type { CompetitionField } from '#app/services/competitions/competition-form.ts'
import type { EventValues } from '#app/services/competitions/event-form.ts'

/** What the fields of a competition's form are called, for summaries of problems and for comparing versions. */
export function competitionLabels(m: Messages): Record<CompetitionField, string> {
  const { code, name, nameEn, year, tier, competitionClass, policy, organiser, host, startsOn, finalOn, place } = m.competitions.form
  return { code, name, nameEn, year, tier, competitionClass, policyId: policy, organiserName: organiser, hostName: host, startsOn, finalOn, place }
}

/** The same for an event's form. */
export function eventLabels(m: Messages): Record<keyof EventValues | 'source', string> {
  const { name, nameEn, division, occupationCode, occupationEdition, occupationName, noOccupationReason, highestLevel, rulesFrom } = m.competitions.eventForm
  return { name, nameEn, division, occupationCode, occupationEdition, occupationName, noOccupationReason, highestLevel, source: rulesFrom }
}
