/** Whether a studio is assessed in a year's round, and if not, why. A person may still decide otherwise. */
export function whoIsAssessed(
  { recognisedOn, lastAssessedOn }: { recognisedOn: string | null; lastAssessedOn: string | null },
  { year, cycleYears }: { year: number; cycleYears: number },
): { status: 'assessed' | 'exempt' | 'notDue'; statusReason: string | null } {
  if (recognisedOn !== null && Number(recognisedOn.slice(0, 4)) >= year) return { status: 'exempt', statusReason: 'recognisedThisYear' }
  if (lastAssessedOn !== null && year - Number(lastAssessedOn.slice(0, 4)) < cycleYears && Number(lastAssessedOn.slice(0, 4)) < year) return { status: 'notDue', statusReason: 'notDueInCycle' }
  return { status: 'assessed', statusReason: null }
}
