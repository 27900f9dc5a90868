import { expect, test } from 'vitest'
import { composeAppointmentSentence, composeParticipationSentence } from '#certificates/appointment-sentence.ts'
import { chineseOrdinal, composeHonourSentence } from '#certificates/honour-sentence.ts'

const read = (facts: Parameters<typeof composeHonourSentence>[0]): string =>
  composeHonourSentence(facts).map(({ text, emphasis }) => (emphasis === 'award' ? `[${text}]` : text)).join('')

test('rank and title', () => {
  expect(read({ competitionName: '2026年武义县职业技能竞赛', eventName: '数控车工', rank: 1, honour: '武义县技术能手' })).toBe(
    '在2026年武义县职业技能竞赛数控车工项目中荣获[第一名]，授予[“武义县技术能手”]称号。特发此证，以资鼓励。',
  )
})

test('rank and prize without a title', () => {
  expect(read({ competitionName: '某竞赛', divisionName: '学生组', rank: 12, prize: '三等奖' })).toBe('在某竞赛（学生组）中荣获[第十二名]、[三等奖]。特发此证，以资鼓励。')
})

test('a title alone', () => {
  expect(read({ competitionName: '某选拔大赛', honour: '武义县技能标兵' })).toBe('在某选拔大赛中成绩优异，授予[“武义县技能标兵”]称号。特发此证，以资鼓励。')
})

test('a certificate that would say nothing is refused', () => {
  expect(() => composeHonourSentence({ competitionName: '某竞赛' })).toThrow(RangeError)
})

test('an appointment names task, office and term', () => {
  const text = (facts: Parameters<typeof composeAppointmentSentence>[0]): string => composeAppointmentSentence(facts).map((part) => part.text).join('')
  expect(text({ task: '某竞赛', eventName: '焊工', office: '裁判员', from: '2026-05-01', to: '2026-05-31' })).toBe('兹聘请您担任某竞赛焊工项目裁判员，聘期自2026年5月1日至2026年5月31日。特发此证。')
  expect(() => text({ task: '某竞赛', office: '裁判员', from: '2026-05-02', to: '2026-05-01' })).toThrow(RangeError)
})

test('a participation says what was taken part in', () => {
  expect(composeParticipationSentence({ competitionName: '某竞赛', eventName: '焊工' }).map((part) => part.text).join('')).toBe('参加某竞赛焊工项目，完成全部比赛内容。特发此证，以资纪念。')
})

test('ranks in words', () => {
  expect([1, 10, 11, 20, 35, 100, 101, 110, 119, 999, 1000, 0].map(chineseOrdinal)).toEqual([
    '一', '十', '十一', '二十', '三十五', '一百', '一百〇一', '一百一十', '一百一十九', '九百九十九', '1000', '0',
  ])
})
