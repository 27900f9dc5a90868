import type { EntitlementWarning } from './line.ts'

/** One warning in Chinese, for the command line; a fact's warning begins with its id. The web application translates the codes. */
export function sayWarning(warning: EntitlementWarning, policyId: string): string {
  switch (warning.code) {
    case 'noRuleForFact':
      return `${warning.fact}：${policyId} 没有条款涉及这一事实（${warning.kind}${warning.of === null ? '' : `：${warning.of}`}），不产生条目`
    case 'softQuotaPassed': {
      const period = warning.year === null ? '' : `${warning.year}年`
      return `${warning.fact}：${warning.rule} ${period}第${warning.count}名，文件名额为${warning.quota}名左右，仅作提示`
    }
    case 'policyEnded':
      return `${policyId} 已过有效期${warning.lastDay === null ? '' : `（至${warning.lastDay}）`}，此后的事实不予给付`
    case 'startDayMissing':
      return `${policyId} 的施行日期未填写，首年的事实暂按已施行处理，请主管部门填写`
  }
}
