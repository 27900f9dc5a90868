import type { Policy } from '../policy.ts'
import { say } from '../wording.ts'
import { yuyaoClauses } from './yuyao-2022-51-clauses.ts'
import { yuyaoRules } from './yuyao-2022-51-rules.ts'

/** 余党办〔2022〕51号, Yuyao (a county-level city under Ningbo): here 市级 of the text is `county`, 宁波市级 is `municipal`. */
export const yuyao2022No51: Policy = {
  id: 'yuyao-2022-51',
  documentNumber: '余党办〔2022〕51号',
  title: say('加快培育新时代余姚工匠队伍的实施意见', 'Yuyao: fostering the craftsmen of a new era'),
  issuer: say('中共余姚市委办公室、余姚市人民政府办公室', 'Party committee office and government office of Yuyao'),
  region: { code: '330281', name: say('余姚市', 'Yuyao') },
  issuedOn: '2022-07-01',
  effectiveFrom: '2022-07-01',
  startBetween: null,
  effectiveTo: null,
  status: 'inForce',
  lastCheckedOn: '2026-11-21',
  supersedes: [],
  superiorPolicyWins: true,
  clauses: yuyaoClauses,
  rules: yuyaoRules,
  promotion: null,
  assessment: {
    id: 'YY-8',
    cycleYears: 2,
    grades: ['excellent', 'qualified', 'unqualified'],
    excellentShare: 2000,
    rounding: 'floor',
    tiers: ['county'],
    cites: [{ policy: 'yuyao-2022-51', clause: '三(三)8' }],
  },
  procedures: [
    {
      id: 'YY-17',
      gist: say('补贴发放与信息查询、统计分析在同一服务体系内', 'payment, enquiry and statistics in one service'),
      intakeMonths: [],
      filingLeadWorkingDays: null,
      forms: [],
    },
    {
      id: 'YY-20',
      gist: say('用途、申领拨付程序和监管措施由人社会同财政明确', 'the bureau and the finance office lay down use, claiming and supervision'),
      intakeMonths: [],
      filingLeadWorkingDays: null,
      forms: [],
    },
  ],
  targets: [
    { id: 'YY-2', count: 1, by: 'yearly', of: say('余姚技能大赛', 'Yuyao skills contest') },
    { id: 'YY-9', count: 15, by: 2025, of: say('新建余姚市级以上技能大师工作室', 'new studios of Yuyao or higher tier') },
    { id: 'YY-10', count: 1000, by: 2025, of: say('技能大师联盟技术攻关次数', 'services of the masters’ league') },
    { id: 'YY-11', count: 2, by: 2025, of: say('余姚大工匠（左右）', 'Yuyao great craftsmen (about)') },
    { id: 'YY-11', count: 8, by: 2025, of: say('余姚杰出工匠（左右）', 'Yuyao distinguished craftsmen (about)') },
    { id: 'YY-11', count: 20, by: 2025, of: say('余姚工匠（左右）', 'Yuyao craftsmen (about)') },
    { id: 'YY-11', count: 60, by: 2025, of: say('余姚青年工匠（左右）', 'Yuyao young craftsmen (about)') },
    { id: 'YY-13', count: 100, by: 2025, of: say('阳明蓝领（左右）', 'Yangming blue-collars (about)') },
    { id: 'YY-16', count: 1, by: 'yearly', of: say('九月“余姚工匠”活动月', 'craftsmen’s month in September') },
  ],
  inKind: [{ id: 'YY-21', benefit: say('国内外研修交流名额', 'places on study tours') }],
  interpretations: [
    {
      clause: '三(六)15',
      question: say('四个级别各补多少未列明', 'Which tier gets what within the range'),
      taken: say('由主管部门填写级别标准，填写前只给出区间', 'the bureau enters a table; until then the line shows the range'),
    },
    {
      clause: '三(六)16',
      question: say('获奖奖励的名次标准未列明；余姚市级赛事不在此句', 'No table of prizes; Yuyao’s own contests are not in the sentence'),
      taken: say('由主管部门填写标准；余姚市级获奖不产生条目', 'the bureau enters a table; local prizes give no line'),
    },
    {
      clause: '三(六)16',
      question: say('同一人被选送到两个级别', 'The same person is sent to two tiers'),
      taken: say('同一年度内只按最高级别给一次', 'paid once within a calendar year, at the highest tier'),
    },
    {
      clause: '三(六)16',
      question: say('企业可否作为选送单位', 'Whether a firm may be the sender'),
      taken: say('文件只列培训机构（学校）、行业部门和协会，由经办人核对，系统不拦', 'the text names training bodies, departments and associations; a person checks, the engine does not'),
    },
    {
      clause: '三(三)8',
      question: say('上级工作室“同等额度”是另加还是替代，数额多少', 'Whether the equal amount comes on top, and how much it is'),
      taken: say('数额由主管部门填写，填写前待定', 'the bureau enters the amount; until then the line waits'),
    },
    {
      clause: '三(三)8',
      question: say('以师带徒补贴按谁的等级', 'Whose level sets the apprentice money'),
      taken: say('按徒弟达到的等级，每名徒弟一条', 'the level the apprentice reaches, one line an apprentice'),
    },
    {
      clause: '三(四)10',
      question: say('“左右”名额是否限制', 'Whether the “about” numbers limit'),
      taken: say('超过时提示，不阻止', 'passing them is said aloud and blocks nothing'),
    },
    {
      clause: '三(四)10',
      question: say('同一人兼得余姚与浙江称号', 'One person with both Yuyao’s and Zhejiang’s honour'),
      taken: say('分属两句，各自给付', 'two sentences, both are paid'),
    },
    {
      clause: '三(四)11',
      question: say('同一人先后取得两个等级', 'One person reaches two levels'),
      taken: say('逐月只发最高的一份', 'each month is paid once, at the highest'),
    },
  ],
  notModelled: [
    { id: 'YY-10', reason: say('联盟工作经费没有数额', 'the working funds have no amount') },
    { id: 'YY-18', reason: say('没有以赛代评的晋升标准', 'no table of promotions by contest') },
    { id: 'YY-19', reason: say('实训基地不属于工作室，无对应事实', 'training bases are no studios and have no fact here') },
  ],
}
