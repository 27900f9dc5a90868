import { bigint, boolean, check, date, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { bytes, id, instant, timestamps, version } from './columns.ts'
import { regions } from './regions.ts'
import { users } from './identity.ts'
import { bankAccounts } from './studios.ts'

/** What a policy text leaves open and the bureau decided: table values, approved ceilings, with document number and day. */
export const policySettings = pgTable(
  'policy_settings',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    policyId: text().notNull(),
    key: text().notNull(),
    value: jsonb().$type<unknown>().notNull(),
    documentNumber: text().notNull(),
    effectiveFrom: date({ mode: 'string' }).notNull(),
    enteredBy: uuid().notNull().references(() => users.id),
  },
  (t) => [unique().on(t.regionId, t.policyId, t.key, t.effectiveFrom)],
)

/** One edition of a policy text as the engine read it; kept for good, so that an old line can be computed again. */
export const policyEditions = pgTable(
  'policy_editions',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    policyId: text().notNull(),
    /** SHA-256 of the canonical JSON of the content. */
    hash: text().notNull(),
    content: jsonb().$type<unknown>().notNull(),
  },
  (t) => [unique().on(t.policyId, t.hash)],
)

/** The bureau's tables as one evaluation used them. */
export interface EvaluationSetting {
  policyId: string
  key: string
  fen: number
  documentNumber: string
  effectiveFrom: string
}

/** What an evaluation did to one line; `before` null for a new one, `after` null for one whose fact was withdrawn. */
export interface EvaluatedChange {
  factId: string
  policyId: string
  rule: string
  part: number
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** 核算: facts taken in and lines computed, numbered without gaps per region. Settings and editions are what it computed with. */
export const entitlementEvaluations = pgTable(
  'entitlement_evaluations',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    number: integer().notNull(),
    /** `automatic` only ever adds; whatever changes a line is `applied` by a person, with a reason. */
    mode: text().$type<'automatic' | 'applied'>().notNull(),
    by: uuid().references(() => users.id),
    byName: text().notNull(),
    reason: text(),
    editions: jsonb().$type<Array<{ policyId: string; hash: string }>>().notNull(),
    settings: jsonb().$type<EvaluationSetting[]>().notNull(),
    changes: jsonb().$type<EvaluatedChange[]>().notNull(),
  },
  (t) => [unique().on(t.regionId, t.number)],
)

/** What a bureau registers because it happened elsewhere: an honour, a nomination, a certificate, with the document that says so. */
export const registeredFacts = pgTable(
  'registered_facts',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    kind: text().notNull(),
    on: date({ mode: 'string' }).notNull(),
    fact: jsonb().$type<Record<string, unknown>>().notNull(),
    documentNumber: text().notNull(),
    enteredBy: uuid().notNull().references(() => users.id),
    withdrawnAt: instant(),
    withdrawnReason: text(),
  },
  (t) => [index().on(t.regionId, t.on)],
)

/** Facts that happened in the system, in the shape of CONTRACTS.md entitle; one per source and kind, kept over corrections. */
export const entitlementFacts = pgTable(
  'entitlement_facts',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    kind: text().notNull(),
    on: date({ mode: 'string' }).notNull(),
    sourceType: text().notNull(),
    sourceId: uuid().notNull(),
    fact: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Where it can be looked up: names as they stood, for lists. */
    label: text().notNull().default(''),
    /** Set when the source no longer says so (a result withdrawn); its lines stay and say so. */
    supersededAt: instant(),
  },
  (t) => [unique().on(t.regionId, t.kind, t.sourceType, t.sourceId), index().on(t.regionId, t.on)],
)

