import type { Messages } from '#app/messages/dictionaries.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import type { GradeReason } from '#scoring/studios/assessment.ts'

/** Why a grade is what it is, in the reader's language; true before a tie is decided as well as after. */
export function gradeReasonText(m: Messages, reason: GradeReason | null): string {
  if (reason === null) return ''
  const words = m.reviews.because
  switch (reason.code) {
    case 'atLeastExcellent':
      return words.atLeastExcellent(formatHundredths(reason.threshold), reason.quota)
    case 'straddlesQuota':
      return words.straddlesQuota(reason.tied, reason.quota, reason.open)
    case 'quotaFull':
      return words.quotaFull(reason.quota)
    case 'atLeastQualified':
      return words.atLeastQualified(formatHundredths(reason.threshold), formatHundredths(reason.excellent))
    case 'belowQualified':
      return words.belowQualified(formatHundredths(reason.threshold))
    case 'vetoed':
      return words.vetoed
    case 'notAssessed':
      return ''
  }
}
