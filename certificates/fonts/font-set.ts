import type { TrueTypeFace } from './truetype-face.ts'

/**
 * What a text is for. The role decides the typeface and the order of fallback:
 * display 荣誉证书 (Serif Black), bold names (Serif Bold), song 宋体 (Serif), kai 楷体 (WenKai), hei 黑体 (Sans),
 * fangsong 仿宋 (the issuer's own font if one is configured, else WenKai).
 */
export type FontRole = 'display' | 'bold' | 'song' | 'kai' | 'hei' | 'fangsong'

/** One parsed font file. `key` is the name under which a document registers it. */
export interface Face {
  readonly key: string
  readonly font: TrueTypeFace
  /** Beside bold text a face of one weight is stroked too, by this share of the size; 0 where it is not needed. */
  readonly strokeBeside: number
}

/** A stretch of text that one face can draw. */
export interface Run {
  text: string
  face: Face
  /** Sum of the advances in ems. */
  advance: number
  /** Characters, counted as code points. */
  length: number
}

/** The fonts of this process, parsed once and shared by all documents. */
export interface FontSet {
  readonly dir: string
  /** First choice first; the last one draws what no other has. */
  faces(role: FontRole): readonly Face[]
  /** Cuts a text into runs by the first face that has each character. Throws MissingGlyphError. */
  runs(text: string, role: FontRole): Run[]
  /** Width of a text in ems, each character by its face, no spacing. Throws MissingGlyphError. */
  advance(text: string, role: FontRole): number
  /** The distinct characters of a text that no face of the role can draw, in order. */
  missingCharacters(text: string, role: FontRole): string[]
}

/** A character no font has stops the issue, with the character named, rather than print a box. */
export class MissingGlyphError extends Error {
  override readonly name = 'MissingGlyphError'
  readonly characters: readonly string[]
  readonly text: string

  constructor(characters: readonly string[], text: string) {
    super(`no font draws ${characters.map((c) => `${c} (${codePointName(c)})`).join(', ')} in “${text}”`)
    this.characters = characters
    this.text = text
  }
}

/** The fonts folder is absent or incomplete: `npm run fonts:prepare` makes it. */
export class FontsNotPreparedError extends Error {
  override readonly name = 'FontsNotPreparedError'
}

/** U+20BB7 for 𠮷. */
export function codePointName(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
