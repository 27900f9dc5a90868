import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, id, instant, timestamps, version } from './columns.ts'
import { organisations, regions } from './regions.ts'
import { persons, users } from './identity.ts'

export type StudioState = 'draft' | 'applied' | 'underReview' | 'publicNotice' | 'recognised' | 'rectification' | 'exited' | 'refused'
export type StudioTier = 'national' | 'provincial' | 'municipal' | 'county'

/** 技能大师工作室 with one history over all tiers. */
export const studios = pgTable(
  'studios',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    name: text().notNull(),
    tier: text().$type<StudioTier>().notNull(),
    /** What the region calls that tier (市级, 区级 …). */
    tierLabel: text().notNull(),
    trade: text().notNull(),
    occupationCode: text(),
    occupationEdition: text(),
    place: text(),
    hostId: uuid().references(() => organisations.id),
    leadPersonId: uuid().references(() => persons.id),
    policyId: text(),
    state: text().$type<StudioState>().notNull().default('draft'),
    recognitionDocument: text(),
    recognisedOn: date({ mode: 'string' }),
    exitedOn: date({ mode: 'string' }),
    barredUntil: date({ mode: 'string' }),
    /** Last day by which what an assessment found must be put right. */
    rectificationDueOn: date({ mode: 'string' }),
    synthetic: boolean().notNull().default(false),
  },
  (t) => [unique().on(t.regionId, t.name), index().on(t.regionId, t.state), index().on(t.hostId), index().on(t.leadPersonId)],
)

export const studioMembers = pgTable(
  'studio_members',
  {
    id: id(),
    ...timestamps(),
    regionId: uuid().notNull().references(() => regions.id),
    studioId: uuid().notNull().references(() => studios.id, { onDelete: 'cascade' }),
    personId: uuid().notNull().references(() => persons.id),
    duty: text().$type<'lead' | 'core' | 'member'>().notNull(),
    fromDay: date({ mode: 'string' }),
    toDay: date({ mode: 'string' }),
  },
  (t) => [unique().on(t.studioId, t.personId, t.fromDay), index().on(t.personId)],
)

/** Recognitions over the tiers, assessments, rectifications, exits: the studio's line of life. */
export const studioMilestones = pgTable(
  'studio_milestones',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    studioId: uuid().notNull().references(() => studios.id, { onDelete: 'cascade' }),
    kind: text().notNull(),
    on: date({ mode: 'string' }).notNull(),
    tier: text().$type<StudioTier>(),
    documentNumber: text(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [index().on(t.studioId, t.on)],
)

/** Requests: application, change of leader, host, name or place, report of what was put right; with evidence, remarks and decision. */
export const studioRequests = pgTable(
  'studio_requests',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    studioId: uuid().notNull().references(() => studios.id, { onDelete: 'cascade' }),
    kind: text().$type<'application' | 'upgrade' | 'changeLead' | 'changeHost' | 'changeName' | 'changePlace' | 'rectify'>().notNull(),
    tier: text().$type<StudioTier>(),
    state: text().$type<'draft' | 'submitted' | 'returned' | 'underReview' | 'publicNotice' | 'approved' | 'refused' | 'withdrawn'>().notNull().default('draft'),
    content: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    remarks: jsonb().$type<unknown>().notNull().default([]),
    submittedAt: instant(),
    decidedBy: uuid().references(() => users.id),
    decidedAt: instant(),
    decisionReason: text(),
    firstApplication: boolean().notNull().default(true),
  },
  (t) => [index().on(t.regionId, t.state), index().on(t.studioId)],
)

/** 日志: photo + one line + type; the client's key makes an offline entry arrive exactly once. */
export const studioLogEntries = pgTable(
  'studio_log_entries',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    studioId: uuid().notNull().references(() => studios.id, { onDelete: 'cascade' }),
    clientKey: text().notNull(),
    kind: text()
      .$type<'apprenticeAgreement' | 'apprenticeMilestone' | 'project' | 'exchange' | 'service' | 'award' | 'patent' | 'spending' | 'funding' | 'other'>()
      .notNull(),
    on: date({ mode: 'string' }).notNull(),
    line: text().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    amountFen: bigint({ mode: 'number' }),
    spendingUse: text(),
    fileIds: uuid().array().notNull().default([]),
    enteredBy: uuid().notNull().references(() => users.id),
    withdrawnAt: instant(),
  },
  (t) => [unique().on(t.studioId, t.clientKey), index().on(t.regionId, t.studioId, t.on)],
)

export const apprentices = pgTable(
  'apprentices',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    studioId: uuid().notNull().references(() => studios.id, { onDelete: 'cascade' }),
    personId: uuid().notNull().references(() => persons.id),
    masterPersonId: uuid().references(() => persons.id),
    agreedOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }),
    /** What they held when the agreement was made; null where nothing was held or said. */
    startLevel: text(),
    targetLevel: text().notNull(),
    reachedLevel: text(),
    reachedOn: date({ mode: 'string' }),
    certificateNumber: text(),
  },
  (t) => [unique().on(t.studioId, t.personId), index().on(t.personId)],
)

/** 年度报告: current content; each save makes a version, each submission a frozen one. */
export const annualReports = pgTable(
  'annual_reports',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    studioId: uuid().notNull().references(() => studios.id, { onDelete: 'cascade' }),
    year: smallint().notNull(),
    state: text().$type<'open' | 'submitted' | 'hostConfirmed' | 'returned' | 'accepted'>().notNull().default('open'),
    content: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    dueAt: instant(),
    submittedAt: instant(),
    hostConfirmedBy: uuid().references(() => users.id),
    hostConfirmedAt: instant(),
    acceptedBy: uuid().references(() => users.id),
    acceptedAt: instant(),
    remarks: jsonb().$type<unknown>().notNull().default([]),
  },
  (t) => [unique().on(t.studioId, t.year), index().on(t.regionId, t.state)],
)

export const annualReportVersions = pgTable(
  'annual_report_versions',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    reportId: uuid().notNull().references(() => annualReports.id, { onDelete: 'cascade' }),
    version: integer().notNull(),
    content: jsonb().$type<Record<string, unknown>>().notNull(),
    by: uuid().notNull().references(() => users.id),
    submitted: boolean().notNull().default(false),
  },
  (t) => [unique().on(t.reportId, t.version)],
)

/** 经费使用计划: what a studio means to spend in a year, by use of the policy's closed list. */
export const studioBudgets = pgTable(
  'studio_budgets',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    studioId: uuid().notNull().references(() => studios.id, { onDelete: 'cascade' }),
    year: smallint().notNull(),
    /** Fen by use. */
    lines: jsonb().$type<Record<string, number>>().notNull().default({}),
  },
  (t) => [unique().on(t.studioId, t.year), index().on(t.regionId)],
)

/** 银行账户: number encrypted; a change needs a second person. */
export const bankAccounts = pgTable(
  'bank_accounts',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    ownerType: text().$type<'organisation' | 'person'>().notNull(),
    ownerId: uuid().notNull(),
    bankName: text().notNull(),
    accountCipher: bytes().notNull(),
    accountIndex: text().notNull(),
    state: text().$type<'proposed' | 'active' | 'replaced' | 'refused'>().notNull().default('proposed'),
    proposedBy: uuid().notNull().references(() => users.id),
    approvedBy: uuid().references(() => users.id),
  },
  (t) => [
    index().on(t.regionId, t.ownerType, t.ownerId),
    uniqueIndex('one_active_account').on(t.ownerType, t.ownerId).where(sql`state = 'active'`),
    check('account_needs_second_person', sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.proposedBy}`),
  ],
)
