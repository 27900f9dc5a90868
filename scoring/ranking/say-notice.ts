// Notices and problems of a contest in Chinese, for the command line. The web application translates the codes.
import type { NoPromotion } from '#scoring/promotion/rule-in-force.ts'
import { LEVEL_NAMES, STATUS_NAMES, nameIds, partName } from './names.ts'
import type { ContestNotice, ContestProblem } from './notices.ts'

/** One notice as a sentence. */
export function sayNotice(notice: ContestNotice): string {
  switch (notice.code) {
    case 'noPromotions':
      return `不产生晋升建议：${sayNoPromotion(notice.why, notice.policy, notice.asOf)}`
    case 'fieldBelowTen':
      return `参赛不足10人（${notice.fieldSize}人），按条款技师名额为0`
    case 'fieldBelowThirty':
      return `参赛不足30人（${notice.fieldSize}人），请核对竞赛规模`
    case 'nobodyStarted':
      return '没有任何成绩，参赛人数为0'
    case 'passRouteClosed':
      return `赛项没有${notice.missing.map(partName).join('、')}，其他参赛人员不能按理论、实操均合格晋升高级工`
    case 'passRequiredButClosed':
      return '所选口径要求按名次晋升也须理论、实操均合格，而赛项缺少其中一项：没有人能按名次晋升'
    case 'technicianFailedPart':
      return `${nameIds(notice.ids)}按名次列入技师，但理论或实操未合格，请经办人核实`
    case 'cutFinisherFailedPart':
      return `${nameIds(notice.ids)}为前三名，因名额所限未列入技师，且理论或实操未合格：名次在后的人员可能晋升而其不晋升`
    case 'tieAcrossCap':
      return `${nameIds(notice.ids)}并列第${notice.rank}名，跨越${LEVEL_NAMES[notice.tier]}名额，待裁决`
    case 'tieAcrossAward':
      return `${nameIds(notice.ids)}并列第${notice.rank}名，奖项 ${notice.award} 只余${notice.open}个名额，待裁决`
    case 'manyPassedBoth':
      return `按理论、实操均合格晋升的有${notice.count}人，超过参赛${notice.fieldSize}人的一半；条款未设上限`
    case 'statusContradictsMarks':
      return `${nameIds(notice.ids)}登记为${STATUS_NAMES[notice.status]}却有成绩：计入参赛人数，不参加排名`
    case 'weightIsZero':
      return `${partName(notice.part)}权重为0，不计入总成绩`
    case 'metricUnused':
      return `指标 ${notice.metric} 不在同分比较规则中，未使用`
    case 'tieBreakNeverGiven':
      return `同分比较规则中的 ${notice.key} 没有任何参赛人员的数据`
  }
}

/** One problem as a line that starts with its JSON path. */
export function sayProblem({ path, id, part, aspect }: ContestProblem): string {
  return `${path}: ${id} 的${partName(part)}第${aspect}项评判分相差超过1分，须重新评判，该部分暂无成绩`
}

/** What a policy is on a day when it does not apply. */
export const STATUS_REASONS: Readonly<Record<Extract<NoPromotion, { reason: 'policyNotInForce' }>['status'], string>> = {
  startUncertain: '文件生效日期未定',
  notYetInForce: '文件尚未施行',
  expired: '文件已过有效期',
  draft: '文件为征求意见稿，不得作为依据',
  repealed: '文件已废止',
  ruleNotInForce: '该条款当日不适用',
}

function sayNoPromotion(why: NoPromotion, policy: string, asOf: string): string {
  switch (why.reason) {
    case 'noPolicy':
      return '没有指定政策文件'
    case 'noPromotionRule':
      return `${policy} 没有竞赛晋升条款`
    case 'policyNotInForce':
      return `${policy} 在 ${asOf}：${STATUS_REASONS[why.status]}`
    case 'otherTierOrClass':
      return `${policy} 的晋升条款不适用于该级别和类别的竞赛`
    case 'teamEvent':
      return '团体项目不自动产生晋升建议'
  }
}
