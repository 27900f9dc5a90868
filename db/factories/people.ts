import { makeIdentityNumber } from './identity-number.ts'
import type { SeededRandom } from './random.ts'

/** A made-up entrant, as a host would type the row of a roster. */
export interface MadeUpPerson {
  name: string
  sex: 'male' | 'female'
  birthDay: string
  identityNumber: string
  phone: string
  unit: string
  /** Level held in the occupation of the event, as a roster writes it; empty for none. */
  level: string
}

const FAMILY = '李 王 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕 苏 卢 蒋 蔡 贾 丁 魏 薛 叶 阎 汤 祝 雷 项'.split(' ')
const MALE = '建国 志强 伟 勇 军 磊 海涛 晓东 文杰 俊 立新 国华 永康 嘉豪 子轩 明 浩然 金龙 春生 德胜 启航 树林 宏 正阳 少华'.split(' ')
const FEMALE = '秀英 丽 敏 静 晓燕 美玲 雅琴 欣怡 慧 小红 春梅 佳 雪梅 玉兰 婷婷 晨 海燕 芳 文静 思琪 彩霞 红 淑珍 爱华 梦瑶'.split(' ')

/** Names that fonts, columns and text fields must cope with: a middle dot, rare and supplementary characters, one and many syllables. */
export const RARE_NAMES: ReadonlyArray<{ name: string; sex: 'male' | 'female' }> = [
  { name: '阿卜杜热合曼·买买提', sex: 'male' },
  { name: '龚犇', sex: 'male' },
  { name: '喆赟', sex: 'male' },
  { name: '陈㛃', sex: 'female' },
  { name: '𠮷祥', sex: 'male' },
  { name: '欧阳娜娜', sex: 'female' },
  { name: '古丽巴哈尔·吐尔逊', sex: 'female' },
  { name: '王䶮', sex: 'male' },
]

const UNITS = ['武义恒达五金制造有限公司', '浙江武川电动工具有限公司', '武义县职业技术学校', '武义壶山文旅用品有限公司', '浙江熟溪门业有限公司', '武义泉溪机电有限公司', '武义县桐琴镇来料加工协会', '浙江明招温泉酒店有限公司']
const YUYAO_UNITS = ['余姚舜江模具有限公司', '宁波四明电器有限公司', '余姚市技工学校', '余姚泗门塑料机械有限公司', '浙江姚江自动化设备有限公司']

export interface FieldOptions {
  random: SeededRandom
  size: number
  /** Keeps the numbers of several fields apart. */
  series: number
  place?: 'wuyi' | 'yuyao'
  /** Levels to deal out, with how many in a hundred hold each; the rest hold none. */
  levels?: ReadonlyArray<{ level: string; percent: number }>
}

const USUAL_LEVELS = [
  { level: '四级/中级工', percent: 35 },
  { level: '三级/高级工', percent: 12 },
  { level: '二级/技师', percent: 4 },
]

/** A whole field of made-up people: eight with rare names first, then ordinary ones; no two alike. */
export function makeField({ random, size, series, place = 'wuyi', levels = USUAL_LEVELS }: FieldOptions): MadeUpPerson[] {
  const taken = new Set<string>()
  const units = place === 'wuyi' ? UNITS : YUYAO_UNITS
  return Array.from({ length: size }, (_, at) => {
    const { name, sex } = RARE_NAMES[at] ?? ordinaryName(random, taken)
    taken.add(name)
    const birthDay = `${random.between(1970, 2004)}-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`
    return {
      name,
      sex,
      birthDay,
      identityNumber: makeIdentityNumber(birthDay, ((series * 61 + at) % 499) + 1, sex),
      phone: `199${String(series).padStart(3, '0')}${String(10_000 + at)}`,
      unit: random.pick(units),
      level: dealLevel(random.between(1, 100), levels),
    }
  })
}

function ordinaryName(random: SeededRandom, taken: ReadonlySet<string>): { name: string; sex: 'male' | 'female' } {
  for (;;) {
    const sex = random.between(0, 9) < 6 ? 'male' : 'female'
    const name = random.pick(FAMILY) + random.pick(sex === 'male' ? MALE : FEMALE)
    if (!taken.has(name)) return { name, sex }
  }
}

function dealLevel(draw: number, levels: ReadonlyArray<{ level: string; percent: number }>): string {
  let upTo = 0
  for (const { level, percent } of levels) if (draw <= (upTo += percent)) return level
  return ''
}

const twoDigits = (number: number) => String(number).padStart(2, '0')
