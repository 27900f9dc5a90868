import type { Sql } from 'postgres'
import type { RegionActor } from '#app/auth/actor.ts'
import { decideAccount, proposeAccount } from '#app/services/grants/bank-accounts.server.ts'
import { approveAsHead, approveClaim, fileClaim, handleClaim } from '#app/services/grants/decide-claim.server.ts'
import { fillClaimPapers, getClaimPapers } from '#app/services/grants/claim-papers.server.ts'
import { openClaim } from '#app/services/grants/open-claim.server.ts'
import { encryptPersonal } from '#app/lib/crypto.server.ts'
import { readDb } from '#db/client.ts'
import { newKey } from '#tests/support/competition-desk.ts'
import type { GrantDesk } from './grant-desk.ts'
import { must } from '../results/result-desk.ts'

/** The people whose hands a claim goes through. */
export interface Team {
  officer: RegionActor
  leader: RegionActor
  head: RegionActor
  finance: RegionActor
}

export async function teamOf(desk: GrantDesk): Promise<Team> {
  return { officer: desk.officer, leader: await desk.person('bureauLeader'), head: await desk.person('bureauLeader'), finance: await desk.person('finance') }
}

const IDENTITY = '330723199004150018'

/** An account that one person entered and another checked; a person comes with what a roster prints of them. */
export async function insertAccount(owner: Sql, team: Team, ownerType: 'person' | 'organisation', ownerId: string): Promise<void> {
  if (ownerType === 'person') {
    await owner`update persons set identity_cipher = coalesce(identity_cipher, ${encryptPersonal('identityNumber', IDENTITY)}), phone_cipher = coalesce(phone_cipher, ${encryptPersonal('phone', '13800000000')}) where id = ${ownerId}`
  }
  await must(proposeAccount({ actor: team.officer, idempotencyKey: newKey(), account: { ownerType, ownerId, bankName: '武义农商银行', number: '6230910199000012345' } }))
  const [row] = await owner`select id from bank_accounts where owner_id = ${ownerId} and state = 'proposed'`
  await must(decideAccount({ actor: team.finance, idempotencyKey: newKey(), accountId: row!.id as string, confirm: true }))
}

export const PAPERS = ['recognitionDocument', 'assessmentCircular', 'resultDocument', 'socialInsurance', 'identityDocument', 'honourDocument', 'contestPlan', 'filedContestFile', 'budgetOrReceipts', 'certificate', 'labourContract', 'postAllowanceProof']

/** Files a claim with every paper there is and no blank in its forms. */
export async function fileWhole(team: Team, claimId: string, personal: Record<string, number> = {}) {
  const { papers } = await getClaimPapers(readDb, { regionId: team.officer.regionId, claimId })
  const people = Object.fromEntries(papers.people.map(({ id, occupation, level }) => [id, { idNumber: '', phone: '', occupation: occupation ?? '焊工', level: level ?? 'none' }]))
  await must(fillClaimPapers({ actor: team.officer, idempotencyKey: newKey(), claimId, typed: { contact: '陈会计 0579-87660000', people } }))
  return fileClaim({ actor: team.officer, idempotencyKey: newKey(), claimId, present: PAPERS, exception: null, personal })
}

/** A claim for these lines, signed by all three. */
export async function approveThrough(team: Team, lineIds: string[], personal: Record<string, number> = {}): Promise<string> {
  const { value } = await must(openClaim({ actor: team.officer, idempotencyKey: newKey(), lineIds }))
  const { claimId } = value
  await must(fileWhole(team, claimId, personal))
  await must(handleClaim({ actor: team.officer, idempotencyKey: newKey(), claimId }))
  await must(approveClaim({ actor: team.leader, idempotencyKey: newKey(), claimId }))
  await must(approveAsHead({ actor: team.head, idempotencyKey: newKey(), claimId }))
  return claimId
}
