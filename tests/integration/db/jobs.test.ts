import { setTimeout as delay } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { listenClient, readDb } from '#db/client.ts'
import { enqueueJob, getJob, JOB_CHANGED_CHANNEL, type NewJob } from '#db/jobs/enqueue-job.ts'
import { JobRefused, registerJobHandler, type JobRun } from '#db/jobs/job-handlers.ts'
import { claimJob } from '#db/jobs/job-leases.ts'
import { startJobRunner, stopJobRunner } from '#db/jobs/job-runner.ts'
import { jobs, regions } from '#db/schema/index.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let regionId = ''

beforeEach(async () => {
  await database.owner`truncate jobs`
  if (regionId) return
  const [region] = await inTransaction((tx) =>
    tx
      .insert(regions)
      .values({
        code: '330723', name: '武义县', nameEn: 'Wuyi', tier: 'county',
        settings: { certificateNumberPattern: '{year}-{serial}', issuerName: '武义县人力资源和社会保障局', shortName: '武义' },
      })
      .returning(),
  )
  regionId = region!.id
})
afterEach(() => stopJobRunner())

const enqueue = (job: Partial<NewJob>) => inTransaction((tx) => enqueueJob(tx, { kind: 'draw', payload: {}, regionId, ...job }))
const row = async (id: string) => (await readDb.select().from(jobs).where(eq(jobs.id, id)))[0]!
const ended = (id: string, status: 'done' | 'failed') =>
  vi.waitFor(async () => expect(await row(id)).toMatchObject({ status }), { timeout: 8_000, interval: 25 })

describe('a job', () => {
  test('is done within moments of the commit that asked for it, and keeps its result', async () => {
    registerJobHandler('draw', async ({ payload, attempt }) => ({ drawn: payload, attempt }))
    startJobRunner()
    await delay(300)
    const asked = Date.now()
    const { id } = await enqueue({ payload: { edition: 7 } })
    await ended(id, 'done')
    expect(Date.now() - asked).toBeLessThan(1_000)
    expect(await getJob(readDb, { id, regionId })).toMatchObject({ result: { drawn: { edition: 7 }, attempt: 1 }, attempts: 1, lockedBy: null })
    expect(await getJob(readDb, { id, regionId: '00000000-0000-0000-0000-000000000000' })).toBeNull()
  })

  test('never starts when the transaction that asked for it is rolled back', async () => {
    await inTransaction(async (tx) => {
      await enqueueJob(tx, { kind: 'draw', payload: {}, regionId })
      throw new Error('no')
    }).catch(() => {})
    expect(await readDb.select().from(jobs)).toEqual([])
  })

  test('asked for twice while unfinished is one job, and a new one after its end', async () => {
    registerJobHandler('draw', async () => null)
    const [first, second] = [await enqueue({ dedupeKey: 'edition-7' }), await enqueue({ dedupeKey: 'edition-7' })]
    expect(second).toEqual({ id: first.id, existing: true })
    startJobRunner()
    await ended(first.id, 'done')
    expect(await enqueue({ dedupeKey: 'edition-7' })).toMatchObject({ existing: false })
  })

  test('is taken by exactly one of many runners', async () => {
    const ids = await Promise.all(Array.from({ length: 40 }, () => enqueue({ kind: 'raced' })))
    const claims = await Promise.all(Array.from({ length: 60 }, (_, index) => claimJob(`runner-${index}`, ['raced'])))
    const taken = claims.flatMap((job) => (job ? [job.id] : []))
    expect(taken.toSorted()).toEqual(ids.map(({ id }) => id).toSorted())
  })

  test('shows its progress to whoever listens', async () => {
    const heard: string[] = []
    const stop = await listenClient.listen(JOB_CHANGED_CHANNEL, { onMessage: (id) => heard.push(id) })
    registerJobHandler('draw', async ({ progress }) => {
      await progress(1, 3, '林')
      await delay(300)
      await progress(2, 3)
      await progress(3, 3)
    })
    startJobRunner()
    const { id } = await enqueue({})
    await ended(id, 'done')
    expect(await row(id)).toMatchObject({ progressDone: 3, progressTotal: 3, progressNote: '林' })
    await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(3))
    expect(new Set(heard)).toEqual(new Set([id]))
    stop()
  })
})

describe('a job that fails', () => {
  test('is tried again later, and ends as failed after its last attempt', async () => {
    const attempts: number[] = []
    registerJobHandler('draw', async ({ attempt }) => {
      attempts.push(attempt)
      throw new Error('printer away')
    })
    startJobRunner()
    const { id } = await enqueue({ maxAttempts: 2 })
    await ended(id, 'failed')
    expect(attempts).toEqual([1, 2])
    expect(await row(id)).toMatchObject({ lastError: 'Error: printer away', lockedBy: null, lockedUntil: null })
  })

  test('fails at once when its handler says that trying again cannot help', async () => {
    registerJobHandler('draw', async () => Promise.reject(new JobRefused('the edition was withdrawn')))
    startJobRunner()
    const { id } = await enqueue({})
    await ended(id, 'failed')
    expect((await row(id)).attempts).toBe(1)
  })

  test('stores no data that a database error quotes', async () => {
    registerJobHandler('draw', async () => inTransaction((tx) => tx.insert(jobs).values({ id: '330523199001011234', kind: 'x', payload: {} })))
    startJobRunner()
    const { id } = await enqueue({ maxAttempts: 1 })
    await ended(id, 'failed')
    expect((await row(id)).lastError).toBe('database: fatal (22P02)')
  })
})

describe('a job whose runner vanished', () => {
  test('is taken again when its lease has run out, and the old runner can no longer end it', async () => {
    const { id } = await enqueue({})
    await claimJob('killed', ['draw'])
    registerJobHandler('draw', async ({ attempt }) => attempt)
    startJobRunner()
    await delay(200)
    expect(await row(id)).toMatchObject({ lockedBy: 'killed' })
    await database.owner`update jobs set locked_until = now() - interval '1 second'`
    await enqueue({ kind: 'wakes every runner' })
    await ended(id, 'done')
    expect(await row(id)).toMatchObject({ attempts: 2, result: 2 })
  })

  test('is failed rather than left for ever when that was its last attempt', async () => {
    const { id } = await enqueue({ maxAttempts: 1 })
    await claimJob('killed', ['draw'])
    await database.owner`update jobs set locked_until = now() - interval '1 second'`
    expect(await claimJob('next', ['draw'])).toBeNull()
    expect(await row(id)).toMatchObject({ status: 'failed', lockedUntil: null })
  })
})

describe('a stop', () => {
  test('cuts a job at its next safe point and leaves it due at once, without counting the attempt', async () => {
    let running: JobRun | undefined
    registerJobHandler('draw', async (run) => {
      running = run
      for (;;) {
        await delay(20)
        run.signal.throwIfAborted()
      }
    })
    startJobRunner()
    const { id } = await enqueue({})
    await vi.waitFor(() => expect(running).toBeDefined())
    const asked = Date.now()
    await stopJobRunner()
    expect(Date.now() - asked).toBeLessThan(2_000)
    expect(await row(id)).toMatchObject({ status: 'queued', attempts: 0, lockedBy: null })
  })

  test('takes no new job', async () => {
    registerJobHandler('draw', async () => null)
    startJobRunner()
    await stopJobRunner()
    const { id } = await enqueue({})
    await delay(200)
    expect((await row(id)).status).toBe('queued')
  })
})
