import type { JudgeSum } from '#scoring/schemes/compute-item-marks.ts'

/** The items one judge has to judge again: those in dispute that this judge has given a value for. */
export function disputedOf(sum: JudgeSum | undefined): string[] {
  return (sum?.disputed ?? []).filter((itemKey) => sum?.items.some((item) => item.itemKey === itemKey && item.value !== null))
}
