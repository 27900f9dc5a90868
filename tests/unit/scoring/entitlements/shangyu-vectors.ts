import { fact, type Vector } from './vectors.ts'

const hosted = (tier: string, more: Record<string, unknown> = {}) =>
  fact('competitionHosted', '2024-05-01', { competition: 'C1', tier, organiser: 'U1', ...more })
const recognised = (on: string, tier: string, studio = 'S1') => fact('studioRecognised', on, { studio, tier })
const assessed = (on: string, tier: string, grade: string) => fact('studioAssessed', on, { studio: 'S1', tier, grade })
const honour = (name: string, more: Record<string, unknown> = { by: 'zhejiang' }) =>
  fact('honourAwarded', '2024-05-01', { person: 'P1', honour: name, ...more })
const certificate = (on: string, level: string, more: Record<string, unknown>, person = 'P1') =>
  fact('certificateObtained', on, { person, employer: 'U1', level, ...more })

const fresh = { shortage: true, newly: true }
const stock = { shortage: true, newly: false }

function hostVectors(rule: string, tier: string, yuan: number): Vector[] {
  return [
    {
      rule,
      about: 'plain',
      says: `the host of a ${tier} event may get up to ${yuan}`,
      facts: [hosted(tier)],
      lines: [`f1 ${rule} organiser:U1 ≤${yuan}.00 due | approvedAmountNeeded`],
    },
    {
      rule,
      about: 'boundary',
      says: 'the day is of 2023 or later, and in 2023 the first day is still to be entered',
      facts: ['2022-12-31', '2023-01-01', '2023-12-30', '2023-12-31'].map((on) => ({ ...hosted(tier), on })),
      lines: [
        `f1 ${rule} organiser:U1 ≤${yuan}.00 notDue | policyNotInForce, approvedAmountNeeded`,
        `f2 ${rule} organiser:U1 ≤${yuan}.00 due | startDayUnconfirmed, approvedAmountNeeded`,
        `f3 ${rule} organiser:U1 ≤${yuan}.00 due | startDayUnconfirmed, approvedAmountNeeded`,
        `f4 ${rule} organiser:U1 ≤${yuan}.00 due | approvedAmountNeeded`,
      ],
      warnings: ['startDayMissing'],
    },
    {
      rule,
      about: 'stacking',
      says: 'the ceiling holds for each event of the contest',
      facts: [hosted(tier, { projects: 3 })],
      lines: [`f1 ${rule} organiser:U1 ≤${yuan * 3}.00 due | approvedAmountNeeded`],
    },
  ]
}

