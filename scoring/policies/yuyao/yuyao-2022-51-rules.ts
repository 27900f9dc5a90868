import { wan, yuan } from '#scoring/numbers/money.ts'
import { asElsewhere, between, byValue, exactly, monthly, sums } from '../benefits.ts'
import type { EntitlementRule, FundShare, Stacking } from '../rule.ts'

const unnamed: FundShare[] = [{ source: 'unnamed' }]

// 末段: what overlaps is paid once, at the best and highest.
const oneAllowanceAtATime: Stacking = {
  operator: 'highestMonthly',
  group: 'yuyao-post-allowance',
  key: ['person'],
  reason: 'highestOnly',
  clause: '末段',
}

/** Rules of 余党办〔2022〕51号. */
export const yuyaoRules: EntitlementRule[] = [
  {
    id: 'YY-1',
    clause: '三(六)15',
    funds: unnamed,
    evidence: ['contestPlan', 'filedContestFile'],
    grants: [
      {
        fact: 'competitionHosted',
        when: { tier: ['national', 'provincial', 'municipal', 'county'] },
        payee: 'organiser',
        benefit: between(wan(2), wan(5), { times: 'projects', settingBy: ['tier'] }),
      },
    ],
  },
  {
    id: 'YY-3',
    clause: '三(六)16',
    funds: unnamed,
    evidence: ['resultDocument', 'identityDocument'],
    grants: [
      {
        fact: 'competitionAward',
        when: { tier: ['national', 'provincial', 'municipal'] },
        payee: 'person',
        benefit: between(yuan(2000), wan(5), { settingBy: ['tier', 'place'] }),
      },
    ],
  },
  {
    id: 'YY-4',
    clause: '三(六)16',
    funds: unnamed,
    evidence: ['nominationDocument', 'identityDocument'],
    grants: [
      {
        fact: 'nominated',
        payee: 'sender',
        benefit: sums('tier', { national: yuan(5000), provincial: yuan(2000), municipal: yuan(1000) }),
        stacking: [{ operator: 'highest', group: 'yuyao-nomination', key: ['person', 'year'], reason: 'highestOnly', clause: '末段' }],
      },
    ],
  },
  {
    id: 'YY-5',
    clause: '三(三)8',
    funds: unnamed,
    evidence: ['recognitionDocument'],
    grants: [
      {
        fact: 'studioRecognised',
        when: { tier: ['county'] },
        payee: 'studio',
        benefit: exactly(wan(3)),
        stacking: [{ operator: 'firstOnly', group: 'yuyao-studio', key: ['studio'], reason: 'oncePerStudio' }],
      },
    ],
  },
  {
    id: 'YY-6',
    clause: '三(三)8',
    funds: unnamed,
    evidence: ['recognitionDocument', 'higherBonusReceipt'],
    grants: [
      {
        fact: 'studioRecognised',
        when: { tier: ['municipal', 'provincial', 'national'] },
        payee: 'studio',
        benefit: asElsewhere('tier'),
        stacking: [{ operator: 'firstOnly', group: 'yuyao-higher-studio', key: ['studio', 'tier'], reason: 'oncePerStudio' }],
      },
    ],
  },
  {
    id: 'YY-7',
    clause: '三(三)8',
    funds: unnamed,
    evidence: ['apprenticeAgreement', 'certificate'],
    grants: [{ fact: 'apprenticeTrained', payee: 'studio', benefit: between(yuan(600), yuan(3900), { settingBy: ['level'] }) }],
  },
  {
    id: 'YY-8',
    clause: '三(三)8',
    funds: unnamed,
    evidence: ['assessmentCircular'],
    grants: [
      {
        fact: 'studioAssessed',
        when: { tier: ['county'], grade: ['excellent'] },
        payee: 'studio',
        benefit: exactly(wan(2)),
        leaves: [{ group: 'yuyao-assessed', key: ['studio'] }],
        flags: [{ after: { group: 'yuyao-assessed', key: ['studio'] }, withinYears: 2, reason: 'assessedAgainInCycle' }],
      },
    ],
  },
  {
    id: 'YY-11',
    clause: '三(四)10',
    funds: unnamed,
    evidence: ['honourDocument', 'identityDocument'],
    grants: [
      { honour: 'greatCraftsman', fen: wan(15), count: 2 },
      { honour: 'distinguishedCraftsman', fen: wan(10), count: 8 },
      { honour: 'craftsman', fen: wan(2), count: 20 },
      { honour: 'youngCraftsman', fen: wan(1), count: 60 },
    ].map(({ honour, fen, count }) => ({
      fact: 'honourAwarded' as const,
      when: { honour: [honour], by: ['yuyao'] },
      ask: { by: 'giverMissing' },
      payee: 'person' as const,
      benefit: exactly(fen),
      quota: { group: `yuyao-${honour}`, count, per: 'policy' as const },
    })),
  },
  {
    id: 'YY-12',
    clause: '三(四)10',
    funds: unnamed,
    evidence: ['honourDocument', 'identityDocument'],
    grants: [
      {
        fact: 'honourAwarded',
        when: { honour: ['craftsman', 'youngCraftsman'], by: ['zhejiang'] },
        ask: { by: 'giverMissing' },
        payee: 'person',
        benefit: exactly(wan(1)),
      },
    ],
  },
  {
    id: 'YY-14',
    clause: '三(四)11',
    funds: unnamed,
    evidence: ['certificate', 'labourContract', 'socialInsurance'],
    grants: [
      {
        fact: 'certificateObtained',
        requires: [{ field: 'shortage', is: true, otherwise: 'notInShortageCatalogue', missing: 'shortageMissing' }],
        payee: 'person',
        benefit: byValue('level', {
          technician: monthly(yuan(500), 36, ['leftPost', 'insuranceLapsed', 'retired', 'promoted']),
          seniorTechnician: monthly(yuan(1000), 36, ['leftPost', 'insuranceLapsed', 'retired', 'promoted']),
        }),
        stacking: [oneAllowanceAtATime],
      },
    ],
  },
]
