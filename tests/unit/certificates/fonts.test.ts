import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { faceSources } from '#certificates/fonts/faces.ts'
import { FontsNotPreparedError, MissingGlyphError } from '#certificates/fonts/font-set.ts'
import type { FontRole, FontSet } from '#certificates/fonts/font-set.ts'
import { loadFonts } from '#certificates/fonts/load-fonts.ts'
import { prepareFonts } from '#certificates/fonts/prepare-fonts.ts'
import { readSfnt } from '#certificates/fonts/sfnt/read-sfnt.ts'
import { encodeSubset } from '#certificates/fonts/sfnt/encode-subset.ts'
import { cutSlice } from '#certificates/fonts/font-slice.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { fontsTimeout, testFonts } from './support.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await testFonts()
}, fontsTimeout)

// GB 18030-2022 level 3: CJK with its twelve compatibility characters, Ext A, and Ext B to F.
const blocks: readonly (readonly [number, number])[] = [
  [0x4e00, 0x9fef], [0x3400, 0x4db5], [0x20000, 0x2a6d6], [0x2a700, 0x2b734], [0x2b740, 0x2b81d], [0x2b820, 0x2cea1], [0x2ceb0, 0x2ebe0],
]
const compatibility = [0xfa0e, 0xfa0f, 0xfa11, 0xfa13, 0xfa14, 0xfa1f, 0xfa21, 0xfa23, 0xfa24, 0xfa27, 0xfa28, 0xfa29]

describe('coverage', () => {
  test.each<FontRole>(['display', 'bold', 'song', 'kai', 'hei', 'fangsong'])('every han of GB 18030-2022 level 3 can be drawn as %s', (role) => {
    const missing: number[] = []
    let count = 0
    const check = (code: number): void => {
      count += 1
      if (!fonts.faces(role).some((face) => face.font.has(code))) missing.push(code)
    }
    for (const [first, last] of blocks) for (let code = first; code <= last; code += 1) check(code)
    compatibility.forEach(check)
    expect({ count, missing }).toEqual({ count: 87_887, missing: [] })
  })

  test('a character no font has is named, once', () => {
    expect(fonts.missingCharacters('张👍三👍\u{1F600}', 'bold')).toEqual(['👍', '\u{1F600}'])
    expect(() => fonts.runs('张👍', 'bold')).toThrow(MissingGlyphError)
    expect(() => fonts.runs('张👍', 'bold')).toThrow('👍 (U+1F44D)')
  })

  test('a rare character is a run of its own between runs of the first face', () => {
    expect(fonts.runs('张𠮷䶮㛃', 'bold').map(({ text, face }) => [text, face.key])).toEqual([['张', 'serifBold'], ['𠮷', 'rare'], ['䶮㛃', 'serifBold']])
  })
})

describe('glyphs', () => {
  test('a subset holds the same outlines as the whole font', () => {
    const whole = fonts.faces('kai')[0]!.font.sfnt
    const wanted = [0, ...['荣', '誉', 'é', '①'].map((character) => whole.characters.glyph(character.codePointAt(0)!))]
    const subset = encodeSubset(whole, wanted)
    const tables = new Map<string, Buffer>()
    for (let index = 0; index < subset.readUInt16BE(4); index += 1) {
      const at = 12 + index * 16
      tables.set(subset.toString('latin1', at, at + 4), subset.subarray(subset.readUInt32BE(at + 8), subset.readUInt32BE(at + 8) + subset.readUInt32BE(at + 12)))
    }
    expect(tables.get('maxp')!.readUInt16BE(4)).toBeGreaterThanOrEqual(wanted.length)
    wanted.forEach((glyph, id) => {
      expect(tables.get('hmtx')!.readUInt16BE(id * 4)).toBe(whole.advance(glyph))
      const outline = tables.get('glyf')!.subarray(tables.get('loca')!.readUInt32BE(id * 4), tables.get('loca')!.readUInt32BE(id * 4 + 4))
      if (whole.outline(glyph).length > 0 && whole.outline(glyph).readInt16BE(0) >= 0) {
        expect(outline.subarray(0, 10)).toEqual(whole.outline(glyph).subarray(0, 10)) // contours and bounding box
      }
    })
  })

  test('two characters drawn by one glyph stay two characters in the text layer', () => {
    const face = fonts.faces('bold')[0]!.font
    const shared = [...face.sfnt.characters].find(([code, glyph]) => code > 0x2f00 && code < 0x2fd6 && [...face.sfnt.characters].some(([other, its]) => its === glyph && other !== code))!
    const twin = [...face.sfnt.characters].find(([code, glyph]) => glyph === shared[1] && code !== shared[0])!
    const slice = cutSlice(face, [shared[0], twin[0]])
    expect([...slice.glyphs]).toEqual([[shared[0], 1], [twin[0], 2]])
  })
})

describe('preparing', () => {
  test('the second time nothing is made; a torn or missing file is made again', { timeout: 120_000 }, async () => {
    const dataDir = temporaryFolder('fonts')
    const made: string[] = []
    const onProgress = ({ file, share }: { file: string; share: number }): void => void (share === 1 && made.push(file))
    const dir = await prepareFonts({ dataDir, onProgress })
    expect(made.sort()).toEqual(Object.values(faceSources).map(({ file }) => file).sort())
    const whole = readFileSync(join(dir, 'rare-han.ttf'))

    made.length = 0
    const started = performance.now()
    await prepareFonts({ dataDir, onProgress })
    expect({ made, quick: performance.now() - started < 1000 }).toEqual({ made: [], quick: true })

    truncateSync(join(dir, 'rare-han.ttf'), 1000)
    await prepareFonts({ dataDir, onProgress })
    expect(made).toEqual(['rare-han.ttf'])
    expect(readFileSync(join(dir, 'rare-han.ttf')).equals(whole)).toBe(true)

    writeFileSync(join(dir, 'fonts.json'), '{"torn')
    made.length = 0
    await prepareFonts({ dataDir, onProgress })
    expect(made).toHaveLength(Object.keys(faceSources).length)
  })

  test('a folder without fonts is refused in words', () => {
    expect(() => loadFonts(temporaryFolder('no-fonts'))).toThrow(FontsNotPreparedError)
  })

  test('one folder is parsed once', () => {
    expect(loadFonts(fonts.dir)).toBe(fonts)
  })

  test('all faces have TrueType outlines, and the file kept here stays small', () => {
    for (const { file } of Object.values(faceSources)) expect(() => readSfnt(readFileSync(join(fonts.dir, file)))).not.toThrow()
    expect(statSync('certificates/fonts/rare-han/rare-han.woff2').size).toBeLessThan(20 * 1024 * 1024)
  })
})
