import type { Policy } from '../policy.ts'
import { say } from '../wording.ts'
import { gongshuClauses } from './gongshu-2018-draft-clauses.ts'
import { gongshuRules } from './gongshu-2018-draft-rules.ts'

/** The Gongshu draft for comments of 2018 (a district of Hangzhou): 区级 is `county`. A draft pays nothing until a final text is confirmed. */
export const gongshu2018Draft: Policy = {
  id: 'gongshu-2018-draft',
  documentNumber: '拱墅区征求意见稿（2018年2月）',
  title: say('加快推动高技能人才培养、打造拱墅工匠队伍的若干意见（征求意见稿）', 'Gongshu: fostering skilled people (draft for comments)'),
  issuer: say('杭州市拱墅区人民政府办公室', 'Office of the People’s Government of Gongshu District'),
  region: { code: '330105', name: say('杭州市拱墅区', 'Gongshu, Hangzhou') },
  issuedOn: '2018-02-05',
  effectiveFrom: '2018-01-01',
  startBetween: null,
  effectiveTo: null,
  status: 'draft',
  lastCheckedOn: '2026-11-21',
  supersedes: ['拱人社〔2014〕104号'],
  superiorPolicyWins: false,
  clauses: gongshuClauses,
  rules: gongshuRules,
  promotion: null,
  assessment: null,
  procedures: [
    {
      id: 'GS-8',
      gist: say(
        '备案：培训方案、课表、名册；申领：审批表、身份证件、劳动合同、参保证明、发证名册、鉴定发票，个人补贴另附本人签名的名册',
        'Filed: plan, timetable, roster; claimed with form, identity, contract, insurance, certificate roster and invoice, and for persons the signed payout roster',
      ),
      intakeMonths: [],
      filingLeadWorkingDays: 7,
      forms: ['fundApplicationForm', 'payoutRoster'],
    },
    {
      id: 'GS-9',
      gist: say('审批表、经备案的竞赛文件、发证名册', 'form, filed contest file, certificate roster'),
      intakeMonths: [],
      filingLeadWorkingDays: null,
      forms: ['fundApplicationForm'],
    },
    {
      id: 'GS-10',
      gist: say('公布文件、审批表', 'published document and form'),
      intakeMonths: [],
      filingLeadWorkingDays: null,
      forms: ['fundApplicationForm'],
    },
    {
      id: 'GS-11',
      gist: say('季度末月受理', 'taken in the last month of a quarter'),
      intakeMonths: [3, 6, 9, 12],
      filingLeadWorkingDays: null,
      forms: [],
    },
  ],
  targets: [
    { id: 'GS-7', count: 10, by: 'yearly', of: say('企业技能比武竞赛', 'contests of firms') },
    { id: 'GS-7', count: 1000, by: 'yearly', of: say('培养高技能人才', 'skilled people trained') },
  ],
  inKind: [],
  interpretations: [
    {
      clause: '末段',
      question: say('是否有正式文本', 'Whether a final text was issued'),
      taken: say('未见，所有条目只作测算，等待确认', 'none is known: every line waits for confirmation'),
    },
    {
      clause: '三(三)',
      question: say('证书指哪一种', 'Which certificate counts'),
      taken: say('职业技能等级证书与原职业资格证书同等计数', 'level certificates count as the old qualifications did'),
    },
    {
      clause: '三(四)',
      question: say('区级已给付后升级，是否补差', 'Whether the difference is due after an upgrade'),
      taken: say('此前给付过的，停下由人决定', 'once anything was paid, a person decides'),
    },
    {
      clause: '三(六)',
      question: say('集训队前三名如何认定', 'Who the top three of the squad are'),
      taken: say('事实不含队内名次，凭公布文件核对', 'the fact does not carry the place in the squad; the published document shows it'),
    },
    {
      clause: '三(六)',
      question: say('三项奖励能否兼得', 'Whether the three rewards add up'),
      taken: say('同一对象只取最高一项', 'the highest only for one payee'),
    },
  ],
  notModelled: [{ id: 'GS-5', reason: say('荣誉无数额，由主管部门自行评选', 'an honour without an amount') }],
}
