import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { renderWorkPaper } from '#certificates/forms/work-paper.ts'
import { applicationTerms } from '#scoring/studios/application/terms.ts'
import type { ApplicationTier } from '#scoring/studios/application/condition.ts'

/** What stands on each paper of evidence, by condition. */
const SHOWN: Readonly<Record<string, { name: string; lines: readonly string[] }>> = {
  level: { name: '职业技能等级证书', lines: ['职业（工种）及等级：见申报表', '发证机构：浙江省职业技能鉴定指导中心', '经依托单位核对，与原件一致。'] },
  premises: { name: '场地平面图', lines: ['工作区、教学区、陈列区各一间', '经依托单位测量，建筑面积与申报表一致。'] },
  equipment: { name: '设备清单', lines: ['加工设备 6 台，检测设备 3 台，教学工位 8 个', '设备完好，满足攻关和带徒需要。'] },
  matchingFunds: { name: '配套经费证明', lines: ['依托单位每年列支工作室配套经费，单独记账。', '附：经费下达通知。'] },
  rules: { name: '管理和经费使用制度', lines: ['工作室管理办法', '经费使用办法', '安全操作规程'] },
  projects: { name: '技术攻关项目汇总', lines: ['近三年完成的攻关项目、起止日期、解决的难题和效益见附表。'] },
  trainees: { name: '师徒协议', lines: ['师徒双方约定学习期限、目标等级和考核办法。', '协议一式三份，依托单位盖章。'] },
}

export interface Evidence {
  condition: string
  name: string
  bytes: Buffer
}

/** A paper of evidence for each condition that was answered and asks for one, as an office would scan it. */
export async function drawEvidence({ studio, host, policyId, tier, answers, on }: { studio: string; host: string; policyId: string; tier: ApplicationTier; answers: Readonly<Record<string, string>>; on: string }): Promise<Evidence[]> {
  const { conditions } = applicationTerms(policyId, tier)!
  const asked = conditions.filter(({ key, evidence }) => evidence && (answers[key] ?? '') !== '' && SHOWN[key])
  return Promise.all(
    asked.map(async ({ key }) => {
      const { name, lines } = SHOWN[key]!
      const payload = { schema: 1, kind: 'workPaper', language: 'zh-CN', layout: 'portrait', title: name, subtitle: studio, footLabel: `${studio} · 申报材料`, printedOn: on, organiserName: host, facts: [...lines], sections: [], notes: ['演示材料，内容为虚构。'], signers: ['依托单位（盖章）', '经办人（签字）'] } as const
      return { condition: key, name: `${name}.pdf`, bytes: await renderWorkPaper({ ...payload, facts: [...lines], sections: [], notes: [...payload.notes], signers: [...payload.signers] }, certificateFonts()) }
    }),
  )
}
