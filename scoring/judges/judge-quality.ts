/** One number a judge gave, beside the others of its panel. Marks are hundredths. */
export interface PanelMark {
  eventId: string
  /** Names the panel: one entrant in one part. */
  panel: string
  judgeId: string
  mark: number
  /** Unit of the entrant and of the judge; null where it is not known. */
  entrantUnit: string | null
  judgeUnit: string | null
}

/** An appointment of a judge, withdrawn or not. */
export interface Appointment {
  eventId: string
  judgeId: string
  withdrawn: boolean
}

/** What one judge's marks say over some events. Points with two decimals; null where there is nothing to say it from. */
export interface JudgeQuality {
  judgeId: string
  /** Appointments that stood, and those the judge withdrew from. */
  events: number
  withdrawals: number
  /** Marks given: the workload. */
  marks: number
  /** Mean distance from the mean of the panel's others: positive gives more. */
  bias: number | null
  /** Standard deviation of those distances: small is steady, whatever the bias. */
  spread: number | null
  /** Bias towards the own unit's entrants less that towards all others, with how many own there were; null with none of either. */
  ownUnit: { preference: number; marks: number } | null
  /** Bias in each event. */
  byEvent: Array<{ eventId: string; marks: number; bias: number }>
}

/**
 * The quality of each judge over some events: workload, deviation, steadiness, preference for the own unit, withdrawals. A mark is compared with the mean of
 * the others of its panel, without itself, so that a small panel does not hide its own outlier; a panel of one says nothing. Ordered by judge id. Pure.
 */
export function judgeQuality(marks: readonly PanelMark[], appointments: readonly Appointment[]): JudgeQuality[] {
  const panels = new Map<string, PanelMark[]>()
  for (const mark of marks) {
    const key = `${mark.eventId} ${mark.panel}`
    const panel = panels.get(key)
    if (panel) panel.push(mark)
    else panels.set(key, [mark])
  }
  const ids = [...new Set([...appointments.map(({ judgeId }) => judgeId), ...marks.map(({ judgeId }) => judgeId)])].sort()
  const given = new Map<string, Array<{ mark: PanelMark; distance: number | null }>>(ids.map((id) => [id, []]))
  for (const panel of panels.values()) {
    const sum = panel.reduce((total, { mark }) => total + mark, 0)
    for (const mark of panel) given.get(mark.judgeId)!.push({ mark, distance: panel.length < 2 ? null : mark.mark - (sum - mark.mark) / (panel.length - 1) })
  }
  return ids.map((judgeId) => {
    const own = given.get(judgeId)!
    const held = appointments.filter((appointment) => appointment.judgeId === judgeId)
    const compared = own.flatMap(({ mark, distance }) => (distance === null ? [] : [{ mark, distance }]))
    const distances = compared.map(({ distance }) => distance)
    return {
      judgeId,
      events: held.filter(({ withdrawn }) => !withdrawn).length,
      withdrawals: held.filter(({ withdrawn }) => withdrawn).length,
      marks: own.length,
      bias: distances.length === 0 ? null : points(mean(distances)),
      spread: distances.length < 2 ? null : points(deviation(distances)),
      ownUnit: preferenceOf(compared),
      byEvent: [...new Set(compared.map(({ mark }) => mark.eventId))].map((eventId) => {
        const here = compared.filter(({ mark }) => mark.eventId === eventId).map(({ distance }) => distance)
        return { eventId, marks: here.length, bias: points(mean(here)) }
      }),
    }
  })
}

function preferenceOf(compared: ReadonlyArray<{ mark: PanelMark; distance: number }>): JudgeQuality['ownUnit'] {
  const known = compared.filter(({ mark }) => mark.judgeUnit !== null && mark.entrantUnit !== null)
  const own = known.filter(({ mark }) => mark.judgeUnit === mark.entrantUnit).map(({ distance }) => distance)
  const others = known.filter(({ mark }) => mark.judgeUnit !== mark.entrantUnit).map(({ distance }) => distance)
  return own.length === 0 || others.length === 0 ? null : { preference: points(mean(own) - mean(others)), marks: own.length }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

function deviation(values: readonly number[]): number {
  const middle = mean(values)
  return Math.sqrt(mean(values.map((value) => (value - middle) ** 2)))
}

/** Hundredths as points; nought has no sign. */
const points = (hundredths: number) => Math.round(hundredths) / 100 + 0
