import type { ContestNotice } from '#scoring/ranking/notices.ts'
import type { NoPromotion } from '#scoring/promotion/rule-in-force.ts'
import type { Messages } from '#app/messages/index.ts'
import type { ResultLabels } from './labels.ts'

/** Name and number of the people a sentence speaks of. */
export type NamePeople = (ids: readonly string[]) => string

/** A notice in the page's language; null for those the page shows in a part of their own (ties, no promotions). */
export function noticeText({ m, part, status }: ResultLabels, people: NamePeople, notice: ContestNotice): string | null {
  const words = m.results.notice
  switch (notice.code) {
    case 'fieldBelowTen':
      return words.fieldBelowTen(notice.fieldSize)
    case 'fieldBelowThirty':
      return words.fieldBelowThirty(notice.fieldSize)
    case 'nobodyStarted':
      return words.nobodyStarted
    case 'passRouteClosed':
      return words.passRouteClosed(m.common.list(notice.missing.map(part)))
    case 'passRequiredButClosed':
      return words.passRequiredButClosed
    case 'technicianFailedPart':
      return words.technicianFailedPart(people(notice.ids))
    case 'cutFinisherFailedPart':
      return words.cutFinisherFailedPart(people(notice.ids))
    case 'manyPassedBoth':
      return words.manyPassedBoth(notice.count, notice.fieldSize)
    case 'statusContradictsMarks':
      return words.statusContradictsMarks(people(notice.ids), status(notice.status))
    case 'weightIsZero':
      return words.weightIsZero(part(notice.part))
    case 'metricUnused':
      return words.metricUnused(part(notice.metric))
    case 'tieBreakNeverGiven':
      return words.tieBreakNeverGiven(part(notice.key))
    case 'noPromotions':
    case 'tieAcrossCap':
    case 'tieAcrossAward':
      return null
  }
}

/** Why an event promotes nobody. */
export function noPromotionText(m: Messages, why: NoPromotion): string {
  const words = m.results.promotion.why
  return why.reason === 'policyNotInForce' ? words[why.status] : words[why.reason]
}
