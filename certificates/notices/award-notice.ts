import type { DocumentBlock, OfficialDocument } from './payload.ts'

export interface AwardWinner {
  name: string
  organisation: string
  eventName: string
  /** 第一名, 一等奖 … */
  award: string
  /** 武义县技术能手 */
  honour?: string
}

export type DocumentFrame = Pick<OfficialDocument, 'issuerMark' | 'documentNumber' | 'addressee' | 'issuerNames' | 'issuedOn' | 'note' | 'imprint' | 'demo'>

export interface AwardNoticeFacts extends DocumentFrame {
  /** 2026年武义县第三届职业技能竞赛 */
  competitionName: string
  /** 2026年5月6日至7日 */
  heldOn: string
  entrants: number
  /** When the list was open to objections, e.g. 2026年5月8日至14日; said only if it was. */
  publicNotice?: string
  /** What the promotion rests on, e.g. 武政办〔2021〕46号; without it nothing is said about promotion. */
  policyNumber?: string
  winners: readonly AwardWinner[]
}

/** 关于公布……获奖名单的通知, with all winners in one attachment, in the order given. */
export function composeAwardNotice(facts: AwardNoticeFacts): OfficialDocument {
  const { competitionName, heldOn, entrants, publicNotice, policyNumber, winners, ...frame } = facts
  const honours = winners.filter(({ honour }) => honour).length
  const body: DocumentBlock[] = [
    { kind: 'paragraph', text: `${competitionName}于${heldOn}举行，共有${entrants}名选手参加。经过理论知识考试和技能操作考核，决出各赛项名次。${publicNotice ? `经${publicNotice}公示无异议，` : ''}现将获奖名单予以公布。` },
    { kind: 'heading1', text: '一、获奖情况' },
    { kind: 'paragraph', text: `共有${winners.length}名选手获奖${honours > 0 ? `，其中${honours}名选手获授称号` : ''}，名单见附件。` },
    ...(policyNumber
      ? ([
          { kind: 'heading1', text: '二、职业技能等级晋升' },
          { kind: 'paragraph', text: `符合${policyNumber}文件规定条件的选手，由评价机构按程序办理相应职业技能等级的晋升手续。` },
        ] as const)
      : []),
    { kind: 'paragraph', text: '希望获奖选手珍惜荣誉，再接再厉。各单位要以获奖选手为榜样，弘扬劳模精神、劳动精神、工匠精神，为高质量发展提供技能人才支撑。' },
  ]
  return {
    schema: 1,
    kind: 'officialDocument',
    language: 'zh-CN',
    ...frame,
    title: `关于公布${competitionName}获奖名单的通知`,
    body,
    attachments: [
      {
        title: `${competitionName}获奖名单`,
        columns: [
          { label: '序号', share: 12, align: 'center' },
          { label: '姓名', share: 26, align: 'center' },
          { label: '单位', share: 56, align: 'left' },
          { label: '赛项', share: 28, align: 'center' },
          { label: '奖项', share: 20, align: 'center' },
          { label: '称号', share: 32, align: 'center' },
        ],
        rows: winners.map(({ name, organisation, eventName, award, honour }, index) => [String(index + 1), name, organisation, eventName, award, honour ?? '']),
      },
    ],
  }
}
