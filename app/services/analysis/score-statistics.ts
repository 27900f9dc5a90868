/** Marks are hundredths; what is given back for drawing is points with two decimals. */
export interface Distribution {
  count: number
  mean: number
  median: number
  deviation: number
  bins: Array<{ from: number; to: number; count: number }>
}

const BINS = 10

/** How marks lie between 0 and the maximum, in ten equal steps; the maximum itself belongs to the last. */
export function distributionOf(values: readonly number[], maximum: number): Distribution {
  const step = maximum / BINS
  const bins = Array.from({ length: BINS }, (_, at) => ({ from: points(at * step), to: points((at + 1) * step), count: 0 }))
  for (const value of values) bins[Math.min(BINS - 1, Math.floor(value / step))]!.count += 1
  const mean = average(values)
  return { count: values.length, mean: points(mean), median: points(medianOf(values)), deviation: points(Math.sqrt(average(values.map((value) => (value - mean) ** 2)))), bins }
}

export interface PartQuality {
  /** Mean of the maximum, 0 to 1: near 1 nearly everybody got everything. */
  facility: number
  /** Mean of the best 27 % less that of the last 27 %, of the maximum: below 0.2 the part hardly tells people apart. */
  discrimination: number
}

const GROUP = 0.27

/** How hard a part was and how well it tells the strong from the weak; `rows` are its mark and the total of each entrant. */
export function partQuality(rows: ReadonlyArray<{ mark: number; total: number }>, maximum: number): PartQuality | null {
  if (rows.length < 4 || maximum <= 0) return null
  const size = Math.max(1, Math.round(rows.length * GROUP))
  const sorted = [...rows].sort((a, b) => b.total - a.total)
  const mean = (group: typeof sorted) => average(group.map(({ mark }) => mark))
  return { facility: round(mean(sorted) / maximum), discrimination: round((mean(sorted.slice(0, size)) - mean(sorted.slice(-size))) / maximum) }
}

export interface JudgeDeviation {
  slot: number
  count: number
  /** Mean distance from the panel's mean, in points; positive gives more than the others. */
  bias: number
  /** Mean of the distances without their sign. */
  distance: number
}

/** How each judge of a panel stands to the panel's mean, over the entrants every present judge marked. */
export function judgeDeviations(panels: ReadonlyArray<ReadonlyMap<number, number>>, judges: number): JudgeDeviation[] {
  return Array.from({ length: judges }, (_, at): JudgeDeviation => {
    const slot = at + 1
    const distances = panels.flatMap((panel) => {
      const own = panel.get(slot)
      return own === undefined || panel.size < 2 ? [] : [own - average([...panel.values()])]
    })
    return { slot, count: distances.length, bias: points(average(distances)), distance: points(average(distances.map(Math.abs))) }
  })
}

function average(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function medianOf(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

const points = (hundredths: number) => Math.round(hundredths) / 100
const round = (share: number) => Math.round(share * 100) / 100
