import { z } from 'zod'

import { instantOf, isDay } from './dates.ts'

/** Building blocks for form schemas. Their messages are codes of `errors.fields`; length is capped before anything else. */

/** One line of text: trimmed, inner runs of space collapsed, no control or direction characters. */
export function line(options: { min?: number; max: number }) {
  return z
    .string()
    .max(options.max * 4, 'tooLong')
    .transform((text) => text.replace(/[\u200b-\u200d\ufeff\u00ad]/g, '').replace(/\s+/g, ' ').trim())
    .refine((text) => !hasControls(text), 'invalid')
    .refine((text) => [...text].length >= (options.min ?? 1), (options.min ?? 1) <= 1 ? 'required' : 'tooShort')
    .refine((text) => [...text].length <= options.max, 'tooLong')
}

/** Several lines of text, trimmed at both ends. */
export function paragraph(options: { min?: number; max: number }) {
  return z
    .string()
    .max(options.max * 4, 'tooLong')
    .transform((text) => text.replace(/[ \t]+$/gm, '').trim())
    .refine((text) => !hasControls(text.replace(/[\n\t]/g, '')), 'invalid')
    .refine((text) => [...text].length >= (options.min ?? 1), (options.min ?? 1) <= 1 ? 'required' : 'tooShort')
    .refine((text) => [...text].length <= options.max, 'tooLong')
}

/** A field that may be left empty or out: both become null, anything else goes on to `field` with its own codes. */
export function optional<T>(field: z.ZodType<T, string>) {
  return z.preprocess((given) => (given === '' || given === undefined ? null : given), field.nullable())
}

/** Digits only, no sign, no exponent, no leading zeros. */
export function wholeNumber(options: { min: number; max: number }) {
  return z
    .string()
    .trim()
    .regex(/^(0|[1-9]\d{0,8})$/, 'invalid')
    .transform(Number)
    .refine((value) => value >= options.min && value <= options.max, 'outOfRange')
}

/** An existing day, 'YYYY-MM-DD'. */
export function day() {
  return z.string().max(10, 'badDate').refine(isDay, 'badDate')
}

/** A minute in Asia/Shanghai, 'YYYY-MM-DD HH:mm', as an instant; empty or left out it is null. */
export function minute() {
  return optional(
    z
      .string()
      .max(20, 'badTime')
      .transform((text, context) => {
        const at = instantOf(text)
        if (at === null) context.addIssue({ code: 'custom', message: 'badTime' })
        return at ?? z.NEVER
      }),
  ).default(null)
}

/** The id of a row. */
export function uuid() {
  return z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'invalid')
}

/** A box to tick: `on` or absent. */
export function tick() {
  return z
    .literal('on', 'invalid')
    .optional()
    .transform((value) => value === 'on')
}

/** An optimistic version as the page carried it. */
export function version() {
  return wholeNumber({ min: 1, max: 999_999_999 })
}

/** A password as typed: never trimmed, only bounded. */
export function secret(options: { max: number } = { max: 512 }) {
  return z.string().min(1, 'required').max(options.max, 'tooLong')
}

const isFile = (value: unknown): value is File => typeof value === 'object' && value !== null && 'arrayBuffer' in value && 'name' in value

/** A file of a multipart form. An input left empty arrives as a file without name and bytes; `chosenFile` tells. */
export function file() {
  return z.custom<File>(isFile, 'required')
}

/** The upload's name and bytes; null when nothing was chosen. */
export async function chosenFile(given: File): Promise<{ name: string; bytes: Buffer } | null> {
  if (given.name === '' && given.size === 0) return null
  return { name: given.name, bytes: Buffer.from(await given.arrayBuffer()) }
}

function hasControls(text: string): boolean {
   
  return /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/.test(text)
}
