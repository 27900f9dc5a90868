import type { z } from 'zod'

import { AppError } from './errors.ts'

/**
 * Reads a form against a zod schema. Strict about shape: a field the schema does not know, or a single field sent twice, is
 * 400 (nobody's browser does that); what a person typed wrong comes back by field as a message code with the values
 * typed. Text is NFC with \n line ends; nothing is coerced here (see form-fields.ts for numbers, days and choices).
 */

export type ParsedForm<T> =
  | { ok: true; value: T; idempotencyKey: string | null }
  | {
      ok: false
      /** First problem of each field: a code of `errors.fields`, or one the schema names. `form` is for the whole. */
      errors: Record<string, string>
      /** What was typed, to be shown again; never files and passwords. */
      values: Record<string, string>
      idempotencyKey: string | null
    }

const KEY_FIELD = 'idempotencyKey'
const SECRET_FIELD = /password|pin|secret/i
/** Conform sends these beside the fields. */
const IGNORED = new Set(['__intent__', '__state__'])

type ObjectSchema = z.ZodType & { shape: Record<string, z.ZodType> }

/** @throws AppError 400 malformedForm */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S): Promise<ParsedForm<z.output<S>>> {
  let data: FormData
  try {
    data = await request.formData()
  } catch (error) {
    throw new AppError({ code: 'malformedForm', status: 400, cause: error })
  }
  return parseFields(data, schema)
}

/** The same for fields already read; the query of a GET form too. */
export function parseFields<S extends z.ZodType>(data: FormData | URLSearchParams, schema: S): ParsedForm<z.output<S>> {
  const given = groupFields(data)
  const idempotencyKey = takeKey(given)
  const shape = chooseShape(schema, given).shape
  const input: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [name, values] of given) {
    if (!Object.hasOwn(shape, name)) throw malformed(`field ${name.slice(0, 40)} is not known`)
    if (takesMany(shape[name])) input[name] = values
    else if (values.length === 1) input[name] = values[0]
    else throw malformed(`field ${name} is there twice`)
  }
  for (const [name, field] of Object.entries(shape)) if (takesMany(field) && !given.has(name)) input[name] = []
  if (idempotencyKey !== null && Object.hasOwn(shape, KEY_FIELD)) input[KEY_FIELD] = idempotencyKey

  // A copy with the ordinary prototype: zod looks at plain objects only, and no name can reach the prototype now.
  const parsed = schema.safeParse({ ...input })
  if (parsed.success) return { ok: true, value: parsed.data, idempotencyKey }
  const errors: Record<string, string> = {}
  for (const issue of parsed.error.issues) {
    const field = String(issue.path[0] ?? 'form')
    errors[field] ??= codeOf(issue, input[field])
  }
  return { ok: false, errors, values: shownAgain(given), idempotencyKey }
}

type FieldValue = FormDataEntryValue

function groupFields(data: FormData | URLSearchParams): Map<string, FieldValue[]> {
  const given = new Map<string, FieldValue[]>()
  for (const [name, value] of data as Iterable<[string, FieldValue]>) {
    if (IGNORED.has(name)) continue
    const clean = typeof value === 'string' ? cleanText(value) : value
    const known = given.get(name)
    if (known) known.push(clean)
    else given.set(name, [clean])
  }
  return given
}

function cleanText(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').normalize('NFC')
  if (clean.includes('\u0000') || /\p{Cs}/u.test(clean)) throw malformed('a text holds NUL or half a character')
  return clean
}

function takeKey(given: Map<string, FieldValue[]>): string | null {
  const keys = given.get(KEY_FIELD)
  if (!keys) return null
  given.delete(KEY_FIELD)
  const [key] = keys
  if (keys.length !== 1 || typeof key !== 'string') throw malformed('the idempotency key is there twice')
  return key
}

/** The object schema that applies: of a union by `intent`, the one whose intent was sent. */
function chooseShape(schema: z.ZodType, given: Map<string, FieldValue[]>): ObjectSchema {
  const definition = unwrapped(schema)
  if (isObject(definition)) return definition
  const options = (definition as { options?: readonly z.ZodType[] }).options
  const discriminator = (definition as { def?: { discriminator?: string } }).def?.discriminator
  if (options && discriminator) {
    const wanted = given.get(discriminator)?.[0]
    const chosen = options
      .map(unwrapped)
      .filter(isObject)
      .find((option) => option.shape[discriminator]?.safeParse(wanted).success)
    if (!chosen) throw malformed(`${discriminator} names no act of this page`)
    return chosen
  }
  throw new TypeError('A form schema is an object, or a union of objects told apart by one field.')
}

/** The schema that says the type, below optional, default, refinements and transforms. */
function unwrapped(schema: z.ZodType): z.ZodType {
  const { def } = schema as unknown as { def: { type: string; innerType?: z.ZodType; in?: z.ZodType } }
  if (def.innerType && ['optional', 'default', 'nullable', 'prefault', 'catch', 'readonly', 'nonoptional'].includes(def.type)) return unwrapped(def.innerType)
  if (def.type === 'pipe' && def.in) return unwrapped(def.in)
  return schema
}

function isObject(schema: z.ZodType): schema is ObjectSchema {
  return (schema as unknown as { def: { type: string } }).def.type === 'object'
}

function takesMany(field: z.ZodType | undefined): boolean {
  return field !== undefined && (unwrapped(field) as unknown as { def: { type: string } }).def.type === 'array'
}

type Issue = z.core.$ZodIssue

function codeOf(issue: Issue, given: unknown): string {
  // A schema's own message is a code such as `tooCommon`; zod's English sentences are not shown to anybody.
  if (/^[a-z][A-Za-z0-9]{2,60}$/.test(issue.message)) return issue.message
  const empty = given === undefined || given === ''
  switch (issue.code) {
    case 'invalid_type':
      return empty ? 'required' : 'invalid'
    case 'too_small':
      return empty ? 'required' : issue.origin === 'string' || issue.origin === 'array' ? 'tooShort' : 'outOfRange'
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array' ? 'tooLong' : 'outOfRange'
    case 'invalid_value':
      return empty ? 'required' : 'notOption'
    default:
      return empty ? 'required' : 'invalid'
  }
}

function shownAgain(given: Map<string, FieldValue[]>): Record<string, string> {
  const values: Record<string, string> = {}
  for (const [name, [value]] of given) if (typeof value === 'string' && !SECRET_FIELD.test(name)) values[name] = value
  return values
}

function malformed(detail: string): AppError {
  return new AppError({ code: 'malformedForm', status: 400, cause: new Error(detail) })
}
