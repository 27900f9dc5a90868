import type { Policy } from '../policy.ts'
import { say } from '../wording.ts'
import { shangyuClauses } from './shangyu-2023-19-clauses.ts'
import { shangyuRules } from './shangyu-2023-19-rules.ts'

/** 虞人社〔2023〕19号, Shangyu (a district of Shaoxing): 区级 of the text is `county`, 市级 is Shaoxing, `municipal`. */
export const shangyu2023No19: Policy = {
  id: 'shangyu-2023-19',
  documentNumber: '虞人社〔2023〕19号',
  title: say('打造高素质技能人才集聚示范区的通知', 'Shangyu: a model district of skilled people'),
  issuer: say('绍兴市上虞区人力社保局等十部门', 'Human-resources bureau of Shangyu and nine further offices'),
  region: { code: '330604', name: say('绍兴市上虞区', 'Shangyu, Shaoxing') },
  issuedOn: null,
  effectiveFrom: null,
  // The number is of 2023 and the text begins on the day of its issue, which it does not print.
  startBetween: { earliest: '2023-01-01', latest: '2023-12-31' },
  effectiveTo: null,
  status: 'inForce',
  lastCheckedOn: '2026-11-21',
  supersedes: [],
  superiorPolicyWins: true,
  clauses: shangyuClauses,
  rules: shangyuRules,
  promotion: null,
  assessment: {
    id: 'SY-8',
    cycleYears: null,
    grades: ['excellent', 'qualified', 'unqualified'],
    excellentShare: null,
    rounding: 'floor',
    tiers: ['municipal', 'county'],
    cites: [{ policy: 'shangyu-2023-19', clause: '三(四)22' }],
  },
  procedures: [],
  targets: [
    { id: 'SY-16', count: 3, by: 2025, of: say('国家级、省级技能大师工作室', 'national and provincial studios') },
    { id: 'SY-16', count: 15, by: 2025, of: say('高技能人才集聚示范企业', 'model firms of skilled people') },
  ],
  inKind: [
    { id: 'SY-14', benefit: say('合作银行授信至多150万元', 'a credit line of up to 1,500,000 yuan at partner banks') },
    { id: 'SY-19', benefit: say('劳模、奖章、青年岗位能手、三八红旗手等荣誉推荐', 'recommendation for honours of several issuers') },
    { id: 'SY-20', benefit: say('直接考察招聘为教师', 'hired as a teacher without an examination') },
  ],
  interpretations: [
    {
      clause: '四',
      question: say('发文日期未印在文件中', 'The day of issue is not printed'),
      taken: say(
        '2023年内的事实按已施行处理并提示，由主管部门填写起始日后不再提示',
        'facts of 2023 are treated as in force with a remark until the bureau enters the first day; facts before 2023 are outside',
      ),
    },
    {
      clause: '三(三)19',
      question: say('“最高”之内给多少', 'How much is paid below the ceiling'),
      taken: say('条目给出上限，实付以主管部门核定为准', 'the line shows the ceiling; the bureau approves the amount'),
    },
    {
      clause: '三(四)22',
      question: say('区级工作室后来升为市级', 'A district studio becomes municipal'),
      taken: say('每个工作室只给一次开办经费', 'one opening grant per studio, ever'),
    },
    {
      clause: '三(四)22',
      question: say('入选省级、国家级时是否扣除已给的开办经费', 'Whether the opening grant counts against the provincial or national one'),
      taken: say('不扣除，条目上提示待确认', 'it does not, and the line says that this is to be confirmed'),
    },
    {
      clause: '三(四)22',
      question: say('两成奖给领办人是否必须', 'Whether the leader’s fifth must be paid'),
      taken: say('可奖可不奖，仍是同一条目，分给本人的部分在申领时注明', 'optional; one line, the share is stated when claiming'),
    },
    {
      clause: '三(四)21',
      question: say('一次性补助与按月补助先后都符合', 'One person meets both the one-off and the monthly subsidy'),
      taken: say('先给付的一项排除另一项', 'the one paid first bars the other'),
    },
    {
      clause: '三(四)21',
      question: say('三年内又取得更高等级', 'A higher level within the three years'),
      taken: say('逐月只发较高的一份，新等级重新计三年', 'one payment a month, the higher; the new level has its own three years'),
    },
  ],
  notModelled: [
    { id: 'SY-5', reason: say('没有数额，待主管部门另定', 'no amount; the bureau lays it down elsewhere') },
    { id: 'SY-6', reason: say('与竞赛名次无关的破格程序，等级未定，另行办理', 'a procedure apart from contests, without a level') },
    { id: 'SY-13', reason: say('示范企业聘任，无对应事实', 'an appointment of model firms with no fact here') },
    { id: 'SY-15', reason: say('企业自身经费指标', 'a figure of the firms’ own accounts') },
    { id: 'SY-18', reason: say('培训补贴不属于竞赛和工作室，无对应事实', 'training subsidies have no fact of contests or studios') },
  ],
}
