import path from 'node:path'
import { settings } from '#app/lib/env.ts'
import { FontsNotPreparedError, type FontSet } from '#certificates/fonts/font-set.ts'
import { loadFonts } from '#certificates/fonts/load-fonts.ts'

/** Where the prepared fonts of this installation lie. */
export function fontsDirectory(): string {
  return path.join(settings().dataDirectory, 'fonts')
}

/** The fonts, parsed once per process. @throws FontsNotPreparedError before `npm run fonts:prepare` */
export function certificateFonts(): FontSet {
  return loadFonts(fontsDirectory())
}

/** The characters of a name or unit that no font can draw. Before the fonts are made nothing is known, so nothing is said: issuing asks again. */
export function undrawableCharacters(text: string): readonly string[] {
  try {
    return certificateFonts().missingCharacters(text, 'bold')
  } catch (error) {
    if (error instanceof FontsNotPreparedError) return []
    throw error
  }
}
