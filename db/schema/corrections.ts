import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { id, instant, timestamps, version } from './columns.ts'
import { appeals, resultEditions } from './results.ts'
import { competitionEvents, competitions, type EventRules } from './competitions.ts'
import type { EntryStatus } from './entries.ts'
import { regions } from './regions.ts'
import { users } from './identity.ts'

export type CorrectionState = 'open' | 'applied' | 'cancelled'

/** How much an applied correction changed against the edition it began from. */
export interface CorrectionCounts {
  people: number
}

/** What taking a correction back restores: the marks' last version before it began, and how each entry stood. */
export interface BeforeCorrection {
  markHistoryId: number
  /** The same for the values of items. */
  itemMarkHistoryId: number
  statuses: Record<string, { status: EntryStatus; reason: string | null }>
}

/**
 * 更正: from the moment a confirmed result is opened again until the next edition is made of it or everything is put back. `rules` are the
 * corrected rules, compared and not yet in force; marks are corrected where they stand.
 */
export const resultCorrections = pgTable(
  'result_corrections',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    competitionId: uuid().notNull().references(() => competitions.id, { onDelete: 'cascade' }),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    state: text().$type<CorrectionState>().notNull().default('open'),
    baseEdition: integer().notNull(),
    before: jsonb().$type<BeforeCorrection>().notNull(),
    reason: text().notNull(),
    /** The appeal that was upheld, when that opened it. */
    appealId: uuid().references(() => appeals.id),
    rules: jsonb().$type<EventRules>(),
    rulesBy: uuid().references(() => users.id),
    rulesByName: text(),
    openedBy: uuid().notNull().references(() => users.id),
    openedByName: text().notNull(),
    closedBy: uuid().references(() => users.id),
    closedByName: text(),
    closedAt: instant(),
    editionId: uuid().references(() => resultEditions.id),
    counts: jsonb().$type<CorrectionCounts>(),
  },
  (t) => [index().on(t.regionId, t.competitionId), index().on(t.eventId), uniqueIndex('one_open_correction').on(t.eventId).where(sql`state = 'open'`)],
)

export type IssuedKindOfItem = 'certificate' | 'promotion' | 'money' | 'document'
export type CorrectionItemState = 'open' | 'superseded' | 'kept' | 'carried'

/**
 * 更正后续事项: one thing that was issued from a former edition and that the new one says otherwise. Listed in the act of publishing; each
 * is superseded or left standing by a person with a reason. `carried`: a later edition has taken it into its own list.
 */
export const correctionItems = pgTable(
  'correction_items',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    competitionId: uuid().notNull().references(() => competitions.id, { onDelete: 'cascade' }),
    eventId: uuid().notNull().references(() => competitionEvents.id, { onDelete: 'cascade' }),
    /** The edition that says otherwise. */
    editionId: uuid().notNull().references(() => resultEditions.id, { onDelete: 'cascade' }),
    kind: text().$type<IssuedKindOfItem>().notNull(),
    /** Certificate, promotion, money line or document. */
    subjectId: uuid().notNull(),
    /** Whom or what it is about, as lists call it. */
    label: text().notNull(),
    /** What was issued and what follows from the new edition; null where nothing does. Codes and numbers, said in words by the page. */
    before: jsonb().$type<Record<string, unknown>>().notNull(),
    after: jsonb().$type<Record<string, unknown>>(),
    state: text().$type<CorrectionItemState>().notNull().default('open'),
    reason: text(),
    settledBy: uuid().references(() => users.id),
    settledByName: text(),
    settledAt: instant(),
  },
  (t) => [
    unique().on(t.editionId, t.kind, t.subjectId),
    index().on(t.regionId, t.eventId, t.state),
    index().on(t.kind, t.subjectId),
    check('a_decision_has_its_reason', sql`${t.state} not in ('superseded', 'kept') or (${t.reason} is not null and ${t.settledBy} is not null)`),
  ],
)
