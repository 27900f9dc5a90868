import { writeWorkbook } from '#app/services/workbooks/write-workbook.server.ts'

/** One item of the recorded day's marking scheme: how it is printed, what each judge gives each entrant, and what that brings by hand's arithmetic. */
export interface RecordedItem {
  letter: string
  code: string
  name: string
  method: '测量 · 是否' | '测量 · 区间' | '测量 · 阶梯' | '测量 · 线性' | '评判 0–3' | '扣分'
  marks: string
  /** One value that the panel shares; the first judge writes it down. */
  shared: boolean
  unit: string
  decimals: string
  rule: string
  /** What is given, as typed: yes is '1', no '0'. `at` is the entrant's place from the top, `judge` the place of the panel (0–4). */
  value: (at: number, judge: number) => string
  /** Hundredths that a value brings; below 0 what it takes. */
  brings: (value: number) => number
}

const BENCHMARKS = ['有明显缺陷', '达到行业要求', '部分优于要求', '全面优于要求']
const CRITERIA: Readonly<Record<string, { name: string; marks: string }>> = { A: { name: '安全准备', marks: '12' }, B: { name: '线路安装', marks: '32' }, C: { name: '通电调试', marks: '26' }, D: { name: '工艺质量', marks: '30' }, S: { name: '违规扣分', marks: '0' } }

type Given = Pick<RecordedItem, 'value' | 'brings'> & { shared?: boolean }
const measured = (method: RecordedItem['method'], code: string, name: string, marks: number, unit: string, decimals: string, rule: string, { shared = false, ...given }: Given): RecordedItem => ({ letter: code[0]!, code, name, method, marks: String(marks), shared, unit, decimals, rule, ...given })

/** Full mark for everybody before `until`. */
const yesNo = (code: string, name: string, marks: number, until: number, shared = false) =>
  measured('测量 · 是否', code, name, marks, '', '', '', { shared, value: (at) => (at < until ? '1' : '0'), brings: (value) => value * marks * 100 })

/** Judged by each; a mild hand gives one more than a strict one, and never more than that. */
const judged = (name: string, index: number): RecordedItem => ({
  letter: 'D', code: `D${index + 1}`, name, method: '评判 0–3', marks: '3', shared: false, unit: '', decimals: '', rule: '',
  value: (at, judge) => String(2 - Math.floor((at + 2 * index) / 30) + ((judge + index + at) % 3 === 0 ? 1 : 0)),
  brings: (value) => value * 100,
})

const fault = (code: string, name: string, marks: number, perTime: number, { shared, times }: { shared: boolean; times: (at: number, judge: number) => number }): RecordedItem => ({
  letter: 'S', code, name, method: '扣分', marks: String(marks), shared, unit: '', decimals: '', rule: String(perTime), value: (at, judge) => String(times(at, judge)), brings: (value) => -Math.min(marks, value * perTime) * 100,
})

const startedSteps = (deviation: number, step: number) => Math.ceil(Math.max(0, deviation) / step)

