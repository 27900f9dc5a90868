import { expect, test } from 'vitest'
import { entitleFacts, readEntitleInput } from '#scoring/entitlements/index.ts'
import { entitle, fact } from './vectors.ts'

test('lines have exactly the members of the JSON interface, by the kind of amount', () => {
  const read = readEntitleInput({
    policy: 'wuyi-2021-46',
    facts: [
      { id: 'f1', kind: 'studioRecognised', on: '2021-09-01', studio: 'S1', tier: 'county' },
      { id: 'f2', kind: 'competitionHosted', on: '2022-06-01', competition: 'C1', tier: 'municipal', organiser: 'U1' },
      { id: 'f3', kind: 'certificateObtained', on: '2022-06-01', person: 'P1', employer: 'U1', level: 'technician' },
    ],
  })
  expect(read.ok && JSON.parse(JSON.stringify(entitleFacts(read.value)))).toEqual({
    lines: [
      {
        fact: 'f1',
        rule: 'WY-11',
        payee: { kind: 'studio', id: 'S1' },
        amountKind: 'exact',
        amount: '30000.00',
        status: 'due',
        cites: [{ policy: 'wuyi-2021-46', clause: '二、6' }],
        reasons: [],
      },
      {
        fact: 'f2',
        rule: 'WY-5',
        payee: { kind: 'organiser', id: 'U1' },
        amountKind: 'ceiling',
        amount: '50000.00',
        status: 'due',
        cites: [{ policy: 'wuyi-2021-46', clause: '二、3' }],
        reasons: ['approvedAmountNeeded'],
      },
      {
        fact: 'f3',
        rule: 'WY-18',
        payee: { kind: 'person', id: 'P1' },
        amountKind: 'perMonth',
        amount: '200.00',
        months: 36,
        status: 'due',
        cites: [{ policy: 'wuyi-2021-46', clause: '二、10' }],
        reasons: ['conditionsToProve'],
      },
    ],
    warnings: [],
  })
})

test('a range has two ends, a title has no amount', () => {
  const [range] = entitle('yuyao-2022-51', [fact('competitionHosted', '2023-01-01', { competition: 'C1', tier: 'county', organiser: 'U1' })]).lines
  expect(range).toMatchObject({ amountKind: 'range', from: '20000.00', to: '50000.00' })
  expect(Object.keys(range ?? {})).not.toContain('amount')
  const squad = { person: 'P1', role: 'competitor', medal: 'nationalSquad', payee: 'P1' }
  const [title] = entitle('hangzhou-2019-167', [fact('worldSkillsResult', '2022-01-01', squad)]).lines
  expect(Object.keys(title ?? {})).toEqual(['fact', 'rule', 'payee', 'amountKind', 'status', 'cites', 'reasons'])
})

test('lines come in the order of the facts in the file, also where caps go by the days', () => {
  const assessed = (on: string) => fact('studioAssessed', on, { studio: 'S1', tier: 'county', grade: 'qualified' })
  expect(entitle('wuyi-2021-46', ['2025-01-01', '2023-01-01', '2024-01-01'].map(assessed)).lines.map((line) => line.fact)).toEqual(['f1', 'f2', 'f3'])
})

test('no facts give no lines', () => {
  expect(entitle('wuyi-2021-46', [])).toEqual({ lines: [], warnings: [], said: [] })
})

test('warnings are said with the fact they speak of', () => {
  const honour = (on: string) => fact('honourAwarded', on, { person: 'P1', employer: 'U1', honour: 'topSkilledTalent' })
  const nothing = fact('titleWon', '2024-05-01', { person: 'P1', title: 'skillModel' })
  const facts = [...Array.from({ length: 31 }, () => honour('2021-05-01')), honour('2024-02-01'), nothing]
  expect(entitle('hangzhou-2019-167', facts).said).toEqual([
    'hangzhou-2019-167 已过有效期（至2024-01-31），此后的事实不予给付',
    'f31：HZ-1 2021年第31名，文件名额为30名左右，仅作提示',
    'f33：hangzhou-2019-167 没有条款涉及这一事实（titleWon：skillModel），不产生条目',
  ])
  expect(entitle('shangyu-2023-19', [fact('studioRecognised', '2023-05-01', { studio: 'S1', tier: 'county' })]).said).toEqual([
    'shangyu-2023-19 的施行日期未填写，首年的事实暂按已施行处理，请主管部门填写',
  ])
})

test('a fact that no rule speaks of gives one warning and nothing else, whatever its day', () => {
  for (const on of ['2001-01-01', '2022-05-01', '2090-01-01']) {
    const { lines, said } = entitle('hangzhou-2019-167', [fact('nominated', on, { person: 'P1', sender: 'U1', tier: 'national' })])
    expect([lines.length, said.length]).toEqual([0, 1])
  }
})
