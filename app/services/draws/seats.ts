import type { SeatingDraw } from '#db/schema/competitions.ts'
import { shuffled } from './shuffle.ts'

/** Where and when one entrant sits. */
export interface Seat {
  entryId: string
  batch: number
  seat: string
}

/** Who sits where by a draw: the entries in their stored order, shuffled by the stored seed, filled into batches from seat 1. */
export function seatsOf({ seed, seatsPerBatch, entryIds }: Pick<SeatingDraw, 'seed' | 'seatsPerBatch' | 'entryIds'>): Seat[] {
  return shuffled(entryIds, seed).map((entryId, at) => ({ entryId, batch: Math.floor(at / seatsPerBatch) + 1, seat: String((at % seatsPerBatch) + 1).padStart(2, '0') }))
}

/** When a batch begins, 'YYYY-MM-DD HH:MM' as the host's clock shows it; null where no time was given. */
export function batchStart({ startsAt, minutesPerBatch }: Pick<SeatingDraw, 'startsAt' | 'minutesPerBatch'>, batch: number): string | null {
  if (startsAt === null) return null
  // Read and written as UTC, so that no time zone and no summer time comes in between: it is a wall clock.
  const start = Date.parse(`${startsAt.replace(' ', 'T')}:00Z`)
  return new Date(start + (batch - 1) * minutesPerBatch * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}