/** Every content a fact has had, with the evaluations between which it stood. */
export const entitlementFactVersions = pgTable(
  'entitlement_fact_versions',
  {
    id: id(),
    regionId: uuid().notNull().references(() => regions.id),
    factId: uuid().notNull().references(() => entitlementFacts.id),
    since: integer().notNull(),
    /** First evaluation for which it no longer stood; null while it stands. */
    until: integer(),
    on: date({ mode: 'string' }).notNull(),
    fact: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [unique().on(t.factId, t.since), index().on(t.regionId, t.since)],
)

export type PayeeType = 'person' | 'studio' | 'organisation'

/** Money lines as the engine gave them, with the edition and evaluation they came from. */
export const entitlementLines = pgTable(
  'entitlement_lines',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    factId: uuid().notNull().references(() => entitlementFacts.id),
    policyId: text().notNull(),
    rule: text().notNull(),
    clause: text().notNull(),
    /** Which grant of the rule: one fact may bring a one-off and an allowance by the same sentence. */
    part: smallint().notNull().default(0),
    policyHash: text().notNull(),
    /** Number of the evaluation that wrote it last. */
    evaluation: integer().notNull(),
    /** person | studio | organisation; id null while nobody is named. */
    payeeType: text().$type<PayeeType>().notNull(),
    payeeId: uuid(),
    tier: text(),
    amountKind: text().$type<'exact' | 'ceiling' | 'range' | 'perMonth' | 'title'>().notNull(),
    /** The sum, the ceiling, or the sum of all months. */
    amountFen: bigint({ mode: 'number' }),
    /** What the bureau approved under a ceiling. */
    approvedFen: bigint({ mode: 'number' }),
    approvedBy: uuid().references(() => users.id),
    approvalNote: text(),
    /** The document that approves the sum, and its day. */
    approvalDocument: text(),
    approvalOn: date({ mode: 'string' }),
    fund: text(),
    status: text().$type<'due' | 'reduced' | 'superseded' | 'notDue' | 'needsInput'>().notNull(),
    line: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    unique().on(t.regionId, t.factId, t.policyId, t.rule, t.part),
    index().on(t.regionId, t.payeeType, t.payeeId),
    index().on(t.regionId, t.policyId, t.rule),
    check('line_amount_not_negative', sql`${t.amountFen} is null or ${t.amountFen} >= 0`),
    check('approved_within_line', sql`${t.approvedFen} is null or (${t.approvedFen} > 0 and ${t.approvedFen} <= ${t.amountFen})`),
  ],
)

/** The checklist of a claim and, once filed, what its forms print. */
export interface ClaimDossier {
  /** Evidence ticked as present. */
  present: string[]
  /** Sums as 附件1 prints them, by line, frozen when filed: the whole sum, or the monthly rate with its months. */
  form: Array<{ lineId: string; fen: number; months: number | null }>
  appliedOn: string | null
  /** Why it was taken in outside the months of the text. */
  exception: string | null
}

