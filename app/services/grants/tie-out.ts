import type { ClaimDossier } from '#db/schema/grants.ts'

/** One claim's payments in a batch, as its three papers have them. */
export interface TieOutClaim {
  claimId: string
  number: string
  /** 名册: the lines as they stand, for what this batch pays of them. */
  listFen: number
  /** 附件1: the sums frozen when it was filed, for what this batch pays of them. */
  formFen: number
  /** The batch itself. */
  batchFen: number
}

export interface TieOut {
  claims: TieOutClaim[]
  listFen: number
  formFen: number
  batchFen: number
  agrees: boolean
}

interface PaidPart {
  claimId: string
  claimNumber: string
  lineId: string
  period: number
  fen: number
}

interface KnownLine {
  lineId: string
  /** The claim's line: the one-off sum, or the monthly rate of an allowance. */
  unitFen: number
  /** Share of the unit that this batch's fund pays; the whole where one fund pays. */
  fundShare: (unitFen: number) => number
}

/**
 * 名册 = 表单 = 批次, to the fen and claim by claim. Each side comes from its own place: lines as they stand now, sums frozen when the form was filed, payments.
 * A month of an allowance counts once for every month the batch pays. Pure.
 */
export function tieOut(parts: readonly PaidPart[], lines: readonly KnownLine[], forms: ReadonlyMap<string, ClaimDossier['form']>): TieOut {
  const lineOf = new Map(lines.map((line) => [line.lineId, line]))
  const claims = new Map<string, TieOutClaim>()
  const counted = new Set<string>()
  for (const { claimId, claimNumber, lineId, period, fen } of parts) {
    const claim = claims.get(claimId) ?? { claimId, number: claimNumber, listFen: 0, formFen: 0, batchFen: 0 }
    claims.set(claimId, claim)
    claim.batchFen += fen
    // Several parts of one sum (two receivers) are one unit on the list and on the form.
    const unit = `${lineId} ${period}`
    if (counted.has(unit)) continue
    counted.add(unit)
    const line = lineOf.get(lineId)
    const form = forms.get(claimId)?.find((candidate) => candidate.lineId === lineId)
    claim.listFen += line ? line.fundShare(line.unitFen) : 0
    claim.formFen += form && line ? line.fundShare(form.fen) : 0
  }
  const all = [...claims.values()]
  const sum = (key: 'listFen' | 'formFen' | 'batchFen') => all.reduce((total, claim) => total + claim[key], 0)
  return { claims: all, listFen: sum('listFen'), formFen: sum('formFen'), batchFen: sum('batchFen'), agrees: all.every(({ listFen, formFen, batchFen }) => listFen === formFen && formFen === batchFen) }
}
