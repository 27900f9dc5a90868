import type { Policy } from '../policy.ts'
import { say } from '../wording.ts'
import { hangzhouClauses } from './hangzhou-2019-167-clauses.ts'
import { hangzhouRules } from './hangzhou-2019-167-rules.ts'

/** 杭人社发〔2019〕167号, Hangzhou (a prefecture city): 市级 of the text is `municipal`. Expired by its own four years. */
export const hangzhou2019No167: Policy = {
  id: 'hangzhou-2019-167',
  documentNumber: '杭人社发〔2019〕167号',
  title: say('进一步加强“名城工匠”培养生态建设的实施意见', 'Hangzhou: fostering the craftsmen of a famous city'),
  issuer: say('杭州市委人才办、市人力社保局、市财政局', 'Talent office, human-resources bureau and finance bureau of Hangzhou'),
  region: { code: '330100', name: say('杭州市', 'Hangzhou') },
  issuedOn: '2019-12-31',
  effectiveFrom: '2020-02-01',
  startBetween: null,
  effectiveTo: '2024-01-31',
  status: 'expired',
  lastCheckedOn: '2026-11-21',
  supersedes: ['杭劳社培〔2009〕230号', '杭财政〔2009〕861号'],
  superiorPolicyWins: false,
  clauses: hangzhouClauses,
  rules: hangzhouRules,
  promotion: null,
  assessment: {
    id: 'HZ-12',
    cycleYears: null,
    grades: ['excellent', 'qualified', 'unqualified'],
    excellentShare: null,
    rounding: 'floor',
    tiers: ['municipal'],
    cites: [{ policy: 'hangzhou-2019-167', clause: '二(二)2' }],
  },
  procedures: [
    {
      id: 'HZ-17',
      gist: say('等级证书与职业资格证书享受同等待遇', 'level certificates and qualifications are treated alike'),
      intakeMonths: [],
      filingLeadWorkingDays: null,
      forms: [],
    },
  ],
  targets: [{ id: 'HZ-13', count: 100, by: 2022, of: say('新建市级技能大师工作室', 'new municipal studios') }],
  inKind: [],
  interpretations: [
    {
      clause: '二(一)1',
      question: say('三项大奖与其他称号能否兼得', 'Whether the three prizes stack with other titles'),
      taken: say('文件未禁止，各自给付', 'nothing forbids it: each is paid'),
    },
    {
      clause: '二(一)1',
      question: say('每年名额是否限制', 'Whether the yearly numbers limit'),
      taken: say('超过时提示，不阻止', 'passing them is said aloud and blocks nothing'),
    },
    {
      clause: '二(一)2',
      question: say('团队项目按人还是按队；一名选手有两个基地如何分', 'Per person or per team; two bases of one winner'),
      taken: say('按事实中的领款对象各给一份，不作拆分', 'one sum to the payee the fact names, never split'),
    },
    {
      clause: '二(二)2',
      question: say('退出后再次认定', 'Recognition again after leaving'),
      taken: say('不是首次申报，不给付', 'no first application, no money'),
    },
    {
      clause: '二(二)2',
      question: say('考核优秀可否多次享受', 'Whether the grant for an excellent assessment repeats'),
      taken: say('每轮考核给付一次，第二次起提示待确认', 'once per assessment round, and from the second on the line says that this is to be confirmed'),
    },
    {
      clause: '二(三)4',
      question: say('服务补贴有无年度上限', 'Whether service fees have a yearly cap'),
      taken: say('文件未设，不设', 'the text sets none'),
    },
  ],
  notModelled: [
    { id: 'HZ-10', reason: say('由区县自定，文件无数额', 'left to the districts, without an amount') },
    { id: 'HZ-15', reason: say('活动形式，不产生资助', 'forms of activity that bring no money') },
    { id: 'HZ-16', reason: say('竞赛体系的组织要求，无数额', 'how contests are organised, without an amount') },
    { id: 'HZ-19', reason: say('部门分工，不产生资助', 'who does what among the offices') },
  ],
}
