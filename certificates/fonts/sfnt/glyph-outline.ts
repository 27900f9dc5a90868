/** Reading and rewriting one entry of `glyf` without decoding its curves. */

const argsAreWords = 0x0001
const haveScale = 0x0008
const moreComponents = 0x0020
const haveXAndYScale = 0x0040
const haveTwoByTwo = 0x0080
const haveInstructions = 0x0100

export function isComposite(outline: Buffer): boolean {
  return outline.length > 0 && outline.readInt16BE(0) < 0
}

/** Byte positions of the component glyph ids of a composite, in order. */
export function componentPositions(outline: Buffer): number[] {
  if (!isComposite(outline)) return []
  const positions: number[] = []
  let at = 10
  for (let more = true; more; ) {
    const flags = outline.readUInt16BE(at)
    positions.push(at + 2)
    at = nextComponent(at, flags)
    more = (flags & moreComponents) !== 0
  }
  return positions
}

/**
 * The outline with its hinting program taken out and its components renumbered.
 * Readers of the PDF draw the same pixels, and `cvt`, `fpgm` and `prep` can be left behind.
 */
export function rewriteOutline(outline: Buffer, renumber: (glyph: number) => number): Buffer {
  if (outline.length === 0) return outline
  return isComposite(outline) ? rewriteComposite(outline, renumber) : stripInstructions(outline)
}

function stripInstructions(outline: Buffer): Buffer {
  const contours = outline.readInt16BE(0)
  const at = 10 + contours * 2
  const length = outline.readUInt16BE(at)
  if (length === 0) return outline
  return Buffer.concat([outline.subarray(0, at), Buffer.alloc(2), outline.subarray(at + 2 + length)])
}

function rewriteComposite(outline: Buffer, renumber: (glyph: number) => number): Buffer {
  const copy = Buffer.from(outline)
  let at = 10
  for (;;) {
    const flags = copy.readUInt16BE(at)
    copy.writeUInt16BE(flags & ~haveInstructions, at)
    copy.writeUInt16BE(renumber(copy.readUInt16BE(at + 2)), at + 2)
    at = nextComponent(at, flags)
    if ((flags & moreComponents) === 0) return copy.subarray(0, at)
  }
}

function nextComponent(at: number, flags: number): number {
  const scale = flags & haveScale ? 2 : flags & haveXAndYScale ? 4 : flags & haveTwoByTwo ? 8 : 0
  return at + 4 + (flags & argsAreWords ? 4 : 2) + scale
}
