import type { PrintedDocument } from '../printed-document.ts'
import { sampleWinners } from './sample-documents.ts'
import { plainSample } from './sample-payloads.ts'

const competitionName = '2026年武义县第三届职业技能竞赛'
const longUnit = '浙江省武义县城南工业功能区百花山工业园精密数控机床与智能装备制造股份有限公司武义第二分公司'
const common = { schema: 1, language: 'zh-CN' } as const

const proof = {
  ...common,
  kind: 'promotionProof',
  number: 'WY-JS-2026-0012',
  issuerNames: plainSample.issuerNames,
  issuedOn: '2026-05-18',
  verifyUrl: plainSample.verifyUrl,
  demo: true,
  recipientName: '欧阳明远',
  honorific: '同志',
  maskedIdNumber: '330723********0012',
  organisation: '武义县某某机械制造有限公司',
  competitionName,
  eventName: '数控车工',
  heldOn: '2026-05-06',
  rankText: '第一名',
  occupation: '车工（6-18-01-01）',
  levelHeld: '四级/中级工',
  levelGranted: '二级/技师',
  basis: '武政办〔2021〕46号 二、3',
  editionId: 'sample-edition',
} as const

const slip = {
  ...common,
  kind: 'admissionSlip',
  checkInCode: '7K3M9QXA2BCD5E8F',
  competitionName,
  eventName: '数控车工',
  divisionName: '职工组',
  entryNumber: 'SK-017',
  recipientName: '买买提·吐尔逊',
  maskedIdNumber: '650102********0031',
  organisation: '武义县某某机械制造有限公司',
  parts: [
    { name: '理论知识', time: '2026年5月6日 9:00—10:30', place: '武义职业技术学校 3号楼 201 机房', seat: '第2场 15座' },
    { name: '技能操作', time: '2026年5月7日 8:00—12:00', place: '武义职业技术学校 实训中心一楼', seat: '第1批 4工位' },
  ],
  notes: ['凭本证和有效身份证件入场，开考30分钟后不得入场。', '不得携带通信工具和存储设备进入赛场，违者按作弊处理。', '遵守安全操作规程，穿戴好劳动防护用品。', '对成绩有异议的，在公示期内向仲裁组书面提出。'],
  organiserName: '武义县人力资源和社会保障局',
  issuedOn: '2026-04-28',
} as const

/** One of each form and the hard cases, by file name; all people made up, numbers masked or impossible. */
export const sampleForms: Readonly<Record<string, PrintedDocument>> = {
  'promotion-proof': proof,
  'promotion-proof-hard': {
    ...proof,
    recipientName: '阿卜杜热合曼·买买提吐尔逊江',
    organisation: longUnit,
    competitionName: '2026年浙江省“匠心杯”新能源汽车智能装备与先进制造产业集群职业技能竞赛暨武义县第三届职业技能竞赛总决赛',
    levelHeld: undefined,
    issuerNames: ['武义县人力资源和社会保障局', '武义县总工会'],
  },
  'admission-slip': { ...slip, parts: [...slip.parts], notes: [...slip.notes] },
  'admission-slip-hard': {
    ...slip,
    recipientName: '伊斯坎达尔阿卜杜热合曼江·买买提吐尔逊阿卜杜克里木艾则孜江',
    organisation: longUnit,
    parts: [...slip.parts, ...slip.parts],
    notes: [...slip.notes, ...slip.notes],
  },
  'score-book': {
    ...common,
    kind: 'scoreBook',
    competitionName,
    editionLabel: '第1版　记录号 3f9a1c7d52e8',
    printedOn: '2026-05-07',
    organiserName: '武义县人力资源和社会保障局',
    events: ['数控车工', '焊工'].map((name, event) => ({
      name,
      columns: [
        { label: '名次', share: 14, align: 'center' as const },
        { label: '参赛号', share: 20, align: 'center' as const },
        { label: '姓名', share: 36, align: 'center' as const },
        { label: '单位', share: 80, align: 'left' as const },
        { label: '理论知识', share: 22, align: 'center' as const },
        { label: '技能操作', share: 22, align: 'center' as const },
        { label: '总成绩', share: 22, align: 'center' as const },
        { label: '备注', share: 40, align: 'left' as const },
      ],
      rows: sampleWinners.slice(0, event === 0 ? 46 : 9).map((winner, index) => [
        String(index + 1), `SK-${String(index + 1).padStart(3, '0')}`, winner.name, winner.organisation, (95 - index).toFixed(2), (92 - index * 0.75).toFixed(2), (92.9 - index * 0.83).toFixed(2), index === 3 ? '由技能操作分列' : '',
      ]),
      signers: ['裁判长', '监督员', '记分员'],
    })),
  },
  'fund-application': {
    ...common,
    kind: 'fundApplication',
    regionName: '拱墅区',
    applicant: '某某机械制造有限公司',
    appliedOn: '2026-09-10',
    enterpriseName: '某某机械制造有限公司',
    contact: '林晓　0571-00000000',
    documentTitle: '2026年度职工技术创新竞赛活动实施方案',
    documentNumber: '拱人社〔2026〕8号',
    bank: '某某银行拱墅支行',
    bankAccount: '0000 0000 0000 0000 000',
    projectName: 'A类大赛赛前训练补贴（36人）',
    amountInCapitals: '壹万捌仟元整',
    amountInFigures: '18,000.00',
    printedOn: '2026-09-10',
  },
  'fund-application-blank': { ...common, kind: 'fundApplication', regionName: '拱墅区', printedOn: '2026-09-10' },
  'allowance-roster': {
    ...common,
    kind: 'allowanceRoster',
    applicant: '某某机械制造有限公司',
    appliedOn: '2026-09-10',
    people: sampleWinners.slice(0, 40).map(({ name }, index) => ({
      name,
      idNumber: `330105000000${String(index).padStart(4, '0')}00`,
      occupation: '车工（6-18-01-01）',
      level: '三级/高级工',
      phone: '00000000000',
    })),
  },
  'annual-report': {
    ...common,
    kind: 'annualReport',
    title: '技能大师工作室2026年度报告表',
    studioName: '武义县欧阳明远数控加工技能大师工作室',
    footLabel: '武义县欧阳明远数控加工技能大师工作室　已提交',
    printedOn: '2026-12-10',
    organiserName: plainSample.issuerNames[0]!,
    facts: [{ label: '领办人', value: ['欧阳明远'] }, { label: '依托单位', value: [longUnit] }],
    sections: [
      { title: '一、基础保障', rows: [{ label: '专用场地面积', value: ['120'] }, { label: '荣誉展示栏', value: [] }] },
      { title: '六、总结和计划', rows: [{ label: '年度总结', value: ['完成技改项目一项，返修率由百分之六降到百分之一点五；带徒六人，两人取得高级工证书。', '开展公开课和技术交流，服务小微企业。'] }] },
    ],
    lists: [
      {
        heading: '徒弟名册',
        columns: [{ label: '序号', share: 10, align: 'center' }, { label: '姓名', share: 30, align: 'center' }, { label: '目标等级', share: 40, align: 'center' }],
        rows: sampleWinners.slice(0, 6).map(({ name }, index) => [String(index + 1), name, '三级/高级工']),
        toFillIn: false,
      },
    ],
    signatures: ['领办人签字', '依托单位意见（盖章）', '人社局意见（盖章）'],
  },
}
