/** Writes text in GBK, which Node only reads: the table is made by reading every pair of bytes once. */
const table = new Map<string, number>()
const decoder = new TextDecoder('gbk')
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail === 0x7f) continue
    const text = decoder.decode(Uint8Array.of(lead, trail))
    if (text.length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, lead * 256 + trail)
  }
}

export function encodeGbk(text: string): Buffer {
  const bytes: number[] = []
  for (const char of text) {
    const pair = table.get(char)
    if (char.charCodeAt(0) < 0x80) bytes.push(char.charCodeAt(0))
    else if (pair === undefined) throw new Error(`${char} is not in GBK`)
    else bytes.push(pair >> 8, pair & 0xff)
  }
  return Buffer.from(bytes)
}
