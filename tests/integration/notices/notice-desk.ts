import type { Sql } from 'postgres'

/** Has a region know this year and the next as plain weeks, so that no test depends on the day it runs. */
export async function knowYears(owner: Sql, regionId: string): Promise<void> {
  const [row] = await owner`select extract(year from now())::int as year`
  for (const year of [row!.year as number, (row!.year as number) + 1]) {
    await owner`insert into calendar_days (region_id, year, day, kind, name, source) values (${regionId}, ${year}, ${`${year}-01-01`}, 'holiday', '元旦', 'test')`
  }
}
