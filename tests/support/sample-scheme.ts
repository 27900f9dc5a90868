import type { DeductionItem, JudgementItem, MarkingScheme, MeasurementItem } from '#scoring/schemes/scheme.ts'

/** A shaft turned on a lathe, out of 10: a diameter by ranges, a length by steps, a run-out linearly, a thread by yes or no, the finish by judgement, unsafe work deducted. */
export const diameter: MeasurementItem = {
  key: 'diameter', code: 'A1', name: '外圆直径', marks: 300, kind: 'measurement', unit: 'mm', decimals: 2, judgedBy: 'group',
  rule: { by: 'range', lines: [{ from: 29_980, to: 30_000, mark: 300 }, { from: 29_950, to: 29_970, mark: 150 }, { from: 30_010, to: 30_030, mark: 100 }] },
}
export const length: MeasurementItem = {
  key: 'length', code: 'A2', name: '总长', marks: 200, kind: 'measurement', unit: 'mm', decimals: 1, judgedBy: 'group',
  rule: { by: 'step', target: 120_000, tolerance: 200, step: 100, perStep: 75, side: 'both' },
}
export const runOut: MeasurementItem = {
  key: 'runOut', code: 'A3', name: '圆跳动', marks: 100, kind: 'measurement', unit: 'mm', decimals: 3, judgedBy: 'each',
  rule: { by: 'linear', zeroAt: 60, fullAt: 30 },
}
export const thread: MeasurementItem = { key: 'thread', code: 'A4', name: '螺纹通止规', marks: 100, kind: 'measurement', unit: '', decimals: 0, judgedBy: 'group', rule: { by: 'yesNo' } }
export const finish: JudgementItem = { key: 'finish', code: 'B1', name: '表面质量', marks: 300, kind: 'judgement', benchmarks: ['有明显缺陷', '达到行业要求', '部分优于要求', '全面优于要求'] }
export const safety: DeductionItem = { key: 'safety', code: 'S1', name: '未戴护目镜', marks: 250, kind: 'deduction', judgedBy: 'group', perTime: 100 }

export const shaft: MarkingScheme = {
  criteria: [
    { key: 'a', letter: 'A', name: '尺寸', marks: 700, items: [diameter, length, runOut, thread] },
    { key: 'b', letter: 'B', name: '表面', marks: 300, items: [finish] },
    { key: 's', letter: 'S', name: '安全', marks: 0, items: [safety] },
  ],
}
