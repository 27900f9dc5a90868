import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadFonts } from '#certificates/fonts/load-fonts.ts'
import { prepareFonts } from '#certificates/fonts/prepare-fonts.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

/** For the hook that asks for the fonts: the first one on a machine makes them, several test files at once. */
export const fontsTimeout = 180_000

/** The fonts of all tests, made once per machine. */
export async function testFonts(): Promise<FontSet> {
  return loadFonts(await prepareFonts({ dataDir: join(tmpdir(), 'jiangheng-test-data') }))
}

/** Output of a program that is not ours; a missing program fails the test that needs it. */
export function output(program: string, ...args: string[]): string {
  return execFileSync(program, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' }, stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024 })
}

export function inFile(bytes: Buffer, name = 'certificate.pdf'): string {
  const path = join(temporaryFolder('certificate'), name)
  writeFileSync(path, bytes)
  return path
}

export function textOf(pdf: Buffer): string {
  return output('pdftotext', '-raw', inFile(pdf), '-')
}

/** One image per page, at the resolution of a cheap scan. */
export function pictureOf(pdf: Buffer, dpi = 110): string {
  const path = inFile(pdf)
  output('pdftoppm', '-r', String(dpi), '-png', '-singlefile', path, path)
  return `${path}.png`
}

export interface WordBox {
  text: string
  left: number
  top: number
  right: number
  bottom: number
}

/** Words with their boxes in points from the top left, as poppler sees them. */
export function wordBoxes(pdf: Buffer): WordBox[] {
  const html = output('pdftotext', '-bbox', inFile(pdf), '-')
  return [...html.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g)].map(
    ([, left, top, right, bottom, text]) => ({ text: text!, left: Number(left), top: Number(top), right: Number(right), bottom: Number(bottom) }),
  )
}
