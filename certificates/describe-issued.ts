import type { IssuedDocument } from './issued-document.ts'
import { certificateLabels } from './templates/labels.ts'

/** What a certificate says, in the few fields that lists, the public record and the credential show. */
export interface IssuedWords {
  /** Whose it is: the person, or the leader of a studio. */
  name: string
  organisation: string
  /** 荣誉证书, 聘书, 职业技能等级晋升证明 … */
  heading: string
  /** 一等奖, 裁判员, 二级/技师, or the name of a studio. */
  award: string
  sentence: string
}

/** The words of a payload, whatever its kind. */
export function describeIssued(payload: IssuedDocument): IssuedWords {
  const { headings } = certificateLabels[payload.language]
  if (payload.kind === 'studioPlaque') {
    const sentence = `${payload.tierName}${headings.studioPlaque.title}，依托单位${payload.hostOrganisation}`
    return { name: payload.leadName, organisation: payload.hostOrganisation, heading: headings.studioPlaque.title, award: payload.studioName, sentence }
  }
  if (payload.kind === 'promotionProof') {
    const sentence = `${payload.competitionName}${payload.eventName}项目${payload.rankText}，依据${payload.basis}可晋升${payload.levelGranted}`
    return { name: payload.recipientName, organisation: payload.organisation ?? '', heading: '职业技能等级晋升证明', award: payload.levelGranted, sentence }
  }
  const sentence = payload.bodyText.map(({ text }) => text).join('')
  return { name: payload.recipientName, organisation: payload.organisation ?? '', heading: headings[payload.kind].title, award: payload.awardTitle, sentence }
}
