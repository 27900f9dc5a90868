import { fact, type Vector } from './vectors.ts'

const hosted = (more: Record<string, unknown>) => fact('competitionHosted', '2018-05-01', { competition: 'C1', tier: 'county', organiser: 'U1', ...more })
const recognised = (on: string, tier: string) => fact('studioRecognised', on, { studio: 'S1', tier })
const worldSkills = (medal: string, more: Record<string, unknown> = { team: 'T1' }) =>
  fact('worldSkillsResult', '2019-09-01', { role: 'competitor', medal, ...more })
const certificate = (level: string, more: Record<string, unknown> = { newly: true }) =>
  fact('certificateObtained', '2018-05-01', { person: 'P1', employer: 'U1', level, ...more })

/** The Gongshu draft of 2018: every line waits for a final text. Made-up people and studios. */
export const gongshuVectors: Vector[] = [
  {
    rule: 'GS-1',
    about: 'plain',
    says: 'the host of an A-class contest would get 500 for each certificate',
    facts: [hosted({ listedClassA: true, certificates: 42 })],
    lines: ['f1 GS-1 organiser:U1 21000.00 needsInput | policyIsDraft'],
  },
  {
    rule: 'GS-1',
    about: 'boundary',
    says: 'not for other contests, nor for none certified; what is not stated is asked for',
    facts: [hosted({ listedClassA: false, certificates: 42 }), hosted({ listedClassA: true, certificates: 0 }), hosted({ listedClassA: true }), hosted({ certificates: 1 })],
    lines: [
      'f1 GS-1 organiser:U1 21000.00 needsInput | policyIsDraft, notListedClassA',
      'f2 GS-1 organiser:U1 0.00 needsInput | policyIsDraft, nothingCounted',
      'f3 GS-1 organiser:U1 500.00 needsInput | policyIsDraft, countMissing',
      'f4 GS-1 organiser:U1 500.00 needsInput | policyIsDraft, listedClassAMissing',
    ],
  },
  {
    rule: 'GS-1',
    about: 'stacking',
    says: 'per contest, on any day: a draft has no days of its own',
    facts: [{ ...hosted({ listedClassA: true, certificates: 10 }), on: '2017-12-31' }, hosted({ competition: 'C2', listedClassA: true, certificates: 10 })],
    lines: ['f1 GS-1 organiser:U1 5000.00 needsInput | policyIsDraft', 'f2 GS-1 organiser:U1 5000.00 needsInput | policyIsDraft'],
  },
  {
    rule: 'GS-2',
    about: 'plain',
    says: 'a new district studio would get 20,000',
    facts: [recognised('2018-05-01', 'county')],
    lines: ['f1 GS-2 studio:S1 20000.00 needsInput | policyIsDraft'],
  },
  {
    rule: 'GS-2',
    about: 'boundary',
    says: 'a firm’s studio is no studio of the text',
    facts: [recognised('2018-05-01', 'enterprise')],
    lines: [],
    warnings: ['noRuleForFact f1'],
  },
  {
    rule: 'GS-2',
    about: 'stacking',
    says: 'no second payment, and none of the lower after the higher',
    facts: [recognised('2018-05-01', 'municipal'), recognised('2019-05-01', 'county')],
    lines: ['f1 GS-3 studio:S1 50000.00 needsInput | policyIsDraft', 'f2 GS-2 studio:S1 20000.00 needsInput | policyIsDraft, noSecondPayment @五'],
  },
  {
    rule: 'GS-3',
    about: 'plain',
    says: 'a studio of the city, province or nation would get 50,000',
    facts: ['municipal', 'provincial', 'national'].map((tier, at) => ({ ...recognised('2018-05-01', tier), studio: `S${at + 1}` })),
    lines: [1, 2, 3].map((at) => `f${at} GS-3 studio:S${at} 50000.00 needsInput | policyIsDraft`),
  },
  {
    rule: 'GS-3',
    about: 'boundary',
    says: 'one amount for all higher tiers: a further step brings no second',
    facts: [recognised('2018-05-01', 'municipal'), recognised('2019-05-01', 'provincial')],
    lines: ['f1 GS-3 studio:S1 50000.00 needsInput | policyIsDraft', 'f2 GS-3 studio:S1 50000.00 needsInput | policyIsDraft, upgradeAfterPayment @五'],
  },
  {
    rule: 'GS-3',
    about: 'stacking',
    says: 'after the district’s grant a person decides whether the difference is due',
    facts: [recognised('2018-05-01', 'county'), recognised('2019-05-01', 'municipal')],
    lines: ['f1 GS-2 studio:S1 20000.00 needsInput | policyIsDraft', 'f2 GS-3 studio:S1 50000.00 needsInput | policyIsDraft, upgradeAfterPayment @五'],
  },
  {
    rule: 'GS-4',
    about: 'plain',
    says: 'squad, prize and gold would bring 50,000, 80,000 and 100,000',
    facts: [worldSkills('nationalSquad', { person: 'P1' }), worldSkills('bronze', { team: 'T1' }), worldSkills('gold', { team: 'T2' })],
    lines: [
      'f1 GS-4 person:P1 50000.00 needsInput | policyIsDraft',
      'f2 GS-4 team:T1 80000.00 needsInput | policyIsDraft',
      'f3 GS-4 team:T2 100000.00 needsInput | policyIsDraft',
    ],
  },
  {
    rule: 'GS-4',
    about: 'boundary',
    says: 'taking part brings nothing, nor does training the winner',
    facts: [worldSkills('participant'), worldSkills('gold', { role: 'expertTeam', team: 'T1' })],
    lines: [],
    warnings: ['noRuleForFact f1', 'noRuleForFact f2'],
  },
  {
    rule: 'GS-4',
    about: 'stacking',
    says: 'the highest of the three only',
    facts: [worldSkills('nationalSquad'), worldSkills('gold'), worldSkills('medallion')],
    lines: [
      'f1 GS-4 team:T1 50000.00 needsInput | policyIsDraft, highestOnly @五',
      'f2 GS-4 team:T1 100000.00 needsInput | policyIsDraft',
      'f3 GS-4 team:T1 80000.00 needsInput | policyIsDraft, highestOnly @五',
    ],
  },
  {
    rule: 'GS-6',
    about: 'plain',
    says: 'a new senior worker would bring 500 to the person and 50 and 200 to the unit',
    facts: [certificate('seniorWorker')],
    lines: [
      'f1 GS-6 person:P1 500.00 needsInput | policyIsDraft',
      'f1 GS-6 employer:U1 50.00 needsInput | policyIsDraft, trainingToProve',
      'f1 GS-6 employer:U1 200.00 needsInput | policyIsDraft, trainingToProve',
    ],
  },
  {
    rule: 'GS-6',
    about: 'boundary',
    says: '1,000 and 1,500 above; below senior worker the evaluation subsidy alone; not for an old certificate',
    facts: [certificate('technician'), { ...certificate('seniorTechnician'), person: 'P2' }, { ...certificate('intermediateWorker'), person: 'P3' }, { ...certificate('juniorWorker', { newly: false }), person: 'P4' }],
    lines: [
      'f1 GS-6 person:P1 1000.00 needsInput | policyIsDraft',
      'f1 GS-6 employer:U1 50.00 needsInput | policyIsDraft, trainingToProve',
      'f1 GS-6 employer:U1 200.00 needsInput | policyIsDraft, trainingToProve',
      'f2 GS-6 person:P2 1500.00 needsInput | policyIsDraft',
      'f2 GS-6 employer:U1 50.00 needsInput | policyIsDraft, trainingToProve',
      'f2 GS-6 employer:U1 200.00 needsInput | policyIsDraft, trainingToProve',
      'f3 GS-6 employer:U1 50.00 needsInput | policyIsDraft, trainingToProve',
      'f4 GS-6 employer:U1 50.00 needsInput | policyIsDraft, notNewlyObtained, trainingToProve',
    ],
  },
  {
    rule: 'GS-6',
    about: 'stacking',
    says: 'the same person and level twice brings no second payment',
    facts: [certificate('seniorWorker'), certificate('seniorWorker')],
    lines: [
      'f1 GS-6 person:P1 500.00 needsInput | policyIsDraft',
      'f1 GS-6 employer:U1 50.00 needsInput | policyIsDraft, trainingToProve',
      'f1 GS-6 employer:U1 200.00 needsInput | policyIsDraft, trainingToProve',
      'f2 GS-6 person:P1 500.00 needsInput | policyIsDraft, noSecondPayment @五',
      'f2 GS-6 employer:U1 50.00 needsInput | policyIsDraft, noSecondPayment, trainingToProve @五',
      'f2 GS-6 employer:U1 200.00 needsInput | policyIsDraft, noSecondPayment, trainingToProve @五',
    ],
  },
]
