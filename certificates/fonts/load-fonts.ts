import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { faceSources, fallbackOrder, strokeBeside } from './faces.ts'
import type { FaceKey } from './faces.ts'
import { FontsNotPreparedError, MissingGlyphError } from './font-set.ts'
import type { Face, FontRole, FontSet, Run } from './font-set.ts'
import { TrueTypeFace } from './truetype-face.ts'

const loaded = new Map<string, FontSet>()

/**
 * The fonts of a folder made by `prepareFonts`, parsed once per process: the same folder gives the same object.
 * A file is opened when the first text needs it. Throws FontsNotPreparedError when a file is not there.
 */
export function loadFonts(dir: string): FontSet {
  const key = resolve(dir)
  const known = loaded.get(key)
  if (known) return known
  const fonts = openFolder(key)
  loaded.set(key, fonts)
  return fonts
}

function openFolder(dir: string): FontSet {
  for (const { file } of Object.values(faceSources)) {
    if (!existsSync(join(dir, file))) throw new FontsNotPreparedError(`${join(dir, file)} is not there: run npm run fonts:prepare`)
  }
  const opened = new Map<FaceKey, TrueTypeFace>()
  const open = (key: FaceKey): TrueTypeFace => {
    let font = opened.get(key)
    if (!font) {
      font = new TrueTypeFace(readFileSync(join(dir, faceSources[key].file)), faceSources[key].postscriptName)
      opened.set(key, font)
    }
    return font
  }
  const chains = new Map<FontRole, readonly Face[]>()
  const faces = (role: FontRole): readonly Face[] => {
    let chain = chains.get(role)
    if (!chain) {
      chain = fallbackOrder[role].map((key, position) => ({
        key,
        get font() {
          return open(key)
        },
        strokeBeside: position > 0 ? (strokeBeside[role] ?? 0) : 0,
      }))
      chains.set(role, chain)
    }
    return chain
  }
  return { dir, faces, runs: (text, role) => splitRuns(text, faces(role)), missingCharacters: (text, role) => findMissing(text, faces(role)) }
}

function drawingFace(codePoint: number, chain: readonly Face[]): Face | undefined {
  return chain.find((face) => face.font.has(codePoint))
}

function findMissing(text: string, chain: readonly Face[]): string[] {
  return [...new Set(text)].filter((character) => !drawingFace(character.codePointAt(0)!, chain))
}

function splitRuns(text: string, chain: readonly Face[]): Run[] {
  const runs: Run[] = []
  for (const character of text) {
    const face = drawingFace(character.codePointAt(0)!, chain)
    if (!face) throw new MissingGlyphError(findMissing(text, chain), text)
    const open = runs.at(-1)
    if (open?.face === face) open.text += character
    else runs.push({ text: character, face })
  }
  return runs
}
