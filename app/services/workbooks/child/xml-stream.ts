import { Parser } from 'saxen'
import { refuse } from '../refusal-error.ts'

export type Attributes = Readonly<Record<string, string>>

/** Names come without their namespace prefix: some programs write `<x:row>`, others `<row>`. */
export interface XmlHandler {
  open?(name: string, attributes: () => Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/** A part's text between two tags; a spreadsheet's own limit for a cell is 32,767 characters. */
const MAX_BETWEEN_TAGS = 1024 * 1024

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])
const REFERENCE = /&(?:#([0-9]{1,8})|#[xX]([0-9a-fA-F]{1,7})|([A-Za-z_][\w.-]*));|&/g

/**
 * Decodes the five named and all numeric references, code points above U+FFFF included (saxen's own decoder cuts those to
 * 16 bits, which turns 𠮷 into another character). Anything else would need a document type definition and is refused.
 */
export function decodeReferences(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(REFERENCE, (_, decimal?: string, hexadecimal?: string, name?: string) => {
    if (name !== undefined) return NAMED.get(name) ?? refuse('entities')
    const point = decimal !== undefined ? Number(decimal) : hexadecimal !== undefined ? Number.parseInt(hexadecimal, 16) : Number.NaN
    if (Number.isNaN(point) || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return refuse('damaged')
    return String.fromCodePoint(point)
  })
}

const localName = (name: string) => name.slice(name.indexOf(':') + 1)

function withDecodedValues(raw: Record<string, string>): Attributes {
  const attributes: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(raw)) attributes[name] = decodeReferences(value)
  return attributes
}

/**
 * Feeds one XML part, piece by piece, to the handler. UTF-8 only, which is what every spreadsheet program writes; a
 * document type is refused, so that no entity is ever defined, let alone fetched.
 * @throws RefusalError
 */
export async function parseXml(pieces: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let sinceLastTag = 0
  const parser = new Parser()
    .on('openTag', (name, attributes) => {
      sinceLastTag = 0
      handler.open?.(localName(name), () => withDecodedValues(attributes()))
    })
    .on('closeTag', (name) => {
      sinceLastTag = 0
      handler.close?.(localName(name))
    })
    .on('text', (text) => handler.text?.(decodeReferences(text)))
    .on('cdata', (text) => handler.text?.(text))
    .on('attention', () => refuse('entities'))
    .on('error', () => refuse('damaged'))
    .on('warn', () => refuse('damaged'))

  const feed = (text: string) => {
    sinceLastTag += text.length
    parser.write(text)
    if (sinceLastTag > MAX_BETWEEN_TAGS) refuse('hugeCell')
  }
  for await (const piece of pieces) feed(decode(decoder, piece))
  feed(decode(decoder))
  parser.end()
}

function decode(decoder: TextDecoder, piece?: Buffer): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
  } catch {
    return refuse('damaged')
  }
}
