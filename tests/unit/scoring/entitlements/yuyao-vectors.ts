import { fact, type Vector } from './vectors.ts'

const hosted = (on: string, tier: string, more: Record<string, unknown> = {}) =>
  fact('competitionHosted', on, { competition: 'C1', tier, organiser: 'U1', ...more })
const award = (on: string, tier: string, place: number | string) => fact('competitionAward', on, { person: 'P1', tier, place })
const nominated = (on: string, tier: string, person = 'P1', sender = 'U1') => fact('nominated', on, { person, sender, tier })
const recognised = (on: string, tier: string, more: Record<string, unknown> = {}) => fact('studioRecognised', on, { studio: 'S1', tier, ...more })
const assessed = (on: string, tier: string, grade: string) => fact('studioAssessed', on, { studio: 'S1', tier, grade })
const trained = (on: string, apprentice: string, level: string) => fact('apprenticeTrained', on, { studio: 'S1', apprentice, level })
const honour = (on: string, person: string, name: string, more: Record<string, unknown> = {}) =>
  fact('honourAwarded', on, { person, honour: name, ...more })
const certificate = (on: string, person: string, level: string, more: Record<string, unknown> = { shortage: true }) =>
  fact('certificateObtained', on, { person, employer: 'U1', level, ...more })

/** 余党办〔2022〕51号. Here county is Yuyao's own tier and municipal Ningbo's. Made-up people and studios. */
export const yuyaoVectors: Vector[] = [
  {
    rule: 'YY-1',
    about: 'plain',
    says: 'hosts get 20,000 to 50,000, and the table is left to the bureau',
    facts: [hosted('2023-05-01', 'county')],
    lines: ['f1 YY-1 organiser:U1 20000.00–50000.00 needsInput | tableMissing'],
  },
  {
    rule: 'YY-1',
    about: 'boundary',
    says: 'four tiers are named, a firm’s own contest is not; the policy begins on 2022-07-01',
    facts: [
      hosted('2022-07-01', 'national'),
      hosted('2022-07-01', 'provincial'),
      hosted('2022-07-01', 'municipal'),
      hosted('2022-06-30', 'county'),
      hosted('2022-07-01', 'enterprise'),
    ],
    lines: [
      'f1 YY-1 organiser:U1 20000.00–50000.00 needsInput | tableMissing',
      'f2 YY-1 organiser:U1 20000.00–50000.00 needsInput | tableMissing',
      'f3 YY-1 organiser:U1 20000.00–50000.00 needsInput | tableMissing',
      'f4 YY-1 organiser:U1 20000.00–50000.00 notDue | policyNotInForce, tableMissing',
    ],
    warnings: ['noRuleForFact f5'],
  },
  {
    rule: 'YY-1',
    about: 'stacking',
    says: 'it is paid per event',
    facts: [hosted('2023-05-01', 'county', { projects: 3 })],
    lines: ['f1 YY-1 organiser:U1 60000.00–150000.00 needsInput | tableMissing'],
  },
  {
    rule: 'YY-3',
    about: 'plain',
    says: 'winners get 2,000 to 50,000, and the table is left to the bureau',
    facts: [award('2023-05-01', 'provincial', 1)],
    lines: ['f1 YY-3 person:P1 2000.00–50000.00 needsInput | tableMissing'],
  },
  {
    rule: 'YY-3',
    about: 'boundary',
    says: 'a prize in Yuyao’s own contest is not in the sentence',
    facts: [award('2023-05-01', 'municipal', '优胜奖'), award('2023-05-01', 'county', 1)],
    lines: ['f1 YY-3 person:P1 2000.00–50000.00 needsInput | tableMissing'],
    warnings: ['noRuleForFact f2'],
  },
  {
    rule: 'YY-3',
    about: 'stacking',
    says: 'two prizes of one person wait side by side',
    facts: [award('2023-05-01', 'municipal', 2), award('2023-09-01', 'national', 3)],
    lines: ['f1 YY-3 person:P1 2000.00–50000.00 needsInput | tableMissing', 'f2 YY-3 person:P1 2000.00–50000.00 needsInput | tableMissing'],
  },
  {
    rule: 'YY-4',
    about: 'plain',
    says: 'the sender gets 5,000, 2,000 or 1,000 by the tier the person is sent to',
    facts: [nominated('2023-05-01', 'national', 'P1'), nominated('2023-05-01', 'provincial', 'P2'), nominated('2023-05-01', 'municipal', 'P3')],
    lines: ['f1 YY-4 sender:U1 5000.00 due', 'f2 YY-4 sender:U1 2000.00 due', 'f3 YY-4 sender:U1 1000.00 due'],
  },
  {
    rule: 'YY-4',
    about: 'boundary',
    says: 'being sent to Yuyao’s own contest brings nothing',
    facts: [nominated('2023-05-01', 'county')],
    lines: [],
    warnings: ['noRuleForFact f1'],
  },
  {
    rule: 'YY-4',
    about: 'stacking',
    says: 'one person sent to two tiers within a year is paid once, at the highest; another year is another matter',
    facts: [
      nominated('2023-04-01', 'municipal'),
      nominated('2023-09-01', 'national'),
      nominated('2023-06-01', 'provincial', 'P1', 'U2'),
      nominated('2024-04-01', 'municipal'),
    ],
    lines: [
      'f1 YY-4 sender:U1 1000.00 superseded | highestOnly @末段',
      'f2 YY-4 sender:U1 5000.00 due',
      'f3 YY-4 sender:U2 2000.00 superseded | highestOnly @末段',
      'f4 YY-4 sender:U1 1000.00 due',
    ],
  },
  {
    rule: 'YY-5',
    about: 'plain',
    says: 'a new Yuyao studio gets 30,000',
    facts: [recognised('2022-08-01', 'county')],
    lines: ['f1 YY-5 studio:S1 30000.00 due'],
  },
  {
    rule: 'YY-5',
    about: 'boundary',
    says: 'from the first day of the policy',
    facts: [recognised('2022-06-30', 'county'), recognised('2022-07-01', 'county')],
    lines: ['f1 YY-5 studio:S1 30000.00 notDue | policyNotInForce', 'f2 YY-5 studio:S1 30000.00 due'],
  },
  {
    rule: 'YY-5',
    about: 'stacking',
    says: 'once per studio',
    facts: [recognised('2022-08-01', 'county'), recognised('2024-08-01', 'county')],
    lines: ['f1 YY-5 studio:S1 30000.00 due', 'f2 YY-5 studio:S1 30000.00 notDue | oncePerStudio'],
  },
  {
    rule: 'YY-6',
    about: 'plain',
    says: 'a Ningbo studio gets what Ningbo gives, which the bureau enters',
    facts: [recognised('2022-08-01', 'municipal')],
    lines: ['f1 YY-6 studio:S1 ? needsInput | amountElsewhere'],
  },
  {
    rule: 'YY-6',
    about: 'boundary',
    says: 'municipal and above, not Yuyao’s own tier',
    facts: [recognised('2022-08-01', 'provincial'), recognised('2023-08-01', 'national'), recognised('2024-08-01', 'county')],
    lines: ['f1 YY-6 studio:S1 ? needsInput | amountElsewhere', 'f2 YY-6 studio:S1 ? needsInput | amountElsewhere', 'f3 YY-5 studio:S1 30000.00 due'],
  },
  {
    rule: 'YY-6',
    about: 'stacking',
    says: 'once per studio and tier, beside the grant of its own tier',
    facts: [recognised('2022-08-01', 'county'), recognised('2023-08-01', 'municipal'), recognised('2024-08-01', 'municipal')],
    lines: [
      'f1 YY-5 studio:S1 30000.00 due',
      'f2 YY-6 studio:S1 ? needsInput | amountElsewhere',
      'f3 YY-6 studio:S1 ? notDue | oncePerStudio, amountElsewhere',
    ],
  },
  {
    rule: 'YY-7',
    about: 'plain',
    says: 'an apprentice brings 600 to 3,900 by level, and the table is left to the bureau',
    facts: [trained('2023-06-01', 'A1', 'seniorWorker')],
    lines: ['f1 YY-7 studio:S1 600.00–3900.00 needsInput | tableMissing'],
  },
  {
    rule: 'YY-7',
    about: 'boundary',
    says: 'the lowest and the highest level lie in the same range',
    facts: [trained('2023-06-01', 'A1', 'juniorWorker'), trained('2023-06-01', 'A2', 'chiefTechnician')],
    lines: ['f1 YY-7 studio:S1 600.00–3900.00 needsInput | tableMissing', 'f2 YY-7 studio:S1 600.00–3900.00 needsInput | tableMissing'],
  },
  {
    rule: 'YY-7',
    about: 'stacking',
    says: 'one line for each apprentice',
    facts: [trained('2023-06-01', 'A1', 'seniorWorker'), trained('2023-06-01', 'A2', 'seniorWorker')],
    lines: ['f1 YY-7 studio:S1 600.00–3900.00 needsInput | tableMissing', 'f2 YY-7 studio:S1 600.00–3900.00 needsInput | tableMissing'],
  },
  {
    rule: 'YY-8',
    about: 'plain',
    says: 'an excellent Yuyao studio gets 20,000',
    facts: [assessed('2024-12-01', 'county', 'excellent')],
    lines: ['f1 YY-8 studio:S1 20000.00 due'],
  },
  {
    rule: 'YY-8',
    about: 'boundary',
    says: 'qualified brings nothing, nor does a Ningbo studio',
    facts: [assessed('2024-12-01', 'county', 'qualified'), assessed('2024-12-01', 'municipal', 'excellent')],
    lines: [],
    warnings: ['noRuleForFact f1', 'noRuleForFact f2'],
  },
  {
    rule: 'YY-8',
    about: 'stacking',
    says: 'every two years; a year apart is said aloud',
    facts: [assessed('2022-12-01', 'county', 'excellent'), assessed('2024-12-01', 'county', 'excellent'), assessed('2025-12-01', 'county', 'excellent')],
    lines: ['f1 YY-8 studio:S1 20000.00 due', 'f2 YY-8 studio:S1 20000.00 due', 'f3 YY-8 studio:S1 20000.00 due | assessedAgainInCycle'],
  },
  {
    rule: 'YY-11',
    about: 'plain',
    says: 'Yuyao’s four honours bring 150,000, 100,000, 20,000 and 10,000',
    facts: [
      honour('2023-05-01', 'P1', 'greatCraftsman', { by: 'yuyao' }),
      honour('2023-05-01', 'P2', 'distinguishedCraftsman', { by: 'yuyao' }),
      honour('2023-05-01', 'P3', 'craftsman', { by: 'yuyao' }),
      honour('2023-05-01', 'P4', 'youngCraftsman', { by: 'yuyao' }),
    ],
    lines: ['f1 YY-11 person:P1 150000.00 due', 'f2 YY-11 person:P2 100000.00 due', 'f3 YY-11 person:P3 20000.00 due', 'f4 YY-11 person:P4 10000.00 due'],
  },
  {
    rule: 'YY-11',
    about: 'boundary',
    says: 'the third great craftsman passes the “about two” aloud and is paid',
    facts: ['P1', 'P2', 'P3'].map((person) => honour('2023-05-01', person, 'greatCraftsman', { by: 'yuyao' })),
    lines: ['f1 YY-11 person:P1 150000.00 due', 'f2 YY-11 person:P2 150000.00 due', 'f3 YY-11 person:P3 150000.00 due'],
    warnings: ['softQuotaPassed f3'],
  },
  {
    rule: 'YY-11',
    about: 'stacking',
    says: 'Yuyao’s and Zhejiang’s honours are two sentences; a giver left out is asked for, once per sentence',
    facts: [
      honour('2023-05-01', 'P1', 'craftsman', { by: 'yuyao' }),
      honour('2023-06-01', 'P1', 'craftsman', { by: 'zhejiang' }),
      honour('2023-06-01', 'P2', 'craftsman'),
    ],
    lines: [
      'f1 YY-11 person:P1 20000.00 due',
      'f2 YY-12 person:P1 10000.00 due',
      'f3 YY-11 person:P2 20000.00 needsInput | giverMissing',
      'f3 YY-12 person:P2 10000.00 needsInput | giverMissing',
    ],
  },
  {
    rule: 'YY-12',
    about: 'plain',
    says: 'Zhejiang craftsmen and young craftsmen get 10,000',
    facts: [honour('2023-05-01', 'P1', 'craftsman', { by: 'zhejiang' }), honour('2023-05-01', 'P2', 'youngCraftsman', { by: 'zhejiang' })],
    lines: ['f1 YY-12 person:P1 10000.00 due', 'f2 YY-12 person:P2 10000.00 due'],
  },
  {
    rule: 'YY-12',
    about: 'boundary',
    says: 'Zhejiang’s two higher honours are not named',
    facts: [
      honour('2023-05-01', 'P1', 'greatCraftsman', { by: 'zhejiang' }),
      honour('2023-05-01', 'P2', 'distinguishedCraftsman', { by: 'zhejiang' }),
    ],
    lines: [],
    warnings: ['noRuleForFact f1', 'noRuleForFact f2'],
  },
  {
    rule: 'YY-12',
    about: 'stacking',
    says: 'a young craftsman who later becomes a craftsman is paid for both',
    facts: [honour('2023-05-01', 'P1', 'youngCraftsman', { by: 'zhejiang' }), honour('2025-05-01', 'P1', 'craftsman', { by: 'zhejiang' })],
    lines: ['f1 YY-12 person:P1 10000.00 due', 'f2 YY-12 person:P1 10000.00 due'],
  },
  {
    rule: 'YY-14',
    about: 'plain',
    says: 'shortage occupations bring 500 or 1,000 a month for three years',
    facts: [certificate('2023-05-01', 'P1', 'technician'), certificate('2023-05-01', 'P2', 'seniorTechnician')],
    lines: ['f1 YY-14 person:P1 500.00×36 due', 'f2 YY-14 person:P2 1000.00×36 due'],
  },
  {
    rule: 'YY-14',
    about: 'boundary',
    says: 'outside the catalogue nothing is due; unknown is asked for; a senior worker is not named',
    facts: [
      certificate('2023-05-01', 'P1', 'technician', { shortage: false }),
      certificate('2023-05-01', 'P2', 'technician', {}),
      certificate('2023-05-01', 'P3', 'seniorWorker'),
    ],
    lines: ['f1 YY-14 person:P1 500.00×36 notDue | notInShortageCatalogue', 'f2 YY-14 person:P2 500.00×36 needsInput | shortageMissing'],
    warnings: ['noRuleForFact f3'],
  },
  {
    rule: 'YY-14',
    about: 'stacking',
    says: 'from the higher certificate on the higher allowance alone is paid',
    facts: [certificate('2023-01-20', 'P1', 'technician'), certificate('2024-01-05', 'P1', 'seniorTechnician')],
    lines: ['f1 YY-14 person:P1 500.00×12 reduced | highestOnly @末段', 'f2 YY-14 person:P1 1000.00×36 due'],
  },
]
