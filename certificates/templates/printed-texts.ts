import type { AnnouncedText } from '../fonts/announced-slices.ts'
import type { FontRole, FontSet } from '../fonts/font-set.ts'
import { chineseDay } from '../layout/chinese-day.ts'
import { sampleMark } from '../layout/seal-area.ts'
import type { AwardCertificatePayload } from '../payload.ts'
import { certificateLabels } from './labels.ts'

/**
 * Which embedded font a text of a certificate belongs to. `kai` holds the words that a batch has in common and the letters of numbers and
 * addresses; what differs from person to person has slices of its own, so that the common ones are encoded once for all.
 */
export type CertificateSlice = 'display' | 'song' | 'kai' | 'award' | 'name' | 'organisation'

type Field = 'recipientName' | 'honorific' | 'organisation' | 'bodyText' | 'issuerNames'

interface PrintedText extends AnnouncedText {
  slice: CertificateSlice
  /** Absent for the fixed words of the design. */
  field?: Field
}

// Numbers, codes and addresses differ in each certificate; their alphabet does not.
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-:_/ 　'

/** Every text that is printed, with the face it is set in. */
export function printedTexts(payload: AwardCertificatePayload): PrintedText[] {
  const labels = certificateLabels[payload.language]
  const { title, latin } = labels.headings[payload.kind]
  const fixed = (slice: CertificateSlice, role: FontRole, text: string): PrintedText => ({ slice, role, text, repeated: true })
  const { recipientName, honorific, organisation, bodyText, issuerNames } = payload
  return [
    fixed('display', 'display', title),
    fixed('song', 'song', latin),
    fixed('kai', 'kai', labels.scan + labels.number + labels.site + labels.code + alphabet + chineseDay(payload.issuedOn) + sampleMark),
    { field: 'recipientName', slice: 'name', role: 'bold', text: recipientName, repeated: false },
    { field: 'honorific', slice: 'kai', role: 'kai', text: `${honorific}：`, repeated: true },
    ...(organisation ? [{ field: 'organisation', slice: 'organisation', role: 'kai', text: organisation, repeated: true } as const] : []),
    ...bodyText.map(({ text, emphasis }): PrintedText =>
      emphasis === 'award'
        ? { field: 'bodyText', slice: 'award', role: 'bold', text, repeated: true }
        : { field: 'bodyText', slice: 'kai', role: 'kai', text, repeated: true },
    ),
    ...issuerNames.map((text): PrintedText => ({ field: 'issuerNames', slice: 'kai', role: 'kai', text, repeated: true })),
  ]
}

export interface MissingCharacters {
  field: Field
  text: string
  characters: string[]
}

/** What no font can draw, by field. Asked before a batch begins, so that one name stops nothing half way. */
export function listMissingCharacters(payload: AwardCertificatePayload, fonts: FontSet): MissingCharacters[] {
  return printedTexts(payload).flatMap(({ field, text, role }) => {
    const characters = field ? fonts.missingCharacters(text, role) : []
    return field && characters.length > 0 ? [{ field, text, characters }] : []
  })
}
