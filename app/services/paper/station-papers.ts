import { signaturesAreUsed } from '#app/services/competitions/blockers.ts'
import type { CompetitionPlan } from '#app/services/competitions/plan.ts'

/** Owner of the scans of an event's signed station papers in the table of files; the purpose is the station. */
export const STATION_SCAN_OWNER = 'floorStation'

/** Papers that people sign at the stations, in the order of the day. What is sealed is not among them: a scan of codes beside names would open the seal. */
export const STATION_PAPERS = ['seats', 'checkIn', 'judges', 'signatures'] as const
export type StationPaper = (typeof STATION_PAPERS)[number]

/** Those an event has by its own steps. */
export function stationPapersOf(event: { seating: unknown; competition: CompetitionPlan }): StationPaper[] {
  const { competition } = event
  const used: Record<StationPaper, boolean> = { seats: event.seating !== null, checkIn: competition.usedSteps.includes('checkIn'), judges: true, signatures: signaturesAreUsed(competition) }
  return STATION_PAPERS.filter((paper) => used[paper])
}
