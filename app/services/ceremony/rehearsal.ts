import type { RevealLine } from './ceremony-page.server.ts'

const PER_AWARD = 3
const SAMPLE = ['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸']

/** Made-up people for trying the screen: as many as fit, clearly nobody. The last two of each award share their rank, as may happen. */
export function rehearsalLines(awards: ReadonlyArray<NonNullable<RevealLine['award']>>): RevealLine[] {
  const lines = awards.flatMap((award, tier) =>
    Array.from({ length: tier === 0 ? 1 : PER_AWARD }, (_, at): RevealLine => ({ rank: 0, tied: tier > 0 && at > 0, name: '', organisation: '演练单位', total: (95 - tier * 4 - Math.min(at, 1) * 0.5).toFixed(2), award })),
  )
  let rank = 0
  return lines.map((line, at) => {
    if (!(line.tied && lines[at - 1]?.tied)) rank = at + 1
    return { ...line, rank, name: `演练选手${SAMPLE[at % SAMPLE.length]!}` }
  })
}
