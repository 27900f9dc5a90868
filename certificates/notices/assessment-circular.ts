import type { DocumentFrame } from './award-notice.ts'
import type { OfficialDocument } from './payload.ts'

export interface AssessedStudio {
  name: string
  lead: string
  hostOrganisation: string
  outcome: '优秀' | '合格' | '不合格'
}

export interface AssessmentCircularFacts extends DocumentFrame {
  year: number
  /** 县级, 市级 */
  tierName: string
  /** 武义县 */
  regionName: string
  studios: readonly AssessedStudio[]
}

/** 关于……技能大师工作室年度考核结果的通报, excellent ones first in the text, the whole list attached. */
export function composeAssessmentCircular({ year, tierName, regionName, studios, ...frame }: AssessmentCircularFacts): OfficialDocument {
  const count = (outcome: AssessedStudio['outcome']): number => studios.filter((studio) => studio.outcome === outcome).length
  const excellent = studios.filter(({ outcome }) => outcome === '优秀').map(({ name }) => name)
  const subject = `${year}年度${tierName}技能大师工作室考核结果`
  return {
    schema: 1,
    kind: 'officialDocument',
    language: 'zh-CN',
    ...frame,
    title: `关于${regionName}${subject}的通报`,
    body: [
      { kind: 'paragraph', text: `根据技能大师工作室管理的有关规定，我局组织专家对${regionName}${tierName}技能大师工作室${year}年度工作情况进行了考核。现将结果通报如下。` },
      { kind: 'heading1', text: '一、考核结果' },
      { kind: 'paragraph', text: `参加考核的工作室共${studios.length}家，其中优秀${count('优秀')}家、合格${count('合格')}家、不合格${count('不合格')}家，名单见附件。` },
      ...(excellent.length > 0 ? ([{ kind: 'paragraph', text: `考核优秀的工作室为：${excellent.join('、')}。` }] as const) : []),
      { kind: 'heading1', text: '二、有关要求' },
      { kind: 'paragraph', text: '各领办人和依托单位要总结经验，持续开展技术攻关、技艺传承和人才培养；考核不合格的工作室要对照考核意见制定整改措施，按期完成整改。' },
    ],
    attachments: [
      {
        title: `${regionName}${subject}`,
        columns: [
          { label: '序号', share: 12, align: 'center' },
          { label: '工作室名称', share: 58, align: 'left' },
          { label: '领办人', share: 26, align: 'center' },
          { label: '依托单位', share: 52, align: 'left' },
          { label: '考核结果', share: 20, align: 'center' },
        ],
        rows: studios.map(({ name, lead, hostOrganisation, outcome }, index) => [String(index + 1), name, lead, hostOrganisation, outcome]),
      },
    ],
  }
}
