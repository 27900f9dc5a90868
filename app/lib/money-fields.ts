import { z } from 'zod'

import { parseFen } from '#scoring/numbers/money.ts'

/** A sum of yuan as a person types it (`31,200.50`), as integer fen; strict, never through a fraction. */
export function fenField(): z.ZodType<number, string> {
  return z.string().transform((text, context) => {
    const fen = parseFen(text.trim().replace(/[,，\s]/g, ''))
    if (typeof fen === 'number') return fen
    context.addIssue({ code: 'custom', message: text.trim() === '' ? 'required' : 'invalid' })
    return z.NEVER
  })
}

/** The same where nothing may be said: 0 for an empty field. */
export function optionalFenField(): z.ZodType<number, string> {
  return z.string().transform((text, context) => {
    if (text.trim() === '') return 0
    const fen = parseFen(text.trim().replace(/[,，\s]/g, ''))
    if (typeof fen === 'number') return fen
    context.addIssue({ code: 'custom', message: 'invalid' })
    return z.NEVER
  })
}

/** `2026-11` as 202611. */
export function monthField(): z.ZodType<number, string> {
  return z.string().transform((text, context) => {
    const match = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(text.trim())
    if (match) return Number(match[1]) * 100 + Number(match[2])
    context.addIssue({ code: 'custom', message: text.trim() === '' ? 'required' : 'invalid' })
    return z.NEVER
  })
}
