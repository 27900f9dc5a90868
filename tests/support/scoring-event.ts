import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { EventRules } from '#db/schema/competitions.ts'

/** Theory 30, practical 70 with five judges of whom the highest and lowest are dropped; equal totals go by practical, then by time. */
export const weldingRules: EventRules = {
  format: 'individual',
  parts: [
    { key: 'theory', name: '理论', weight: 30, passMark: '60.00' },
    { key: 'practical', name: '实操', weight: 70, passMark: '60.00', panel: { judges: 5, dropHigh: 1, dropLow: 1, decimals: 2, minimumJudges: 1 } },
  ],
  metrics: [{ key: 'seconds', name: '用时', unit: '秒' }],
  tieBreaks: [
    { key: 'practical', direction: 'desc' },
    { key: 'seconds', direction: 'asc' },
  ],
  awards: [{ key: 'first', name: '一等奖', count: 1 }],
  readings: { secondTierCap: 'tier', cutFromFirstTier: 'others', requirePassForRank: false },
  decimals: 2,
}

/** A county first-class competition in the state `scoring` with one event, two clerks and some entries; made by the database's owner. */
export async function insertScoringEvent(owner: Sql, { entrants = 6, rules = weldingRules }: { entrants?: number; rules?: EventRules } = {}) {
  const mark = randomUUID().slice(0, 8)
  const [region] = await owner`insert into regions (code, name, name_en, tier, settings) values (${mark}, '武义县', 'Wuyi', 'county', ${owner.json({})}) returning id`
  const user = async (name: string) => {
    const [row] = await owner`insert into users (region_id, username, username_normalised, display_name, status)
      values (${region!.id}, ${name + mark}, ${name + mark}, ${name}, 'active') returning id`
    return { id: row!.id as string, displayName: name }
  }
  const clerk = await user('记分员甲')
  const other = await user('记分员乙')
  const [competition] = await owner`insert into competitions (region_id, code, name, year, tier, competition_class, policy_id, final_on, state)
    values (${region!.id}, ${mark}, '县级焊工竞赛', 2026, 'county', 1, 'wuyi-2021-46', '2026-05-20', 'scoring') returning id`
  const [event] = await owner`insert into competition_events (region_id, competition_id, name, occupation_code, occupation_edition, rules, rules_frozen_at)
    values (${region!.id}, ${competition!.id}, '焊工', '6-18-02-04', '2022', ${owner.json(rules as never)}, now()) returning id`
  const entries: string[] = []
  for (let n = 1; n <= entrants; n += 1) {
    const name = `选手${n}`
    const [person] = await owner`insert into persons (region_id, name, name_normalised, identity_index) values (${region!.id}, ${name}, ${name}, ${randomUUID()}) returning id`
    const [entry] = await owner`insert into entries (region_id, competition_id, event_id, person_id, number, organisation_name)
      values (${region!.id}, ${competition!.id}, ${event!.id}, ${person!.id}, ${String(n).padStart(2, '0')}, '武义五金厂') returning id`
    entries.push(entry!.id as string)
  }
  return {
    region: { id: region!.id as string },
    event: { id: event!.id as string, competitionId: competition!.id as string },
    clerk,
    other,
    entries,
  }
}
