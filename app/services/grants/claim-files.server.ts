import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import type { RegionActor } from '#app/auth/actor.ts'
import { zhCN } from '#app/messages/zh-CN/index.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { today } from '#app/services/clock.server.ts'
import { readDb } from '#db/client.ts'
import { listActiveAccounts } from '#db/queries/claims.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { renderAllowanceRosterDocx, renderFundApplicationDocx } from '#certificates/docx/forms.ts'
import { AllowanceRosterPayload, renderAllowanceRoster } from '#certificates/forms/allowance-roster.ts'
import { FundApplicationPayload, renderFundApplication } from '#certificates/forms/fund-application.ts'
import { writeCapitals } from '#scoring/amounts/capitals.ts'
import { formatFen } from '#scoring/numbers/money.ts'
import { policyById } from '#scoring/policies/register.ts'
import { formLine, formTotal } from './claim-rules.ts'
import { missingOf, NO_LEVEL } from './claim-papers.ts'
import { getClaimPapers } from './claim-papers.server.ts'

/** The forms of a claim, as an address names them. */
export const CLAIM_FILES = ['annex-1.pdf', 'annex-1.docx', 'annex-2.pdf', 'annex-2.docx'] as const
export type ClaimFile = (typeof CLAIM_FILES)[number]

const PDF_TYPE = 'application/pdf'
const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Nothing is printed while a detail is missing: the claim's page says which and takes it in. */
export type PrintRefusal = 'papersIncomplete'

/** One form of a claim, filled in from the same payload for paper and for WPS. @throws AppError 404 for a claim of another region, or a roster of nobody */
export async function getClaimFile(actor: RegionActor, claimId: string, file: ClaimFile): Promise<Outcome<PrintRefusal, { fileName: string; type: string; bytes: Uint8Array }>> {
  const { regionId } = actor
  const source = { regionId, ...(await getClaimPapers(readDb, { regionId, claimId })) }
  const { number } = source.claim
  const isPdf = file.endsWith('.pdf')
  const type = isPdf ? PDF_TYPE : DOCX_TYPE
  if (!file.startsWith('annex-1') && source.papers.people.length === 0) throw notFound()
  if (missingOf(source.papers).length > 0) return fail('papersIncomplete')
  if (file.startsWith('annex-1')) {
    const payload = await applicationPayload(source)
    const bytes = isPdf ? await renderFundApplication(payload, certificateFonts()) : renderFundApplicationDocx(payload)
    return done({ fileName: `附件1 资金申拨审批表 ${number}.${isPdf ? 'pdf' : 'docx'}`, type, bytes })
  }
  const payload = rosterPayload(source, await today())
  const bytes = isPdf ? await renderAllowanceRoster(payload, certificateFonts()) : renderAllowanceRosterDocx(payload)
  return done({ fileName: `附件2 补贴发放名册 ${number}.${isPdf ? 'pdf' : 'docx'}`, type, bytes })
}

type Source = Awaited<ReturnType<typeof getClaimPapers>> & { regionId: string }

async function applicationPayload({ regionId, claim, payeeName, lines, receiver, papers }: Source): Promise<FundApplicationPayload> {
  const [region, day, accounts] = await Promise.all([requireRegion(readDb, regionId), today(), listActiveAccounts(readDb, { regionId, ownerIds: receiver ? [receiver.payeeId] : [] })])
  const account = receiver ? accounts.get(receiver.payeeId) : undefined
  const policy = policyById(claim.policyId)
  const form = claim.dossier.form.length > 0 ? claim.dossier.form : lines.map(({ line, amountFen }) => formLine(line.id, line, amountFen))
  const fen = formTotal(form)
  const applicant = papers.applicant ?? payeeName
  const projects = [...new Set(lines.map(({ line, fact }) => `${zhCN.grants.kind[fact.kind] ?? fact.kind}（${line.clause}）`))].join('、')
  return FundApplicationPayload.parse({
    schema: 1,
    kind: 'fundApplication',
    language: 'zh-CN',
    regionName: region.name,
    applicant: cut(applicant),
    enterpriseName: cut(applicant),
    ...(claim.dossier.appliedOn ? { appliedOn: claim.dossier.appliedOn } : {}),
    ...(papers.contact ? { contact: cut(papers.contact) } : {}),
    ...(policy ? { documentTitle: cut(policy.title.zh), documentNumber: policy.documentNumber } : {}),
    ...(account ? { bank: cut(account.bankName), bankAccount: decryptPersonal('bankAccount', account.accountCipher) } : {}),
    projectName: cut(projects),
    amountInCapitals: writeCapitals(fen),
    amountInFigures: grouped(fen),
    printedOn: claim.dossier.appliedOn ?? day,
  })
}

function rosterPayload({ claim, payeeName, papers: { people } }: Source, day: string): AllowanceRosterPayload {
  const unit = people.find(({ organisation }) => organisation)?.organisation
  return AllowanceRosterPayload.parse({
    schema: 1,
    kind: 'allowanceRoster',
    language: 'zh-CN',
    applicant: cut(claim.payeeType === 'person' ? (unit ?? payeeName) : payeeName, 60),
    appliedOn: claim.dossier.appliedOn ?? day,
    people: people.map(({ name, idNumber, occupation, level, phone }) => ({ name, idNumber, occupation, level: level === null ? null : levelWord(level), phone })),
  })
}

const levelWord = (level: string): string => (level === NO_LEVEL ? zhCN.grantPages.claims.noLevel : (zhCN.terms.skillLevel[level as keyof typeof zhCN.terms.skillLevel] ?? level))

/** A field of the printed form takes a limited length; what is longer is shortened with its beginning kept. */
function cut(text: string, most = 80): string {
  return [...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`
}

/** 100,000.00 */
function grouped(fen: number): string {
  const [whole = '0', rest = '00'] = formatFen(fen).split('.')
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${rest}`
}
