import { wan, yuan } from '#scoring/numbers/money.ts'
import { byValue, exactly, monthly, sums, upTo } from '../benefits.ts'
import type { StopCondition } from '../benefits.ts'
import type { EntitlementRule, FundShare, KeyField, Requirement, Stacking } from '../rule.ts'

const unnamed: FundShare[] = [{ source: 'unnamed' }]

const inShortageCatalogue: Requirement = { field: 'shortage', is: true, otherwise: 'notInShortageCatalogue', missing: 'shortageMissing' }

const postStops: StopCondition[] = ['leftPost', 'insuranceLapsed', 'retired', 'promoted']
const opening = { group: 'shangyu-opening', key: ['studio'] as KeyField[] }

// 三(四)21: the one-off for those already certified and the monthly one for the newly certified bar each other.
function postSubsidy(side: string): Stacking {
  return { operator: 'exclusivePair', group: 'shangyu-post-subsidy', side, key: ['person'], reason: 'exclusivePair' }
}

function hostRule(id: string, tier: string, most: number): EntitlementRule {
  return {
    id,
    clause: '三(三)19',
    funds: unnamed,
    evidence: ['contestPlan', 'filedContestFile', 'budgetOrReceipts'],
    grants: [
      {
        fact: 'competitionHosted',
        when: { tier: [tier] },
        payee: 'organiser',
        benefit: upTo(most, 'projects'),
        notes: ['approvedAmountNeeded'],
      },
    ],
  }
}

/** Rules of 虞人社〔2023〕19号. */
export const shangyuRules: EntitlementRule[] = [
  hostRule('SY-1', 'provincial', wan(30)),
  hostRule('SY-2', 'municipal', wan(10)),
  hostRule('SY-3', 'county', wan(5)),
  hostRule('SY-4', 'enterprise', wan(3)),
  {
    id: 'SY-7',
    clause: '三(四)22',
    funds: unnamed,
    evidence: ['recognitionDocument'],
    personalShareBasisPoints: 2000,
    grants: [
      {
        fact: 'studioRecognised',
        when: { tier: ['municipal', 'county'] },
        payee: 'studio',
        benefit: exactly(wan(3)),
        stacking: [{ operator: 'firstOnly', group: 'shangyu-opening', key: ['studio'], reason: 'oncePerStudio' }],
        leaves: [opening],
        notes: ['personalShareOptional'],
      },
    ],
  },
  {
    id: 'SY-8',
    clause: '三(四)22',
    funds: unnamed,
    evidence: ['assessmentCircular'],
    grants: [
      {
        fact: 'studioAssessed',
        when: { tier: ['municipal', 'county'], grade: ['excellent'] },
        payee: 'studio',
        benefit: exactly(wan(2)),
        leaves: [{ group: 'shangyu-excellent', key: ['studio'] }],
        flags: [{ after: { group: 'shangyu-excellent', key: ['studio'] }, withinYears: 1, reason: 'assessedAgainInCycle' }],
      },
    ],
  },
  {
    id: 'SY-9',
    clause: '三(四)22',
    funds: unnamed,
    evidence: ['recognitionDocument'],
    grants: [
      {
        fact: 'studioRecognised',
        payee: 'studio',
        benefit: sums('tier', { national: wan(20), provincial: wan(5) }),
        stacking: [{ operator: 'firstOnly', group: 'shangyu-higher-studio', key: ['studio', 'tier'], reason: 'oncePerStudio' }],
        flags: [{ after: opening, reason: 'stackingUnsaid' }],
      },
    ],
  },
  {
    id: 'SY-10',
    clause: '三(四)22',
    funds: unnamed,
    evidence: ['honourDocument', 'identityDocument'],
    grants: [
      {
        fact: 'honourAwarded',
        when: { by: ['zhejiang'] },
        ask: { by: 'giverMissing' },
        payee: 'person',
        benefit: sums('honour', { greatCraftsman: wan(50), distinguishedCraftsman: wan(30), craftsman: wan(1), youngCraftsman: wan(1) }),
      },
    ],
  },
  {
    id: 'SY-11',
    clause: '三(四)21',
    funds: unnamed,
    evidence: ['certificate', 'labourContract', 'socialInsurance', 'identityDocument'],
    grants: [
      {
        fact: 'certificateObtained',
        when: { newly: [true] },
        ask: { newly: 'newlyMissing' },
        requires: [inShortageCatalogue],
        payee: 'person',
        benefit: byValue('level', {
          technician: monthly(yuan(300), 36, postStops),
          seniorTechnician: monthly(yuan(600), 36, postStops),
          specialTechnician: monthly(yuan(600), 36, postStops),
          chiefTechnician: monthly(yuan(600), 36, postStops),
        }),
        stacking: [
          postSubsidy('monthly'),
          { operator: 'highestMonthly', group: 'shangyu-post-allowance', key: ['person'], reason: 'oneStreamAtATime' },
        ],
        notes: ['conditionsToProve'],
      },
    ],
  },
  {
    id: 'SY-12',
    clause: '三(四)21',
    funds: unnamed,
    evidence: ['certificate', 'labourContract', 'socialInsurance', 'identityDocument'],
    grants: [
      {
        fact: 'certificateObtained',
        when: { newly: [false] },
        ask: { newly: 'newlyMissing' },
        requires: [inShortageCatalogue],
        payee: 'person',
        benefit: sums('level', { technician: yuan(3000), seniorTechnician: yuan(6000) }),
        stacking: [
          { operator: 'firstOnly', group: 'shangyu-stock', key: ['person'], reason: 'oncePerPerson' },
          postSubsidy('once'),
        ],
        notes: ['conditionsToProve'],
      },
    ],
  },
]
