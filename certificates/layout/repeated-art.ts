import { deflateSync } from 'node:zlib'
import { LRUCache } from 'lru-cache'
import PDFDocument from 'pdfkit'

const encoded = new LRUCache<string, Buffer>({ max: 100 })

/**
 * The drawing operators of some art, deflated; worked out once per process and key. The art may use paths, colours and line styles,
 * but no fonts, images or opacity, because those need resources of the document it is painted into.
 */
export function encodedArt(key: string, width: number, height: number, draw: (doc: PDFKit.PDFDocument) => void): Buffer {
  const known = encoded.get(key)
  if (known) return known
  const doc = new PDFDocument({ size: [width, height], margin: 0, compress: false, font: null as unknown as string })
  const operators: string[] = []
  doc.addContent = (data: string) => {
    operators.push(data)
    return doc
  }
  draw(doc)
  const bytes = deflateSync(Buffer.from(operators.join('\n'), 'latin1'), { level: 9 })
  encoded.set(key, bytes)
  return bytes
}
