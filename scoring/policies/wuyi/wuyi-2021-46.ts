import type { Policy } from '../policy.ts'
import { say } from '../wording.ts'
import { wuyiClauses } from './wuyi-2021-46-clauses.ts'
import { wuyiPromotion } from './wuyi-2021-46-promotion.ts'
import { wuyiRules } from './wuyi-2021-46-rules.ts'

/** 武政办〔2021〕46号, Wuyi county: promotion by contest rank, studios, talents and allowances. */
export const wuyi2021No46: Policy = {
  id: 'wuyi-2021-46',
  documentNumber: '武政办〔2021〕46号',
  title: say('武义县“武川技能人才”培育和自主评价实施意见', 'Wuyi: fostering and evaluating skilled people'),
  issuer: say('武义县人民政府办公室', 'Office of the People’s Government of Wuyi County'),
  region: { code: '330723', name: say('武义县', 'Wuyi County') },
  issuedOn: '2021-07-09',
  effectiveFrom: '2021-08-01',
  startBetween: null,
  effectiveTo: null,
  status: 'inForce',
  lastCheckedOn: '2026-11-21',
  supersedes: [],
  superiorPolicyWins: false,
  clauses: wuyiClauses,
  rules: wuyiRules,
  promotion: wuyiPromotion,
  assessment: {
    id: 'WY-11',
    cycleYears: 1,
    grades: ['excellent', 'qualified', 'unqualified'],
    excellentShare: null,
    rounding: 'floor',
    tiers: ['municipal', 'county'],
    cites: [{ policy: 'wuyi-2021-46', clause: '二、6' }],
  },
  procedures: [
    {
      id: 'WY-20',
      gist: say('综合窗口受理，系统先行匹配并请本人提前确认', 'One window takes claims in; the system matches first and asks for early confirmation'),
      intakeMonths: [],
      filingLeadWorkingDays: null,
      forms: [],
    },
  ],
  targets: [],
  inKind: [
    {
      id: 'WY-1',
      benefit: say(
        '本人绿色就医和年度体检，子女公办就学，本人及家人家庭医生签约',
        'priority care and a yearly check-up, public schooling for children, a family doctor for the family',
      ),
    },
    {
      id: 'WY-2',
      benefit: say('绿色就医和年度体检，家庭医生，子女义务教育就近入学', 'priority care, yearly check-up, family doctor, nearby public school'),
    },
    { id: 'WY-3', benefit: say('家庭医生签约', 'a family doctor') },
    { id: 'WY-14', benefit: say('优先出境培训，优先推荐荣誉', 'first in line for training abroad and for honours') },
  ],
  interpretations: [
    {
      clause: '二、2',
      question: say('津贴按“届”还是按三年，从哪个月起算', 'Allowance by term of office or by three years, and from which month'),
      taken: say('按三年三十六个月，自称号文件当月起', 'thirty-six months from the month of the title’s document'),
    },
    {
      clause: '二、1',
      question: say('目录中没有对应荣誉事实的类别（如世赛金牌、特级技师）如何处理', 'Listed categories that have no honour of their own here, such as a WorldSkills gold medal'),
      taken: say('由人才部门凭入选文件办理，系统在相关条目上提示', 'entered by the talent office from its document; the line of the medal says so'),
    },
    {
      clause: '二、1',
      question: say('同一人先后入选两次', 'The same person is listed twice'),
      taken: say('一次性奖励只给一次，津贴逐月只发一份', 'the one-off is paid once and each month is paid once'),
    },
    {
      clause: '二、3',
      question: say('承办补贴按一次竞赛还是按工种', 'Host money per contest or per trade'),
      taken: say('按经批准的一次竞赛计，一个竞赛含多个项目也只计一次', 'per approved contest, however many events it has'),
    },
    {
      clause: '二、3',
      question: say('“原则上不超过”是否可突破', 'Whether the soft cap of the match may be passed'),
      taken: say('系统按上限截取，突破须另行批准', 'the engine cuts at the cap; more needs a separate decision'),
    },
    {
      clause: '二、6',
      question: say('考核不合格怎么办', 'What follows from an unqualified assessment'),
      taken: say('文件未写，不产生资助，只作提示', 'the text is silent: no money and one remark'),
    },
    {
      clause: '二、6',
      question: say('县级工作室升为市级后两级经费是否相抵', 'Whether county money counts once the studio is municipal'),
      taken: say('两级上限分别计算，并在条目上提示待确认', 'each tier has its own cap, and the line says that this is to be confirmed'),
    },
    {
      clause: '二、10',
      question: say('津贴从何时起算', 'When the technician’s allowance begins'),
      taken: say(
        '按事实日期所在月起算三十六个月，在岗满一年等条件由申领时核验',
        'thirty-six months from the fact’s month; the year on the post and the other conditions are shown when claiming',
      ),
    },
    {
      clause: '三、2',
      question: say('就高如何比较', 'How the highest allowance is found'),
      taken: say('逐月比较，每月只发最高的一份，一次性奖励不在此列', 'month by month; one-offs are not part of it'),
    },
  ],
  notModelled: [
    { id: 'WY-4', reason: say('产出是定级而非奖补，补助标准另有文件', 'its product is a grading; the subsidy’s rate stands in another text') },
    { id: 'WY-13', reason: say('“原则上”的推荐顺序，由评审人员掌握', 'a preference in principle, left to the reviewers') },
    { id: 'WY-15', reason: say('企业津贴补贴，不属于竞赛和工作室，无对应事实', 'a firm’s allowance subsidy with no fact of contests or studios') },
    { id: 'WY-16', reason: say('直接认定由评价机构另行办理', 'direct grading is a procedure of the evaluation bodies') },
    { id: 'WY-17', reason: say('企业等级认定奖励，不属于竞赛和工作室，无对应事实', 'a firm’s evaluation bonus with no fact of contests or studios') },
    { id: 'WY-22', reason: say('职称评审属另一系统，本系统只出具成绩证明', 'titles of engineers belong to another system; ours proves the result') },
  ],
}
