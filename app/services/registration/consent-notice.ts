import type { Locale } from '#app/messages/locale.ts'

/** The information that whoever registers is shown and accepts. A changed text is a new edition; an accepted one stays readable. */
export interface ConsentNotice {
  key: 'registration'
  edition: number
  /** From this day on. */
  from: string
  text: Readonly<Record<Locale, readonly string[]>>
}

export const CONSENT_NOTICES: readonly ConsentNotice[] = [
  {
    key: 'registration',
    edition: 1,
    from: '2024-01-01',
    text: {
      'zh-CN': [
        '为组织本次竞赛，需要收集您的姓名、证件类型和号码、联系电话、单位、持有的技能等级和照片，用于核验身份、审查资格、编排座位、评定成绩、发放证书。',
        '成绩公布和公示时只公布姓名、单位、名次和成绩，不公布证件号码和电话。',
        '资料由竞赛主办单位保存，只提供给办理技能等级晋升的评价机构。您可以查阅、更正自己的资料，也可以在比赛前撤回报名。',
      ],
      en: [
        'To run this competition the organiser collects your name, type and number of identity document, phone, organisation, level held and photograph: to check your identity, decide on your entry, give you a seat, score your work and issue certificates.',
        'Published results and public notices show name, organisation, rank and marks only, never document numbers or phones.',
        'The organiser keeps the data and passes them only to the body that promotes skill levels. You may see and correct your data, and withdraw before the contest.',
      ],
    },
  },
]

/** The edition in use: the newest one. */
export function currentConsentNotice(): ConsentNotice {
  return CONSENT_NOTICES.at(-1)!
}
