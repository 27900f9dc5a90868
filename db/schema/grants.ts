import { bigint, check, date, index, integer, jsonb, pgTable, smallint, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { id, instant, timestamps, version } from './columns.ts'
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

/** Facts that happened in the system, in the shape of CONTRACTS.md entitle; one per source and kind. */
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
    supersededAt: instant(),
  },
  (t) => [unique().on(t.regionId, t.kind, t.sourceType, t.sourceId), index().on(t.regionId, t.on)],
)

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
    payeeType: text().notNull(),
    payeeId: uuid().notNull(),
    amountKind: text().notNull(),
    amountFen: bigint({ mode: 'number' }),
    approvedFen: bigint({ mode: 'number' }),
    fund: text(),
    status: text().$type<'due' | 'reduced' | 'superseded' | 'notDue' | 'needsInput'>().notNull(),
    line: jsonb().$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    unique().on(t.regionId, t.factId, t.rule),
    index().on(t.regionId, t.payeeType, t.payeeId),
    check('line_amount_not_negative', sql`${t.amountFen} is null or ${t.amountFen} >= 0`),
  ],
)

export const claims = pgTable(
  'claims',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    number: text().notNull(),
    payeeType: text().notNull(),
    payeeId: uuid().notNull(),
    window: text().notNull(),
    state: text().$type<'draft' | 'filed' | 'handled' | 'approved' | 'headApproved' | 'returned' | 'refused' | 'paid'>().notNull().default('draft'),
    bankAccountId: uuid().references(() => bankAccounts.id),
    handledBy: uuid().references(() => users.id),
    approvedBy: uuid().references(() => users.id),
    headApprovedBy: uuid().references(() => users.id),
    dossier: jsonb().$type<unknown>().notNull().default({}),
  },
  (t) => [
    unique().on(t.regionId, t.number),
    index().on(t.regionId, t.state),
    check('handler_is_not_approver', sql`${t.approvedBy} is null or ${t.approvedBy} <> ${t.handledBy}`),
    check('approver_is_not_head', sql`${t.headApprovedBy} is null or (${t.headApprovedBy} <> ${t.approvedBy} and ${t.headApprovedBy} <> ${t.handledBy})`),
  ],
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
    /** 0 for a single payment; yyyymm for a month of an allowance; 1, 2 … for an instalment. */
    period: integer().notNull().default(0),
    state: text().$type<'planned' | 'batched' | 'paid' | 'returned'>().notNull().default('planned'),
    voucherNumber: text(),
    paidOn: date({ mode: 'string' }),
  },
  (t) => [
    uniqueIndex('one_payment_per_line_and_period').on(t.lineId, t.period).where(sql`state <> 'returned'`),
    index().on(t.regionId, t.state),
    check('payment_positive', sql`${t.amountFen} > 0`),
  ],
)

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
  },
  (t) => [unique().on(t.regionId, t.year, t.fund)],
)
