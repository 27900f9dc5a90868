import type { CitedClause } from '#app/components/disclosure/citation.tsx'
import type { Locale } from '#app/messages/index.ts'

/** Made-up people, numbers and sentences for the gallery. Nobody here exists. */

export interface GalleryRow {
  id: string
  number: string
  name: string
  unit: string
  theory: number | null
  practical: number | null
  total: number | null
  rank: number | null
  outcome: 'technician' | 'seniorWorker' | 'undecided' | 'none'
}

const surnames = ['林', '陈', '欧阳', '周', '章', '程', '柳', '叶', '孔', '沈']
const given = ['建国', '喆', '赟', '晓东', '㛃', '丽华', '志强', '犇', '雨桐', '海燕']
const unitsZh = ['武义晨光工具有限公司', '余姚市第四职业技术学校', '永和模具厂', '浙江金岩电器股份有限公司武义分公司', '壶山街道技工站']
const unitsEn = ['Chenguang Tools', 'Yuyao Vocational School No. 4', 'Yonghe Mould Works', 'Jinyan Electric, Wuyi branch', 'Hushan Workshop']

/** Deterministic, so that two screenshots of the gallery are alike. */
export function sampleRows(locale: Locale, count: number): GalleryRow[] {
  return Array.from({ length: count }, (_, index) => {
    const theory = 5800 + ((index * 1373) % 4150)
    const practical = index % 11 === 7 ? null : 6100 + ((index * 977) % 3800)
    const total = practical === null ? null : Math.round((theory * 30 + practical * 70) / 100)
    const place = index + 1
    return {
      id: `row-${place}`,
      number: `A${String(place).padStart(2, '0')}`,
      name: index === 3 ? '阿卜杜热合曼·买买提' : `${surnames[index % 10]}${given[(index * 7) % 10]}`,
      unit: (locale === 'zh-CN' ? unitsZh : unitsEn)[index % 5] ?? '',
      theory,
      practical,
      total,
      rank: total === null ? null : place,
      outcome: index < 3 ? 'technician' : index < 8 ? 'seniorWorker' : index === 8 ? 'undecided' : 'none',
    }
  })
}

const zh = {
  region: '武义县人力资源和社会保障局',
  person: { displayName: '王经办', roles: ['人社局经办人'] },
  title: '2025年武义县职业技能大赛电工赛项',
  lead: '县级一类 · 2025年11月6日 · 武义县职业技术学校 · 参赛 36 人',
  crumbs: ['竞赛', '2025年武义县职业技能大赛'],
  words: {
    publish: '公布成绩',
    export: '导出表格',
    heading: '排名',
    note: '按总成绩排名，总成绩相同的依次比较实操成绩和用时。',
    tones: ['待审核', '评分中', '需要处理', '已公布', '已撤销'],
    sealNotice: '本赛项成绩已于 2025 年 11 月 10 日 09:00 公布，第 2 版。',
    attentionNotice: '有 2 名选手的实操成绩相差超过 15 分，请裁判长确认。',
    plainNotice: '规则自首次录入成绩起冻结。',
    emptyTitle: '还没有参赛选手',
    emptyText: '下载模板填写后导入，也可以逐个添加。',
    columns: { number: '编号', unit: '单位', total: '总成绩', rank: '名次', promotion: '晋升' },
    facts: [
      ['赛项', '电工（6-31-01-03，2018年版）'],
      ['成绩组成', '理论 30%，实操 70%'],
      ['合格线', '理论、实操均为 60 分'],
      ['同分处理', '实操成绩高者在前；仍相同的，用时短者在前；仍相同的，名次并列'],
    ],
    fields: { name: '竞赛名称', unit: '承办单位', day: '决赛日期', tier: '级别', weight: '理论权重', note: '说明', theory: '只比理论', file: '参赛选手名单', choose: '公布范围', choices: ['仅名次', '名次和总成绩', '名次、总成绩和分项成绩'] },
    fieldHint: '与通知文件上的名称一致。',
    errors: { name: '请填写竞赛名称。', weight: '权重合计应为 100%，现为 110%。' },
    revoke: '撤销证书',
    revokeText: '撤销后，扫描二维码将显示“已撤销”，持证人页面同时更新。',
    progress: '正在制作证书',
    toast: '成绩已公布。',
    badToast: 'A07 的成绩未能保存，已留在本机，稍后自动重试。',
    missing: ['还有 3 名选手没有实操成绩', '裁判长尚未确认同分裁定'],
    states: ['筹备', '报名中', '报名截止', '已检录', '评分中', '复核中', '现场公布', '公示中', '已公布', '已归档'],
    sum: '合计',
    money: '承办补助',
  },
  cite: {
    policyId: 'wuyi-2021-46',
    title: '武义县技能人才培养激励政策',
    documentNumber: '武政办〔2021〕46号',
    clause: '二、3',
    gist: '县级一类竞赛前三名可破格晋升技师，人数不超过参赛选手的一成。',
    status: 'inForce',
    effectiveFrom: '2021-08-01',
    effectiveTo: null,
  } satisfies CitedClause as CitedClause,
}

