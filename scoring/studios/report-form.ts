import { say, type Wording } from '#scoring/policies/wording.ts'

/**
 * 年度报告 as data: what a studio reports for one year, section by section, in the order of the printed form. A field's key is its name in
 * stored reports and in rubrics and therefore never changes.
 */

/** `count` whole number, `area` square metres, `money` a decimal of yuan, `yesNo` `yes` or `no`, `text` a line, `long` several lines. */
export type ReportFieldKind = 'count' | 'area' | 'money' | 'yesNo' | 'text' | 'long'

/** What the log of the year can fill in by itself. */
export type LogSource =
  | { from: 'entries'; kinds: readonly string[] }
  | { from: 'participants'; kinds: readonly string[] }
  | { from: 'spending' }
  | { from: 'benefit' }
  | { from: 'lines'; kinds: readonly string[] }
  | { from: 'apprentices' }
  | { from: 'trained'; atLeast: 'seniorWorker' | 'technician' }
  | { from: 'apprenticeRoster' }
  | { from: 'trainedRoster' }

export interface ReportField {
  key: string
  label: Wording
  hint?: Wording
  kind: ReportFieldKind
  /** The form is not complete without it. */
  needed: boolean
  source?: LogSource
}

export interface ReportSection {
  key: string
  title: Wording
  fields: readonly ReportField[]
}

const field = (key: string, kind: ReportFieldKind, zh: string, en: string, more: Partial<Pick<ReportField, 'hint' | 'needed' | 'source'>> = {}): ReportField => ({
  key,
  label: say(zh, en),
  kind,
  needed: true,
  ...more,
})

const counted = (...kinds: string[]): LogSource => ({ from: 'entries', kinds })

