import { chineseDay } from './layout/chinese-day.ts'
import type { SentencePart } from './payload.ts'

export interface AppointmentFacts {
  /** What for: 2026年武义县第三届职业技能竞赛, 2026年度县级技能大师工作室评审 */
  task: string
  /** 数控车工: the event of a judge. */
  eventName?: string
  /** 裁判员, 裁判长, 评审专家 */
  office: string
  /** Days, `YYYY-MM-DD`, both included. */
  from: string
  to: string
}

/** 兹聘请您担任……裁判员，聘期自……至……。特发此证。 Throws RangeError when the term ends before it begins. */
export function composeAppointmentSentence({ task, eventName, office, from, to }: AppointmentFacts): SentencePart[] {
  if (to < from) throw new RangeError('an appointment ends before it begins')
  return [
    { text: `兹聘请您担任${task}${eventName ? `${eventName}项目` : ''}` },
    { text: office, emphasis: 'award' },
    { text: '，聘期自' },
    { text: chineseDay(from), emphasis: 'keep' },
    { text: '至' },
    { text: chineseDay(to), emphasis: 'keep' },
    { text: '。特发此证。' },
  ]
}

/** 参加……项目，完成全部比赛内容。特发此证，以资纪念。 */
export function composeParticipationSentence({ competitionName, eventName, divisionName }: { competitionName: string; eventName: string; divisionName?: string }): SentencePart[] {
  return [
    { text: `参加${competitionName}` },
    { text: `${eventName}项目`, emphasis: 'award' },
    { text: `${divisionName ? `（${divisionName}）` : ''}，完成全部比赛内容。特发此证，以资纪念。` },
  ]
}
