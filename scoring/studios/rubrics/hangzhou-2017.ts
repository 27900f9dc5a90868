import { say } from '#scoring/policies/wording.ts'
import type { Deduction, Rubric, RubricItem } from '../rubric.ts'

const none = (fact: string, zh: string, en: string): Deduction => ({ kind: 'allUnless', fact, text: say(zh, en) })
const minus = (fact: string, points: number, zh: string, en: string): Deduction => ({ kind: 'unless', fact, take: points * 100, text: say(zh, en) })
const judged = (zh: string, en: string): Deduction => ({ kind: 'judgement', text: say(zh, en) })

const base = say('基础保障', 'Premises and means')
const management = say('日常管理', 'Running the studio')
const projects = say('技术攻关', 'Technical projects')
const exchange = say('技术交流', 'Exchange')
const apprentices = say('带徒传艺', 'Apprentices')

type Item = Omit<RubricItem, 'points' | 'title' | 'evidence'> & { points: number; title: [string, string]; evidence?: string[] }
const item = ({ points, title: [zh, en], evidence = [], ...rest }: Item): RubricItem => ({ ...rest, points: points * 100, title: say(zh, en), evidence })

/** The assessment sheet of Hangzhou's studios of 2017, 100 points; deductions as its text gives them. */
export const hangzhou2017: Rubric = {
  key: 'hangzhou-2017',
  name: say('杭州市技能大师工作室考核评分表（2017）', 'Hangzhou assessment sheet (2017)'),
  source: say('杭州市 2017 年技能大师工作室考核评分表，各项合计 100 分', 'Assessment sheet of Hangzhou, 2017; items add up to 100 points'),
  thresholds: { excellent: '85.00', qualified: '60.00' },
  items: [
    item({
      key: 'place', block: base, points: 10, method: 'visit', title: ['专用场地和学习交流场地', 'Own premises, place for exchange'],
      deductions: [none('premisesArea', '没有专用场地，不得分', 'No premises of its own: no points'), none('exchangePlace', '没有学习交流场地，不得分', 'No place for exchange: no points'), minus('signVisible', 2, '标牌不明显，扣 2 分', 'Sign not in plain sight: −2'), minus('honourBoard', 3, '没有成果荣誉展示栏，扣 3 分', 'No board of results: −3')],
    }),
    item({ key: 'equipment', block: base, points: 5, method: 'visit', title: ['设备', 'Equipment'], deductions: [minus('equipmentSufficient', 5, '设备不足影响操作，扣 5 分', 'Equipment does not suffice: −5')] }),
    item({
      key: 'means', block: base, points: 10, method: 'files', title: ['单位配套经费与制度', 'Matching money and its rules'],
      deductions: [minus('matchingFunds', 5, '没有配套资金，扣 5 分', 'No matching money: −5'), minus('fundRules', 5, '没有管理制度，扣 5 分', 'No rules: −5')],
    }),
    item({
      key: 'accounts', block: base, points: 10, method: 'files', title: ['经费使用合规、账目清楚', 'Lawful spending, clear accounts'], evidence: ['spending'],
      deductions: [none('accountsKept', '没有账目，不得分', 'No accounts: no points'), none('fundRules', '没有管理办法，不得分', 'No rules: no points'), judged('支出不合规的，视情扣分', 'Spending against the rules: as the expert sees fit')],
    }),
    item({
      key: 'rules', block: management, points: 5, method: 'visit', title: ['制度、职责，上墙', 'Rules and duties, on the wall'],
      deductions: [none('rulesMade', '没有建立制度，不得分', 'No rules: no points'), minus('rulesPosted', 2, '没有张贴上墙，扣 2 分', 'Not on the wall: −2')],
    }),
    item({
      key: 'materials', block: management, points: 10, method: 'files', title: ['及时报送计划、总结、材料', 'Plans, summaries, records in time'],
      deductions: [none('planDelivered', '没有报送，不得分', 'Nothing sent in: no points'), judged('迟报、缺报的，酌情扣分', 'Late or incomplete: as the expert sees fit')],
    }),
    item({ key: 'projects', block: projects, points: 5, method: 'files', title: ['参与技改、革新', 'Technical improvement'], evidence: ['project'], deductions: [none('projectCount', '没有开展，不得分', 'None: no points')] }),
    item({
      key: 'results', block: projects, points: 10, method: 'opinion', title: ['推广成果、解决难题、经济效益', 'Results spread, problems solved, benefit'], evidence: ['project', 'patent', 'award'],
      deductions: [judged('按成果和效益酌情给分', 'By results and benefit, as the expert sees fit')],
    }),
    item({ key: 'exchange', block: exchange, points: 5, method: 'files', title: ['业内交流、研讨、展示', 'Exchange within the trade'], evidence: ['exchange'], deductions: [none('exchangeCount', '没有开展，不得分', 'None: no points')] }),
    item({ key: 'service', block: exchange, points: 5, method: 'files', title: ['技能服务社会', 'Service to society'], evidence: ['service'], deductions: [judged('按次数和效果酌情给分', 'By number and effect, as the expert sees fit')] }),
    item({ key: 'schools', block: exchange, points: 5, method: 'files', title: ['校企合作', 'Work with schools'], evidence: ['exchange'], deductions: [judged('按合作情况酌情给分', 'By what was done, as the expert sees fit')] }),
    item({
      key: 'apprentices', block: apprentices, points: 10, method: 'files', title: ['带徒机制、协议，每年带徒 10 人以上，有花名册', 'Agreements; 10 or more apprentices a year; roster'], evidence: ['apprenticeAgreement'],
      deductions: [none('mechanism', '没有机制和协议，不得分', 'No plan or agreements: no points'), minus('apprenticeRoster', 2, '没有花名册，扣 2 分', 'No roster: −2'), { kind: 'perShort', fact: 'apprenticeCount', needed: 10, take: 100, text: say('每少 1 人扣 1 分', 'Each one short of 10: −1') }],
    }),
    item({
      key: 'trained', block: apprentices, points: 10, method: 'files', title: ['每年培养高技能人才 3 人以上，有花名册', '3 or more highly skilled people trained a year; roster'], evidence: ['apprenticeMilestone'],
      deductions: [none('trainedCount', '没有培养，不得分', 'None: no points'), minus('trainedRoster', 2, '没有花名册，扣 2 分', 'No roster: −2'), { kind: 'perShort', fact: 'trainedCount', needed: 3, take: 300, text: say('每少 1 人扣 3 分', 'Each one short of 3: −3') }],
    }),
  ],
  vetoes: [
    { key: 'fraud', title: say('申报或考核材料弄虚作假', 'False papers') },
    { key: 'misuse', title: say('经费使用严重违规', 'Grave misuse of money') },
    { key: 'accident', title: say('发生重大安全责任事故', 'Grave accident through own fault') },
  ],
  notModelled: [say('加分项：原文不全，未列入', 'Bonus points: the text at hand is incomplete')],
}
