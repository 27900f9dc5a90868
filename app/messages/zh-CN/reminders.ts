import type { ReminderKind } from '#app/services/reminders/reminder.ts'

/** 待办：要做什么、什么时候截止。 */
export interface ReminderWords {
  name: string
  count?: number
  year?: number
}

export const reminders = {
  title: '待办事项',
  lead: '需要您办理的事项，逾期的在前，其余按截止日期排列。时间以服务器的北京时间为准。',
  caption: '待办事项',
  what: '事项',
  due: '截止',
  none: '没有待办事项',
  noneText: '有需要办理的事项时会列在这里。',
  all: (count: number) => `全部待办（${count}）`,
  summary: (count: number, late: number) => (late > 0 ? `${count} 项待办，其中 ${late} 项已逾期` : `${count} 项待办`),
  overdue: (days: number) => (days === 0 ? '已截止' : `已逾期 ${days} 天`),
  noDue: '尽快办理',
  kind: {
    reportOpen: ({ name, year }) => `提交 ${year} 年度报告：${name}`,
    reportReturned: ({ name, year }) => `${year} 年度报告已退回，请按意见修改：${name}`,
    reportToConfirm: ({ name, year }) => `确认 ${year} 年度报告：${name}`,
    reportsLate: ({ count, year }) => `${count} 家工作室逾期未提交 ${year} 年度报告`,
    reportsToAccept: ({ count, year }) => `${count} 份 ${year} 年度报告待审核`,
    requestReturned: ({ name }) => `申请已退回，请按意见修改：${name}`,
    hostNotice: ({ name }) => `单位内部公示已结束，请确认：${name}`,
    requestToCheck: ({ name }) => `审查申请：${name}`,
    requestToReview: ({ name }) => `请专家评审：${name}`,
    requestToAnnounce: ({ name }) => `专家意见已齐，请决定是否公示：${name}`,
    requestToRecognise: ({ name }) => `公示期满，请办理认定：${name}`,
    rectification: ({ name }) => `完成整改：${name}`,
    selfScore: ({ name }) => `填写考核自评：${name}`,
    sheetToAnswer: ({ name }) => `答复是否承担评审：${name}`,
    sheetOpen: ({ name }) => `完成评分表：${name}`,
    sheetReturned: ({ name }) => `评分表已退回，请重新评分：${name}`,
    opinionToAnswer: ({ name }) => `答复是否承担认定评审：${name}`,
    opinionOpen: ({ name }) => `提交认定评审意见：${name}`,
    expertsMissing: ({ name, count }) => `${count} 家工作室缺评审专家，请补派：${name}`,
    roundToPublish: ({ name }) => `公示期满，请公布考核结果：${name}`,
    noticeEnding: ({ name }) => `公示进行中：${name}`,
    objections: ({ name, count }) => `${count} 件异议待答复：${name}`,
    claimsWindow: ({ name }) => `${name} 本月受理资金申请`,
  } satisfies Record<ReminderKind, (words: ReminderWords) => string>,
}
