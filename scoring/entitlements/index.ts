export { computeEntitlements } from './compute-entitlements.ts'
export { entitleFacts, writeLine, type EntitleOutput, type WrittenAmount, type WrittenLine } from './entitle-facts.ts'
export type {
  AmountSetting,
  EntitleInput,
  EntitlementLine,
  Entitlements,
  EntitlementWarning,
  LineAmount,
  LineStatus,
  WarningCode,
} from './line.ts'
export { settleOverlap } from './overlap.ts'
export { readEntitleInput } from './read-entitle-input.ts'
export { describeReason, REASONS, type ReasonCode } from './reasons.ts'
