export { computeEntitlements } from './compute-entitlements.ts'
export { entitleFacts, writeEntitlements, writeLine, type EntitleOutput, type WrittenAmount, type WrittenLine } from './entitle-facts.ts'
export { mostOf } from './line.ts'
export type {
  AmountSetting,
  EntitleInput,
  EntitlementLine,
  Entitlements,
  EntitlementWarning,
  LineAmount,
  LineStatus,
  MonthRun,
} from './line.ts'
export { settleOverlap } from './overlap.ts'
export { readEntitleInput } from './read-entitle-input.ts'
export { sayWarning } from './say-warning.ts'
export { describeReason, REASONS, type ReasonCode } from './reasons.ts'
