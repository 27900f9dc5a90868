// A rule of a policy text as data: which facts it speaks of, what it grants to whom, under which conditions, from which fund, and how
// it stands to other grants. The engine in scoring/entitlements reads it; nothing in it is code, so a policy may also come as JSON.
import type { Fen } from '#scoring/numbers/money.ts'
import type { Benefit } from './benefits.ts'
import type { FactKind, FieldName } from './facts.ts'
import type { Wording } from './wording.ts'

/** A clause of a policy, as `{ policy: 'wuyi-2021-46', clause: '二、6' }`. */
export interface Citation {
  policy: string
  clause: string
}

/** Whose purse an amount comes out of; two sources share a sum by `fen`. */
export interface FundShare {
  source: FundSource
  fen?: Fen
}

export type FundSource =
  | 'employmentFund'
  | 'talentFund'
  | 'humanResourcesFund'
  | 'provincialFinance'
  | 'municipalFinance'
  | 'districtFinance'
  | 'unnamed'

/** What a claimant brings; the labels are ours. */
export type Evidence =
  | 'recognitionDocument'
  | 'assessmentCircular'
  | 'resultDocument'
  | 'honourDocument'
  | 'higherBonusReceipt'
  | 'contestPlan'
  | 'filedContestFile'
  | 'budgetOrReceipts'
  | 'certificate'
  | 'certificateRoster'
  | 'activityRecord'
  | 'signInSheet'
  | 'labourContract'
  | 'socialInsurance'
  | 'postAllowanceProof'
  | 'identityDocument'
  | 'introductionContract'
  | 'apprenticeAgreement'
  | 'fundApplicationForm'
  | 'payoutRoster'
  | 'nominationDocument'

/** A condition on a yes-or-no field: false makes the line `notDue`, an absent field `needsInput`; each with its reason. */
export interface Requirement {
  field: FieldName
  is: boolean
  otherwise: string
  missing: string
}

/** Fields that make two lines “the same”; `year` is the calendar year of the fact's day. */
export type KeyField = FieldName | 'year'

/**
 * 不重复, in its different forms (DOMAIN A6.3):
 * `firstOnly` only the first line of a key is due, later ones are not; `oncePerKey` a later line of the key is superseded by the first;
 * `exclusivePair` lines of one side of a group bar the lines of every other side; `noSecondPayment` anything paid in the group bars the
 * rest of it (`ask`: the later line waits for a decision instead); `lifetimeCap` the lines of a key together stay at or below a sum;
 * `highest` the highest one-off of a key is paid; `highestMonthly` each month of a key is paid once, at the highest rate, and lines of the
 * same `levelKey` share one number of months. `clause` is the sentence that says so, `reason` the code shown on the line it bites.
 */
export type Stacking =
  | { operator: 'firstOnly'; group: string; key: readonly KeyField[]; reason: string; clause?: string }
  | { operator: 'oncePerKey'; group: string; key: readonly KeyField[]; reason: string; clause?: string }
  | { operator: 'exclusivePair'; group: string; side: string; key: readonly KeyField[]; reason: string; clause?: string }
  | { operator: 'noSecondPayment'; group: string; key: readonly KeyField[]; reason: string; clause?: string; ask?: true }
  | { operator: 'lifetimeCap'; group: string; key: readonly KeyField[]; fen: Fen; reason: string; clause?: string }
  | { operator: 'highest'; group: string; key: readonly KeyField[]; reason: string; clause?: string }
  | { operator: 'highestMonthly'; group: string; key: readonly KeyField[]; levelKey?: readonly KeyField[]; reason: string; clause?: string }

/** “左右”, “每年…名”: passing the number is said aloud and blocks nothing. */
export interface SoftQuota {
  group: string
  count: number
  per: 'year' | 'policy'
}

/** A mark that a line leaves behind for later lines of the same key. */
export interface Mark {
  group: string
  key: readonly KeyField[]
}

/**
 * Something to say about a line when an earlier one left that mark, though no sentence forbids either.
 * `withinYears: 1` speaks only of the same calendar year, 2 also of the year before.
 */
export interface Flag {
  after: Mark
  withinYears?: number
  reason: string
}

/** One grant of a rule: facts of one kind, filtered by `when`, give one line each. */
export interface Grant {
  fact: FactKind
  /** Only facts whose field has one of these values; a field left out of the fact is a question when it stands in `ask`. */
  when?: Readonly<Partial<Record<FieldName, readonly (string | boolean)[]>>>
  /** Fields of `when` that a fact may leave out: the line then needs input with this reason instead of being passed over. */
  ask?: Readonly<Partial<Record<FieldName, string>>>
  requires?: readonly Requirement[]
  payee: FieldName
  benefit: Benefit
  stacking?: readonly Stacking[]
  leaves?: readonly Mark[]
  flags?: readonly Flag[]
  quota?: SoftQuota
  /** Reason codes every line of this grant carries (what must still be approved or shown). */
  notes?: readonly string[]
}

/** One row of the clause inventory that grants money or a title. */
export interface EntitlementRule {
  id: string
  clause: string
  funds: readonly FundShare[]
  evidence: readonly Evidence[]
  /** What the money may be spent on, where the text says so. */
  useOfFunds?: readonly Wording[]
  /** Share of a grant that may go to the leader in person, in basis points, where the text says so. */
  personalShareBasisPoints?: number
  grants: readonly Grant[]
}
