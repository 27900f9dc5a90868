import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import type { Font } from 'fontkit'
import { faceSources, fallbackOrder } from '#certificates/fonts/faces.ts'
import type { FaceKey } from '#certificates/fonts/faces.ts'
import type { Face, FontSet, Run } from '#certificates/fonts/font-set.ts'
import type { TrueTypeFace } from '#certificates/fonts/truetype-face.ts'

/**
 * The same fonts as pdfkit would be used by most: fontkit objects, parsed once and passed to every document.
 * The yardstick of the benches and of the pixel comparison; only layout, subsetting and embedding differ from ours.
 */
export function fontkitFonts(dir: string): FontSet {
  const opened = new Map<FaceKey, TrueTypeFace>()
  const open = (key: FaceKey): TrueTypeFace => {
    const known = opened.get(key)
    if (known) return known
    const font = create(readFileSync(join(dir, faceSources[key].file))) as Font
    const face = Object.assign(font, {
      has: (codePoint: number) => font.hasGlyphForCodePoint(codePoint),
      advance: (codePoint: number) => font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm,
    }) as unknown as TrueTypeFace
    opened.set(key, face)
    return face
  }
  const faces = (role: keyof typeof fallbackOrder): Face[] =>
    fallbackOrder[role].map((key) => ({
      key,
      get font() {
        return open(key)
      },
      strokeBeside: 0,
    }))
  const chains = new Map(Object.keys(fallbackOrder).map((role) => [role, faces(role as keyof typeof fallbackOrder)]))
  const runs = (text: string, role: keyof typeof fallbackOrder): Run[] => {
    const found: Run[] = []
    for (const character of text) {
      const face = chains.get(role)!.find(({ font }) => font.has(character.codePointAt(0)!))!
      const last = found.at(-1)
      if (last?.face === face) last.text += character
      else found.push({ text: character, face })
    }
    return found
  }
  return { dir, faces: (role) => chains.get(role)!, runs, missingCharacters: () => [] }
}
