import { boolean, date, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { bytes, id, instant, timestamps, version } from './columns.ts'
import { organisations, regions } from './regions.ts'

/** Roles of the permission table in app/auth/permissions.ts. */
export type Role =
  | 'bureauOfficer'
  | 'bureauLeader'
  | 'organiser'
  | 'chiefJudge'
  | 'judge'
  | 'codeOfficer'
  | 'scoreClerk'
  | 'supervisor'
  | 'arbitrator'
  | 'studioLeader'
  | 'hostContact'
  | 'expert'
  | 'candidate'
  | 'finance'
  | 'auditor'
  | 'systemAdministrator'

export type IdentityType =
  | 'residentId'
  | 'hkMacaoTaiwanResidencePermit'
  | 'foreignPermanentResident'
  | 'passport'
  | 'hkMacaoPassport'
  | 'taiwanTravelPermit'
  | 'officerId'

export type SkillLevel =
  | 'apprentice'
  | 'juniorWorker'
  | 'intermediateWorker'
  | 'seniorWorker'
  | 'technician'
  | 'seniorTechnician'
  | 'specialTechnician'
  | 'chiefTechnician'

/**
 * 人员: one person once per region. Identity number and phone are encrypted (AES-256-GCM, key id in front);
 * the *Index columns are keyed hashes for search and for "same person twice". Names keep every code point.
 */
export const persons = pgTable(
  'persons',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    name: text().notNull(),
    nameNormalised: text().notNull(),
    sex: text().$type<'male' | 'female'>(),
    birthDate: date({ mode: 'string' }),
    identityType: text().$type<IdentityType>(),
    identityCipher: bytes(),
    identityIndex: text(),
    phoneCipher: bytes(),
    phoneIndex: text(),
    organisationId: uuid().references(() => organisations.id),
    organisationName: text(),
    photoFileId: uuid(),
    insuredInRegion: boolean(),
    /** Made up for the demonstration; no real person. */
    synthetic: boolean().notNull().default(false),
    anonymisedAt: instant(),
  },
  (t) => [
    unique().on(t.regionId, t.identityIndex),
    index().on(t.regionId, t.nameNormalised),
    index().on(t.regionId, t.phoneIndex),
    index().on(t.organisationId),
  ],
)

/** 持有的职业技能等级: belongs to an occupation code of one edition of the classification; another occupation does not count. */
export const personSkillLevels = pgTable(
  'person_skill_levels',
  {
    id: id(),
    ...timestamps(),
    personId: uuid().notNull().references(() => persons.id, { onDelete: 'cascade' }),
    occupationCode: text().notNull(),
    occupationEdition: text().notNull(),
    level: text().$type<SkillLevel>().notNull(),
    certificateNumber: text(),
    obtainedOn: date({ mode: 'string' }),
    evidence: text().$type<'declared' | 'checked' | 'promoted'>().notNull().default('declared'),
  },
  (t) => [index().on(t.personId, t.occupationCode)],
)

/** An account. A person may have none (most entrants), or one. System administrators have no region. */
export const users = pgTable(
  'users',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().references(() => regions.id),
    personId: uuid().references(() => persons.id),
    username: text().notNull(),
    usernameNormalised: text().notNull().unique(),
    displayName: text().notNull(),
    /** Argon2id; null until the activation code is redeemed. */
    passwordHash: text(),
    passwordChangedAt: instant(),
    status: text().$type<'invited' | 'active' | 'disabled'>().notNull().default('invited'),
    failedLogins: integer().notNull().default(0),
    lockedUntil: instant(),
    lastLoginAt: instant(),
    locale: text().$type<'zh-CN' | 'en'>(),
    synthetic: boolean().notNull().default(false),
  },
  (t) => [index().on(t.regionId), uniqueIndex().on(t.personId).where(sql`person_id is not null`)],
)

/** Sessions: the id is SHA-256 of the cookie's token, so that a copy of this table logs nobody in. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    userId: uuid().notNull().references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull().defaultNow(),
    lastSeenAt: instant().notNull().defaultNow(),
    /** Last time the password itself was given; dangerous acts ask for ten minutes. */
    freshAt: instant().notNull().defaultNow(),
    address: text(),
    userAgent: text(),
  },
  (t) => [index().on(t.userId), index().on(t.expiresAt)],
)

/**
 * Who may do what where. Null scope columns mean the whole region; a null region (system administrator only) means the installation.
 * The permission table itself is data in app/auth/permissions.ts.
 */
export const roleAssignments = pgTable(
  'role_assignments',
  {
    id: id(),
    ...timestamps(),
    userId: uuid().notNull().references(() => users.id, { onDelete: 'cascade' }),
    role: text().$type<Role>().notNull(),
    regionId: uuid().references(() => regions.id),
    competitionId: uuid(),
    eventId: uuid(),
    studioId: uuid(),
    organisationId: uuid(),
    roundId: uuid(),
    validUntil: instant(),
  },
  (t) => [
    unique().on(t.userId, t.role, t.regionId, t.competitionId, t.eventId, t.studioId, t.organisationId, t.roundId).nullsNotDistinct(),
    index().on(t.competitionId),
    index().on(t.studioId),
  ],
)

/** One-time codes: printed for a candidate (bound to the identity number) or handed to staff; only the hash is kept. */
export const activationCodes = pgTable(
  'activation_codes',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().references(() => regions.id),
    purpose: text().$type<'candidate' | 'staff' | 'passwordReset'>().notNull(),
    codeHash: text().notNull().unique(),
    personId: uuid().references(() => persons.id, { onDelete: 'cascade' }),
    userId: uuid().references(() => users.id, { onDelete: 'cascade' }),
    issuedBy: uuid().references(() => users.id),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    revokedAt: instant(),
    failedTries: smallint().notNull().default(0),
  },
  (t) => [index().on(t.personId), index().on(t.userId)],
)

/** Which consent and information text (with its edition) a person was shown and accepted. */
export const consents = pgTable(
  'consents',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    personId: uuid().notNull().references(() => persons.id, { onDelete: 'cascade' }),
    noticeKey: text().notNull(),
    noticeEdition: integer().notNull(),
    context: jsonb().$type<Record<string, string>>().notNull().default({}),
    withdrawnAt: instant(),
  },
  (t) => [index().on(t.personId)],
)
