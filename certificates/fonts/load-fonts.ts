import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { faceSources, fallbackOrder, ownFontFile, strokeBeside } from './faces.ts'
import type { FaceKey } from './faces.ts'
import { FontsNotPreparedError, MissingGlyphError } from './font-set.ts'
import type { Face, FontRole, FontSet, Run } from './font-set.ts'
import { TrueTypeFace } from './truetype-face.ts'

const loaded = new Map<string, FontSet>()

/**
 * The fonts of a folder made by `prepareFonts`, parsed once per process: the same folder gives the same object.
 * A file is opened when the first text needs it; `shared` gives bytes that are in memory already. Throws FontsNotPreparedError when a file is not there.
 */
export function loadFonts(dir: string, shared: ReadonlyMap<FaceKey, Buffer> = new Map()): FontSet {
  const key = resolve(dir)
  const known = loaded.get(key)
  if (known) return known
  const fonts = openFolder(key, shared)
  loaded.set(key, fonts)
  return fonts
}

/** All files of a folder in memory that worker threads can read too, so that ten threads hold one copy. */
export function shareFonts(dir: string): Map<FaceKey, SharedArrayBuffer> {
  const keys = Object.keys(faceSources) as FaceKey[]
  return new Map(keys.map((key) => [key, readShared(join(dir, faceSources[key].file)).buffer as SharedArrayBuffer]))
}

function readShared(path: string): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.from(new SharedArrayBuffer(fstatSync(file).size))
    for (let at = 0; at < bytes.length; ) {
      const count = readSync(file, bytes, at, bytes.length - at, at)
      if (count === 0) throw new FontsNotPreparedError(`${path} ends early: run npm run fonts:prepare`)
      at += count
    }
    return bytes
  } finally {
    closeSync(file)
  }
}

function openFolder(dir: string, shared: ReadonlyMap<FaceKey, Buffer>): FontSet {
  for (const { file } of Object.values(faceSources)) {
    if (!existsSync(join(dir, file))) throw new FontsNotPreparedError(`${join(dir, file)} is not there: run npm run fonts:prepare`)
  }
  const opened = new Map<FaceKey, TrueTypeFace>()
  const open = (key: FaceKey): TrueTypeFace => {
    let font = opened.get(key)
    if (!font) {
      font = new TrueTypeFace(shared.get(key) ?? readShared(join(dir, faceSources[key].file)), faceSources[key].postscriptName)
      opened.set(key, font)
    }
    return font
  }
  const chains = new Map<FontRole, readonly Face[]>()
  const faces = (role: FontRole): readonly Face[] => {
    let chain = chains.get(role)
    if (!chain) {
      const own = openOwn(dir, role)
      const common = fallbackOrder[role].map((key, position) => ({
        key,
        get font() {
          return open(key)
        },
        strokeBeside: position > 0 ? (strokeBeside[role] ?? 0) : 0,
      }))
      chain = own ? [own, ...common] : common
      chains.set(role, chain)
    }
    return chain
  }
  const glyphs = new Map<FontRole, GlyphLookup>()
  const glyph = (role: FontRole): GlyphLookup => {
    let lookup = glyphs.get(role)
    if (!lookup) glyphs.set(role, (lookup = lookUpIn(faces(role))))
    return lookup
  }
  return {
    dir,
    faces,
    runs: (text, role) => splitRuns(text, glyph(role)),
    advance: (text, role) => sumAdvances(text, glyph(role)),
    missingCharacters: (text, role) => findMissing(text, glyph(role)),
  }
}

/** A font of the office's own for a role, if it has put one there. Throws when the file is not TrueType: CFF outlines are refused. */
function openOwn(dir: string, role: FontRole): Face | undefined {
  const path = join(dir, ownFontFile(role))
  if (!existsSync(path)) return undefined
  const key = `own-${role}`
  return { key, font: new TrueTypeFace(readShared(path), key), strokeBeside: 0 }
}

/** What draws a character: the first face of the chain that has it, and its advance there in ems. */
interface Drawn {
  face: Face
  advance: number
}

type GlyphLookup = (character: string) => Drawn | undefined

// The same few hundred characters come again and again; looking them up once spares asking each face.
function lookUpIn(chain: readonly Face[]): GlyphLookup {
  const known = new Map<string, Drawn>()
  return (character) => {
    let drawn = known.get(character)
    if (!drawn) {
      const codePoint = character.codePointAt(0)!
      const face = chain.find(({ font }) => font.has(codePoint))
      if (!face) return undefined
      known.set(character, (drawn = { face, advance: face.font.advance(codePoint) }))
    }
    return drawn
  }
}

function findMissing(text: string, lookup: GlyphLookup): string[] {
  return [...new Set(text)].filter((character) => !lookup(character))
}

function sumAdvances(text: string, lookup: GlyphLookup): number {
  let ems = 0
  for (const character of text) ems += (lookup(character) ?? missing(text, lookup)).advance
  return ems
}

function splitRuns(text: string, lookup: GlyphLookup): Run[] {
  const runs: Run[] = []
  let open: Run | undefined
  for (const character of text) {
    const { face, advance } = lookup(character) ?? missing(text, lookup)
    if (open?.face === face) {
      open.text += character
      open.advance += advance
      open.length += 1
    } else {
      runs.push((open = { text: character, face, advance, length: 1 }))
    }
  }
  return runs
}

function missing(text: string, lookup: GlyphLookup): never {
  throw new MissingGlyphError(findMissing(text, lookup), text)
}
