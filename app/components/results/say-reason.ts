import { formatMark } from '#app/components/format/format-numbers.ts'
import type { PromotionReason } from '#scoring/promotion/verdict.ts'
import type { ResultLabels } from './labels.ts'

/** One reason of a promotion in the page's language, from the engine's code. */
export function reasonText(labels: ResultLabels, reason: PromotionReason): string {
  const { m, part, level, status } = labels
  const words = m.results.reason
  switch (reason.code) {
    case 'withinTier':
      return words.withinTier(words.tierRanks[reason.tier], words.tierName[reason.tier], reason.rank, reason.cap)
    case 'straddlesCap':
      return words.straddlesCap(words.tierName[reason.tier], reason.rank, reason.cap)
    case 'cutByCap':
      return words.cutByCap(words.tierName[reason.tier], reason.rank, reason.cap)
    case 'behindUndecided':
      return words.behindUndecided(words.tierName[reason.tier], reason.rank)
    case 'slidToSecondTier':
      return words.slidToSecondTier(reason.rank)
    case 'passRequiredForRank':
      return words.passRequiredForRank
    case 'passedBoth':
      return m.common.list(reason.passMarks.map(({ part: key, passMark }) => words.passedPart(part(key), formatMark(passMark))))
    case 'partNotPassed':
      return words.partNotPassed(part(reason.part), formatMark(reason.passMark))
    case 'passRouteClosed':
      return words.passRouteClosed(m.common.list(reason.missing.map(part)))
    case 'raisedFrom':
      return reason.level === null ? words.raisedFromNone : words.raisedFrom(level(reason.level))
    case 'alreadyHolds':
      return words.alreadyHolds(level(reason.level))
    case 'notRanked':
      return words.notRanked(status(reason.status))
  }
}
