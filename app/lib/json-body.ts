import type { z } from 'zod'

import { AppError } from './errors.ts'

const MAX_DEPTH = 20

/**
 * A JSON body against a schema. Depth is counted before parsing, because deep nesting costs the encoder of every later
 * answer; unknown keys are refused by strict schemas.
 *
 * @throws AppError 400 malformedJson
 */
export function parseJsonBody<S extends z.ZodType>(body: Buffer, schema: S): z.output<S> {
  let value: unknown
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    if (depthOf(text) > MAX_DEPTH) throw new Error('nested too deeply')
    value = JSON.parse(text)
  } catch (error) {
    throw new AppError({ code: 'malformedJson', status: 400, cause: error })
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.slice(0, 3).map((issue) => issue.path.join('.'))
  throw new AppError({ code: 'malformedJson', status: 400, cause: new Error(`wrong at ${where.join(', ')}`) })
}

/** Deepest nesting of arrays and objects, outside strings. */
export function depthOf(json: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]
    if (inString) {
      if (char === '\\') at += 1
      else if (char === '"') inString = false
    } else if (char === '"') inString = true
    else if (char === '[' || char === '{') deepest = Math.max(deepest, (depth += 1))
    else if (char === ']' || char === '}') depth -= 1
  }
  return deepest
}
