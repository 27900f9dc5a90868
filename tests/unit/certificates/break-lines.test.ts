import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { breakLines, lineText } from '#certificates/layout/break-lines.ts'
import { cutIntoAtoms } from '#certificates/layout/line-atoms.ts'
import { fitSize, measure } from '#certificates/layout/text.ts'
import { fontsTimeout, testFonts } from './support.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await testFonts()
}, fontsTimeout)

const style = { role: 'kai', size: 10, color: '#000000' } as const
const whiteRightHalf = /[、。，；：）》〕”]/
const lines = (text: string, width: number): string[] => breakLines([{ text, style }], fonts, { measure: width }).map(lineText)

describe('breaking Chinese lines', () => {
  test('a closing mark does not begin a line, an opening mark does not end one', () => {
    expect(lines('一二三四五，六七八九十', 50)).toEqual(['一二三四', '五，六七八', '九十'])
    expect(lines('一二三四（六七八九', 50)).toEqual(['一二三四', '（六七八九'])
  })

  test('rank, number with unit and document number stay whole', () => {
    expect(lines('荣获本次第一名的', 50)).toEqual(['荣获本次', '第一名的'])
    expect(lines('共有选手360人参', 50)).toEqual(['共有选手', '360人参'])
    expect(lines('见文件〔2026〕15号', 70)).toEqual(['见文件', '〔2026〕15号'])
  })

  test('a closing mark at the end of a line counts half, an opening mark at its start too', () => {
    expect(lines('一二三四五，六七八九十', 55)).toEqual(['一二三四五，', '六七八九十'])
    expect(lines('一二三四五六七，（二三四五六', 75)).toEqual(['一二三四五六七，', '（二三四五六'])
    expect(breakLines([{ text: '一二三四五（七八', style }], fonts, { measure: 50 }).map(({ segments }) => segments[0]!.x)).toEqual([0, -5])
  })

  test('a · keeps both its neighbours and a Latin word stays whole', () => {
    expect(lines('一二三四·六七八', 40)).toEqual(['一二三', '四·六七', '八'])
    expect(lines('参赛者Anna到场', 40)).toEqual(['参赛者', 'Anna到', '场'])
  })

  test('a part marked keep is not divided', () => {
    const kept = breakLines([{ text: '一二三', style }, { text: '四五六', style, keep: true }], fonts, { measure: 50 })
    expect(kept.map(lineText)).toEqual(['一二三', '四五六'])
  })

  test('full lines are spread to the measure, the last one keeps its width', () => {
    const [first, last] = breakLines([{ text: '一二三四五六七八九十一二', style }], fonts, { measure: 95 })
    expect(first!.width).toBeCloseTo(95, 6)
    expect(last!.width).toBeCloseTo(30, 6)
  })

  test('whatever the text: nothing is lost, nothing overflows, no line begins with a closing mark', () => {
    const text = fc.array(fc.constantFrom(...'武义县技能竞赛第一名，。（）“”《》·、；：！？—…AbcÜ 0123456789%𠮷䶮〔〕号年月日'), { minLength: 1, maxLength: 120 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, fc.integer({ min: 60, max: 300 }), fc.integer({ min: 0, max: 20 }), (content, width, indent) => {
        const broken = breakLines([{ text: content, style }], fonts, { measure: width, indent })
        expect(broken.map(lineText).join('').replace(/\s/g, '')).toBe(content.replace(/\s/g, ''))
        for (const line of broken) {
          const last = [...lineText(line)].at(-1) ?? ''
          expect(line.width).toBeLessThanOrEqual(width + (whiteRightHalf.test(last) ? 5 : 0) + 0.001)
        }
        // Only a run of marks that no line can hold whole is ever divided.
        const clusters = cutIntoAtoms([{ text: content, style }], (piece) => measure(fonts, piece, style), Infinity)
        if (clusters.every((cluster) => cluster.width <= width - indent)) {
          for (const line of broken.slice(1)) expect(lineText(line)).not.toMatch(/^[、。，；：！？）》”·]/)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('measuring', () => {
  test('a width is the sum of the advances, fallback characters included', () => {
    expect(measure(fonts, '张𠮷', { role: 'bold', size: 20 })).toBeCloseTo(40, 6)
    expect(measure(fonts, '张三丰', { role: 'bold', size: 20, spacing: 3 })).toBeCloseTo(66, 6)
  })

  test('fitting shrinks in quarter points and gives up below the least size', () => {
    expect(fitSize(fonts, '一二三四五', { role: 'bold', size: 20 }, 77, 10)).toBe(15.25)
    expect(fitSize(fonts, '一二三四五', { role: 'bold', size: 20 }, 40, 10)).toBeNull()
  })
})
