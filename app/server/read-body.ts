import type { IncomingMessage } from 'node:http'

import { BODY_LIMITS, MAX_BYTES_IN_FLIGHT, MAX_FIELDS, type BodyKind } from './body-limits.ts'

export type BodyRefusal = 'bodyTooLarge' | 'tooManyFields' | 'bodyTooSlow' | 'tooBusy' | 'bodyBroken'

export type BodyOutcome = { ok: true; body: Buffer } | { ok: false; status: 400 | 408 | 413 | 503; code: BodyRefusal }

let bytesInFlight = 0

/** Counting stops where every page refuses. */
const MOST_COUNTED = Math.max(MAX_FIELDS, ...Object.values(BODY_LIMITS).map(({ fields = 0 }) => fields)) + 1

/**
 * Reads a body up to its limit. A declared length over the limit is refused without reading; a chunked body is counted
 * while it comes. Fields are counted before anything parses them.
 */
export function readBody(request: IncomingMessage, kind: BodyKind): Promise<BodyOutcome> {
  const limit = BODY_LIMITS[kind]
  const declared = Number(request.headers['content-length'] ?? 0)
  if (!Number.isFinite(declared) || declared > limit.bytes) return Promise.resolve({ ok: false, status: 413, code: 'bodyTooLarge' })
  if (bytesInFlight + declared > MAX_BYTES_IN_FLIGHT) return Promise.resolve({ ok: false, status: 503, code: 'tooBusy' })

  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    let settled = false

    const settle = (outcome: BodyOutcome) => {
      if (settled) return
      settled = true
      bytesInFlight -= size
      clearTimeout(timer)
      request.off('data', onData).off('end', onEnd).off('close', onClose).off('error', onClose)
      // An error after this point (the client tears the connection) must not become an uncaught one.
      request.on('error', () => {})
      resolve(outcome)
    }
    const onData = (chunk: Buffer) => {
      size += chunk.length
      bytesInFlight += chunk.length
      if (size > limit.bytes) settle({ ok: false, status: 413, code: 'bodyTooLarge' })
      else if (bytesInFlight > MAX_BYTES_IN_FLIGHT) settle({ ok: false, status: 503, code: 'tooBusy' })
      else chunks.push(chunk)
    }
    const onEnd = () => {
      const body = Buffer.concat(chunks, size)
      if (countFields(body, request.headers['content-type'] ?? '') > (limit.fields ?? MAX_FIELDS)) settle({ ok: false, status: 400, code: 'tooManyFields' })
      else settle({ ok: true, body })
    }
    const onClose = () => settle({ ok: false, status: 400, code: 'bodyBroken' })
    const timer = setTimeout(() => settle({ ok: false, status: 408, code: 'bodyTooSlow' }), limit.milliseconds)
    timer.unref()
    request.on('data', onData).on('end', onEnd).on('close', onClose).on('error', onClose)
  })
}

/** Number of fields of a form body, counted without parsing it. JSON has none; its depth is checked where it is read. */
export function countFields(body: Buffer, contentType: string): number {
  if (body.length === 0) return 0
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return occurrences(body, Buffer.from('&')) + 1
  const boundary = /^multipart\/form-data\s*;.*boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(contentType)
  if (!boundary) return 0
  return Math.max(0, occurrences(body, Buffer.from(`--${boundary[1] ?? boundary[2]}`)) - 1)
}

function occurrences(body: Buffer, needle: Buffer): number {
  let count = 0
  for (let at = body.indexOf(needle); at >= 0 && count <= MOST_COUNTED; at = body.indexOf(needle, at + needle.length)) count += 1
  return count
}
