import type { NoPromotion } from '#scoring/promotion/rule-in-force.ts'
import type { EntryStatus } from './contest.ts'

/** What an officer should see beside a result: a code with what its sentence needs. Ids are those of the entries. */
export type ContestNotice =
  | { code: 'noPromotions'; policy: string; asOf: string; why: NoPromotion }
  | { code: 'fieldBelowTen'; fieldSize: number }
  | { code: 'fieldBelowThirty'; fieldSize: number }
  | { code: 'nobodyStarted' }
  | { code: 'passRouteClosed'; missing: readonly string[] }
  | { code: 'passRequiredButClosed' }
  | { code: 'technicianFailedPart'; ids: readonly string[] }
  | { code: 'cutFinisherFailedPart'; ids: readonly string[] }
  | { code: 'tieAcrossCap'; tier: 'technician' | 'seniorWorker'; rank: number; ids: readonly string[] }
  | { code: 'tieAcrossAward'; award: string; rank: number; open: number; ids: readonly string[] }
  | { code: 'manyPassedBoth'; count: number; fieldSize: number }
  | { code: 'statusContradictsMarks'; status: EntryStatus; ids: readonly string[] }
  | { code: 'weightIsZero'; part: string }
  | { code: 'metricUnused'; metric: string }
  | { code: 'tieBreakNeverGiven'; key: string }

/** Something in the input that must be mended before the result is final. `path` is the JSON path of the value. */
export interface ContestProblem {
  code: 'judgementSpread'
  path: string
  id: string
  part: string
  /** Number of the aspect in its list, from 1. */
  aspect: number
}
