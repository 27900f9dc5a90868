import { wan, yuan } from '#scoring/numbers/money.ts'
import { exactly, perHead, sums, title } from '../benefits.ts'
import type { EntitlementRule, FundShare } from '../rule.ts'

const municipal: FundShare[] = [{ source: 'municipalFinance' }]

const medalists = { gold: wan(50), silver: wan(35), bronze: wan(25), medallion: wan(15) }

/** Rules of 杭人社发〔2019〕167号. */
export const hangzhouRules: EntitlementRule[] = [
  {
    id: 'HZ-1',
    clause: '二(一)1',
    funds: [
      { source: 'provincialFinance', fen: wan(2) },
      { source: 'municipalFinance', fen: wan(3) },
    ],
    evidence: ['honourDocument'],
    grants: [
      {
        fact: 'honourAwarded',
        when: { honour: ['topSkilledTalent'] },
        payee: 'employer',
        benefit: exactly(wan(5)),
        quota: { group: 'hangzhou-top-talent', count: 30, per: 'year' },
      },
    ],
  },
  {
    id: 'HZ-2',
    clause: '二(一)1',
    funds: [{ source: 'districtFinance' }],
    evidence: ['honourDocument'],
    grants: [
      {
        fact: 'honourAwarded',
        when: { honour: ['outstandingSkilledTalent'] },
        payee: 'employer',
        benefit: exactly(wan(1)),
        quota: { group: 'hangzhou-outstanding-talent', count: 300, per: 'year' },
      },
    ],
  },
  {
    id: 'HZ-3',
    clause: '二(一)1',
    funds: municipal,
    evidence: ['honourDocument', 'identityDocument'],
    grants: [
      {
        fact: 'honourAwarded',
        payee: 'person',
        benefit: sums('honour', { chinaSkillsGrandPrize: wan(15), qianjiangSkillsPrize: wan(10), nationalTechnicalExpert: wan(3) }),
      },
    ],
  },
  {
    id: 'HZ-4',
    clause: '二(一)1',
    funds: municipal,
    evidence: ['honourDocument', 'identityDocument'],
    grants: [{ fact: 'honourAwarded', when: { honour: ['municipalChiefTechnician'] }, payee: 'person', benefit: exactly(wan(5)) }],
  },
  {
    id: 'HZ-5',
    clause: '二(一)1',
    funds: [],
    evidence: ['resultDocument'],
    grants: [
      {
        fact: 'worldSkillsResult',
        when: { role: ['competitor'], medal: ['nationalSquad'] },
        payee: 'payee',
        benefit: title('杭州市技术能手', 'Technical expert of Hangzhou'),
      },
    ],
  },
  {
    id: 'HZ-6',
    clause: '二(一)2',
    funds: municipal,
    evidence: ['resultDocument'],
    grants: [
      {
        fact: 'worldSkillsResult',
        when: { role: ['trainingBase'] },
        payee: 'payee',
        benefit: sums('medal', { gold: wan(100), silver: wan(70), bronze: wan(50), medallion: wan(30), participant: wan(20) }),
      },
    ],
  },
  {
    id: 'HZ-7',
    clause: '二(一)2',
    funds: municipal,
    evidence: ['resultDocument', 'introductionContract'],
    grants: [
      {
        fact: 'worldSkillsResult',
        when: { role: ['introducingEmployer'] },
        payee: 'payee',
        benefit: sums('medal', { gold: wan(10), silver: wan(7), bronze: wan(5), medallion: wan(3), participant: wan(2) }),
      },
    ],
  },
  {
    id: 'HZ-8',
    clause: '二(一)2',
    funds: municipal,
    evidence: ['resultDocument', 'identityDocument'],
    grants: [{ fact: 'worldSkillsResult', when: { role: ['competitor'] }, payee: 'payee', benefit: sums('medal', medalists) }],
  },
  {
    id: 'HZ-9',
    clause: '二(一)2',
    funds: municipal,
    evidence: ['resultDocument'],
    grants: [{ fact: 'worldSkillsResult', when: { role: ['expertTeam'] }, payee: 'payee', benefit: sums('medal', medalists) }],
  },
  {
    id: 'HZ-11',
    clause: '二(二)2',
    funds: municipal,
    evidence: ['recognitionDocument'],
    grants: [
      {
        fact: 'studioRecognised',
        when: { tier: ['municipal'] },
        // 新认定 means a first application, whatever came in between.
        requires: [{ field: 'firstApplication', is: true, otherwise: 'firstApplicationOnly', missing: 'firstApplicationMissing' }],
        payee: 'studio',
        benefit: exactly(wan(10)),
        stacking: [{ operator: 'firstOnly', group: 'hangzhou-studio', key: ['studio'], reason: 'firstApplicationOnly' }],
      },
    ],
  },
  {
    id: 'HZ-12',
    clause: '二(二)2',
    funds: municipal,
    evidence: ['assessmentCircular'],
    grants: [
      {
        fact: 'studioAssessed',
        when: { tier: ['municipal'], grade: ['excellent'] },
        payee: 'studio',
        benefit: exactly(wan(10)),
        leaves: [{ group: 'hangzhou-excellent', key: ['studio'] }],
        flags: [{ after: { group: 'hangzhou-excellent', key: ['studio'] }, reason: 'repeatabilityUnsaid' }],
      },
    ],
  },
  {
    id: 'HZ-14',
    clause: '二(三)4',
    funds: municipal,
    evidence: ['activityRecord', 'signInSheet'],
    grants: [
      {
        fact: 'studioService',
        requires: [{ field: 'organisedByBureau', is: true, otherwise: 'notOrganisedByBureau', missing: 'organiserMissing' }],
        payee: 'person',
        benefit: perHead(yuan(1000), 'times'),
      },
    ],
  },
]
