import { between, exactly, monthly, sums } from '#scoring/policies/benefits.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { say } from '#scoring/policies/wording.ts'

/** A made-up county's text, written as a county would add its own: with an honour, a giver and a title of its own. */
export const sixthPolicy: Policy = {
  id: 'example-2025-1',
  documentNumber: '示例县〔2025〕1号',
  title: say('示例县技能人才办法', 'Rules of an example county'),
  issuer: say('示例县人社局', 'Example bureau'),
  region: { code: '339999', name: say('示例县', 'Example County') },
  issuedOn: '2025-01-10',
  effectiveFrom: '2025-02-01',
  startBetween: null,
  effectiveTo: '2027-12-31',
  status: 'inForce',
  lastCheckedOn: '2026-11-21',
  supersedes: [],
  superiorPolicyWins: false,
  clauses: [
    { id: 'EX-1', clause: '一', gist: say('山海工匠一次性1万元', 'Mountain craftsmen: 10,000 yuan once'), use: ['rule', 'stacking'] },
    { id: 'EX-2', clause: '二', gist: say('同一职业等级只补一次', 'one subsidy per person and level'), use: ['rule', 'stacking'] },
    { id: 'EX-3', clause: '三', gist: say('比武状元每月400元一年', '400 a month for a year'), use: ['rule'] },
    { id: 'EX-4', clause: '四', gist: say('竞赛统计', 'statistics'), use: ['notModelled'] },
  ],
  rules: [
    {
      id: 'EX-1',
      clause: '一',
      funds: [{ source: 'talentFund' }],
      evidence: ['honourDocument'],
      grants: [
        {
          fact: 'honourAwarded',
          when: { honour: ['mountainCraftsman'], by: ['example'] },
          payee: 'person',
          benefit: exactly(1_000_000),
          stacking: [{ operator: 'firstOnly', group: 'example-craftsman', key: ['person'], reason: 'oncePerPerson' }],
        },
      ],
    },
    {
      id: 'EX-2',
      clause: '二',
      funds: [{ source: 'employmentFund' }],
      evidence: ['certificate'],
      grants: [
        {
          fact: 'certificateObtained',
          payee: 'person',
          benefit: sums('level', { seniorWorker: 50_000, technician: 80_000 }),
          stacking: [{ operator: 'oncePerKey', group: 'example-training', key: ['person', 'level'], reason: 'oncePerKey' }],
        },
      ],
    },
    {
      id: 'EX-3',
      clause: '三',
      funds: [{ source: 'talentFund' }],
      evidence: ['resultDocument'],
      grants: [
        { fact: 'titleWon', when: { title: ['champion'] }, payee: 'person', benefit: monthly(40_000, 12, ['leftRegion']) },
        { fact: 'competitionHosted', payee: 'organiser', benefit: between(100_000, 200_000) },
      ],
    },
  ],
  promotion: null,
  assessment: null,
  procedures: [],
  targets: [],
  inKind: [],
  interpretations: [],
  notModelled: [{ id: 'EX-4', reason: say('无数额', 'no amount') }],
}
