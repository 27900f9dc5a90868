import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { MissingGlyphError } from '../fonts/font-set.ts'
import type { FontSet } from '../fonts/font-set.ts'
import { loadFonts } from '../fonts/load-fonts.ts'
import { renderIssued } from '../issued-document.ts'
import type { IssuedDocument } from '../issued-document.ts'
import type { SealImage } from '../layout/seal-image.ts'
import type { DrawItem, RenderReply, RenderedItem } from './messages.ts'
import { openWorkerPool, threadsCanStart } from './worker-pool.ts'

export type BatchResult<T extends IssuedDocument = IssuedDocument> =
  | { ok: true; payload: T; credential: string | undefined; pdf: Buffer }
  | { ok: false; payload: T; error: Error }

export interface BatchOptions<T extends IssuedDocument> {
  fontsDir: string
  /** Threads; 0 draws in this thread. Default: none below 100 certificates, else one less than there are cores, at least one. */
  workers?: number
  /** How many there will be, where the payloads come from a reader and not from a list. */
  expected?: number
  seal?: SealImage
  /** The signed credential of a certificate; asked shortly before it is drawn. */
  credentialOf?: (payload: T) => Promise<string | undefined>
}

// A thread needs a third of a second to start; a small batch is done by then.
const worthThreads = 100
// Large enough that messages cost nothing, small enough that what waits for the reader stays below a few megabytes a thread.
const stretch = 16

/**
 * Draws certificates in the order given. What cannot be drawn is a result with its error, and the rest goes on.
 * At most two stretches a thread are drawn ahead of the reader, so memory does not grow with the batch; leaving the loop stops the threads.
 * Each certificate has the bytes of `renderIssued`, so a batch taken up again after a kill continues with the same files.
 */
export async function* renderBatch<T extends IssuedDocument>(payloads: readonly T[] | AsyncIterable<T>, options: BatchOptions<T>): AsyncGenerator<BatchResult<T>> {
  const expected = options.expected ?? (Array.isArray(payloads) ? payloads.length : 0)
  const threads = options.workers ?? (expected < worthThreads || !threadsCanStart() ? 0 : Math.max(1, availableParallelism() - 1))
  if (threads === 0) yield* renderHere(payloads, options, loadFonts(options.fontsDir))
  else yield* renderInThreads(payloads, options, threads)
}

async function* renderHere<T extends IssuedDocument>(payloads: readonly T[] | AsyncIterable<T>, { seal, credentialOf }: BatchOptions<T>, fonts: FontSet): AsyncGenerator<BatchResult<T>> {
  for await (const payload of payloads) {
    try {
      const credential = await credentialOf?.(payload)
      yield { ok: true, payload, credential, pdf: await renderIssued(payload, fonts, { ...(seal ? { seal } : {}), ...(credential === undefined ? {} : { credential }) }) }
    } catch (error) {
      if (!(error instanceof Error)) throw error
      yield { ok: false, payload, error }
    }
    // One certificate takes about two milliseconds; requests get their turn after each.
    await nextTurn()
  }
}

async function* renderInThreads<T extends IssuedDocument>(payloads: readonly T[] | AsyncIterable<T>, { fontsDir, seal, credentialOf }: BatchOptions<T>, threads: number): AsyncGenerator<BatchResult<T>> {
  const pool = openWorkerPool({ fontsDir, seal }, threads)
  const ahead: { items: (DrawItem & { payload: T })[]; reply: Promise<RenderReply> }[] = []
  const source = stretchesOf(payloads)
  const fill = async (): Promise<void> => {
    while (ahead.length < threads * 2) {
      const next = await source.next()
      if (next.done) return
      const items = await Promise.all(next.value.map(async (payload) => ({ payload, credential: await credentialOf?.(payload) })))
      const reply = pool.draw({ items })
      reply.catch(() => undefined) // read below; a reader that left early must not raise an unhandled rejection
      ahead.push({ items, reply })
    }
  }
  try {
    for (await fill(); ahead.length > 0; await fill()) {
      const { items, reply } = ahead.shift()!
      const drawn = await reply
      for (const [at, item] of drawn.items.entries()) yield toResult(items[at]!, item)
    }
  } finally {
    await pool.close()
  }
}

async function* stretchesOf<T>(payloads: readonly T[] | AsyncIterable<T>): AsyncGenerator<T[]> {
  let open: T[] = []
  for await (const payload of payloads) {
    open.push(payload)
    if (open.length === stretch) {
      yield open
      open = []
    }
  }
  if (open.length > 0) yield open
}

function toResult<T extends IssuedDocument>({ payload, credential }: { payload: T; credential: string | undefined }, item: RenderedItem): BatchResult<T> {
  if ('pdf' in item) return { ok: true, payload, credential, pdf: Buffer.from(item.pdf.buffer, item.pdf.byteOffset, item.pdf.byteLength) }
  const error = 'missing' in item ? new MissingGlyphError(item.missing.characters, item.missing.text) : new Error(item.failed)
  return { ok: false, payload, error }
}
