import { availableParallelism } from 'node:os'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { MissingGlyphError } from '../fonts/font-set.ts'
import type { FontSet } from '../fonts/font-set.ts'
import { loadFonts } from '../fonts/load-fonts.ts'
import type { AwardCertificatePayload } from '../payload.ts'
import { renderAwardCertificate } from '../templates/honour-certificate.ts'
import type { RenderReply, RenderedItem } from './messages.ts'
import { openWorkerPool } from './worker-pool.ts'

export type BatchResult =
  | { ok: true; payload: AwardCertificatePayload; pdf: Buffer }
  | { ok: false; payload: AwardCertificatePayload; error: Error }

export interface BatchOptions {
  fontsDir: string
  /** Threads; 0 draws in this thread. Default: none below 100 certificates, else one less than there are cores, at least one. */
  workers?: number
}

// A thread needs a third of a second to start; a small batch is done by then.
const worthThreads = 100
// Large enough that messages cost nothing, small enough that what waits for the reader stays below a few megabytes a thread.
const stretch = 16

/**
 * Draws certificates in the order given. What cannot be drawn is a result with its error, and the rest goes on.
 * At most two stretches a thread are drawn ahead of the reader, so memory does not grow with the batch; leaving the loop stops the threads.
 * Each certificate has the bytes of `renderAwardCertificate`, so a batch taken up again after a kill continues with the same files.
 */
export async function* renderBatch(payloads: readonly AwardCertificatePayload[], { fontsDir, workers }: BatchOptions): AsyncGenerator<BatchResult> {
  const threads = workers ?? (payloads.length < worthThreads ? 0 : Math.max(1, availableParallelism() - 1))
  if (threads === 0) yield* renderHere(payloads, loadFonts(fontsDir))
  else yield* renderInThreads(payloads, fontsDir, threads)
}

async function* renderHere(payloads: readonly AwardCertificatePayload[], fonts: FontSet): AsyncGenerator<BatchResult> {
  for (const payload of payloads) {
    try {
      yield { ok: true, payload, pdf: await renderAwardCertificate(payload, fonts) }
    } catch (error) {
      if (!(error instanceof Error)) throw error
      yield { ok: false, payload, error }
    }
    // One certificate takes about two milliseconds; requests get their turn after each.
    await nextTurn()
  }
}

async function* renderInThreads(payloads: readonly AwardCertificatePayload[], fontsDir: string, threads: number): AsyncGenerator<BatchResult> {
  const pool = openWorkerPool(fontsDir, threads)
  const ahead: Promise<RenderReply>[] = []
  let next = 0
  const fill = (): void => {
    while (ahead.length < threads * 2 && next < payloads.length) {
      const reply = pool.draw({ first: next, payloads: payloads.slice(next, next + stretch) })
      reply.catch(() => undefined) // read below; a reader that left early must not raise an unhandled rejection
      ahead.push(reply)
      next += stretch
    }
  }
  try {
    for (fill(); ahead.length > 0; fill()) {
      const { first, items } = await ahead.shift()!
      for (const [offset, item] of items.entries()) yield toResult(payloads[first + offset]!, item)
    }
  } finally {
    await pool.close()
  }
}

function toResult(payload: AwardCertificatePayload, item: RenderedItem): BatchResult {
  if ('pdf' in item) return { ok: true, payload, pdf: Buffer.from(item.pdf.buffer, item.pdf.byteOffset, item.pdf.byteLength) }
  const error = 'missing' in item ? new MissingGlyphError(item.missing.characters, item.missing.text) : new Error(item.failed)
  return { ok: false, payload, error }
}
