import { z } from 'zod'
import type { FontRole, FontSet } from './fonts/font-set.ts'
import { drawPromotionProof, proofFacts, PromotionProofPayload, renderPromotionProof } from './forms/promotion-proof.ts'
import type { DocumentFacts } from './layout/pdf-document.ts'
import type { Pen } from './layout/pen.ts'
import { AwardCertificatePayload } from './payload.ts'
import type { PrintExtras } from './print-extras.ts'
import { certificateFacts, drawAwardCertificate, renderAwardCertificate } from './templates/honour-certificate.ts'
import { listMissingCharacters } from './templates/printed-texts.ts'
import { drawStudioPlaque, plaqueFacts, renderStudioPlaque, StudioPlaquePayload } from './templates/studio-plaque.ts'

/** What is issued one by one with a number and a code of its own, told apart by `kind`; one page each. */
export const IssuedDocument = z.discriminatedUnion('kind', [AwardCertificatePayload, StudioPlaquePayload, PromotionProofPayload])

export type IssuedDocument = z.infer<typeof IssuedDocument>
export type IssuedKind = IssuedDocument['kind']

/** Draws one; payload and extras decide every byte. Throws MissingGlyphError, RangeError for a seal image that is not at hand. */
export function renderIssued(document: IssuedDocument, fonts: FontSet, extras: PrintExtras = {}): Promise<Buffer> {
  if (document.kind === 'studioPlaque') return renderStudioPlaque(document, fonts, extras)
  if (document.kind === 'promotionProof') return renderPromotionProof(document, fonts, extras)
  return renderAwardCertificate(document, fonts, extras)
}

/** Draws its page into a document that is open. */
export function drawIssued(pen: Pen, document: IssuedDocument, extras: PrintExtras = {}): void {
  if (document.kind === 'studioPlaque') drawStudioPlaque(pen, document, extras)
  else if (document.kind === 'promotionProof') drawPromotionProof(pen, document, extras)
  else drawAwardCertificate(pen, document, extras)
}

export function issuedFacts(document: IssuedDocument): DocumentFacts {
  if (document.kind === 'studioPlaque') return plaqueFacts(document)
  if (document.kind === 'promotionProof') return proofFacts(document)
  return certificateFacts(document)
}

/** Texts that no font can draw, with the characters. Asked before anything is numbered. */
export function listUndrawable(document: IssuedDocument, fonts: FontSet): { text: string; characters: string[] }[] {
  if (document.kind !== 'studioPlaque' && document.kind !== 'promotionProof') return listMissingCharacters(document, fonts).map(({ text, characters }) => ({ text, characters }))
  return textsOf(document).flatMap(([text, role]) => {
    const characters = text === undefined ? [] : fonts.missingCharacters(text, role)
    return text !== undefined && characters.length > 0 ? [{ text, characters }] : []
  })
}

function textsOf(document: StudioPlaquePayload | PromotionProofPayload): [string | undefined, FontRole][] {
  const inKai = (text: string | undefined): [string | undefined, FontRole] => [text, 'kai']
  if (document.kind === 'studioPlaque') {
    return [[document.studioName, 'bold'], ...[document.leadName, document.hostOrganisation, document.occupationName, document.recognisedBy, ...document.issuerNames].map(inKai)]
  }
  const { recipientName, organisation, competitionName, eventName, occupation, issuerNames } = document
  return [recipientName, organisation, competitionName, eventName, occupation, ...issuerNames].map((text) => [text, 'fangsong'])
}
