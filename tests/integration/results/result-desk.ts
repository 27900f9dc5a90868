import type { Sql } from 'postgres'
import type { RegionActor } from '#app/auth/actor.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { getEventPage } from '#app/services/competitions/event-page.server.ts'
import { saveEventRules } from '#app/services/competitions/save-event-rules.server.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { confirmResult } from '#app/services/results/confirm-result.server.ts'
import { publishResult } from '#app/services/results/publish-result.server.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { enterCompetition, enterEvent, insertDesk, insertEntrants, newKey, type Desk } from '#tests/support/competition-desk.ts'

/** Theory 30, practical 70, one mark each; equal totals go by practical. One first and two second prizes. */
export const plainRules: EventRules = {
  format: 'individual',
  parts: [
    { key: 'theory', name: '理论', nameEn: 'Theory', weight: 30, passMark: '60.00' },
    { key: 'practical', name: '实操', nameEn: 'Practical', weight: 70, passMark: '60.00' },
  ],
  metrics: [],
  tieBreaks: [{ key: 'practical', direction: 'desc' }],
  awards: [
    { key: 'first', name: '一等奖', nameEn: 'First prize', count: 1 },
    { key: 'second', name: '二等奖', nameEn: 'Second prize', count: 2 },
  ],
  readings: { secondTierCap: 'tier', cutFromFirstTier: 'others', requirePassForRank: false },
  decimals: 2,
}

/** An event in the state `scoring` with its people, and the acts of a day on it. */
export interface ScoringDay {
  desk: Desk
  competitionId: string
  eventId: string
  entries: string[]
  chiefJudge: RegionActor
  leader: RegionActor
  /** Types both marks of entrants, by their place in `entries`, over whatever stands there. */
  mark(rows: ReadonlyArray<readonly [at: number, theory: string | null, practical: string | null]>): Promise<Awaited<ReturnType<typeof saveGrid>>>
  absent(at: number): Promise<void>
}

/** Opens a competition with one event and starts scoring, as an officer does. */
export async function openScoringDay(owner: Sql, { count = 4, rules = plainRules, desk: given, competitionId: existing }: { count?: number; rules?: EventRules; desk?: Desk; competitionId?: string } = {}): Promise<ScoringDay> {
  const desk = given ?? (await insertDesk(owner))
  const competitionId = existing ?? (await enterCompetition(desk))
  const eventId = await enterEvent(desk, competitionId)
  await setRules(desk, eventId, rules)
  await must(changeState({ actor: desk.officer, idempotencyKey: newKey(), competitionId, action: 'openRegistration', reason: null }))
  const entries = await insertEntrants(owner, { desk, competitionId, eventId, count })
  await must(changeState({ actor: desk.officer, idempotencyKey: newKey(), competitionId, action: 'startScoring', reason: null }))
  return dayOf(owner, { desk, competitionId, eventId, entries })
}

export async function setRules(desk: Desk, eventId: string, rules: EventRules): Promise<void> {
  const page = await getEventPage(desk.officer, eventId)
  await must(saveEventRules({ actor: desk.officer, idempotencyKey: newKey(), eventId, version: page.event.version, candidate: rules }))
}

async function dayOf(owner: Sql, { desk, competitionId, eventId, entries }: Pick<ScoringDay, 'desk' | 'competitionId' | 'eventId' | 'entries'>): Promise<ScoringDay> {
  const versionOf = async (entryId: string, key: string) => {
    const [row] = await owner`select version from marks where entry_id = ${entryId} and key = ${key}`
    return Number(row?.version ?? 0)
  }
  return {
    desk, competitionId, eventId, entries,
    chiefJudge: await desk.person('chiefJudge'),
    leader: await desk.person('bureauLeader'),
    async mark(rows) {
      const cells = []
      for (const [at, theory, practical] of rows) {
        for (const [key, text] of [['theory', theory], ['practical', practical]] as const) {
          if (text !== null) cells.push({ entryId: entries[at]!, column: `part:${key}`, text, absentJudge: false, baseVersion: await versionOf(entries[at]!, key) })
        }
      }
      return saveGrid({ actor: desk.officer, eventId, idempotencyKey: newKey(), cells, statuses: [] })
    },
    async absent(at) {
      const [row] = await owner`select version from entries where id = ${entries[at]!}`
      await must(saveGrid({ actor: desk.officer, eventId, idempotencyKey: newKey(), cells: [], statuses: [{ entryId: entries[at]!, status: 'absent', baseVersion: Number(row!.version) }] }))
    },
  }
}

export async function must<T extends { ok: boolean }>(outcome: Promise<T>): Promise<Extract<T, { ok: true }>> {
  const settled = await outcome
  if (!settled.ok) throw new Error(`refused: ${JSON.stringify(settled)}`)
  return settled as Extract<T, { ok: true }>
}

/** Confirms what stands, as the officer does after having looked. */
export const confirm = (day: ScoringDay, actor = day.desk.officer) => confirmResult({ actor, idempotencyKey: newKey(), eventId: day.eventId, seenOutputHash: null })

export const publish = (day: ScoringDay, edition: number, actor = day.leader) => publishResult({ actor, idempotencyKey: newKey(), eventId: day.eventId, edition })

/** Marks falling evenly from 95.00, so that rank follows place in `entries`. */
export function fallingMarks(count: number, { from = 9500, step = 50 }: { from?: number; step?: number } = {}): Array<[number, string, string]> {
  return Array.from({ length: count }, (_, at) => {
    const mark = writeMarkText(from - at * step)
    return [at, mark, mark]
  })
}
