import { boolean, date, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { id, timestamps, version } from './columns.ts'

/** Settings a bureau fills in itself; what a policy text leaves open has its own table (policy_settings). */
export interface RegionSettings {
  /** Bureau's own number pattern for honour certificates; {year} and {serial} are replaced. */
  certificateNumberPattern: string
  /** Name printed as issuer on certificates. */
  issuerName: string
  /** Accent used nowhere but in the page head, so that staff of two regions see where they are. */
  shortName: string
}

/** 地区: the tenant. Every row of the product belongs to one region directly or by its parent. */
export const regions = pgTable('regions', {
  id: id(),
  ...timestamps(),
  version: version(),
  code: text().notNull().unique(),
  name: text().notNull(),
  nameEn: text().notNull(),
  /** national | provincial | municipal | county: the tier of the bureau; what a text calls 市级 or 县级 is resolved against it. */
  tier: text().$type<'national' | 'provincial' | 'municipal' | 'county'>().notNull(),
  /** Policies that this region's contests and studios may be run under, newest first. */
  policyIds: text().array().notNull().default([]),
  settings: jsonb().$type<RegionSettings>().notNull(),
})

/** 单位: firms, schools, associations, bureaus; hosts of contests and of studios. */
export const organisations = pgTable(
  'organisations',
  {
    id: id(),
    ...timestamps(),
    version: version(),
    regionId: uuid().notNull().references(() => regions.id),
    name: text().notNull(),
    nameNormalised: text().notNull(),
    kind: text().$type<'bureau' | 'firm' | 'school' | 'association' | 'evaluationBody' | 'other'>().notNull(),
    /** 统一社会信用代码, checked by its own check digit. */
    creditCode: text(),
    contactName: text(),
    contactPhone: text(),
    active: boolean().notNull().default(true),
  },
  (t) => [unique().on(t.regionId, t.nameNormalised), index().on(t.regionId, t.kind)],
)

/** Working-day calendar: days that differ from the plain Monday-to-Friday week. A year without rows is unknown, never guessed. */
export const calendarDays = pgTable(
  'calendar_days',
  {
    id: id(),
    ...timestamps(),
    regionId: uuid().references(() => regions.id),
    year: integer().notNull(),
    day: date({ mode: 'string' }).notNull(),
    kind: text().$type<'holiday' | 'makeUpWorkday'>().notNull(),
    name: text().notNull(),
    source: text().notNull(),
  },
  (t) => [unique().on(t.regionId, t.day).nullsNotDistinct()],
)
