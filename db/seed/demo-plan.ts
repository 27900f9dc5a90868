import type { Role } from '#db/schema/identity.ts'

/** Everything the demonstration shows is made up: two bureaus that exist, and nobody in them who does. */

export interface DemoUser {
  /** What the account signs in with. */
  username: string
  displayName: string
  role: Role
  region: 'wuyi' | 'yuyao' | null
  /** Event of the plan the role is narrowed to, where it is. */
  event?: string
  /** The studio the role is given for, where it is not the first one. */
  studio?: 'rectifying'
  /** What the account is called where its role's name alone would not tell it from another. */
  as?: { zh: string; en: string }
}

export const DEMO_USERS: readonly DemoUser[] = [
  { username: 'officer', displayName: '郑敏', role: 'bureauOfficer', region: 'wuyi' },
  { username: 'leader', displayName: '何国平', role: 'bureauLeader', region: 'wuyi' },
  { username: 'head', displayName: '朱志强', role: 'bureauLeader', region: 'wuyi', as: { zh: '人社局负责人（审定）', en: 'Head of the bureau' } },
  { username: 'organiser', displayName: '徐佳', role: 'organiser', region: 'wuyi' },
  { username: 'chief', displayName: '林正阳', role: 'chiefJudge', region: 'wuyi' },
  { username: 'judge', displayName: '叶少华', role: 'judge', region: 'wuyi', event: 'welding' },
  { username: 'judge2', displayName: '章文彬', role: 'judge', region: 'wuyi', event: 'forklift', as: { zh: '评分裁判（逐项评分）', en: 'Judge, marking item by item' } },
  { username: 'codes', displayName: '方慧', role: 'codeOfficer', region: 'wuyi' },
  { username: 'clerk', displayName: '朱晓燕', role: 'scoreClerk', region: 'wuyi' },
  { username: 'clerk2', displayName: '唐静', role: 'scoreClerk', region: 'wuyi' },
  { username: 'supervisor', displayName: '冯立新', role: 'supervisor', region: 'wuyi' },
  { username: 'arbitrator', displayName: '董宏', role: 'arbitrator', region: 'wuyi' },
  { username: 'studio', displayName: '傅金龙', role: 'studioLeader', region: 'wuyi' },
  { username: 'studio2', displayName: '童建军', role: 'studioLeader', region: 'wuyi', studio: 'rectifying', as: { zh: '工作室领办人（整改中）', en: 'Studio leader, told to put things right' } },
  { username: 'host', displayName: '金海燕', role: 'hostContact', region: 'wuyi' },
  { username: 'expert', displayName: '沈建国', role: 'expert', region: 'wuyi' },
  { username: 'expert2', displayName: '梁志远', role: 'expert', region: 'wuyi' },
  { username: 'candidate', displayName: '', role: 'candidate', region: 'wuyi', event: 'pastry' },
  { username: 'finance', displayName: '吕文静', role: 'finance', region: 'wuyi' },
  { username: 'auditor', displayName: '苏启航', role: 'auditor', region: 'wuyi' },
  { username: 'wuyi-admin', displayName: '程立', role: 'systemAdministrator', region: 'wuyi', as: { zh: '武义系统管理员', en: 'System administrator of Wuyi' } },
  { username: 'admin', displayName: '系统管理员', role: 'systemAdministrator', region: null, as: { zh: '系统管理员（各地区）', en: 'System administrator, all regions' } },
  { username: 'yuyao', displayName: '卢芳', role: 'bureauOfficer', region: 'yuyao', as: { zh: '余姚人社局经办', en: 'Bureau officer of Yuyao' } },
]

