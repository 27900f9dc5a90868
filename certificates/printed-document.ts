import { z } from 'zod'
import type { FontSet } from './fonts/font-set.ts'
import { AdmissionSlipPayload, renderAdmissionSlip } from './forms/admission-slip.ts'
import { AnnualReportPayload, renderAnnualReport } from './forms/annual-report.ts'
import { AllowanceRosterPayload, renderAllowanceRoster } from './forms/allowance-roster.ts'
import { FundApplicationPayload, renderFundApplication } from './forms/fund-application.ts'
import { PromotionProofPayload } from './forms/promotion-proof.ts'
import { renderIssued } from './issued-document.ts'
import { renderScoreBook, ScoreBookPayload } from './forms/score-book.ts'
import { renderWorkPaper, WorkPaperPayload } from './forms/work-paper.ts'
import { OfficialDocument } from './notices/payload.ts'
import { renderOfficialDocument } from './notices/render-document.ts'
import { AwardCertificatePayload } from './payload.ts'
import { StudioPlaquePayload } from './templates/studio-plaque.ts'

/** Everything this folder can print, told apart by `kind`. */
export const PrintedDocument = z.discriminatedUnion('kind', [
  AwardCertificatePayload,
  StudioPlaquePayload,
  PromotionProofPayload,
  OfficialDocument,
  AdmissionSlipPayload,
  ScoreBookPayload,
  FundApplicationPayload,
  AllowanceRosterPayload,
  WorkPaperPayload,
  AnnualReportPayload,
])

export type PrintedDocument = z.infer<typeof PrintedDocument>

/** Draws a document of any kind; the same document gives the same bytes. Throws MissingGlyphError when no font has a character. */
export function renderDocument(document: PrintedDocument, fonts: FontSet): Promise<Buffer> {
  switch (document.kind) {
    case 'honour':
    case 'participation':
    case 'judgeAppointment':
    case 'expertAppointment':
    case 'studioPlaque':
    case 'promotionProof':
      return renderIssued(document, fonts)
    case 'officialDocument':
      return renderOfficialDocument(document, fonts)
    case 'admissionSlip':
      return renderAdmissionSlip(document, fonts)
    case 'scoreBook':
      return renderScoreBook(document, fonts)
    case 'fundApplication':
      return renderFundApplication(document, fonts)
    case 'allowanceRoster':
      return renderAllowanceRoster(document, fonts)
    case 'annualReport':
      return renderAnnualReport(document, fonts)
    case 'workPaper':
      return renderWorkPaper(document, fonts)
  }
}