/** 虞人社〔2023〕19号. Here county is the district and municipal Shaoxing. Made-up people and studios. */
export const shangyuVectors: Vector[] = [
  ...hostVectors('SY-1', 'provincial', 300000),
  ...hostVectors('SY-2', 'municipal', 100000),
  ...hostVectors('SY-3', 'county', 50000),
  ...hostVectors('SY-4', 'enterprise', 30000),
  {
    rule: 'SY-1',
    about: 'boundary',
    says: 'a national contest is not named',
    facts: [hosted('national')],
    lines: [],
    warnings: ['noRuleForFact f1'],
  },
  {
    rule: 'SY-7',
    about: 'plain',
    says: 'district and municipal studios get 30,000, of which a fifth may go to the leader',
    facts: [recognised('2024-05-01', 'county'), recognised('2024-05-01', 'municipal', 'S2')],
    lines: ['f1 SY-7 studio:S1 30000.00 due | personalShareOptional', 'f2 SY-7 studio:S2 30000.00 due | personalShareOptional'],
  },
  {
    rule: 'SY-7',
    about: 'boundary',
    says: 'not before 2023',
    facts: [recognised('2022-12-31', 'county'), recognised('2023-06-01', 'county')],
    lines: [
      'f1 SY-7 studio:S1 30000.00 notDue | policyNotInForce, personalShareOptional',
      'f2 SY-7 studio:S1 30000.00 due | startDayUnconfirmed, personalShareOptional',
    ],
    warnings: ['startDayMissing'],
  },
  {
    rule: 'SY-7',
    about: 'stacking',
    says: 'one opening grant per studio, also when a district studio becomes municipal',
    facts: [recognised('2024-05-01', 'county'), recognised('2025-05-01', 'municipal')],
    lines: ['f1 SY-7 studio:S1 30000.00 due | personalShareOptional', 'f2 SY-7 studio:S1 30000.00 notDue | oncePerStudio, personalShareOptional'],
  },
  {
    rule: 'SY-8',
    about: 'plain',
    says: 'an excellent studio gets 20,000',
    facts: [assessed('2024-12-01', 'county', 'excellent')],
    lines: ['f1 SY-8 studio:S1 20000.00 due'],
  },
  {
    rule: 'SY-8',
    about: 'boundary',
    says: 'qualified brings nothing; the sentence is about municipal and district studios',
    facts: [assessed('2024-12-01', 'county', 'qualified'), assessed('2024-12-01', 'municipal', 'excellent'), assessed('2024-12-01', 'provincial', 'excellent')],
    lines: ['f2 SY-8 studio:S1 20000.00 due'],
    warnings: ['noRuleForFact f1', 'noRuleForFact f3'],
  },
  {
    rule: 'SY-8',
    about: 'stacking',
    says: 'it repeats; twice in one year is said aloud',
    facts: [assessed('2024-06-01', 'county', 'excellent'), assessed('2024-12-01', 'county', 'excellent'), assessed('2025-06-01', 'county', 'excellent')],
    lines: ['f1 SY-8 studio:S1 20000.00 due', 'f2 SY-8 studio:S1 20000.00 due | assessedAgainInCycle', 'f3 SY-8 studio:S1 20000.00 due'],
  },
  {
    rule: 'SY-9',
    about: 'plain',
    says: 'national and provincial studios get 200,000 and 50,000',
    facts: [recognised('2024-05-01', 'national'), recognised('2024-05-01', 'provincial', 'S2')],
    lines: ['f1 SY-9 studio:S1 200000.00 due', 'f2 SY-9 studio:S2 50000.00 due'],
  },
  {
    rule: 'SY-9',
    about: 'boundary',
    says: 'once per studio and tier',
    facts: [recognised('2024-05-01', 'provincial'), recognised('2025-05-01', 'provincial'), recognised('2026-05-01', 'national')],
    lines: ['f1 SY-9 studio:S1 50000.00 due', 'f2 SY-9 studio:S1 50000.00 notDue | oncePerStudio', 'f3 SY-9 studio:S1 200000.00 due'],
  },
  {
    rule: 'SY-9',
    about: 'stacking',
    says: 'on top of the opening grant, with a question',
    facts: [recognised('2024-05-01', 'county'), recognised('2025-05-01', 'provincial')],
    lines: ['f1 SY-7 studio:S1 30000.00 due | personalShareOptional', 'f2 SY-9 studio:S1 50000.00 due | stackingUnsaid'],
  },
  {
    rule: 'SY-10',
    about: 'plain',
    says: 'Zhejiang’s four honours bring 500,000, 300,000, 10,000 and 10,000',
    facts: [honour('greatCraftsman'), honour('distinguishedCraftsman'), honour('craftsman'), honour('youngCraftsman')],
    lines: ['f1 SY-10 person:P1 500000.00 due', 'f2 SY-10 person:P1 300000.00 due', 'f3 SY-10 person:P1 10000.00 due', 'f4 SY-10 person:P1 10000.00 due'],
  },
  {
    rule: 'SY-10',
    about: 'boundary',
    says: 'another giver’s honour is not meant; a giver left out is asked for',
    facts: [honour('craftsman', { by: 'yuyao' }), honour('craftsman', {}), honour('nationalTechnicalExpert', {})],
    lines: ['f2 SY-10 person:P1 10000.00 needsInput | giverMissing'],
    warnings: ['noRuleForFact f1', 'noRuleForFact f3'],
  },
  {
    rule: 'SY-10',
    about: 'stacking',
    says: 'honours one after the other are each paid',
    facts: [honour('youngCraftsman'), { ...honour('craftsman'), on: '2026-05-01' }],
    lines: ['f1 SY-10 person:P1 10000.00 due', 'f2 SY-10 person:P1 10000.00 due'],
  },
  {
    rule: 'SY-11',
    about: 'plain',
    says: 'newly certified technicians get 300, senior technicians and above 600 a month',
    facts: ['technician', 'seniorTechnician', 'specialTechnician', 'chiefTechnician'].map((level, at) => certificate('2024-05-01', level, fresh, `P${at + 1}`)),
    lines: [
      'f1 SY-11 person:P1 300.00×36 due | conditionsToProve',
      'f2 SY-11 person:P2 600.00×36 due | conditionsToProve',
      'f3 SY-11 person:P3 600.00×36 due | conditionsToProve',
      'f4 SY-11 person:P4 600.00×36 due | conditionsToProve',
    ],
  },
  {
    rule: 'SY-11',
    about: 'boundary',
    says: 'only in a shortage occupation; what the fact leaves out is asked for; a senior worker is not named',
    facts: [
      certificate('2024-05-01', 'technician', { shortage: false, newly: true }, 'P1'),
      certificate('2024-05-01', 'technician', { newly: true }, 'P2'),
      certificate('2024-05-01', 'technician', { shortage: true }, 'P3'),
      certificate('2024-05-01', 'seniorWorker', fresh, 'P4'),
    ],
    lines: [
      'f1 SY-11 person:P1 300.00×36 notDue | notInShortageCatalogue, conditionsToProve',
      'f2 SY-11 person:P2 300.00×36 needsInput | shortageMissing, conditionsToProve',
      'f3 SY-11 person:P3 300.00×36 needsInput | newlyMissing, conditionsToProve',
      'f3 SY-12 person:P3 3000.00 needsInput | newlyMissing, conditionsToProve',
    ],
    warnings: ['noRuleForFact f4'],
  },
  {
    rule: 'SY-11',
    about: 'stacking',
    says: 'a higher certificate takes over the months; who had the one-off gets no stream',
    facts: [
      certificate('2024-01-10', 'technician', fresh, 'P1'),
      certificate('2025-01-10', 'seniorTechnician', fresh, 'P1'),
      certificate('2024-01-10', 'technician', stock, 'P2'),
      certificate('2025-01-10', 'seniorTechnician', fresh, 'P2'),
    ],
    lines: [
      'f1 SY-11 person:P1 300.00×12 reduced | oneStreamAtATime, conditionsToProve',
      'f2 SY-11 person:P1 600.00×36 due | conditionsToProve',
      'f3 SY-12 person:P2 3000.00 due | conditionsToProve',
      'f4 SY-11 person:P2 600.00×36 superseded | exclusivePair, conditionsToProve',
    ],
  },
  {
    rule: 'SY-12',
    about: 'plain',
    says: 'those already certified get 3,000 or 6,000 once',
    facts: [certificate('2024-05-01', 'technician', stock, 'P1'), certificate('2024-05-01', 'seniorTechnician', stock, 'P2')],
    lines: ['f1 SY-12 person:P1 3000.00 due | conditionsToProve', 'f2 SY-12 person:P2 6000.00 due | conditionsToProve'],
  },
  {
    rule: 'SY-12',
    about: 'boundary',
    says: 'only once for a person, and not for the levels above',
    facts: [
      certificate('2024-05-01', 'technician', stock),
      certificate('2024-06-01', 'seniorTechnician', stock),
      certificate('2024-06-01', 'specialTechnician', stock, 'P2'),
    ],
    lines: ['f1 SY-12 person:P1 3000.00 due | conditionsToProve', 'f2 SY-12 person:P1 6000.00 notDue | oncePerPerson, conditionsToProve'],
    warnings: ['noRuleForFact f3'],
  },
  {
    rule: 'SY-12',
    about: 'stacking',
    says: 'never together with the monthly subsidy',
    facts: [certificate('2024-05-01', 'technician', fresh), certificate('2024-06-01', 'technician', stock)],
    lines: ['f1 SY-11 person:P1 300.00×36 due | conditionsToProve', 'f2 SY-12 person:P1 3000.00 superseded | exclusivePair, conditionsToProve'],
  },
]
