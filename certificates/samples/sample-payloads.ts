import { composeAppointmentSentence, composeParticipationSentence } from '../appointment-sentence.ts'
import { composeHonourSentence } from '../honour-sentence.ts'
import type { AwardCertificatePayload } from '../payload.ts'
import type { StudioPlaquePayload } from '../templates/studio-plaque.ts'

const competitionName = '2026年武义县第三届职业技能竞赛'

/** A made-up certificate; nobody of this name won anything. */
export const plainSample: AwardCertificatePayload = {
  schema: 1,
  kind: 'honour',
  design: 'classic',
  language: 'zh-CN',
  number: 'WY-JN-2026-0012',
  recipientName: '欧阳明远',
  honorific: '同志',
  organisation: '武义县某某机械制造有限公司',
  bodyText: composeHonourSentence({ competitionName, eventName: '数控车工', divisionName: '职工组', rank: 1, honour: '武义县技术能手' }),
  awardTitle: '武义县技术能手',
  issuerNames: ['武义县人力资源和社会保障局'],
  issuedOn: '2026-05-08',
  verifyUrl: 'https://jn.example.gov.cn/v/7K2M9QX4TB6WHC8DNR3FPJ5VYZ',
  verifyCode: '7K2M9QX4TB6WHC8DNR3FPJ5VYZ',
  demo: true,
  competitionId: 'sample-competition',
  editionId: 'sample-edition',
}

const named = (recipientName: string, more: Partial<AwardCertificatePayload> = {}): AwardCertificatePayload => ({ ...plainSample, recipientName, ...more })

/** One of each and the hard cases, by file name. */
export const samplePayloads: Readonly<Record<string, AwardCertificatePayload>> = {
  'plain': plainSample,
  'sealed-on-paper': named('欧阳明远', { demo: false }),
  'second-design': named('欧阳明远', { design: 'meander' }),
  'second-design-hard': named('伊斯坎达尔阿卜杜热合曼江·买买提吐尔逊阿卜杜克里木艾则孜江', { design: 'meander', demo: false, issuerNames: ['武义县人力资源和社会保障局', '武义县总工会'] }),
  'name-of-two': named('张三'),
  'name-of-three': named('王小明', { organisation: undefined }),
  'name-of-fifteen': named('阿卜杜热合曼·买买提吐尔逊江'),
  'name-of-thirty': named('伊斯坎达尔阿卜杜热合曼江·买买提吐尔逊阿卜杜克里木艾则孜江'),
  'name-of-fifty': named('伊斯坎达尔阿卜杜热合曼江买买提·吐尔逊阿卜杜克里木艾则孜江伊斯坎达尔·阿卜杜热合曼江买买提吐尔逊阿'),
  'rare-two': named('𠮷䶮'),
  'rare-many': named('㛃𬭎喆赟犇𠅤𫘪𪩘'),
  'rare-everywhere': named('赵𠮷', {
    organisation: '武义县𠮷祥𬭎业有限公司',
    bodyText: composeHonourSentence({ competitionName, eventName: '𬬻工', rank: 2, honour: '武义县𠮷星能手' }),
  }),
  'name-with-dot': named('买买提·吐尔逊'),
  'latin-name': named('Anna Müller', { honorific: '女士' }),
  'long-unit': named('林晓', { organisation: '浙江省武义县城南工业功能区百花山工业园精密数控机床与智能装备制造股份有限公司武义第二分公司装配车间' }),
  'prize-only': named('陈默', { bodyText: composeHonourSentence({ competitionName, eventName: '茶艺师', rank: 12, prize: '优胜奖' }), awardTitle: '优胜奖' }),
  'honour-only': named('陈默', { bodyText: composeHonourSentence({ competitionName: '武义县2026年技能带头人选拔大赛', honour: '武义县技能标兵' }), awardTitle: '武义县技能标兵' }),
  'long-sentence': named('周全', {
    bodyText: composeHonourSentence({
      competitionName: '2026年浙江省“匠心杯”新能源汽车智能装备与先进制造产业集群职业技能竞赛暨武义县第三届职业技能竞赛总决赛',
      eventName: '新能源汽车电机电控系统装调与智能网联汽车检测维修综合应用技术',
      divisionName: '企业职工组（含外来务工人员）',
      rank: 1,
      prize: '一等奖',
      honour: '武义县新能源汽车智能装备与先进制造产业首席技术能手',
    }),
  }),
  'two-issuers': named('林晓', { issuerNames: ['武义县人力资源和社会保障局', '武义县总工会'] }),
  'three-issuers': named('林晓', { issuerNames: ['武义县人力资源和社会保障局', '武义县总工会', '共青团武义县委员会武义县妇女联合会联合工作委员会'] }),
  'participation': named('林晓', {
    kind: 'participation',
    number: 'WY-CS-2026-0108',
    bodyText: composeParticipationSentence({ competitionName, eventName: '数控车工', divisionName: '学生组' }),
    awardTitle: '参赛证书',
  }),
  'judge-appointment': named('买买提·吐尔逊', {
    kind: 'judgeAppointment',
    number: 'WY-PS-2026-0007',
    bodyText: composeAppointmentSentence({ task: competitionName, eventName: '焊工', office: '裁判员', from: '2026-05-01', to: '2026-05-31' }),
    awardTitle: '裁判员',
  }),
  'expert-appointment': named('李㛃', {
    kind: 'expertAppointment',
    number: 'WY-PS-2026-0019',
    bodyText: composeAppointmentSentence({ task: '武义县2026年度技能大师工作室评审', office: '评审专家', from: '2026-06-01', to: '2026-12-31' }),
    awardTitle: '评审专家',
  }),
}

const plaque: StudioPlaquePayload = {
  schema: 1,
  kind: 'studioPlaque',
  language: 'zh-CN',
  number: 'WY-GZS-2026-0003',
  issuerNames: plainSample.issuerNames,
  issuedOn: '2026-06-18',
  verifyUrl: plainSample.verifyUrl,
  verifyCode: plainSample.verifyCode,
  demo: true,
  studioName: '武义县欧阳明远数控加工技能大师工作室',
  tierName: '县级',
  leadName: '欧阳明远',
  hostOrganisation: '武义县某某机械制造有限公司',
  occupationName: '数控车工',
  recognisedBy: '武人社发〔2026〕3号',
  studioId: 'sample-studio',
}

export const samplePlaques: Readonly<Record<string, StudioPlaquePayload>> = {
  'studio-plaque': plaque,
  'studio-plaque-long': {
    ...plaque,
    studioName: '武义县阿卜杜热合曼·买买提吐尔逊江新能源汽车智能装备与先进制造综合应用技能大师工作室',
    leadName: '阿卜杜热合曼·买买提吐尔逊江',
    hostOrganisation: '浙江省武义县城南工业功能区百花山工业园精密数控机床与智能装备制造股份有限公司武义第二分公司',
    occupationName: undefined,
  },
}
