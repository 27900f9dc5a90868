import { shuffled } from '../draws/shuffle.ts'

/** 抽签号 A, 工位号 B, 作品号 C: the letter tells people which paper they hold. */
const LETTERS = ['A', 'B', 'C'] as const

/** One code for each entry: a letter of the layer and a number of two digits or more, dealt in an order that the seed decides. */
export function drawCodes(entryIds: readonly string[], layer: number, seed: string): Array<{ entryId: string; code: string }> {
  const width = Math.max(2, String(entryIds.length).length)
  const letter = LETTERS[layer - 1] ?? 'X'
  return shuffled(entryIds, seed).map((entryId, at) => ({ entryId, code: `${letter}${String(at + 1).padStart(width, '0')}` }))
}
