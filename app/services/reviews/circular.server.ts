import type { RegionActor } from '#app/auth/actor.ts'
import { dayOf } from '#app/lib/dates.ts'
import { required } from '#app/lib/errors.ts'
import { composeAssessmentCircular } from '#certificates/notices/assessment-circular.ts'
import type { OfficialDocument } from '#certificates/notices/payload.ts'
import { readDb } from '#db/client.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getRound, latestReviewEdition, listCandidates } from '#db/queries/reviews.ts'
import { readDocumentNumber } from './document-number.ts'

const ORDER = { excellent: 0, qualified: 1, unqualified: 2, undecided: 3 } as const
const OUTCOME = { excellent: '优秀', qualified: '合格', unqualified: '不合格' } as const
const TIER = { national: '国家级', provincial: '省级', municipal: '市级', county: '县级' } as const

/** Names as they were when the result was frozen. */
interface FrozenStudio {
  id: string
  name: string
  leadName: string | null
  hostName: string | null
}

/** The circular from the frozen grades; the same edition gives the same paper. */
export async function composeCircular(actor: RegionActor, roundId: string): Promise<OfficialDocument> {
  const place = { regionId: actor.regionId, roundId }
  const [round, region, candidates, edition] = [required(await getRound(readDb, place)), await requireRegion(readDb, actor.regionId), await listCandidates(readDb, place), required(await latestReviewEdition(readDb, place))]
  const frozen = new Map(((edition.output as { studios?: FrozenStudio[] }).studios ?? []).map(({ id, name, leadName, hostName }) => [id, { name, leadName, hostName }]))
  const graded = candidates.flatMap((one) => (one.grade === null || one.grade === 'undecided' ? [] : [{ ...one, ...frozen.get(one.studioId), grade: one.grade }])).sort((a, b) => ORDER[a.grade] - ORDER[b.grade] || a.name.localeCompare(b.name, 'zh'))
  const office = region.settings.issuerName || region.name
  const on = dayOf(edition.publishedAt ?? edition.createdAt)
  return composeAssessmentCircular({
    issuerMark: `${office}文件`,
    documentNumber: required(readDocumentNumber(round.documentNumber)),
    issuerNames: [office],
    issuedOn: on,
    imprint: { printedBy: office, printedOn: on },
    demo: false,
    year: round.year,
    tierName: TIER[region.tier],
    regionName: region.name,
    studios: graded.map((one) => ({ name: one.name, lead: one.leadName ?? '—', hostOrganisation: one.hostName ?? '—', outcome: OUTCOME[one.grade] })),
  })
}
