import type { Sql } from 'postgres'

/**
 * Gives a database a clock that can be set. The product takes every day and every deadline from the clock of its database, so this is all that
 * has to move for weeks to pass: `now()` and `clock_timestamp()` are found here before PostgreSQL's own and add what has passed to them. Columns
 * that were made with PostgreSQL's clock take this one as well. Connections that are open already keep theirs.
 */
export async function installMovableClock(owner: Sql, database: string): Promise<void> {
  await owner.unsafe(`
    create schema movable_clock;
    create table movable_clock.passed (by interval not null);
    insert into movable_clock.passed values ('0');
    grant usage on schema movable_clock to public;
    grant select on movable_clock.passed to public;
    create function public.now() returns timestamptz language sql stable as 'select pg_catalog.now() + by from movable_clock.passed';
    create function public.clock_timestamp() returns timestamptz language sql volatile as 'select pg_catalog.clock_timestamp() + by from movable_clock.passed';
    do $$
    declare made record;
    begin
      for made in
        select d.adrelid::regclass as at, a.attname as name from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where pg_get_expr(d.adbin, d.adrelid) in ('now()', 'pg_catalog.now()')
      loop
        execute format('alter table %s alter column %I set default public.now()', made.at, made.name);
      end loop;
    end $$;
  `)
  await owner`alter database ${owner(database)} set search_path = public, pg_catalog`
}

/** Sets the clock to a moment, from which it goes on by itself. */
export async function setClock(owner: Sql, moment: Date): Promise<void> {
  await owner`update movable_clock.passed set by = ${moment}::timestamptz - pg_catalog.clock_timestamp()`
}

/** Lets whole days pass; the hour stays. */
export async function letDaysPass(owner: Sql, days: number): Promise<void> {
  await owner`update movable_clock.passed set by = by + make_interval(days => ${days}::int)`
}
