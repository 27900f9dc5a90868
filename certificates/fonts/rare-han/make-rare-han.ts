/**
 * Makes rare-han.woff2 again: the characters of Ext B–F that Noto Serif SC lacks, out of HanaMinB.
 * Run once by hand, its result is in the repository, because HanaMinB is on no package registry for Node:
 *   apt-get install fonts-hanazono
 *   node --import tsx certificates/fonts/rare-han/make-rare-han.ts /usr/share/fonts/truetype/hanazono/HanaMinB.ttf
 * Brotli at its best level takes about 70 s.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { convert } from 'fontverter'
import { mergeFonts } from '../sfnt/merge-fonts.ts'
import { readSfnt } from '../sfnt/read-sfnt.ts'

const source = process.argv[2]
if (!source) {
  console.error('usage: make-rare-han.ts <HanaMinB.ttf>')
  process.exit(1)
}
const packages = createRequire(import.meta.url)
const serif = readSfnt(readFileSync(packages.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf')))
const font = mergeFonts({
  sources: [readSfnt(readFileSync(source))],
  wants: (code) => code >= 0x20000 && serif.characters.glyph(code) === 0,
  family: 'Rare Han Ming',
  postscriptName: 'RareHanMing',
  version: 'Version 1.0, glyphs of Hanazono 2017-09-04',
  licence: 'Hanazono Font License (GlyphWiki Project): free to use, copy, change and distribute',
})
const packed = await convert(font, 'woff2', 'sfnt')
writeFileSync(new URL('rare-han.woff2', import.meta.url), packed)
console.log(`${readSfnt(font).characters.size} characters, ${font.length} bytes, packed ${packed.length}`)