export const ROLE_NAMES: Readonly<Record<Role, { zh: string; en: string }>> = {
  bureauOfficer: { zh: '人社局经办', en: 'Bureau officer' },
  bureauLeader: { zh: '人社局领导', en: 'Bureau leader' },
  organiser: { zh: '竞赛承办', en: 'Contest organiser' },
  chiefJudge: { zh: '裁判长', en: 'Chief judge' },
  judge: { zh: '裁判', en: 'Judge' },
  codeOfficer: { zh: '加密裁判', en: 'Code officer' },
  scoreClerk: { zh: '记分员', en: 'Score clerk' },
  supervisor: { zh: '监督', en: 'Supervisor' },
  arbitrator: { zh: '仲裁', en: 'Arbitrator' },
  studioLeader: { zh: '工作室领办人', en: 'Studio leader' },
  hostContact: { zh: '依托单位联系人', en: 'Host contact' },
  expert: { zh: '评审专家', en: 'Expert reviewer' },
  candidate: { zh: '选手', en: 'Candidate' },
  finance: { zh: '财务', en: 'Finance' },
  auditor: { zh: '审计', en: 'Auditor' },
  systemAdministrator: { zh: '系统管理员', en: 'System administrator' },
}

export const DEMO_REGIONS = {
  wuyi: {
    code: '330723', name: '武义县', nameEn: 'Wuyi County', tier: 'county', policyIds: ['wuyi-2021-46'],
    settings: { certificateNumberPattern: 'WY-JN-{year}-{serial}', issuerName: '武义县人力资源和社会保障局', shortName: '武义' },
  },
  yuyao: {
    code: '330281', name: '余姚市', nameEn: 'Yuyao City', tier: 'county', policyIds: ['yuyao-2022-51'],
    settings: { certificateNumberPattern: 'YY-JN-{year}-{serial}', issuerName: '余姚市人力资源和社会保障局', shortName: '余姚' },
  },
} as const

/** How far a contest of the demonstration has come. */
export type DemoStage = 'draft' | 'open' | 'marking' | 'marked' | 'confirmed' | 'published' | 'archived'

export interface DemoContest {
  key: string
  region: 'wuyi' | 'yuyao'
  stage: DemoStage
  code: string
  name: string
  nameEn: string
  year: number
  finalOn: string
  place: string
  organiser: string
  host: string
  competitionClass: 1 | 2
  policyId: string | null
  event: {
    name: string
    nameEn: string
    template: string
    occupationCode: string | null
    occupationName: string
    noOccupationReason: string | null
    highestLevel: string | null
  }
  entrants: number
  /** Whether certificates are issued for the published result. */
  certificates?: boolean
  /** A mark corrected after publication, so that there is a second edition. */
  corrected?: boolean
  /** The third place is shared and only part of it fits under the cap. */
  tieAcrossCap?: boolean
}

const WUYI_BUREAU = '武义县人力资源和社会保障局'
const YUYAO_BUREAU = '余姚市人力资源和社会保障局'