const en: typeof zh = {
  region: 'Wuyi County Human Resources Bureau',
  person: { displayName: 'Wang Jing', roles: ['Bureau officer'] },
  title: 'Wuyi County Skill Contest 2025, electrician',
  lead: 'County, class 1 · 6 November 2025 · Wuyi Vocational School · 36 entrants',
  crumbs: ['Competitions', 'Wuyi County Skill Contest 2025'],
  words: {
    publish: 'Publish the result',
    export: 'Export the table',
    heading: 'Ranking',
    note: 'By total; equal totals by practical mark, then by time.',
    tones: ['To be checked', 'Scoring', 'Needs attention', 'Published', 'Revoked'],
    sealNotice: 'The result of this event was published on 10 November 2025 at 09:00, edition 2.',
    attentionNotice: 'The practical marks of 2 entrants lie more than 15 points apart. The chief judge should confirm them.',
    plainNotice: 'The rules are frozen from the first mark on.',
    emptyTitle: 'No entrants yet',
    emptyText: 'Fill in the template and import it, or add them one by one.',
    columns: { number: 'No.', unit: 'Organisation', total: 'Total', rank: 'Rank', promotion: 'Promotion' },
    facts: [
      ['Event', 'Electrician (6-31-01-03, edition 2018)'],
      ['Parts', 'theory 30 %, practical 70 %'],
      ['Pass mark', '60 in theory and in practical'],
      ['Equal totals', 'the higher practical mark first, then the shorter time; what is still equal shares the rank'],
    ],
    fields: { name: 'Name', unit: 'Host', day: 'Day of the final', tier: 'Tier', weight: 'Weight of theory', note: 'Remark', theory: 'Theory only', file: 'List of entrants', choose: 'What is published', choices: ['Ranks only', 'Ranks and totals', 'Ranks, totals and parts'] },
    fieldHint: 'As in the notice.',
    errors: { name: 'Give the competition a name.', weight: 'The weights must add up to 100 %; now they make 110 %.' },
    revoke: 'Revoke the certificate',
    revokeText: 'From then on the QR code shows “revoked”, and so does the holder’s page.',
    progress: 'Drawing certificates',
    toast: 'The result is published.',
    badToast: 'The mark of A07 was not saved. It is kept on this device and sent again.',
    missing: ['3 entrants have no practical mark', 'The chief judge has not decided the tie'],
    states: ['Preparing', 'Open', 'Closed', 'Checked in', 'Scoring', 'Checking', 'Provisional', 'Notice', 'Published', 'Archived'],
    sum: 'Sum',
    money: 'Host subsidy',
  },
  cite: {
    policyId: 'wuyi-2021-46',
    title: 'Wuyi policy for skilled people',
    documentNumber: '武政办〔2021〕46号',
    clause: '二、3',
    gist: 'In a county contest of class 1 the first three may rise to technician, at most one in ten of the field.',
    status: 'inForce',
    effectiveFrom: '2021-08-01',
    effectiveTo: null,
  },
}

/** All samples of one language, sent to the page by its loader. */
export function gallerySamples(locale: Locale) {
  const rows = sampleRows(locale, 36)
  const later = rows.map((row) => (row.id === 'row-2' ? { ...row, practical: 8850, total: 8210, rank: 1 } : row.id === 'row-1' ? { ...row, rank: 2 } : row)).filter((row) => row.id !== 'row-30')
  return { ...(locale === 'en' ? en : zh), rows, later, many: sampleRows(locale, 600) }
}

export type GallerySamples = ReturnType<typeof gallerySamples>
