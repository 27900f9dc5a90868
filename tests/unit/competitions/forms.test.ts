import { expect, test } from 'vitest'
import { parseFields } from '#app/lib/form.ts'
import { competitionForm } from '#app/services/competitions/competition-form.ts'
import { eventForm } from '#app/services/competitions/event-form.ts'
import { eventTemplate } from '#app/services/competitions/event-templates.ts'
import { readEventRules } from '#app/services/competitions/event-rules.ts'
import { candidateFromDraft, draftFromRules, type RulesDraft } from '#app/services/competitions/rules-draft.ts'
import { readRulesForm } from '#app/services/competitions/rules-form.ts'

const competition = {
  code: '2024-wy-01',
  name: '武义县第十届职业技能大赛',
  nameEn: '',
  year: '2024',
  tier: 'county',
  competitionClass: '1',
  policyId: 'wuyi-2021-46',
  organiserName: '武义县人力资源和社会保障局',
  hostName: '',
  startsOn: '2024-05-10',
  finalOn: '2024-05-11',
  place: '',
}

const event = {
  name: '焊工',
  nameEn: '',
  division: '职工组',
  occupationCode: '6－18－02－04',
  occupationEdition: '2022',
  occupationName: '焊工',
  noOccupationReason: '',
  highestLevel: 'seniorTechnician',
}

const errorsOf = (schema: Parameters<typeof parseFields>[1], fields: Record<string, string>) => {
  const parsed = parseFields(new URLSearchParams(fields), schema)
  return parsed.ok ? {} : parsed.errors
}

test('a competition is read with empty fields as nothing and its code in capitals', () => {
  const parsed = parseFields(new URLSearchParams(competition), competitionForm)
  expect(parsed.ok && parsed.value).toEqual({
    ...competition,
    code: '2024-WY-01',
    year: 2024,
    competitionClass: 1,
    nameEn: null,
    hostName: null,
    place: null,
  })
})

test('a competition does not start after its final, and a firm’s own has no class', () => {
  expect(errorsOf(competitionForm, { ...competition, startsOn: '2024-05-12', tier: 'enterprise' })).toEqual({
    startsOn: 'startAfterFinal',
    competitionClass: 'enterpriseHasNoClass',
  })
  expect(errorsOf(competitionForm, { ...competition, startsOn: competition.finalOn })).toEqual({})
})

test('the day of the final is asked for, and has to exist', () => {
  expect(errorsOf(competitionForm, { ...competition, finalOn: '' })).toEqual({ finalOn: 'required' })
  expect(errorsOf(competitionForm, { ...competition, startsOn: '', finalOn: '2024-02-30' })).toEqual({ finalOn: 'badDate' })
})

test('no class and no policy are chosen on purpose', () => {
  const parsed = parseFields(new URLSearchParams({ ...competition, competitionClass: 'none', policyId: 'none' }), competitionForm)
  expect(parsed.ok && [parsed.value.competitionClass, parsed.value.policyId]).toEqual([null, null])
  expect(errorsOf(competitionForm, { ...competition, competitionClass: '', policyId: '' })).toEqual({ competitionClass: 'notOption', policyId: 'required' })
})

test('every field of a competition is told of at once', () => {
  expect(errorsOf(competitionForm, { ...competition, code: '焊工', name: ' ', year: '24', tier: 'village', finalOn: '2024-02-30' })).toEqual({
    code: 'badCode',
    name: 'required',
    year: 'outOfRange',
    tier: 'notOption',
    finalOn: 'badDate',
  })
})

test('an event names its occupation by code and edition, or says why there is no code', () => {
  expect(errorsOf(eventForm, event)).toEqual({})
  expect(errorsOf(eventForm, { ...event, occupationEdition: '' })).toEqual({ occupationEdition: 'required' })
  expect(errorsOf(eventForm, { ...event, occupationCode: '6-18-2-4' })).toEqual({ occupationCode: 'badOccupationCode' })
  expect(errorsOf(eventForm, { ...event, noOccupationReason: '专项职业能力' })).toEqual({ noOccupationReason: 'codeAndReason' })
  expect(errorsOf(eventForm, { ...event, occupationCode: '', occupationEdition: '' })).toEqual({ noOccupationReason: 'codeOrReason' })
  expect(errorsOf(eventForm, { ...event, occupationCode: '', occupationEdition: '', noOccupationReason: '专项职业能力，无国家标准' })).toEqual({})
})

/** The editor's form as a browser sends it. */
function formOf(draft: RulesDraft): FormData {
  const form = new FormData()
  const put = (path: string, value: unknown): void => {
    if (Array.isArray(value)) value.forEach((item, index) => put(`${path}[${index}]`, item))
    else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) put(path === '' ? key : `${path}.${key}`, item)
    else if (typeof value === 'string') form.set(path, value)
    else if (path.startsWith('readings.')) form.set(path, String(value))
    else if (value === true) form.set(path, 'on')
  }
  put('', draft)
  return form
}

test('rules go into the editor and come back from its form as they were', () => {
  for (const key of ['theory30Practical70', 'theory20Practical80Panel', 'practicalTimed', 'skillLeader']) {
    const { rules } = eventTemplate(key)!
    const read = readRulesForm(formOf(draftFromRules(rules)))
    expect(readEventRules(candidateFromDraft(read))).toEqual({ ok: true, rules })
  }
})

test('what is typed into the editor is read as people type it', () => {
  const draft = draftFromRules(eventTemplate('theory30Practical70')!.rules)
  draft.parts[0] = { ...draft.parts[0]!, weight: ' ３０% ', passMark: '60', maximum: '120', nameEn: ' ' }
  draft.awards[0] = { ...draft.awards[0]!, by: 'share', share: '10%', rounding: 'floor' }
  const read = readEventRules(candidateFromDraft(draft))
  expect(read.ok && read.rules.parts[0]).toEqual({ key: 'theory', name: '理论', weight: 30, passMark: '60.00', maximum: '120.00' })
  expect(read.ok && read.rules.awards[0]).toEqual({ key: 'first', name: '一等奖', nameEn: 'First prize', share: '10%', rounding: 'floor' })
})

test('what is no number names its field and is never taken for 0', () => {
  const draft = draftFromRules(eventTemplate('theory20Practical80Panel')!.rules)
  draft.parts[0]!.weight = '2O'
  draft.parts[1]!.panel = { ...draft.parts[1]!.panel, judges: '', dropHigh: '1.5' }
  draft.awards[0]!.count = '-1'
  const read = readEventRules(candidateFromDraft(draft))
  expect(read.ok ? [] : read.problems.map(({ path, code }) => `${path}: ${code}`)).toEqual([
    'parts[0].weight: badNumber',
    'parts[1].panel.judges: badNumber',
    'parts[1].panel.dropHigh: badNumber',
    'awards[0].count: badNumber',
  ])
})
