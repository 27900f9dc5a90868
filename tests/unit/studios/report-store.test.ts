import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ReportStore } from '#app/components/annual-report/report-store.ts'
import type { KeptStorage } from '#app/components/outbox/kept-draft.ts'
import type { ReportChange, SavedReport } from '#app/services/studios/report/save-report.server.ts'

/** The server's side in small: fields with versions, as save-report does it. */
class Server {
  version = 1
  fields: Record<string, { value: string; reason: string; at: number }> = {}
  online = true
  hold: Promise<void> | null = null

  send = async (changes: ReportChange[]) => {
    await this.hold
    if (!this.online) return { kind: 'kept' as const, why: 'offline' as const }
    this.version += 1
    const answer: SavedReport = { version: this.version, saved: {}, conflicts: {} }
    for (const { key, value, reason, base } of changes) {
      const stored = this.fields[key]
      const same = stored?.value === value && stored.reason === reason
      if (stored && !same && stored.at > base) answer.conflicts[key] = stored
      else {
        this.fields[key] = same && stored ? stored : { value, reason, at: this.version }
        answer.saved[key] = this.fields[key].at
      }
    }
    return { kind: 'answered' as const, answer }
  }
}

class Storage implements KeptStorage {
  readonly #items = new Map<string, string>()
  getItem = (key: string) => this.#items.get(key) ?? null
  setItem = (key: string, value: string) => void this.#items.set(key, value)
  removeItem = (key: string) => void this.#items.delete(key)
}

let server: Server
let storage: Storage

beforeEach(() => {
  vi.useFakeTimers()
  server = new Server()
  storage = new Storage()
})
afterEach(() => void vi.useRealTimers())

/** The page as it opens: what the server has at that moment. */
function open(kept: KeptStorage | null = storage): ReportStore {
  const fields = ['summary', 'nextPlan'].map((key) => ({ key, value: server.fields[key]?.value ?? '', reason: '', at: server.fields[key]?.at ?? 0 }))
  const store = new ReportStore({ userId: 'u', reportId: 'r', fields, storage: kept, send: server.send })
  store.start()
  return store
}
const settle = () => vi.advanceTimersByTimeAsync(6_000)

test('typing is saved by itself, a moment after the last key', async () => {
  const page = open()
  page.type('summary', { value: '全' })
  page.type('summary', { value: '全年' })
  expect([page.view().state, server.fields.summary]).toEqual(['kept', undefined])
  await settle()
  expect([page.view().state, server.fields.summary?.value, storage.getItem('report/u/r')]).toEqual(['saved', '全年', null])
})

test('a tab closed in the middle of a word has lost nothing: the next page sends it', async () => {
  const page = open()
  page.type('summary', { value: '做到一半' })
  page.stop()
  expect(server.fields.summary).toBeUndefined()
  const next = open()
  expect(next.view().fields.summary?.value).toBe('做到一半')
  await settle()
  expect([server.fields.summary?.value, next.view().state]).toEqual(['做到一半', 'saved'])
})

test('without a network everything is kept on the device and goes out once there is one', async () => {
  server.online = false
  const page = open()
  page.type('summary', { value: '断网时写的' })
  await settle()
  expect([page.view().state, page.view().trouble]).toEqual(['kept', 'offline'])
  server.online = true
  page.retryNow()
  await settle()
  expect([page.view().state, page.view().trouble, server.fields.summary?.value]).toEqual(['saved', null, '断网时写的'])
})

test('what is typed while a save is under way goes over the version that save makes', async () => {
  let release = () => {}
  server.hold = new Promise((resolve) => (release = resolve))
  const page = open()
  page.type('summary', { value: '一' })
  await vi.advanceTimersByTimeAsync(800)
  page.type('summary', { value: '一二' })
  release()
  await settle()
  expect([server.fields.summary?.value, page.view().conflicts, page.view().state]).toEqual(['一二', {}, 'saved'])
})

test('two tabs on two fields both keep theirs; on one field the later is shown both and chooses', async () => {
  const [left, right] = [open(), open(new Storage())]
  left.type('summary', { value: '左' })
  right.type('nextPlan', { value: '计划' })
  await settle()
  expect([server.fields.summary?.value, server.fields.nextPlan?.value]).toEqual(['左', '计划'])
  right.type('summary', { value: '右' })
  await settle()
  expect([right.view().conflicts.summary?.value, right.view().fields.summary?.value, server.fields.summary?.value]).toEqual(['左', '右', '左'])
  right.choose('summary', 'mine')
  await settle()
  expect([server.fields.summary?.value, right.view().conflicts, right.view().state]).toEqual(['右', {}, 'saved'])
})

test('choosing what was saved elsewhere takes it and forgets the own', async () => {
  const [left, right] = [open(), open(new Storage())]
  left.type('summary', { value: '左' })
  await settle()
  right.type('summary', { value: '右' })
  await settle()
  right.choose('summary', 'theirs')
  await settle()
  expect([right.view().fields.summary?.value, server.fields.summary?.value, right.view().state]).toEqual(['左', '左', 'saved'])
})
