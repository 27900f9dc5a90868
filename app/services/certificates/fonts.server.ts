import path from 'node:path'
import { settings } from '#app/lib/env.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { loadFonts } from '#certificates/fonts/load-fonts.ts'

/** Where the prepared fonts of this installation lie. */
export function fontsDirectory(): string {
  return path.join(settings().dataDirectory, 'fonts')
}

/** The fonts, parsed once per process. @throws FontsNotPreparedError before `npm run fonts:prepare` */
export function certificateFonts(): FontSet {
  return loadFonts(fontsDirectory())
}
