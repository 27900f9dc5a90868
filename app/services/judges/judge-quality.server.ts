import type { RegionActor } from '#app/auth/actor.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listJudgeAppointments, listPanelMarks } from '#db/queries/judge-quality.ts'
import { judgeQuality } from '#scoring/judges/judge-quality.ts'

/**
 * The judges of a region over events and years: workload, deviation, steadiness, preference for the own unit, withdrawals. Events whose codes are sealed are left
 * out: a mark joined with a unit would tell who is behind a code.
 */
export async function getJudgeQualityPage(actor: RegionActor, year: number | null, db: DbOrTx = readDb) {
  const { regionId } = actor
  const [all, marks] = await Promise.all([listJudgeAppointments(db, { regionId }), listPanelMarks(db, { regionId })])
  const rows = all.filter((row) => year === null || row.year === year)
  const events = new Map(rows.map((row) => [row.eventId, row]))
  const people = new Map(rows.map((row) => [row.judgeId, row]))
  const quality = judgeQuality(
    marks.filter(({ eventId }) => events.has(eventId)),
    rows.map(({ eventId, judgeId, state }) => ({ eventId, judgeId, withdrawn: state === 'withdrawn' })),
  )
  return {
    year,
    years: [...new Set(all.map((row) => row.year))].sort((a, b) => b - a),
    judges: quality
      .map((judge) => {
        const { name, unit, qualification, active } = people.get(judge.judgeId)!
        return {
          ...judge,
          name, unit, qualification, active,
          byEvent: judge.byEvent.map(({ eventId, marks: count, bias }) => {
            const { eventName, eventNameEn, division, year: of, competitionName, competitionNameEn } = events.get(eventId)!
            return { eventId, marks: count, bias, year: of, event: { name: eventName, nameEn: eventNameEn, division }, competition: { name: competitionName, nameEn: competitionNameEn } }
          }),
          reasons: rows.flatMap((row) => (row.judgeId === judge.judgeId && row.state === 'withdrawn' && row.withdrawalReason ? [row.withdrawalReason] : [])),
        }
      })
      .sort((a, b) => Math.abs(b.bias ?? 0) - Math.abs(a.bias ?? 0) || b.marks - a.marks || (a.judgeId < b.judgeId ? -1 : 1)),
  }
}

export type JudgeQualityPage = Awaited<ReturnType<typeof getJudgeQualityPage>>
