import type { DocumentFrame } from './award-notice.ts'
import type { OfficialDocument } from './payload.ts'

export interface RecognitionNoticeFacts extends DocumentFrame {
  /** 县级, 市级 */
  tierName: string
  studio: { name: string; lead: string; hostOrganisation: string; trade: string }
  /** Whether the studio was recognised at a lower tier before. */
  upgrade: boolean
  /** When the list was open to objections: 2026年5月8日至14日. */
  publicNotice: string
  /** What it rests on: 《……实施意见》（武政办〔2021〕46号） */
  policy: string
}

/** 关于认定……为……技能大师工作室的通知, the studio in the one attachment. */
export function composeRecognitionNotice({ tierName, studio, upgrade, publicNotice, policy, ...frame }: RecognitionNoticeFacts): OfficialDocument {
  return {
    schema: 1,
    kind: 'officialDocument',
    language: 'zh-CN',
    ...frame,
    title: `关于认定${studio.name}为${tierName}技能大师工作室的通知`,
    body: [
      { kind: 'paragraph', text: `根据${policy}规定，经单位申报、资格审查、专家评审，并于${publicNotice}公示期满无未处理的异议，现认定${studio.name}为${tierName}技能大师工作室${upgrade ? '，原级别由本次认定的级别代替' : ''}。` },
      { kind: 'heading1', text: '一、工作职责' },
      { kind: 'paragraph', text: '工作室领办人要带头开展技术攻关、技艺传承和技能交流，按年度制定计划、记录工作、报送年度报告，接受年度考核。' },
      { kind: 'heading1', text: '二、支持保障' },
      { kind: 'paragraph', text: '依托单位要落实场地、设备、经费和制度，资助经费专款专用，按规定的用途使用并单独记账。' },
      { kind: 'paragraph', text: '领办人、依托单位、名称、地址发生变化的，应当及时申请变更。' },
    ],
    attachments: [
      {
        title: `${tierName}技能大师工作室认定名单`,
        columns: [
          { label: '序号', share: 12, align: 'center' },
          { label: '工作室名称', share: 54, align: 'left' },
          { label: '领办人', share: 24, align: 'center' },
          { label: '依托单位', share: 48, align: 'left' },
          { label: '工种', share: 24, align: 'center' },
          { label: '级别', share: 18, align: 'center' },
        ],
        rows: [['1', studio.name, studio.lead, studio.hostOrganisation, studio.trade, tierName]],
      },
    ],
  }
}
