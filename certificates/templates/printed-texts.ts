import type { FontRole, FontSet } from '../fonts/font-set.ts'
import type { AwardCertificatePayload } from '../payload.ts'

export interface MissingCharacters {
  field: 'recipientName' | 'honorific' | 'organisation' | 'bodyText' | 'issuerNames'
  text: string
  characters: string[]
}

/** The texts of a payload with the face each is set in. */
function printedTexts(payload: AwardCertificatePayload): { field: MissingCharacters['field']; text: string; role: FontRole }[] {
  return [
    { field: 'recipientName', text: payload.recipientName, role: 'bold' },
    { field: 'honorific', text: payload.honorific, role: 'kai' },
    ...(payload.organisation ? [{ field: 'organisation', text: payload.organisation, role: 'kai' } as const] : []),
    ...payload.bodyText.map(({ text, emphasis }) => ({ field: 'bodyText', text, role: emphasis === 'award' ? 'bold' : 'kai' }) as const),
    ...payload.issuerNames.map((text) => ({ field: 'issuerNames', text, role: 'kai' }) as const),
  ]
}

/** What no font can draw, by field. Asked before a batch begins, so that one name stops nothing half way. */
export function listMissingCharacters(payload: AwardCertificatePayload, fonts: FontSet): MissingCharacters[] {
  return printedTexts(payload)
    .map(({ field, text, role }) => ({ field, text, characters: fonts.missingCharacters(text, role) }))
    .filter(({ characters }) => characters.length > 0)
}
