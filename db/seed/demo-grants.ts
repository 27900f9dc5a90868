import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { decideAccount, proposeAccount } from '#app/services/grants/bank-accounts.server.ts'
import { enterBudget, enterSetting, registerFact } from '#app/services/grants/bureau-entries.server.ts'
import { evidenceFor } from '#app/services/grants/claim-rules.ts'
import { approveAsHead, approveClaim, fileClaim, handleClaim } from '#app/services/grants/decide-claim.server.ts'
import { runMonth } from '#app/services/grants/monthly-run.server.ts'
import { NO_LEVEL } from '#app/services/grants/claim-papers.ts'
import { fillClaimPapers, getClaimPapers } from '#app/services/grants/claim-papers.server.ts'
import { openClaim } from '#app/services/grants/open-claim.server.ts'
import { enterShortageCatalogue } from '#app/services/grants/shortage-occupations.server.ts'
import { exportBatch, makeBatch, noteBatchPaid } from '#app/services/grants/payment-batch.server.ts'
import { readDb } from '#db/client.ts'
import { listBankAccounts, listStudioOwners } from '#db/queries/claims.ts'
import { listGrantLines, type GrantLineRow } from '#db/queries/grant-lines.ts'
import { studioMilestones } from '#db/schema/index.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { policyById } from '#scoring/policies/register.ts'
import { took } from './demo-contests.ts'

export interface GrantTeam {
  officer: RegionActor
  leader: RegionActor
  head: RegionActor
  finance: RegionActor
}

const key = () => ({ idempotencyKey: randomUUID().replaceAll('-', '') })

/** Money in both regions, by way of the services: a grant paid, an allowance running, a claim that waits, budgets, and what Yuyao has filled in: a table and its catalogue of shortage occupations. */
export async function seedGrants(team: GrantTeam, yuyao: RegionActor, { studioId, candidateId }: { studioId: string; candidateId: string | null }): Promise<void> {
  const { officer } = team
  const { regionId } = officer
  await inTransaction((tx) => tx.insert(studioMilestones).values({ regionId, studioId, kind: 'assessed', on: '2025-12-05', tier: 'county', documentNumber: '武人社〔2025〕61号', data: { grade: 'excellent' } }))
  if (candidateId !== null) {
    took(await registerFact({ actor: officer, ...key(), kind: 'titleWon', on: '2026-05-20', fields: { person: candidateId, title: 'skillExpert' }, documentNumber: '武人社〔2026〕19号' }))
  }
  for (const [fund, fen] of [['employmentFund', 30_000_000], ['talentFund', 20_000_000], ['humanResourcesFund', 12_000_000]] as const) {
    took(await enterBudget({ actor: officer, ...key(), year: 2026, fund, fen, documentNumber: '武财社〔2026〕5号' }))
  }
  took(await enterSetting({ actor: yuyao, ...key(), policyId: 'yuyao-2022-51', key: 'YY-1.county', fen: 2_000_000, documentNumber: '余人社〔2022〕63号', effectiveFrom: '2022-09-01' }))
  took(await enterShortageCatalogue({ actor: yuyao, ...key(), policyId: 'yuyao-2022-51', edition: '2022', occupations: ['6-18-04-01', '6-18-02-04', '6-20-01-01'], documentNumber: '余人社〔2026〕12号', effectiveFrom: '2026-01-01' }))
  await takeInFacts(regionId)
  await takeInFacts(yuyao.regionId)

  const studioLines = await listGrantLines(readDb, { regionId, filter: { studioId } })
  const { hostId } = (await listStudioOwners(readDb, { regionId, studioIds: [studioId] })).get(studioId)!
  await addAccount(team, 'organisation', hostId!, '武义农村商业银行', '201000198765432')
  await payClaim(team, studioLines.filter(({ fact }) => fact.kind === 'studioRecognised'), 'employmentFund', '记-2025-0418')
  // The assessment waits for the leader.
  await openAndHandle(team, studioLines.filter(({ fact }) => fact.kind === 'studioAssessed'))
  if (candidateId === null) return
  await addAccount(team, 'person', candidateId, '武义农村商业银行', '6230910199000456789')
  const own = await listGrantLines(readDb, { regionId, filter: { payees: [{ type: 'person', ids: [candidateId] }] } })
  await approve(team, own.filter(({ row }) => row.rule === 'WY-3'))
  took(await runMonth({ actor: team.finance, ...key(), month: 202608 }))
}

async function addAccount({ officer, finance }: GrantTeam, ownerType: 'person' | 'organisation', ownerId: string, bankName: string, number: string): Promise<void> {
  took(await proposeAccount({ actor: officer, ...key(), account: { ownerType, ownerId, bankName, number } }))
  const rows = await listBankAccounts(readDb, { regionId: officer.regionId })
  const proposed = rows.find(({ account }) => account.ownerId === ownerId && account.state === 'proposed')!
  took(await decideAccount({ actor: finance, ...key(), accountId: proposed.account.id, confirm: true }))
}

async function openAndHandle({ officer }: GrantTeam, lines: readonly GrantLineRow[]): Promise<string> {
  const { claimId } = took(await openClaim({ actor: officer, ...key(), lineIds: lines.map(({ row }) => row.id) }))
  const { papers } = await getClaimPapers(readDb, { regionId: officer.regionId, claimId })
  const people = Object.fromEntries(papers.people.map(({ id, occupation, level }) => [id, { idNumber: '', phone: '', occupation: occupation ?? '焊工', level: level ?? NO_LEVEL }]))
  const contact = papers.contact ? '' : '财务室 0579-87660000'
  took(await fillClaimPapers({ actor: officer, ...key(), claimId, typed: { contact, people } }))
  const present = evidenceFor(policyById(lines[0]!.row.policyId), lines.map(({ row }) => row.rule))
  took(await fileClaim({ actor: officer, ...key(), claimId, present, exception: null, personal: {} }))
  took(await handleClaim({ actor: officer, ...key(), claimId }))
  return claimId
}

async function approve(team: GrantTeam, lines: readonly GrantLineRow[]): Promise<void> {
  const claimId = await openAndHandle(team, lines)
  took(await approveClaim({ actor: team.leader, ...key(), claimId }))
  took(await approveAsHead({ actor: team.head, ...key(), claimId }))
}

async function payClaim(team: GrantTeam, lines: readonly GrantLineRow[], fund: string, voucher: string): Promise<void> {
  await approve(team, lines)
  const { batchId } = took(await makeBatch({ actor: team.finance, ...key(), fund }))
  took(await exportBatch(team.finance, batchId))
  took(await noteBatchPaid({ actor: team.finance, ...key(), batchId, paidOn: '2025-04-13', voucher, own: {} }))
}
