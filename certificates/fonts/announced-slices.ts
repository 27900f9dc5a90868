import { LRUCache } from 'lru-cache'
import type { Face, FontRole, FontSet } from './font-set.ts'
import { cutSlice } from './font-slice.ts'
import type { FontSlice } from './font-slice.ts'

/** A text a document is going to print, announced so that its characters are encoded together with their like. */
export interface AnnouncedText {
  /** Texts of one slice and face share one embedded font. */
  slice: string
  text: string
  role: FontRole
  /** True for words that come again in other documents: their slice is encoded once and kept. */
  repeated: boolean
}

/** By `slice:face`. */
type NamedSlices = [string, FontSlice][]

// A batch has a handful of these; what a name needs is never kept.
const kept = new WeakMap<FontSet, LRUCache<string, NamedSlices>>()
const mostKept = 200

/**
 * The slices that hold the announced texts. A slice depends on the fonts and the characters of its texts alone, whatever else was drawn
 * before, so a document has the same bytes alone, in a batch and after a restart. Throws MissingGlyphError.
 */
export function slicesOf(announced: readonly AnnouncedText[], fonts: FontSet): NamedSlices {
  const groups = new Map<string, AnnouncedText[]>()
  for (const text of announced) {
    const group = groups.get(text.slice)
    if (group) group.push(text)
    else groups.set(text.slice, [text])
  }
  let cache = kept.get(fonts)
  if (!cache) kept.set(fonts, (cache = new LRUCache({ max: mostKept })))
  const slices: NamedSlices = []
  for (const group of groups.values()) {
    if (!group.every(({ repeated }) => repeated)) {
      slices.push(...cut(group, fonts))
      continue
    }
    const key = group.map(({ slice, role, text }) => `${slice}\0${role}\0${text}`).join('\0')
    let known = cache.get(key)
    if (!known) cache.set(key, (known = cut(group, fonts)))
    slices.push(...known)
  }
  return slices
}

function cut(group: readonly AnnouncedText[], fonts: FontSet): NamedSlices {
  const byFace = new Map<string, { face: Face; characters: Set<number> }>()
  for (const { slice, text, role } of group) {
    for (const run of fonts.runs(text, role)) {
      const key = `${slice}:${run.face.key}`
      let entry = byFace.get(key)
      if (!entry) byFace.set(key, (entry = { face: run.face, characters: new Set() }))
      for (const character of run.text) entry.characters.add(character.codePointAt(0)!)
    }
  }
  return [...byFace].map(([key, { face, characters }]) => [key, cutSlice(face.font, [...characters].sort((a, b) => a - b))])
}
