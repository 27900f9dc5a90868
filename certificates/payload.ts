import { z } from 'zod'
import { canonicalHash } from './canonical-json.ts'
import type { Json } from './canonical-json.ts'

/**
 * What is printed, frozen at the moment of issue. The drawing reads nothing else: no clock, no database, no setting.
 * So the same payload gives the same bytes for ever, and its hash stands for the certificate.
 */

// Control characters and bidi overrides change how the line reads without being seen; a lone surrogate is not a character.
const unprintable = /[\p{Cc}\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD]/u

/** A line of printed text: NFC, trimmed, 1 to `max` code points, nothing invisible in it. */
export function printedLine(max: number) {
  return z
    .string()
    .refine((text) => text.normalize('NFC') === text, { message: 'notNormalised' })
    .refine((text) => text.trim() === text && text.length > 0, { message: 'blankOrPadded' })
    .refine((text) => !unprintable.test(text), { message: 'unprintableCharacter' })
    .refine((text) => [...text].length <= max, { message: 'tooLong' })
}

// Parts of a sentence may begin or end in a space between Latin words, so they are not trimmed.
const sentencePart = z.strictObject({
  text: z
    .string()
    .min(1)
    .refine((text) => text.normalize('NFC') === text && !unprintable.test(text), { message: 'unprintableCharacter' }),
  /** `award` is set larger and in red; `keep` (a name, a number with its unit) is never broken over two lines. */
  emphasis: z.enum(['award', 'keep']).optional(),
})

export const day = z.string().refine(isCalendarDay, { message: 'notADay' })

const verifyUrl = z
  .url({ protocol: /^https?$/ })
  .max(120)
  .refine((url) => !/[?#]/.test(url), { message: 'onlyThePathCarriesTheCode' })

/** What every certificate carries to be proved true: number, address in the QR code, who issued it and when. */
export const proofFields = {
  /** The issuer's own number, e.g. `WY-JN-2026-0012`. */
  number: z.string().regex(/^[A-Z0-9][A-Z0-9-]{0,38}[A-Z0-9]$/),
  /** One to three issuing bodies, in the order they sign. */
  issuerNames: z.array(printedLine(40)).min(1).max(3),
  issuedOn: day,
  /** What the QR code holds: the official address with the code in its path, no query, no fragment. */
  verifyUrl,
  /** The code for typing it in by hand, printed in groups of four beside the number. */
  verifyCode: z.string().regex(/^[0-9A-Za-z]{8,32}$/).optional(),
  /** Made-up data: 样章 is drawn where the seal will stand, whatever image is printed there. */
  demo: z.boolean(),
  /** SHA-256 of the seal image that two people approved; without one the seal's place stays empty for the stamp. */
  sealHash: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  /** The certificate that this one replaces, by number. */
  replaces: z.string().max(40).optional(),
}

export interface Proof {
  number: string
  issuerNames: string[]
  issuedOn: string
  verifyUrl: string
  verifyCode?: string | undefined
  demo: boolean
  sealHash?: string | undefined
}

/** `classic`: waves and rosette on cream. `meander`: a red band with the fret of bronzes on white. */
export const certificateDesigns = ['classic', 'meander'] as const
export type CertificateDesign = (typeof certificateDesigns)[number]

/** A certificate on the landscape sheet: honour certificates and what is worded like them. */
export const AwardCertificatePayload = z.strictObject({
  schema: z.literal(1),
  kind: z.enum(['honour', 'participation', 'judgeAppointment', 'expertAppointment']),
  design: z.enum(certificateDesigns),
  language: z.literal('zh-CN'),
  ...proofFields,
  /** As stored: no padding space in a name of two characters, `·` (U+00B7) inside names that have one. */
  recipientName: printedLine(50),
  /** What follows the name: 同志, 选手, 先生, 女士 … */
  honorific: printedLine(8),
  organisation: printedLine(60).optional(),
  /** The sentence in order, the award inline: `composeHonourSentence` makes it. */
  bodyText: z
    .array(sentencePart)
    .min(1)
    .max(20)
    .refine((parts) => parts.reduce((sum, part) => sum + [...part.text].length, 0) <= 240, { message: 'tooLong' }),
  /** The award by itself, e.g. 武义县技术能手, 一等奖, or the office of an appointment: title of the record. */
  awardTitle: printedLine(60),
  competitionId: z.string().min(1).max(64).optional(),
  /** The frozen result edition that this certificate was issued from; an appointment has none. */
  editionId: z.string().min(1).max(64).optional(),
})

export type AwardCertificatePayload = z.infer<typeof AwardCertificatePayload>
export type SentencePart = z.infer<typeof sentencePart>

/** SHA-256 of the canonical JSON of a payload, 64 hexadecimal digits. */
export function payloadHash(payload: object): string {
  return canonicalHash(payload as Json)
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}