export const claims = pgTable(
  'claims',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    number: text().notNull(),
    payeeType: text().$type<PayeeType>().notNull(),
    payeeId: uuid().notNull(),
    /** Quarter in whose last month it is taken in: 2026Q4. */
    window: text().notNull(),
    state: text().$type<'draft' | 'filed' | 'handled' | 'approved' | 'headApproved' | 'returned' | 'refused' | 'paid'>().notNull().default('draft'),
    bankAccountId: uuid().references(() => bankAccounts.id),
    policyId: text().notNull(),
    openedBy: uuid().references(() => users.id),
    filedAt: instant(),
    handledBy: uuid().references(() => users.id),
    handledAt: instant(),
    approvedBy: uuid().references(() => users.id),
    approvedAt: instant(),
    headApprovedBy: uuid().references(() => users.id),
    headApprovedAt: instant(),
    /** Why it was returned or refused. */
    reason: text(),
    dossier: jsonb().$type<ClaimDossier>().notNull(),
    /** What the handler filled in for the printed forms, encrypted: contact, and details of people that are stored nowhere. */
    papersCipher: bytes(),
  },
  (t) => [
    unique().on(t.regionId, t.number),
    index().on(t.regionId, t.state),
    check('handler_is_not_approver', sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.handledBy}`),
    check('approver_is_not_head', sql`${t.headApprovedBy} is null or (${t.headApprovedBy} <> ${t.approvedBy} and ${t.headApprovedBy} <> ${t.handledBy})`),
  ],
)

/** Lines a claim asks for. A line stands in one live claim at most; a claim that ends without money lets its lines go. */
export const claimLines = pgTable(
  'claim_lines',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    claimId: uuid().notNull().references(() => claims.id, { onDelete: 'cascade' }),
    lineId: uuid().notNull().references(() => entitlementLines.id),
    amountFen: bigint({ mode: 'number' }).notNull(),
    /** Part that goes to the studio's leader in person. */
    personalFen: bigint({ mode: 'number' }).notNull().default(0),
    live: boolean().notNull().default(true),
  },
  (t) => [
    uniqueIndex('one_live_claim_per_line').on(t.lineId).where(sql`live`),
    index().on(t.claimId),
    check('claim_line_positive', sql`${t.amountFen} > 0 and ${t.personalFen} >= 0 and ${t.personalFen} <= ${t.amountFen}`),
  ],
)

/** From which month on an allowance is no longer paid, and why. */
export const allowanceStops = pgTable(
  'allowance_stops',
  {
    id: id(),
    createdAt: instant().notNull().defaultNow(),
    regionId: uuid().notNull().references(() => regions.id),
    lineId: uuid().notNull().references(() => entitlementLines.id),
    /** yyyymm: the first month that is not paid. */
    fromMonth: integer().notNull(),
    condition: text().notNull(),
    note: text().notNull(),
    enteredBy: uuid().notNull().references(() => users.id),
    liftedAt: instant(),
  },
  (t) => [index().on(t.regionId, t.lineId)],
)

export const paymentBatches = pgTable(
  'payment_batches',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    number: text().notNull(),
    fund: text().notNull(),
    state: text().$type<'draft' | 'exported' | 'paid'>().notNull().default('draft'),
    totalFen: bigint({ mode: 'number' }).notNull().default(0),
    madeBy: uuid().notNull().references(() => users.id),
    exportedAt: instant(),
    paidOn: date({ mode: 'string' }),
  },
  (t) => [unique().on(t.regionId, t.number)],
)

/** One payment of one line; a month of a monthly allowance is paid once. */
export const payments = pgTable(
  'payments',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    lineId: uuid().notNull().references(() => entitlementLines.id),
    claimId: uuid().references(() => claims.id),
    batchId: uuid().references(() => paymentBatches.id),
    amountFen: bigint({ mode: 'number' }).notNull(),
    /** 0 for a single payment; yyyymm for a month of an allowance. */
    period: integer().notNull().default(0),
    /** 0; further ones where two funds share a sum or a part goes to the leader in person. */
    part: smallint().notNull().default(0),
    fund: text().notNull(),
    payeeType: text().$type<'person' | 'organisation'>().notNull(),
    payeeId: uuid().notNull(),
    bankAccountId: uuid().references(() => bankAccounts.id),
    state: text().$type<'planned' | 'batched' | 'paid' | 'returned'>().notNull().default('planned'),
    voucherNumber: text(),
    paidOn: date({ mode: 'string' }),
  },
  (t) => [
    uniqueIndex('one_payment_per_line_and_period').on(t.lineId, t.period, t.part).where(sql`state <> 'returned'`),
    index().on(t.regionId, t.state),
    check('payment_positive', sql`${t.amountFen} > 0`),
  ],
)

/** 预算: what a fund has for a year, as the bureau entered it. */
export const budgets = pgTable(
  'budgets',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    year: smallint().notNull(),
    fund: text().notNull(),
    amountFen: bigint({ mode: 'number' }).notNull(),
    documentNumber: text().notNull().default(''),
  },
  (t) => [unique().on(t.regionId, t.year, t.fund), check('budget_not_negative', sql`${t.amountFen} >= 0`)],
)
