import { date, index, integer, jsonb, pgTable, smallint, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, instant, timestamps, version } from './columns.ts'
import { organisations, regions } from './regions.ts'
import { users, type SkillLevel } from './identity.ts'

/** One line of states; every transition names its actor and its blockers (app/services/competitions/states.ts). */
export type CompetitionState =
  | 'draft'
  | 'open'
  | 'registrationClosed'
  | 'checkedIn'
  | 'scoring'
  | 'checking'
  | 'provisional'
  | 'publicNotice'
  | 'published'
  | 'archived'

/**
 * Steps a competition may use besides those every one walks. Blind codes are used when `blindLayers` is above 0; they need a field that is fixed,
 * and so does check-in.
 */
export type CompetitionStep = 'registration' | 'checkIn' | 'recheck' | 'appeal' | 'publicNotice'

/** Who may register, as data of the competition. An empty rule asks nothing; each rule that is not met is told to the entrant and to the queue. */
export interface EligibilityRules {
  /** Whole years on the day of the final. */
  minimumAge?: number
  maximumAge?: number
  insuredInRegion?: boolean
  photo?: boolean
  organisation?: boolean
  /** Lowest and highest level held in the event's occupation. */
  lowestLevel?: SkillLevel
  highestLevel?: SkillLevel
}

export type CompetitionTier = 'national' | 'provincial' | 'municipal' | 'county' | 'enterprise'

/** 竞赛: one competition of a region with its tier, class and the policy edition it is run under. */
export const competitions = pgTable(
  'competitions',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    /** Short code used in addresses on paper and in certificate sentences, unique per region. */
    code: text().notNull(),
    name: text().notNull(),
    nameEn: text(),
    year: smallint().notNull(),
    tier: text().$type<CompetitionTier>().notNull(),
    /** 一类 1 / 二类 2; null where the tier knows no classes. */
    competitionClass: smallint().$type<1 | 2>(),
    policyId: text(),
    organiserId: uuid().references(() => organisations.id),
    hostId: uuid().references(() => organisations.id),
    startsOn: date({ mode: 'string' }),
    /** Day of the final: picks the policy edition (A7.4 E39). */
    finalOn: date({ mode: 'string' }).notNull(),
    place: text(),
    state: text().$type<CompetitionState>().notNull().default('draft'),
    stateChangedAt: instant().notNull().defaultNow(),
    registrationOpensAt: instant(),
    registrationClosesAt: instant(),
    /** Layers of blind codes, 0–3 (B3). */
    blindLayers: smallint().notNull().default(0),
    appealMinutes: integer().notNull().default(120),
    settings: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    usedSteps: text().array().$type<CompetitionStep[]>().notNull().default([]),
    eligibility: jsonb().$type<EligibilityRules>().notNull().default({}),
    createdBy: uuid().references(() => users.id),
  },
  (t) => [unique().on(t.regionId, t.code), index().on(t.regionId, t.state), index().on(t.regionId, t.year)],
)

/** The rules of one event, in the shape of CONTRACTS.md `event` (marks and weights as decimal strings and numbers). */
export interface EventRules {
  format: 'individual' | 'team'
  parts: Array<{
    key: string
    name: string
    nameEn?: string
    weight: number
    passMark?: string
    maximum?: string
    panel?: { judges: number; dropHigh: number; dropLow: number; decimals: number; minimumJudges: number }
  }>
  metrics: Array<{ key: string; name: string; nameEn?: string; unit: string }>
  tieBreaks: Array<{ key: string; direction: 'asc' | 'desc' }>
  awards: Array<{ key: string; name: string; nameEn?: string; share?: string; count?: number; cumulative?: boolean; rounding?: 'floor' | 'ceil' | 'halfUp' }>
  readings: { secondTierCap: 'tier' | 'cumulative'; cutFromFirstTier: 'others' | 'slide'; requirePassForRank: boolean }
  decimals: 0 | 1 | 2
}

/** One draw of seats: the entries in the order they were put in, so that seed and order give the same seats again. */
export interface SeatingDraw {
  seed: string
  seatsPerBatch: number
  /** Of the first batch; the others follow after `minutesPerBatch`. */
  startsAt: string | null
  minutesPerBatch: number
  room: string
  drawnAt: string
  entryIds: string[]
}

/** When a public board stops: with so many entrants still to come, at an instant, or never. */
export type BoardFreeze = { kind: 'lastEntrants'; count: number } | { kind: 'at'; at: string } | { kind: 'never' }

/** 实时看板: what an event's boards show. Not part of its rules, because no result depends on it. */
export interface BoardSettings {
  /** By part key, hundredths: how far apart two judges of a panel may lie before the chief judge is told. A part that is missing here uses a tenth of its maximum. */
  spread?: Record<string, number>
  /** What the organiser has opened to everybody; missing while the board is closed, as it is from the start. */
  open?: { shows: 'progress' | 'totals' | 'standings'; names: boolean; freeze: BoardFreeze }
}

/** 赛项 × 组别: the unit that is ranked. `rules` is editable until scoring starts; what ranks is a frozen edition. */
export const competitionEvents = pgTable(
  'competition_events',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    competitionId: uuid().notNull().references(() => competitions.id, { onDelete: 'cascade' }),
    position: smallint().notNull().default(1),
    name: text().notNull(),
    nameEn: text(),
    division: text().notNull().default(''),
    /** d-dd-dd-dd of the classification, or null with a reason (B13). */
    occupationCode: text(),
    occupationEdition: text(),
    noOccupationReason: text(),
    occupationName: text(),
    /** Highest level the occupation's standard knows; a promotion never goes above it (A7.4 E37). */
    highestLevel: text(),
    templateKey: text(),
    rules: jsonb().$type<EventRules>().notNull(),
    rulesFrozenAt: instant(),
    /** N: how many took part, fixed when check-in closes (二、3 counts shares of it); null while it is still open. */
    fieldSize: integer(),
    fieldFixedAt: instant(),
    /** How seats and batches were drawn; with its seed the draw can be repeated. */
    seating: jsonb().$type<SeatingDraw>(),
    /** Set when a result is confirmed: from then on marks change only in a correction that was opened with a reason. */
    marksLockedAt: instant(),
    correctionReason: text(),
    correctionOpenedAt: instant(),
    correctionOpenedBy: uuid().references(() => users.id),
    boards: jsonb().$type<BoardSettings>().notNull().default({}),
  },
  (t) => [unique().on(t.competitionId, t.name, t.division), index().on(t.regionId, t.competitionId)],
)

/** Frozen editions of an event's rules: what a mark was given under and what every reader may see. */
export const eventRuleEditions = pgTable(
  'event_rule_editions',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    edition: integer().notNull(),
    rules: jsonb().$type<EventRules>().notNull(),
    rulesHash: text().notNull(),
    reason: text().notNull(),
    frozenBy: uuid().references(() => users.id),
  },
  (t) => [unique().on(t.eventId, t.edition)],
)