export const REPORT_SECTIONS: readonly ReportSection[] = [
  {
    key: 'base',
    title: say('一、基础保障', '1. Premises and means'),
    fields: [
      field('premisesArea', 'area', '专用场地面积', 'Own premises'),
      field('exchangePlace', 'yesNo', '有学习交流场地', 'Place for learning and exchange'),
      field('signVisible', 'yesNo', '工作室标牌醒目', 'Sign of the studio in plain sight'),
      field('honourBoard', 'yesNo', '有成果荣誉展示栏', 'Board of results and honours'),
      field('equipmentSufficient', 'yesNo', '设备满足操作需要', 'Equipment suffices for the work'),
      field('matchingFunds', 'money', '依托单位配套经费', 'Matching money of the host', { hint: say('没有配套填 0', 'Enter 0 for none') }),
      field('upperGrant', 'money', '上级补助收入', 'Grants received'),
      field('spent', 'money', '全年支出', 'Spent in the year', { source: { from: 'spending' } }),
      field('fundRules', 'yesNo', '有经费管理制度', 'Rules for the money exist'),
      field('accountsKept', 'yesNo', '单独建账，账目清楚', 'Separate and clear accounts'),
      field('spendingCompliant', 'yesNo', '经费用途符合规定', 'Money used as the rules allow'),
    ],
  },
  {
    key: 'management',
    title: say('二、日常管理', '2. Running the studio'),
    fields: [
      field('rulesMade', 'yesNo', '建立制度和岗位职责', 'Rules and duties laid down'),
      field('rulesPosted', 'yesNo', '制度上墙', 'Rules on the wall'),
      field('planDelivered', 'yesNo', '按时报送年度计划', 'Yearly plan sent in on time'),
      field('materialsDelivered', 'yesNo', '按要求报送活动材料', 'Activity records sent in as asked'),
    ],
  },
  {
    key: 'projects',
    title: say('三、技术攻关', '3. Technical projects'),
    fields: [
      field('projectCount', 'count', '技改和攻关项目数', 'Technical projects', { source: counted('project') }),
      field('projects', 'long', '项目名称、难题和成果', 'Projects: problem and result', { source: { from: 'lines', kinds: ['project'] } }),
      field('benefit', 'money', '产生的经济效益', 'Economic benefit', { source: { from: 'benefit' } }),
      field('patentCount', 'count', '专利、论文、工法数', 'Patents, papers, methods', { source: counted('patent') }),
    ],
  },
  {
    key: 'exchange',
    title: say('四、技术交流', '4. Exchange'),
    fields: [
      field('exchangeCount', 'count', '交流、研讨、展示次数', 'Exchanges, seminars, shows', { source: counted('exchange') }),
      field('serviceCount', 'count', '技能服务社会次数', 'Service activities', { source: counted('service') }),
      field('servedPeople', 'count', '服务人次', 'People served', { source: { from: 'participants', kinds: ['service'] } }),
      field('schoolCooperation', 'long', '校企合作情况', 'Work with schools', { hint: say('没有开展填“无”', 'Write “none” if there was none') }),
    ],
  },
  {
    key: 'apprentices',
    title: say('五、带徒传艺', '5. Apprentices'),
    fields: [
      field('mechanism', 'yesNo', '有带徒机制和师徒协议', 'Plan and agreements for apprentices'),
      field('apprenticeCount', 'count', '当年带徒人数', 'Apprentices in the year', { source: { from: 'apprentices' } }),
      field('apprenticeRoster', 'yesNo', '有带徒花名册', 'Roster of apprentices', { source: { from: 'apprenticeRoster' } }),
      field('trainedCount', 'count', '当年培养高技能人才（高级工及以上）', 'Trained to senior worker or above', { source: { from: 'trained', atLeast: 'seniorWorker' } }),
      field('trainedRoster', 'yesNo', '有高技能人才花名册（含证书号）', 'Roster with certificate numbers', { source: { from: 'trainedRoster' } }),
      field('technicianCount', 'count', '其中技师及以上', 'Of these technician or above', { source: { from: 'trained', atLeast: 'technician' } }),
    ],
  },
  {
    key: 'summary',
    title: say('六、总结和计划', '6. Summary and plan'),
    fields: [
      field('awardCount', 'count', '获奖和荣誉数', 'Awards and honours', { source: counted('award') }),
      field('awards', 'long', '主要获奖和荣誉', 'Main awards and honours', { needed: false, source: { from: 'lines', kinds: ['award'] } }),
      field('summary', 'long', '年度工作总结', 'The year in words'),
      field('nextPlan', 'long', '下年度计划', 'Plan for next year'),
    ],
  },
]

export const REPORT_FIELDS: readonly ReportField[] = REPORT_SECTIONS.flatMap(({ fields }) => fields)

const byKey = new Map(REPORT_FIELDS.map((one) => [one.key, one]))

export function reportField(key: string): ReportField | null {
  return byKey.get(key) ?? null
}

/** What is wrong with a text typed into a field; null when it can be stored. An empty text is no answer yet and never wrong. */
export function reportFault(field: ReportField, text: string): 'notWhole' | 'notMoney' | 'notArea' | 'notYesNo' | 'tooLong' | null {
  if (text === '') return null
  if (field.kind === 'count') return /^(0|[1-9]\d{0,5})$/.test(text) ? null : 'notWhole'
  if (field.kind === 'money') return /^(0|[1-9]\d{0,10})(\.\d{1,2})?$/.test(text) ? null : 'notMoney'
  if (field.kind === 'area') return /^(0|[1-9]\d{0,5})(\.\d{1,2})?$/.test(text) ? null : 'notArea'
  if (field.kind === 'yesNo') return text === 'yes' || text === 'no' ? null : 'notYesNo'
  return [...text].length > (field.kind === 'text' ? 200 : 4000) ? 'tooLong' : null
}

/** A stored answer as a fact for a rubric: a number, a yes or no, whether a text says anything; null where the report is silent. */
export function reportFact(field: ReportField, text: string | undefined): number | boolean | null {
  if (text === undefined || text === '' || reportFault(field, text) !== null) return null
  if (field.kind === 'yesNo') return text === 'yes'
  if (field.kind === 'text' || field.kind === 'long') return !['无', 'none', 'None'].includes(text.trim())
  return Number(text)
}
