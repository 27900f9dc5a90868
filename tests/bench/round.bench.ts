import { assignExperts } from '#app/services/reviews/assign-experts.ts'
import { holdMeeting, type SubmittedScore } from '#app/services/reviews/outcomes.ts'
import { assessStudios } from '#scoring/studios/assess-studios.ts'
import { readAssessInput } from '#scoring/studios/read-assess-input.ts'

const ROUNDS = 5

/** A round at its largest, CPU time, best of five: the engine on 3,000 studios with hundreds tied at the line, dealing and holding a round of 500 studios × 3 experts. Parsing the same JSON is the baseline. */
export async function run(): Promise<void> {
  const text = JSON.stringify(tiedStudios(3_000))
  const parse = bestOf(() => JSON.parse(text) as unknown)
  const assess = bestOf(() => {
    const input = readAssessInput(JSON.parse(text))
    if (!input.ok) throw new Error(input.problems[0])
    const { grades, excellentQuota } = assessStudios(input.value)
    const counts = ['excellent', 'undecided', 'qualified', 'unqualified'].map((grade) => grades.filter((one) => one.grade === grade).length)
    // 600 places: 500 above the tie, 400 tied for the last 100, 1,800 below it, 300 below the line.
    if (excellentQuota !== 600 || counts.join() !== '500,400,1800,300') throw new Error(`wrong grades: ${excellentQuota} ${counts.join()}`)
  })
  console.log(`assess, 3,000 studios with 400 tied: ${assess.toFixed(1)} ms, parsing alone ${parse.toFixed(1)} ms`)

  const studios = Array.from({ length: 500 }, (_, at) => ({ id: `s${at}`, hostId: `h${at}`, hostName: `单位${at}`, people: [`p${at}`] }))
  const experts = Array.from({ length: 30 }, (_, at) => ({ personId: `e${at}`, organisationId: `h${at}`, organisationName: null }))
  const deal = bestOf(() => assignExperts({ studios, experts, perStudio: 3, standing: [], barred: [] }))
  const { pairs } = assignExperts({ studios, experts, perStudio: 3, standing: [], barred: [] })
  const submitted: SubmittedScore[] = pairs.map(({ studioId }, at) => ({ studioId, score: 7_000 + ((at * 37) % 3_000), vetoed: false }))
  const round = { policyId: null, asOf: '2024-11-30', thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 2_000 }
  const hold = bestOf(() => holdMeeting(round, studios.map(({ id }) => ({ studioId: id, status: 'assessed', decided: null })), submitted))
  console.log(`500 studios × 3 experts: deal ${deal.toFixed(1)} ms, hold the meeting over ${submitted.length} scores ${hold.toFixed(1)} ms`)
}

function tiedStudios(count: number) {
  const scoreOf = (at: number) => (at < 500 ? `9${at % 5}.50` : at < 900 ? '89.00' : at < 2_700 ? `7${at % 10}.25` : '55.00')
  return { policy: 'yuyao-2022-51', asOf: '2024-11-30', thresholds: { excellent: '85.00', qualified: '60.00' }, studios: Array.from({ length: count }, (_, at) => ({ id: `S${at}`, status: 'assessed', score: scoreOf(at), vetoed: false })) }
}

/** Milliseconds of CPU of the quickest of some runs. */
function bestOf(act: () => unknown): number {
  return Math.min(
    ...Array.from({ length: ROUNDS }, () => {
      const before = process.cpuUsage()
      act()
      const { user, system } = process.cpuUsage(before)
      return (user + system) / 1_000
    }),
  )
}
