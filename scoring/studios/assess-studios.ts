import { formatHundredths } from '#scoring/numbers/hundredths.ts'
import { type PolicyRegister, shippedRegister } from '#scoring/policies/register.ts'
import type { Citation } from '#scoring/policies/rule.ts'
import { STATUS_REASONS } from '#scoring/ranking/say-notice.ts'
import { nameIds } from '#scoring/ranking/names.ts'
import type { AssessDecision, AssessInput, AssessNotice, GradeReason, GradeVerdict } from './assessment.ts'
import { decideAssessment } from './decide-assessment.ts'

/** The output of `assess` (CONTRACTS), lines in the order of the input. */
export interface AssessResult {
  assessed: number
  excellentQuota: number | null
  grades: { id: string; grade: GradeVerdict['grade']; reason: string; cites: readonly Citation[] }[]
  warnings: string[]
}

/** Grades studios and writes the grades as JSON values. */
export function assessStudios(input: AssessInput, register: PolicyRegister = shippedRegister()): AssessResult {
  return writeAssessment(input, decideAssessment(input, register))
}

/** The decision on `input` as JSON values. */
export function writeAssessment(input: AssessInput, { assessed, excellentQuota, verdicts, notices }: AssessDecision): AssessResult {
  return {
    assessed,
    excellentQuota,
    grades: input.studios.map(({ id }, at) => {
      const { grade, reason, cites } = verdicts[at]!
      return { id, grade, reason: sayGradeReason(reason), cites }
    }),
    warnings: notices.map(sayAssessNotice),
  }
}

/** One reason as a sentence. */
export function sayGradeReason(reason: GradeReason): string {
  switch (reason.code) {
    case 'atLeastExcellent':
      return `达到优秀线${formatHundredths(reason.threshold)}${reason.quota === null ? '' : `，在优秀名额${reason.quota}个以内`}`
    case 'straddlesQuota':
      return `达到优秀线，${reason.tied}家同分而优秀名额（共${reason.quota}个）只余${reason.open}个，待裁决，至少为合格`
    case 'quotaFull':
      return `达到优秀线，但优秀名额${reason.quota}个已满，评为合格`
    case 'atLeastQualified':
      return `达到合格线${formatHundredths(reason.threshold)}，未达到优秀线${formatHundredths(reason.excellent)}`
    case 'belowQualified':
      return `未达到合格线${formatHundredths(reason.threshold)}`
    case 'vetoed':
      return '一票否决，评为不合格'
    case 'notAssessed':
      return `状态为 ${reason.status}，不评等次`
  }
}

/** One notice as a sentence. */
export function sayAssessNotice(notice: AssessNotice): string {
  switch (notice.code) {
    case 'policyNotInForce':
      return `${notice.policy} 在 ${notice.asOf}：${STATUS_REASONS[notice.status]}，不按其优秀比例控制`
    case 'noAssessmentRule':
      return `${notice.policy} 没有年度考核条款，不设优秀名额`
    case 'shareReplaced':
      return `优秀比例按${percent(notice.share)}计算，${notice.policy} 规定为${percent(notice.policyShare)}`
    case 'tieAcrossQuota':
      return `${nameIds(notice.ids)}同为${formatHundredths(notice.score)}分，优秀名额只余${notice.open}个，待裁决`
    case 'quotaIsZero':
      return `参加考核${notice.assessed}家，按${percent(notice.share)}计算优秀名额为0`
    case 'notAssessed':
      return `状态为 ${notice.status} 的有${notice.count}家，不评等次`
  }
}

function percent(basisPoints: number): string {
  return `${formatHundredths(basisPoints).replace(/\.?0+$/, '')}%`
}
