import { composeAssessmentCircular } from '../notices/assessment-circular.ts'
import { composeAwardNotice } from '../notices/award-notice.ts'
import type { AwardWinner, DocumentFrame } from '../notices/award-notice.ts'
import type { OfficialDocument } from '../notices/payload.ts'

const frame: DocumentFrame = {
  issuerMark: '武义县人力资源和社会保障局文件',
  documentNumber: { prefix: '武人社发', year: 2026, number: 15 },
  addressee: '各乡镇人民政府、街道办事处，县级有关部门，各有关企业、职业院校',
  issuerNames: ['武义县人力资源和社会保障局'],
  issuedOn: '2026-05-18',
  note: '此件公开发布',
  imprint: { copyTo: '金华市人力资源和社会保障局，武义县人民政府办公室，武义县总工会，共青团武义县委，武义县妇女联合会', printedBy: '武义县人力资源和社会保障局办公室', printedOn: '2026-05-18' },
  demo: true,
}

const names = ['欧阳明远', '张三', '买买提·吐尔逊', '王小明', '𠮷䶮', '李㛃', '赵𬭎', '陈喆', '周赟', '吴犇', '阿卜杜热合曼·买买提吐尔逊江', 'Anna Müller']
const units = ['武义县某某机械制造有限公司', '武义职业技术学校', '浙江省武义县城南工业功能区百花山工业园精密数控机床与智能装备制造股份有限公司武义第二分公司', '某某电动工具有限公司']
const events = ['数控车工', '焊工', '电工', '茶艺师', '汽车维修工']

/** Made-up winners; nobody of these names won anything. */
export const sampleWinners: AwardWinner[] = Array.from({ length: 60 }, (_, index) => ({
  name: names[index % names.length]!,
  organisation: units[index % units.length]!,
  eventName: events[Math.floor(index / 12)]!,
  award: ['一等奖', '二等奖', '三等奖'][Math.min(2, Math.floor((index % 12) / 2))]!,
  ...(index % 12 < 3 ? { honour: '武义县技术能手' } : {}),
}))

export const sampleDocuments: Readonly<Record<string, OfficialDocument>> = {
  'award-notice': composeAwardNotice({
    ...frame,
    competitionName: '2026年武义县第三届职业技能竞赛',
    heldOn: '2026年5月6日至7日',
    entrants: 186,
    publicNotice: '2026年5月8日至14日',
    policyNumber: '武政办〔2021〕46号',
    winners: sampleWinners,
  }),
  'assessment-circular': composeAssessmentCircular({
    ...frame,
    documentNumber: { prefix: '武人社发', year: 2026, number: 3 },
    year: 2025,
    tierName: '县级',
    regionName: '武义县',
    studios: Array.from({ length: 24 }, (_, index) => ({
      name: `${names[index % names.length]!}技能大师工作室`,
      lead: names[index % names.length]!,
      hostOrganisation: units[index % units.length]!,
      outcome: (['优秀', '合格', '合格', '合格', '不合格'] as const)[index % 5]!,
    })),
  }),
}
