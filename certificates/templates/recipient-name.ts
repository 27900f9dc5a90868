import type { FontSet } from '../fonts/font-set.ts'
import { fitSize, measure } from '../layout/text.ts'
import { recipient } from './honour-geometry.ts'

/** How a name is set: one line, or two where even the least size is too wide. */
export interface RecipientSetting {
  lines: string[]
  size: number
  /** Between characters; a full-width gap in a name of two. */
  spacing: number
}

/** A name of two han is set with a full-width gap between them in print (张　三). For display only: what is stored has no gap. */
export function nameIsSpaced(name: string): boolean {
  return /^\p{Script=Han}{2}$/u.test(name)
}

/** Up to 50 characters: large in one line, smaller, then in two lines of like length. Throws RangeError beyond that. */
export function setRecipient(name: string, fonts: FontSet): RecipientSetting {
  const { size, leastSize, width } = recipient
  if (nameIsSpaced(name)) return { lines: [name], size, spacing: size }
  const fitted = fitSize(fonts, name, { role: 'bold', size }, width, leastSize)
  if (fitted !== null) return { lines: [name], size: fitted, spacing: 0 }
  const lines = halves(name)
  const smaller = Math.min(...lines.map((line) => fitSize(fonts, line, { role: 'bold', size: leastSize }, width, 12) ?? 0))
  if (smaller === 0 || lines.some((line) => measure(fonts, line, { role: 'bold', size: smaller }) > width)) throw new RangeError(`the name ${name} is too long for two lines`)
  return { lines, size: smaller, spacing: 0 }
}

/** Divides after a · or a space where one stands in the middle third, else in the middle. */
function halves(name: string): [string, string] {
  const characters = [...name]
  const middle = Math.ceil(characters.length / 2)
  let cut = middle
  let distance = characters.length / 6
  characters.forEach((character, index) => {
    if ((character === '·' || character === ' ') && Math.abs(index + 1 - middle) <= distance) {
      cut = index + 1
      distance = Math.abs(cut - middle)
    }
  })
  return [characters.slice(0, cut).join('').trim(), characters.slice(cut).join('').trim()]
}
