// The reasons of a promotion in Chinese, for the command line and for people who read the JSON. The web application translates the codes.
import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import { LEVEL_NAMES, STATUS_NAMES, partName } from '#scoring/ranking/names.ts'
import type { PromotionReason } from './verdict.ts'

const TIER_RANKS = { technician: '前三名', seniorWorker: '第四名至第八名' } as const

/** One reason as a sentence. */
export function sayReason(reason: PromotionReason): string {
  switch (reason.code) {
    case 'withinTier':
      return `名次第${reason.rank}，在${TIER_RANKS[reason.tier]}范围内，未超出${LEVEL_NAMES[reason.tier]}名额${reason.cap}人`
    case 'straddlesCap':
      return `名次第${reason.rank}并列，跨越${LEVEL_NAMES[reason.tier]}名额${reason.cap}人的最后一名，待裁决`
    case 'cutByCap':
      return `名次第${reason.rank}，${LEVEL_NAMES[reason.tier]}名额${reason.cap}人已满`
    case 'behindUndecided':
      return `名次第${reason.rank}，之前的并列人员占至${LEVEL_NAMES[reason.tier]}名额末位，不再按名次晋升`
    case 'slidToSecondTier':
      return `名次第${reason.rank}，超出技师名额，顺延至高级工破格档`
    case 'passRequiredForRank':
      return '按所选口径，按名次晋升须理论、实操均合格'
    case 'passedBoth':
      return `${reason.passMarks.map(({ part, passMark }) => `${partName(part)}达到合格线${formatHundredths(passMark)}`).join('，')}`
    case 'partNotPassed':
      return `${partName(reason.part)}未达到合格线${formatHundredths(reason.passMark)}`
    case 'passRouteClosed':
      return `赛项没有${reason.missing.map(partName).join('、')}，不能按两项合格晋升`
    case 'raisedFrom':
      return reason.level === null ? '原无本职业等级' : `原等级：${LEVEL_NAMES[reason.level]}`
    case 'alreadyHolds':
      return `已具备${LEVEL_NAMES[reason.level]}，不低于${LEVEL_NAMES[reason.target]}，名额不递补`
    case 'notRanked':
      return `${STATUS_NAMES[reason.status]}，没有名次`
  }
}
