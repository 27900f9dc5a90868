import { wan, yuan } from '#scoring/numbers/money.ts'
import { exactly, perHead, sums } from '../benefits.ts'
import type { EntitlementRule, FundShare, Stacking } from '../rule.ts'

const unnamed: FundShare[] = [{ source: 'unnamed' }]

// 五: no subsidy of the document is given twice, and none is chosen as the higher.
function noSecond(group: string, ask = false): Stacking {
  const rule = { operator: 'noSecondPayment', group, key: ['studio'], clause: '五' } as const
  return ask ? { ...rule, reason: 'upgradeAfterPayment', ask: true } : { ...rule, reason: 'noSecondPayment' }
}

const newlyObtained = { field: 'newly', is: true, otherwise: 'notNewlyObtained', missing: 'newlyMissing' } as const

function oncePerLevel(group: string): Stacking {
  return { operator: 'oncePerKey', group, key: ['person', 'level'], reason: 'noSecondPayment', clause: '五' }
}

/** Rules of the Gongshu draft of 2018: shown for what they would give, never paid. */
export const gongshuRules: EntitlementRule[] = [
  {
    id: 'GS-1',
    clause: '三(三)',
    funds: unnamed,
    evidence: ['fundApplicationForm', 'filedContestFile', 'certificateRoster'],
    grants: [
      {
        fact: 'competitionHosted',
        requires: [{ field: 'listedClassA', is: true, otherwise: 'notListedClassA', missing: 'listedClassAMissing' }],
        payee: 'organiser',
        benefit: perHead(yuan(500), 'certificates'),
      },
    ],
  },
  {
    id: 'GS-2',
    clause: '三(四)',
    funds: unnamed,
    evidence: ['fundApplicationForm', 'recognitionDocument'],
    grants: [
      {
        fact: 'studioRecognised',
        when: { tier: ['county'] },
        payee: 'studio',
        benefit: exactly(wan(2)),
        stacking: [noSecond('gongshu-studio')],
      },
    ],
  },
  {
    id: 'GS-3',
    clause: '三(四)',
    funds: unnamed,
    evidence: ['fundApplicationForm', 'recognitionDocument'],
    grants: [
      {
        fact: 'studioRecognised',
        when: { tier: ['municipal', 'provincial', 'national'] },
        payee: 'studio',
        benefit: exactly(wan(5)),
        stacking: [noSecond('gongshu-studio', true)],
      },
    ],
  },
  {
    id: 'GS-4',
    clause: '三(六)',
    funds: unnamed,
    evidence: ['fundApplicationForm', 'resultDocument'],
    grants: [
      {
        fact: 'worldSkillsResult',
        when: { role: ['competitor'] },
        payee: 'payee',
        benefit: sums('medal', { nationalSquad: wan(5), gold: wan(10), silver: wan(8), bronze: wan(8), medallion: wan(8) }),
        stacking: [{ operator: 'highest', group: 'gongshu-world-skills', key: ['payee'], reason: 'highestOnly', clause: '五' }],
      },
    ],
  },
  {
    id: 'GS-6',
    clause: '三(一)(二)',
    funds: unnamed,
    evidence: ['fundApplicationForm', 'payoutRoster', 'identityDocument', 'labourContract', 'socialInsurance', 'certificateRoster'],
    grants: [
      {
        fact: 'certificateObtained',
        requires: [newlyObtained],
        payee: 'person',
        benefit: sums('level', { seniorWorker: yuan(500), technician: yuan(1000), seniorTechnician: yuan(1500) }),
        stacking: [oncePerLevel('gongshu-person')],
      },
      {
        fact: 'certificateObtained',
        requires: [newlyObtained],
        payee: 'employer',
        benefit: exactly(yuan(50)),
        stacking: [oncePerLevel('gongshu-evaluation')],
        notes: ['trainingToProve'],
      },
      {
        fact: 'certificateObtained',
        when: { level: ['seniorWorker', 'technician', 'seniorTechnician', 'specialTechnician', 'chiefTechnician'] },
        requires: [newlyObtained],
        payee: 'employer',
        benefit: exactly(yuan(200)),
        stacking: [oncePerLevel('gongshu-training')],
        notes: ['trainingToProve'],
      },
    ],
  },
]
