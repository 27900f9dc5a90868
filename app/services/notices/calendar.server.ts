import type { RegionActor } from '#app/auth/actor.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listCalendarDays, replaceCalendarYear } from '#db/queries/calendar.ts'
import { workingCalendar, type WorkingCalendar } from '#scoring/working-days/count-working-days.ts'
import { STATE_COUNCIL_YEARS } from '#scoring/working-days/state-council-years.ts'

/** The working days of one region: the published arrangements, and the years it entered itself. */
export async function readCalendar(regionId: string, db: DbOrTx = readDb): Promise<WorkingCalendar> {
  return workingCalendar(await listCalendarDays(db, { regionId }))
}

export interface CalendarYear {
  year: number
  source: string
  own: boolean
  daysOff: Array<{ name: string; from: string; to: string }>
  makeUpWorkdays: string[]
}

/** Every year that is known, newest first, as the settings page shows it. */
export async function listCalendarYears(regionId: string, db: DbOrTx = readDb): Promise<CalendarYear[]> {
  const entered = await listCalendarDays(db, { regionId })
  const years = new Map<number, CalendarYear>(STATE_COUNCIL_YEARS.map(({ year, source, daysOff, makeUpWorkdays }) => [year, { year, source, own: false, daysOff: [...daysOff], makeUpWorkdays: [...makeUpWorkdays] }]))
  for (const year of new Set(entered.map((row) => row.year))) {
    const rows = entered.filter((row) => row.year === year)
    years.set(year, {
      year,
      source: rows[0]!.source,
      own: true,
      daysOff: rows.filter((row) => row.kind === 'holiday').map(({ name, day }) => ({ name, from: day, to: day })),
      makeUpWorkdays: rows.filter((row) => row.kind === 'makeUpWorkday').map((row) => row.day),
    })
  }
  return [...years.values()].sort((a, b) => b.year - a.year)
}

export interface EnterYear {
  actor: RegionActor
  idempotencyKey: string
  year: number
  source: string
  daysOff: readonly string[]
  makeUpWorkdays: readonly string[]
}

export type EnterYearRefusal = 'otherYear' | 'bothKinds' | 'noHolidays'

/** Enters a year's arrangement for the region, whole: it takes the place of the published one and of what was entered before. */
export async function enterCalendarYear({ actor, idempotencyKey, year, source, daysOff, makeUpWorkdays }: EnterYear): Promise<Outcome<EnterYearRefusal>> {
  const { regionId } = actor
  const holidays = [...new Set(daysOff)].sort()
  const worked = [...new Set(makeUpWorkdays)].sort()
  const stray = [...holidays, ...worked].find((day) => Number(day.slice(0, 4)) !== year)
  if (stray !== undefined) return fail('otherYear', { day: stray })
  const both = worked.find((day) => holidays.includes(day))
  if (both !== undefined) return fail('bothKinds', { day: both })
  if (holidays.length === 0) return fail('noHolidays')
  return runCommand({ actor, name: 'calendar.enterYear', idempotencyKey, input: { year, source, holidays, worked } }, async (tx): Promise<Outcome<EnterYearRefusal>> => {
    await replaceCalendarYear(tx, { regionId, year }, [
      ...holidays.map((day) => ({ day, kind: 'holiday' as const, name: '放假', source })),
      ...worked.map((day) => ({ day, kind: 'makeUpWorkday' as const, name: '上班', source })),
    ])
    await recordEvent(tx, { actor, regionId, kind: 'calendarYearEntered', subject: { type: 'calendarYear', id: String(year) }, chain: regionChain(regionId), data: { year, source, holidays, worked } })
    return done()
  })
}
