import { wan, yuan } from '#scoring/numbers/money.ts'
import { exactly, matching, monthly, sums, upTo } from '../benefits.ts'
import type { StopCondition } from '../benefits.ts'
import type { EntitlementRule, FundShare, Stacking } from '../rule.ts'
import { say } from '../wording.ts'

const talentFund: FundShare[] = [{ source: 'talentFund' }]
const humanResourcesFund: FundShare[] = [{ source: 'humanResourcesFund' }]
const employmentFund: FundShare[] = [{ source: 'employmentFund' }]

// 三、2: government allowances are paid once, at the highest rate; compared month by month.
const oneAllowanceAtATime: Stacking = {
  operator: 'highestMonthly',
  group: 'wuyi-government-allowance',
  key: ['person'],
  reason: 'highestOnly',
  clause: '三、2',
}

// 二、10: the months of one level add up to three years at most.
const oneAllowancePerLevel: Stacking = { ...oneAllowanceAtATime, levelKey: ['person', 'level'] }

// 二、1: the treatment as a county talent is given once, at the highest.
const oneTalentBonus: Stacking = { operator: 'highest', group: 'wuyi-top-talent', key: ['person'], reason: 'highestOnly', clause: '二、1' }

const threeYears = 36
const talentStops: StopCondition[] = ['leftRegion', 'insuranceLapsed', 'disciplined']
const technicianStops: StopCondition[] = ['leftPost', 'insuranceLapsed', 'retired', 'promoted', 'allowanceEnded']

// The gold medal of a WorldSkills and the categories without an honour of their own are entered by the talent office.
const topTalent = {
  honour: ['chinaSkillsGrandPrize', 'qianjiangSkillsPrize', 'nationalTechnicalExpert'],
}
const zhejiangCraftsmen = { honour: ['greatCraftsman', 'distinguishedCraftsman', 'craftsman'], by: ['zhejiang'] }

const useOfStudioFunds = [
  say('培训用的原材料', 'materials used up in training'),
  say('聘请指导教师', 'hiring instructors'),
  say('技能交流与推广', 'exchanging and spreading skills'),
]

function studioCap(group: string, fen: number): Stacking {
  return { operator: 'lifetimeCap', group, key: ['studio'], fen, reason: 'lifetimeCap' }
}