export const DEMO_CONTESTS: readonly DemoContest[] = [
  {
    key: 'sewing', region: 'wuyi', stage: 'draft', code: 'WY2026-FR', name: '2026年武义县来料加工（缝纫）职业技能竞赛', nameEn: 'Wuyi sewing skill contest 2026', year: 2026,
    finalOn: '2026-12-19', place: '桐琴镇来料加工集聚区', organiser: WUYI_BUREAU, host: '武义县桐琴镇来料加工协会', competitionClass: 2, policyId: 'wuyi-2021-46',
    event: { name: '缝纫', nameEn: 'Sewing', template: 'practicalTimed', occupationCode: null, occupationName: '缝纫工', noOccupationReason: '专项职业能力，无国家职业标准', highestLevel: null }, entrants: 0,
  },
  {
    key: 'electrician', region: 'wuyi', stage: 'open', code: 'WY2026-DG', name: '2026年武义县电工职业技能竞赛', nameEn: 'Wuyi electrician skill contest 2026', year: 2026,
    finalOn: '2026-12-05', place: '武义县职业技术学校', organiser: WUYI_BUREAU, host: '武义县职业技术学校', competitionClass: 1, policyId: 'wuyi-2021-46',
    event: { name: '电工', nameEn: 'Electrician', template: 'theory30Practical70', occupationCode: '6-31-01-03', occupationName: '电工', noOccupationReason: null, highestLevel: 'seniorTechnician' }, entrants: 28,
  },
  {
    key: 'welding', region: 'wuyi', stage: 'marking', code: 'WY2026-HG', name: '2026年武义县“武川工匠杯”焊工职业技能竞赛', nameEn: 'Wuyi welding skill contest 2026', year: 2026,
    finalOn: '2026-11-21', place: '武义县职业技术学校焊接实训中心', organiser: WUYI_BUREAU, host: '武义县职业技术学校', competitionClass: 1, policyId: 'wuyi-2021-46',
    event: { name: '焊工', nameEn: 'Welder', template: 'theory20Practical80Panel', occupationCode: '6-18-02-04', occupationName: '焊工', noOccupationReason: null, highestLevel: 'seniorTechnician' }, entrants: 36,
  },
  {
    key: 'turning', region: 'wuyi', stage: 'marked', code: 'WY2026-CG', name: '2026年武义县数控车工职业技能竞赛', nameEn: 'Wuyi CNC turning skill contest 2026', year: 2026,
    finalOn: '2026-11-14', place: '浙江武川电动工具有限公司', organiser: WUYI_BUREAU, host: '浙江武川电动工具有限公司', competitionClass: 1, policyId: 'wuyi-2021-46',
    event: { name: '车工（数控）', nameEn: 'CNC turner', template: 'theory30Practical70', occupationCode: '6-18-01-01', occupationName: '车工', noOccupationReason: null, highestLevel: 'seniorTechnician' }, entrants: 32, tieAcrossCap: true,
  },
  {
    key: 'pastry', region: 'wuyi', stage: 'published', code: 'WY2026-MD', name: '2026年武义县中式面点师职业技能竞赛', nameEn: 'Wuyi Chinese pastry skill contest 2026', year: 2026,
    finalOn: '2026-10-24', place: '浙江明招温泉酒店有限公司', organiser: WUYI_BUREAU, host: '浙江明招温泉酒店有限公司', competitionClass: 1, policyId: 'wuyi-2021-46',
    event: { name: '中式面点师', nameEn: 'Chinese pastry chef', template: 'theory30Practical70', occupationCode: '4-03-02-02', occupationName: '中式面点师', noOccupationReason: null, highestLevel: 'seniorTechnician' }, entrants: 36,
    certificates: true, corrected: true,
  },
  {
    key: 'assembly', region: 'wuyi', stage: 'archived', code: 'WY2025-ZP', name: '2025年武义县装配钳工职业技能竞赛', nameEn: 'Wuyi fitter skill contest 2025', year: 2025,
    finalOn: '2025-10-18', place: '武义泉溪机电有限公司', organiser: WUYI_BUREAU, host: '武义泉溪机电有限公司', competitionClass: 1, policyId: 'wuyi-2021-46',
    event: { name: '钳工', nameEn: 'Fitter', template: 'theory30Practical70', occupationCode: '6-20-01-01', occupationName: '钳工', noOccupationReason: null, highestLevel: 'seniorTechnician' }, entrants: 24, certificates: true,
  },
  {
    key: 'mould', region: 'yuyao', stage: 'published', code: 'YY2026-MJ', name: '2026年“技能余姚”模具工职业技能竞赛', nameEn: 'Yuyao mould maker skill contest 2026', year: 2026,
    finalOn: '2026-09-19', place: '余姚舜江模具有限公司', organiser: YUYAO_BUREAU, host: '余姚舜江模具有限公司', competitionClass: 1, policyId: 'yuyao-2022-51',
    event: { name: '模具工', nameEn: 'Mould maker', template: 'theory30Practical70', occupationCode: '6-18-04-01', occupationName: '模具工', noOccupationReason: null, highestLevel: 'seniorTechnician' }, entrants: 20, certificates: true,
  },
  {
    key: 'fitting', region: 'yuyao', stage: 'open', code: 'YY2026-QG', name: '2026年“技能余姚”钳工职业技能竞赛', nameEn: 'Yuyao fitter skill contest 2026', year: 2026,
    finalOn: '2026-12-12', place: '余姚市技工学校', organiser: YUYAO_BUREAU, host: '余姚市技工学校', competitionClass: 1, policyId: 'yuyao-2022-51',
    event: { name: '钳工', nameEn: 'Fitter', template: 'theory30Practical70', occupationCode: '6-20-01-01', occupationName: '钳工', noOccupationReason: null, highestLevel: 'seniorTechnician' }, entrants: 12,
  },
]
