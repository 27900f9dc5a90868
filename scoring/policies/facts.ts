// What a policy text can speak of: the kinds of facts, their fields and the words a field may hold. The table drives the strict
// reader, the check of a policy file and the TypeScript types, so a field exists in one place.
import type { Day } from '#scoring/numbers/days.ts'
import type { Fen } from '#scoring/numbers/money.ts'

/** 级别, wider to narrower; what a text calls 市级 or 区级 is resolved against it. */
export const TIERS = ['national', 'provincial', 'municipal', 'county', 'enterprise'] as const
export type Tier = (typeof TIERS)[number]

/** 技能等级 in ascending order, the new eight-level row included. */
export const SKILL_LEVELS = [
  'apprentice',
  'juniorWorker',
  'intermediateWorker',
  'seniorWorker',
  'technician',
  'seniorTechnician',
  'specialTechnician',
  'chiefTechnician',
] as const
export type SkillLevel = (typeof SKILL_LEVELS)[number]

/** 考核结果. */
export const ASSESSMENT_GRADES = ['excellent', 'qualified', 'unqualified'] as const
export type AssessmentGrade = (typeof ASSESSMENT_GRADES)[number]

/** What came of a WorldSkills entry. */
export const MEDALS = ['gold', 'silver', 'bronze', 'medallion', 'participant', 'nationalSquad'] as const
export type Medal = (typeof MEDALS)[number]

/** In which part somebody contributed to a WorldSkills result. */
export const WORLD_SKILLS_ROLES = ['competitor', 'expertTeam', 'trainingBase', 'introducingEmployer'] as const
export type WorldSkillsRole = (typeof WORLD_SKILLS_ROLES)[number]

/** Titles of a county's own selection contest: 技能标兵, 技能能手. A policy file may name further ones. */
export const TITLES = ['skillModel', 'skillExpert'] as const

/** 荣誉. A policy file may name further ones. */
export const HONOURS = [
  'chinaSkillsGrandPrize',
  'qianjiangSkillsPrize',
  'nationalTechnicalExpert',
  'municipalChiefTechnician',
  'topSkilledTalent',
  'outstandingSkilledTalent',
  'greatCraftsman',
  'distinguishedCraftsman',
  'craftsman',
  'youngCraftsman',
] as const

/** Who gave a craftsman's honour. A policy file may name further givers. */
export const HONOUR_GIVERS = ['zhejiang', 'yuyao'] as const

/** How the value of a field is written: `id` any name, `count` a whole number, `flag` yes or no, the others one of a list of words. */
export type FieldType =
  | 'id'
  | 'count'
  | 'flag'
  | 'money[]'
  | 'place'
  | 'payee'
  | 'tier'
  | 'grade'
  | 'level'
  | 'honour'
  | 'giver'
  | 'title'
  | 'medal'
  | 'role'

/** One field of a fact; `least` is the smallest count allowed, `assumed` the value an absent field stands for. */
export interface FieldSpec {
  type: FieldType
  optional?: true
  least?: number
  assumed?: boolean | number
}

const must = (type: FieldType): FieldSpec => ({ type })
const may = (type: FieldType): FieldSpec => ({ type, optional: true })

/** Every kind of fact with its fields besides `id`, `kind` and `on`. */
export const FACT_FIELDS = {
  studioRecognised: { studio: must('id'), tier: must('tier'), firstApplication: { type: 'flag', optional: true, assumed: true } },
  studioAssessed: { studio: must('id'), tier: must('tier'), grade: must('grade') },
  studioService: { studio: must('id'), person: must('id'), times: { type: 'count', least: 1 }, organisedByBureau: must('flag') },
  apprenticeTrained: { studio: must('id'), apprentice: must('id'), level: must('level') },
  competitionHosted: {
    competition: must('id'),
    tier: must('tier'),
    organiser: must('id'),
    projects: { type: 'count', optional: true, least: 1, assumed: 1 },
    listedClassA: may('flag'),
    certificates: { type: 'count', optional: true, least: 0 },
  },
  competitionAward: { person: must('id'), tier: must('tier'), place: must('place') },
  nominated: { person: must('id'), sender: must('id'), tier: must('tier') },
  titleWon: { person: must('id'), title: must('title') },
  honourAwarded: { person: must('id'), employer: may('id'), honour: must('honour'), higherBonuses: may('money[]'), by: may('giver') },
  worldSkillsResult: {
    person: may('id'),
    team: may('id'),
    role: must('role'),
    medal: must('medal'),
    payee: may('payee'),
    higherBonuses: may('money[]'),
  },
  certificateObtained: { person: must('id'), employer: must('id'), level: must('level'), shortage: may('flag'), newly: may('flag') },
} as const satisfies Record<string, Record<string, FieldSpec>>

export type FactKind = keyof typeof FACT_FIELDS

export const FACT_KINDS = Object.keys(FACT_FIELDS) as FactKind[]

/** Name of any field of any fact. */
export type FieldName = { [K in FactKind]: keyof (typeof FACT_FIELDS)[K] & string }[FactKind]

/** Who is paid: the kind says in which part (person, studio, organiser, employer …), the id which one; null while nobody is named. */
export interface Payee {
  kind: string
  id: string | null
}

interface FieldValues {
  id: string
  count: number
  flag: boolean
  'money[]': readonly Fen[]
  /** 名次 as a number, or a prize's name. */
  place: number | string
  payee: Payee
  tier: Tier
  grade: AssessmentGrade
  level: SkillLevel
  honour: string
  giver: string
  title: string
  medal: Medal
  role: WorldSkillsRole
}

type ValueOf<S> = S extends { type: infer T extends FieldType } ? FieldValues[T] : never

/** Value of one field, whichever. */
export type FieldValue = FieldValues[FieldType]

/** One thing that happened, on one day: what entitles somebody under a policy, or does not. */
export type Fact<K extends FactKind = FactKind> = {
  [P in K]: { id: string; kind: P; on: Day } & {
    [F in keyof (typeof FACT_FIELDS)[P]]?: ValueOf<(typeof FACT_FIELDS)[P][F]>
  }
}[K]

/** The field's specification, or null when facts of that kind do not have it. */
export function fieldSpec(kind: FactKind, field: string): FieldSpec | null {
  const fields: Record<string, FieldSpec> = FACT_FIELDS[kind]
  return Object.hasOwn(fields, field) ? (fields[field] ?? null) : null
}

/** What a fact says in a field; an absent field gives the value it stands for, or undefined where it stands for nothing. */
export function readField(fact: Fact, field: FieldName): FieldValue | undefined {
  const value = (fact as Partial<Record<FieldName, FieldValue>>)[field]
  return value === undefined ? fieldSpec(fact.kind, field)?.assumed : value
}
