import type { SentencePart } from './payload.ts'

/** What an honour certificate says, before it is a sentence. */
export interface HonourFacts {
  /** 2026年武义县第三届职业技能竞赛 */
  competitionName: string
  /** 数控车工; without it the sentence names the competition alone. */
  eventName?: string
  /** 职工组, 学生组 */
  divisionName?: string
  /** Whole number from 1; absent where only the title is given. */
  rank?: number
  /** 一等奖, 金奖: what was won by rank. */
  prize?: string
  /** 武义县技术能手: a title conferred on top. */
  honour?: string
}

const digits = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const

/** 1 → 一, 12 → 十二, 20 → 二十, 105 → 一百〇五; ranks from 1 to 999, others in Arabic digits. */
export function chineseOrdinal(rank: number): string {
  if (!Number.isInteger(rank) || rank < 1 || rank > 999) return String(rank)
  const hundreds = Math.floor(rank / 100)
  const tens = Math.floor((rank % 100) / 10)
  const ones = rank % 10
  const head = hundreds > 0 ? `${digits[hundreds]}百` : ''
  const middle = tens > 0 ? (tens === 1 && hundreds === 0 ? '十' : `${digits[tens]}十`) : hundreds > 0 && ones > 0 ? '〇' : ''
  return head + middle + (ones > 0 ? digits[ones]! : '')
}

/**
 * The usual wording of a 荣誉证书: 在……竞赛……项目中荣获第一名，授予“……”称号。特发此证，以资鼓励。
 * Throws RangeError when there is neither rank, prize nor honour: such a certificate would say nothing.
 */
export function composeHonourSentence(facts: HonourFacts): SentencePart[] {
  const { competitionName, eventName, divisionName, rank, prize, honour } = facts
  if (rank === undefined && !prize && !honour) throw new RangeError('an honour certificate needs a rank, a prize or an honour')
  const place = `${eventName ? `${eventName}项目` : ''}${divisionName ? `（${divisionName}）` : ''}`
  const parts: SentencePart[] = [{ text: `在${competitionName}${place}中` }]
  const won: SentencePart[] = []
  if (rank !== undefined) won.push({ text: `第${chineseOrdinal(rank)}名`, emphasis: 'award' })
  if (prize) won.push({ text: prize, emphasis: 'award' })
  if (won.length > 0) {
    parts.push({ text: '荣获' })
    won.forEach((part, index) => parts.push(...(index > 0 ? [{ text: '、' }] : []), part))
    parts.push({ text: '，' })
  } else {
    parts.push({ text: '成绩优异，' })
  }
  if (honour) parts.push({ text: '授予' }, { text: `“${honour}”`, emphasis: 'award' }, { text: '称号。' })
  else parts[parts.length - 1] = { text: '。' }
  parts.push({ text: '特发此证，以资鼓励。' })
  return parts
}