/** Wiring and commissioning, thirty items of every kind; measured and judged ones add up to 100. */
export const ITEMS: readonly RecordedItem[] = [
  yesNo('A1', '劳保用品穿戴', 2, 39),
  yesNo('A2', '停电、验电、挂牌', 4, 38),
  yesNo('A3', '工具仪表检查', 2, 36),
  measured('测量 · 区间', 'A4', '绝缘电阻', 4, 'MΩ', '2', '≥1=4; 0.5~0.99=2; ≤0.49=0', { shared: true, value: (at) => (1.6 - at * 0.02).toFixed(2), brings: (value) => (value >= 1 ? 400 : value >= 0.5 ? 200 : 0) }),
  measured('测量 · 线性', 'B1', '导线敷设偏差', 8, 'mm', '2', '10→2', { value: (at, judge) => (2 + at * 0.08 + judge * 0.1).toFixed(2), brings: (value) => Math.min(800, Math.round((10 - value) * 100)) }),
  measured('测量 · 区间', 'B2', '端子露铜', 4, 'mm', '2', '≤1=4; 1.01~2=2; 2.01~3=1', { value: (at, judge) => (at * 0.05 + judge * 0.07).toFixed(2), brings: (value) => (value <= 1 ? 400 : value <= 2 ? 200 : value <= 3 ? 100 : 0) }),
  measured('测量 · 阶梯', 'B3', '元件安装高度', 4, 'mm', '0', '1300±5; 5=0.5', { value: (at, judge) => String(1300 + Math.floor(at / 2) + judge - 2), brings: (value) => Math.max(0, 400 - 50 * startedSteps(Math.abs(value - 1300) - 5, 5)) }),
  measured('测量 · 线性', 'B4', '线槽接缝', 4, 'mm', '2', '5→1', { value: (at, judge) => (1 + at * 0.03 + ((judge * 2) % 5) * 0.1).toFixed(2), brings: (value) => Math.min(400, Math.round((5 - value) * 100)) }),
  measured('测量 · 区间', 'B5', '接地电阻', 4, 'Ω', '1', '≤4=4; 4.1~10=1', { shared: true, value: (at) => (2 + at * 0.06).toFixed(1), brings: (value) => (value <= 4 ? 400 : value <= 10 ? 100 : 0) }),
  measured('测量 · 线性', 'B6', '端子压接拉力', 4, 'N', '1', '20→60', { value: (at, judge) => (60 - at * 0.4 - judge * 0.3).toFixed(1), brings: (value) => Math.round((value - 20) * 10) }),
  measured('测量 · 阶梯', 'B7', '号码管缺失', 2, '处', '0', '0+0; 1=0.5', { value: (at, judge) => String(Math.floor((at + judge) / 15)), brings: (value) => Math.max(0, 200 - 50 * value) }),
  yesNo('B8', '线路连接正确', 2, 37),
  yesNo('C1', '一次通电成功', 6, 35, true),
  yesNo('C2', '双控照明', 4, 38),
  yesNo('C3', '电动机正反转', 4, 34),
  measured('测量 · 阶梯', 'C4', '热继电器整定', 3, 'A', '1', '2.2±0.1; 0.1=0.5', { value: (at, judge) => (2.2 + Math.floor((at + judge) / 14) * 0.1).toFixed(1), brings: (value) => Math.max(0, 300 - 50 * startedSteps(Math.round(Math.abs(value - 2.2) * 10) - 1, 1)) }),
  measured('测量 · 线性', 'C5', '完成时间', 6, 'min', '0', '120→90', { shared: true, value: (at) => String(85 + Math.floor(at / 2)), brings: (value) => Math.min(600, Math.max(0, (120 - value) * 20)) }),
  yesNo('C6', '故障排除', 3, 28),
  ...['布局合理', '横平竖直', '标识清楚', '端子紧固', '绝缘处理', '线槽收口', '台面整洁', '操作规范', '用料节约', '文明施工'].map(judged),
  fault('S1', '带电操作', 6, 2, { shared: true, times: (at) => (at === 12 ? 1 : 0) }),
  fault('S2', '工具落地', 2, 0.5, { shared: false, times: (at, judge) => (at % 9 === 5 ? 1 + ((at + judge) % 2) : 0) }),
]

/** One judge's mark of an entrant: what was measured and judged, less what is deducted, never below 0. */
export function markByItems(at: number, judge: number): number {
  const brought = ITEMS.map((item) => item.brings(Number(item.value(at, judge))))
  return Math.max(0, brought.reduce((sum, one) => sum + one, 0))
}

/** The scheme as an organiser fills it in: the workbook whose columns the template has. */
export async function schemeWorkbook(): Promise<Buffer> {
  const headers = ['标准代号', '评分标准', '标准分值', '编号', '评分项', '评分办法', '分值', '评分人', '单位', '小数位', '公式', '0 分标准', '1 分标准', '2 分标准', '3 分标准']
  const rows = ITEMS.map(({ letter, code, name, method, marks, shared, unit, decimals, rule }) => {
    const criterion = CRITERIA[letter]!
    return [letter, criterion.name, criterion.marks, code, name, method, marks, shared ? '裁判组共评' : '各裁判分别评', unit, decimals, rule, ...(method === '评判 0–3' ? BENCHMARKS : ['', '', '', ''])]
  })
  return Buffer.from(await writeWorkbook([{ name: '评分表', columns: headers.map((header) => ({ header, width: 14, type: 'text' as const })), rows }]))
}
