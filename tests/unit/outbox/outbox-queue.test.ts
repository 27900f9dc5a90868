import { expect, test } from 'vitest'
import { OutboxQueue } from '#app/components/outbox/outbox-queue.ts'
import type { OutboxChange } from '#app/components/outbox/outbox-store.ts'
import type { SendResult } from '#app/components/outbox/send-json.ts'

interface Note { text: string; base: number | null }
type Sent = SendResult<{ version: number }, string>

/** A store that outlives its queue, and a server that remembers the keys it has answered. */
function desk(answer: (change: OutboxChange<Note>, tries: number) => Sent['kind']) {
  const kept = new Map<string, OutboxChange<Note>>()
  const effects = new Map<string, string>()
  const tries = new Map<string, number>()
  const told: string[] = []
  let version = 0
  const open = () =>
    new OutboxQueue<Note, { version: number }, string>({
      userId: 'u', place: 'notes/1',
      store: { put: async (change) => void kept.set(change.id, structuredClone(change)), remove: async (id) => void kept.delete(id) },
      fix: (note) => void (note.base ??= version),
      async send(change) {
        const count = (tries.get(change.id) ?? 0) + 1
        tries.set(change.id, count)
        const kind = answer(change, count)
        // A refused change has no effect; a lost answer has one all the same.
        if (kind !== 'refused') effects.set(change.id, change.payload.text)
        return kind === 'kept' ? { kind, why: 'offline' } : kind === 'refused' ? { kind, refusal: 'closed' } : { kind, answer: { version: (change.payload.base ?? 0) + 1 } }
      },
      answered: (change, { version: made }) => { version = made; told.push(`${change.payload.text} ${made}`) },
      refused: (change, why) => void told.push(`${change.payload.text} ${why}`),
    })
  return { open, kept, effects, told }
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

test('changes go out in the order of writing, each over what the one before has made', async () => {
  const { open, kept, told } = desk(() => 'answered')
  const queue = open()
  queue.enqueue({ text: 'a', base: null })
  queue.enqueue({ text: 'b', base: null })
  await settled()
  expect(told).toEqual(['a 1', 'b 2'])
  expect(kept.size).toBe(0)
})

test('a lost answer takes effect once: after a reload the same key and the same content go out again', async () => {
  const { open, kept, effects, told } = desk((_, tries) => (tries === 1 ? 'kept' : 'answered'))
  const first = open()
  first.enqueue({ text: 'a', base: null })
  first.enqueue({ text: 'b', base: null })
  await settled()
  expect(first.trouble).toBe('offline')
  first.stop()
  expect([...kept.values()].map(({ payload, sent }) => [payload.text, sent])).toEqual([['a', true], ['b', false]])

  const second = open()
  second.restore(structuredClone([...kept.values()]).sort((one, other) => one.at - other.at))
  second.enqueue({ text: 'c', base: null })
  for (let round = 0; round < 4; round += 1) {
    second.retryNow()
    await settled()
  }
  expect(told.map((line) => line.slice(0, 1))).toEqual(['a', 'b', 'c'])
  expect([...effects.values()].sort()).toEqual(['a', 'b', 'c'])
  expect(kept.size).toBe(0)
})

test('a refusal is told and the next change still goes', async () => {
  const { open, told } = desk((change) => (change.payload.text === 'a' ? 'refused' : 'answered'))
  const queue = open()
  queue.enqueue({ text: 'a', base: 0 })
  queue.enqueue({ text: 'b', base: 0 })
  await settled()
  expect(told).toEqual(['a closed', 'b 1'])
})

test('only what was never sent can be rewritten, and a change written meanwhile stays', async () => {
  const { open, kept } = desk(() => 'kept')
  const queue = open()
  queue.enqueue({ text: 'sent', base: 0 })
  queue.enqueue({ text: 'waiting', base: 0 })
  await settled()
  const done = queue.rewrite(() => null)
  queue.enqueue({ text: 'new', base: 0 })
  await done
  expect(queue.changes.map((change) => change.payload.text)).toEqual(['sent', 'new'])
  expect([...kept.values()].map((change) => change.payload.text).sort()).toEqual(['new', 'sent'])
  queue.stop()
})
