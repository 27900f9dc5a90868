import { decryptPersonal } from '#app/lib/crypto.server.ts'
import { AppError, required } from '#app/lib/errors.ts'
import type { RegionActor } from '#app/auth/actor.ts'
import { zhCN } from '#app/messages/zh-CN/index.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { today } from '#app/services/clock.server.ts'
import { readDb } from '#db/client.ts'
import { getClaim, listActiveAccounts, listClaimLines } from '#db/queries/claims.ts'
import { getRosterPeople, getUnitContact } from '#db/queries/claim-papers.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { renderAllowanceRosterDocx, renderFundApplicationDocx } from '#certificates/docx/forms.ts'
import { AllowanceRosterPayload, renderAllowanceRoster } from '#certificates/forms/allowance-roster.ts'
import { FundApplicationPayload, renderFundApplication } from '#certificates/forms/fund-application.ts'
import { writeCapitals } from '#scoring/amounts/capitals.ts'
import { formatFen } from '#scoring/numbers/money.ts'
import { policyById } from '#scoring/policies/register.ts'
import { formLine, formTotal } from './claim-rules.ts'
import { receiversOf } from './receivers.server.ts'

/** The forms of a claim, as an address names them. */
export const CLAIM_FILES = ['annex-1.pdf', 'annex-1.docx', 'annex-2.pdf', 'annex-2.docx'] as const
export type ClaimFile = (typeof CLAIM_FILES)[number]

const PDF_TYPE = 'application/pdf'
const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** One form of a claim, filled in from the same payload for paper and for WPS. @throws AppError 404 for a claim of another region */
export async function getClaimFile(actor: RegionActor, claimId: string, file: ClaimFile): Promise<{ fileName: string; type: string; bytes: Uint8Array }> {
  const { regionId } = actor
  const { claim, payeeName } = required(await getClaim(readDb, { regionId, claimId }))
  const isPdf = file.endsWith('.pdf')
  const type = isPdf ? PDF_TYPE : DOCX_TYPE
  if (file.startsWith('annex-1')) {
    const payload = await applicationPayload(regionId, claimId)
    const bytes = isPdf ? await renderFundApplication(payload, certificateFonts()) : renderFundApplicationDocx(payload)
    return { fileName: `附件1 资金申拨审批表 ${claim.number}.${isPdf ? 'pdf' : 'docx'}`, type, bytes }
  }
  const payload = await rosterPayload(regionId, claimId, payeeName ?? '')
  const bytes = isPdf ? await renderAllowanceRoster(payload, certificateFonts()) : renderAllowanceRosterDocx(payload)
  return { fileName: `附件2 补贴发放名册 ${claim.number}.${isPdf ? 'pdf' : 'docx'}`, type, bytes }
}

async function applicationPayload(regionId: string, claimId: string): Promise<FundApplicationPayload> {
  const { claim, payeeName } = required(await getClaim(readDb, { regionId, claimId }))
  const [region, lines, day] = await Promise.all([requireRegion(readDb, regionId), listClaimLines(readDb, { regionId, claimIds: [claimId] }), today()])
  const receiver = (await receiversOf(readDb, regionId, [claim]))(claim)
  const [accounts, contact] = await Promise.all([listActiveAccounts(readDb, { regionId, ownerIds: receiver ? [receiver.payeeId] : [] }), receiver ? getUnitContact(readDb, { regionId, ...receiver }) : null])
  const account = receiver ? accounts.get(receiver.payeeId) : undefined
  const policy = policyById(claim.policyId)
  const form = claim.dossier.form.length > 0 ? claim.dossier.form : lines.map(({ line, amountFen }) => formLine(line.id, line, amountFen))
  const fen = formTotal(form)
  const applicant = contact?.name ?? payeeName ?? ''
  const projects = [...new Set(lines.map(({ line, fact }) => `${zhCN.grants.kind[fact.kind] ?? fact.kind}（${line.clause}）`))].join('、')
  return FundApplicationPayload.parse({
    schema: 1,
    kind: 'fundApplication',
    language: 'zh-CN',
    regionName: region.name,
    applicant: cut(applicant),
    enterpriseName: cut(applicant),
    ...(claim.dossier.appliedOn ? { appliedOn: claim.dossier.appliedOn } : {}),
    ...(contact?.contact ? { contact: cut(contact.contact) } : {}),
    ...(policy ? { documentTitle: cut(policy.title.zh), documentNumber: policy.documentNumber } : {}),
    ...(account ? { bank: cut(account.bankName), bankAccount: decryptPersonal('bankAccount', account.accountCipher) } : {}),
    projectName: cut(projects),
    amountInCapitals: writeCapitals(fen),
    amountInFigures: grouped(fen),
    printedOn: claim.dossier.appliedOn ?? day,
  })
}

async function rosterPayload(regionId: string, claimId: string, payeeName: string): Promise<AllowanceRosterPayload> {
  const { claim } = required(await getClaim(readDb, { regionId, claimId }))
  const [lines, day] = await Promise.all([listClaimLines(readDb, { regionId, claimIds: [claimId] }), today()])
  const personIds = [...new Set(lines.flatMap(({ fact }) => [fact.fields.person, fact.fields.apprentice].filter((id): id is string => typeof id === 'string')))]
  if (personIds.length === 0) throw new AppError({ code: 'notFound', status: 404 })
  const people = await getRosterPeople(readDb, { regionId, personIds })
  const unit = people.find(({ organisation }) => organisation)?.organisation
  return AllowanceRosterPayload.parse({
    schema: 1,
    kind: 'allowanceRoster',
    language: 'zh-CN',
    applicant: cut(claim.payeeType === 'person' ? (unit ?? payeeName) : payeeName, 60),
    appliedOn: claim.dossier.appliedOn ?? day,
    people: people.map(({ id, name, identityCipher, phoneCipher, occupation }) => {
      const level = lines.find(({ fact }) => (fact.fields.person === id || fact.fields.apprentice === id) && typeof fact.fields.level === 'string')?.fact.fields.level as keyof typeof zhCN.terms.skillLevel | undefined
      return {
        name,
        idNumber: identityCipher ? decryptPersonal('identityNumber', identityCipher) : '待补',
        occupation: occupation ?? '待补',
        level: level ? zhCN.terms.skillLevel[level] : '待补',
        phone: phoneCipher ? decryptPersonal('phone', phoneCipher) : '待补',
      }
    }),
  })
}

/** A field of the printed form takes a limited length; what is longer is shortened with its beginning kept. */
function cut(text: string, most = 80): string {
  return [...text].length <= most ? text : `${[...text].slice(0, most - 1).join('')}…`
}

/** 100,000.00 */
function grouped(fen: number): string {
  const [whole = '0', rest = '00'] = formatFen(fen).split('.')
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${rest}`
}
