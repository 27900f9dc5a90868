import type { SkillLevel } from '#scoring/policies/facts.ts'
import type { EntryStatus } from './contest.ts'

/** 职业技能等级. */
export const LEVEL_NAMES: Readonly<Record<SkillLevel, string>> = {
  apprentice: '学徒工',
  juniorWorker: '初级工',
  intermediateWorker: '中级工',
  seniorWorker: '高级工',
  technician: '技师',
  seniorTechnician: '高级技师',
  specialTechnician: '特级技师',
  chiefTechnician: '首席技师',
}

export const STATUS_NAMES: Readonly<Record<EntryStatus, string>> = {
  competed: '完赛',
  absent: '缺考',
  didNotFinish: '未完赛',
  withdrawn: '弃赛',
  disqualified: '取消资格',
}

const PART_NAMES = new Map([
  ['theory', '理论'],
  ['practical', '实操'],
])

/** The usual name of a part; a key of the host's own stands for itself. */
export function partName(key: string): string {
  return PART_NAMES.get(key) ?? key
}

const LISTED = 10

/** Ids for a sentence: the first ten, and how many there are when more. */
export function nameIds(ids: readonly string[]): string {
  const named = ids.slice(0, LISTED).join('、')
  return ids.length > LISTED ? `${named}等${ids.length}人` : named
}
