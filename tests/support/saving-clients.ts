import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Sql } from 'postgres'
import { History, checkVersions, type StoredVersion } from '#tests/faults/harness.ts'
import type { insertScoringEvent } from './scoring-event.ts'
import type { Answer, TestBrowser } from './test-browser.ts'

/** A client that is told nothing certain asks again so much later, under the same key. */
const AGAIN_MS = 150

/** What one request of a client met. */
export interface Sent {
  milliseconds: number
  /** 0 when the line broke without an answer. */
  status: number
  body: string
}

/** Clerks who save one cell each, again and again, as the score grid does: without a clear answer the same save is sent again. */
export interface SavingClients {
  readonly sent: Sent[]
  /** Saves so far that were answered with 200. */
  acknowledged(): number
  /** Lets everybody finish the save under way, then compares what they were told with what is stored. Sentences, empty when all is well. */
  finish(): Promise<string[]>
}

/** Starts one client per entry; `browserOf` gives a signed-in visitor. Values are told apart by their client and turn. */
export function startSaving(owner: Sql, day: Awaited<ReturnType<typeof insertScoringEvent>>, browserOf: (client: number) => TestBrowser): SavingClients {
  const history = new History()
  const sent: Sent[] = []
  let going = true
  let acknowledged = 0

  const send = async (browser: TestBrowser, key: string, cell: object): Promise<Sent> => {
    const begun = performance.now()
    const path = `/api/events/${day.event.id}/marks`
    const answer = await browser.postJson(path, { cells: [cell], statuses: [] }, { headers: { 'Idempotency-Key': key } }).catch((): Pick<Answer, 'status' | 'text'> => ({ status: 0, text: '' }))
    const one = { milliseconds: performance.now() - begun, status: answer.status, body: answer.text }
    sent.push(one)
    return one
  }

  const clients = day.entries.map(async (entryId, client) => {
    const browser = browserOf(client)
    for (let version = 0; going; version += 1) {
      const [key, value] = [randomUUID(), (version % 100) * 100 + client]
      await history.record(`${entryId} version ${version + 1} is ${value}`, version, async () => {
        for (;;) {
          const { status } = await send(browser, key, { entryId, column: 'part:theory', text: (value / 100).toFixed(2), absentJudge: false, baseVersion: version })
          if (status === 200) return void (acknowledged += 1)
          if (status !== 0 && status !== 503) throw new Error(`A save was answered ${status}.`)
          await delay(AGAIN_MS)
        }
      })
    }
  })

  return {
    sent,
    acknowledged: () => acknowledged,
    finish: async () => {
      going = false
      await Promise.all(clients)
      const versions = await owner<Array<StoredVersion & { what: string }>>`
        select mark_id as of, version, value, entry_id || ' version ' || version || ' is ' || value as what from mark_history where event_id = ${day.event.id}`
      const current = await owner<StoredVersion[]>`select id as of, version, value from marks where event_id = ${day.event.id}`
      const [events] = await owner`select count(*)::int as n from audit_events where chain_id = ${day.event.competitionId}`
      return [
        ...history.check(versions.map(({ what }) => what)).violations,
        ...checkVersions(versions, current),
        ...(events!.n === versions.length ? [] : [`${versions.length} versions and ${events!.n as number} audit events`]),
      ]
    },
  }
}
