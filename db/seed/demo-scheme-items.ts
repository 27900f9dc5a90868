import { shortValue } from '#scoring/schemes/rule-text.ts'
import type { Criterion, MarkingScheme, SchemeItem } from '#scoring/schemes/scheme.ts'

/** 轴类零件加工: a stepped shaft with thread and bore; thirty items of 100 marks and two deductions. Made up after the kind of sheet such contests use. */

const mm = (code: string, name: string, marks: number, rule: Extract<SchemeItem, { kind: 'measurement' }>['rule'], decimals: 2 | 3 = 3): SchemeItem => ({
  key: code.toLowerCase(), code, name, marks, kind: 'measurement', unit: 'mm', decimals, judgedBy: 'group', rule,
})
/** A diameter with a lower deviation: full within it, half within twice of it. */
const diameter = (code: string, name: string, marks: number, nominal: number, deviation: number): SchemeItem =>
  mm(code, name, marks, { by: 'range', lines: [{ from: nominal - deviation, to: nominal, mark: marks }, { from: nominal - 2 * deviation, to: nominal - deviation - 1, mark: marks / 2 }, { from: nominal + 1, to: nominal + deviation, mark: marks / 2 }] })
const length = (code: string, name: string, marks: number, target: number, tolerance: number): SchemeItem =>
  mm(code, name, marks, { by: 'step', target, tolerance, step: 20, perStep: marks / 4, side: 'both' }, 2)
const geometry = (code: string, name: string, marks: number, fullAt: number): SchemeItem => mm(code, name, marks, { by: 'linear', zeroAt: fullAt * 3, fullAt })
const met = (code: string, name: string, marks: number): SchemeItem => ({ key: code.toLowerCase(), code, name, marks, kind: 'measurement', unit: '', decimals: 0, judgedBy: 'group', rule: { by: 'yesNo' } })
const judged = (code: string, name: string, marks: number, ...benchmarks: [string, string, string, string]): SchemeItem => ({ key: code.toLowerCase(), code, name, marks, kind: 'judgement', benchmarks })

const criterion = (letter: string, name: string, items: SchemeItem[]): Criterion => ({
  key: `criterion-${letter}`, letter, name, items, marks: items.reduce((sum, item) => sum + (item.kind === 'deduction' ? 0 : item.marks), 0),
})

export const SHAFT_SCHEME: MarkingScheme = {
  criteria: [
    criterion('A', '主要尺寸', [
      diameter('A1', '外圆 φ58', 500, 58_000, 30),
      diameter('A2', '外圆 φ46', 500, 46_000, 25),
      diameter('A3', '外圆 φ38', 500, 38_000, 25),
      diameter('A4', '内孔 φ28', 500, 28_000, 33),
      diameter('A5', '槽底径 φ34', 300, 34_000, 40),
      length('A6', '总长 112', 300, 112_000, 50),
      length('A7', '台阶长 45', 200, 45_000, 50),
      length('A8', '台阶长 28', 200, 28_000, 50),
      length('A9', '槽宽 6', 300, 6_000, 40),
      length('A10', '孔深 32', 200, 32_000, 100),
    ]),
    criterion('B', '螺纹与锥度', [
      met('B1', '螺纹 M36×2 通规通过', 500),
      met('B2', '螺纹 M36×2 止规不通过', 500),
      geometry('B3', '锥度 1:5（量规检验间隙）', 500, 20),
      met('B4', '倒角 C2 齐全', 200),
      met('B5', '未注圆角符合图样', 200),
      met('B6', '中心孔 B2.5 合格', 100),
    ]),
    criterion('C', '形位公差与表面', [
      geometry('C1', '同轴度 φ0.025', 600, 25),
      geometry('C2', '圆跳动 0.02', 500, 20),
      geometry('C3', '端面垂直度 0.03', 400, 30),
      met('C4', '表面粗糙度 Ra1.6（四处）', 400),
      met('C5', '表面粗糙度 Ra3.2（其余）', 200),
      judged('C6', '接刀与振纹', 300, '多处明显振纹', '有振纹但不影响装配', '局部轻微可见', '目视无振纹'),
    ]),
    criterion('D', '工艺与操作', [
      judged('D1', '加工工艺编排', 400, '工序颠倒，基准不统一', '工序可行，基准统一', '装夹次数少，工序合理', '工序最优，有质量控制点'),
      judged('D2', '刀具选择与切削参数', 400, '刀具或参数明显不当', '基本合理', '合理，有针对材料的调整', '合理并说明依据，效率高'),
      judged('D3', '装夹与找正', 300, '装夹不牢或未找正', '装夹可靠，找正合格', '找正迅速，保护已加工面', '一次找正到位，全程保护'),
      judged('D4', '量具使用与读数', 300, '量具误用', '使用正确，读数有偏差', '使用正确，读数准确', '校零、复测、记录齐全'),
      judged('D5', '程序编制与验证', 300, '程序不能运行', '能运行，需现场大改', '一次验证通过', '结构清楚，循环与子程序得当'),
    ]),
    criterion('E', '职业素养', [
      judged('E1', '工位整理', 150, '工量具混放', '分区摆放', '全程整齐', '全程整齐并主动清洁机床'),
      judged('E2', '劳动保护', 150, '穿戴不全', '穿戴齐全', '穿戴规范', '穿戴规范并提醒他人'),
      met('E3', '赛后设备复位、切屑清理', 100),
      { key: 's1', code: 'S1', name: '超差毛刺、磕碰伤（每处）', marks: 500, kind: 'deduction', judgedBy: 'group', perTime: 100 },
      { key: 's2', code: 'S2', name: '违反安全操作规程（每次）', marks: 1_000, kind: 'deduction', judgedBy: 'group', perTime: 500 },
    ]),
  ],
}

/** What a station writes where nothing is wrong, as it is typed. */
export function faultlessText(item: SchemeItem): string {
  if (item.kind === 'judgement') return '3'
  if (item.kind === 'deduction') return '0'
  switch (item.rule.by) {
    case 'yesNo':
      return '1'
    case 'range':
      return shortValue(item.rule.lines[0]?.to ?? 0)
    case 'step':
      return shortValue(item.rule.target)
    case 'linear':
      return shortValue(item.rule.fullAt)
  }
}
