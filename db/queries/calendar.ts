import { and, asc, eq, isNull, or } from 'drizzle-orm'
import type { DbOrTx, Tx } from '../client.ts'
import { calendarDays } from '../schema/index.ts'

export type CalendarDayRow = typeof calendarDays.$inferSelect

/** The days a region entered into its own calendar, and those of the installation; the region's own year comes instead of the common one. */
export async function listCalendarDays(db: DbOrTx, { regionId }: { regionId: string }): Promise<CalendarDayRow[]> {
  const rows = await db
    .select()
    .from(calendarDays)
    .where(or(eq(calendarDays.regionId, regionId), isNull(calendarDays.regionId)))
    .orderBy(asc(calendarDays.day))
  const own = new Set(rows.filter((row) => row.regionId !== null).map((row) => row.year))
  return rows.filter((row) => row.regionId !== null || !own.has(row.year))
}

/** Puts a region's whole year in place of what it had entered before. */
export async function replaceCalendarYear(tx: Tx, { regionId, year }: { regionId: string; year: number }, days: ReadonlyArray<Pick<CalendarDayRow, 'day' | 'kind' | 'name' | 'source'>>): Promise<void> {
  await tx.delete(calendarDays).where(and(eq(calendarDays.regionId, regionId), eq(calendarDays.year, year)))
  if (days.length > 0) await tx.insert(calendarDays).values(days.map((day) => ({ ...day, regionId, year })))
}