export const wuyiRules: EntitlementRule[] = [
  {
    id: 'WY-1',
    clause: '二、1',
    funds: talentFund,
    evidence: ['recognitionDocument', 'honourDocument', 'socialInsurance', 'identityDocument'],
    grants: [topTalent, zhejiangCraftsmen].flatMap((when) => {
      const ask = 'by' in when ? { by: 'giverMissing' } : {}
      return [
        { fact: 'honourAwarded' as const, when, ask, payee: 'person' as const, benefit: exactly(yuan(6000)), stacking: [oneTalentBonus] },
        {
          fact: 'honourAwarded' as const,
          when,
          ask,
          payee: 'person' as const,
          benefit: monthly(yuan(500), threeYears, talentStops),
          stacking: [oneAllowanceAtATime],
        },
      ]
    }),
  },
  {
    id: 'WY-2',
    clause: '二、2',
    funds: talentFund,
    evidence: ['resultDocument', 'socialInsurance', 'identityDocument'],
    grants: [
      { fact: 'titleWon', when: { title: ['skillModel'] }, payee: 'person', benefit: exactly(yuan(2000)) },
      {
        fact: 'titleWon',
        when: { title: ['skillModel'] },
        payee: 'person',
        benefit: monthly(yuan(300), threeYears, ['leftRegion', 'insuranceLapsed']),
        stacking: [oneAllowanceAtATime],
      },
    ],
  },
  {
    id: 'WY-3',
    clause: '二、2',
    funds: talentFund,
    evidence: ['resultDocument', 'socialInsurance', 'identityDocument'],
    grants: [
      { fact: 'titleWon', when: { title: ['skillExpert'] }, payee: 'person', benefit: exactly(yuan(1000)) },
      {
        fact: 'titleWon',
        when: { title: ['skillExpert'] },
        payee: 'person',
        benefit: monthly(yuan(200), threeYears, ['leftRegion', 'insuranceLapsed']),
        stacking: [oneAllowanceAtATime],
      },
    ],
  },
  {
    id: 'WY-5',
    clause: '二、3',
    funds: humanResourcesFund,
    evidence: ['contestPlan', 'filedContestFile', 'budgetOrReceipts'],
    grants: [
      {
        fact: 'competitionHosted',
        when: { tier: ['municipal'] },
        payee: 'organiser',
        benefit: upTo(wan(5)),
        notes: ['approvedAmountNeeded'],
      },
    ],
  },
  {
    id: 'WY-6',
    clause: '二、3',
    funds: humanResourcesFund,
    evidence: ['contestPlan', 'filedContestFile'],
    grants: [{ fact: 'competitionHosted', when: { tier: ['county'] }, payee: 'organiser', benefit: exactly(wan(2)) }],
  },
  {
    id: 'WY-7',
    clause: '二、3',
    funds: humanResourcesFund,
    evidence: ['honourDocument', 'higherBonusReceipt', 'socialInsurance'],
    grants: [
      {
        fact: 'honourAwarded',
        when: { honour: ['chinaSkillsGrandPrize', 'nationalTechnicalExpert'] },
        payee: 'person',
        benefit: matching({ ratio: 1, upTo: wan(10) }),
      },
    ],
  },
  {
    id: 'WY-8',
    clause: '二、3',
    funds: humanResourcesFund,
    evidence: ['resultDocument', 'higherBonusReceipt', 'socialInsurance'],
    grants: [
      {
        fact: 'worldSkillsResult',
        when: { role: ['competitor'], medal: ['gold'] },
        payee: 'payee',
        benefit: matching({ ratio: 1, upTo: wan(30) }),
        notes: ['alsoTopTalent'],
      },
      {
        fact: 'worldSkillsResult',
        when: { role: ['competitor'], medal: ['silver', 'bronze', 'medallion'] },
        payee: 'payee',
        benefit: matching({ ratio: 1, upTo: wan(30) }),
      },
    ],
  },
  ...studioRules(),
  {
    id: 'WY-18',
    clause: '二、10',
    funds: talentFund,
    evidence: ['certificate', 'labourContract', 'socialInsurance', 'postAllowanceProof', 'identityDocument'],
    grants: [
      {
        fact: 'certificateObtained',
        when: { level: ['technician'] },
        payee: 'person',
        benefit: monthly(yuan(200), threeYears, technicianStops),
        stacking: [oneAllowancePerLevel],
        notes: ['conditionsToProve'],
      },
      {
        fact: 'certificateObtained',
        when: { level: ['seniorTechnician'] },
        payee: 'person',
        benefit: monthly(yuan(300), threeYears, technicianStops),
        stacking: [oneAllowancePerLevel],
        notes: ['conditionsToProve'],
      },
    ],
  },
]

/** 二、6: a grant on recognition, then one per yearly assessment, together up to the tier's cap. */
function studioRules(): EntitlementRule[] {
  const tiers = [
    { id: 'WY-10', tier: 'municipal', grant: wan(5), cap: studioCap('wuyi-municipal-studio', wan(15)) },
    { id: 'WY-11', tier: 'county', grant: wan(3), cap: studioCap('wuyi-county-studio', wan(10)) },
  ]
  return tiers.map(({ id, tier, grant, cap }) => {
    const recognised = { group: `${id}-recognised`, key: ['studio'] as const }
    const assessed = { group: `${id}-assessed`, key: ['studio'] as const }
    return {
      id,
      clause: '二、6',
      funds: employmentFund,
      evidence: ['recognitionDocument', 'assessmentCircular'],
      useOfFunds: useOfStudioFunds,
      grants: [
        {
          fact: 'studioRecognised',
          when: { tier: [tier] },
          payee: 'studio',
          benefit: exactly(grant),
          stacking: [cap],
          leaves: [recognised],
          flags: [
            { after: recognised, reason: 'recognisedAgain' },
            ...(id === 'WY-10' ? [{ after: { group: 'WY-11-recognised', key: ['studio'] as const }, reason: 'upgradeStackingUnsaid' }] : []),
          ],
        },
        {
          fact: 'studioAssessed',
          when: { tier: [tier] },
          payee: 'studio',
          benefit: sums('grade', { excellent: wan(2), qualified: wan(1) }),
          stacking: [cap],
          leaves: [assessed],
          flags: [{ after: assessed, withinYears: 1, reason: 'assessedAgainInCycle' }],
        },
      ],
    }
  })
}
