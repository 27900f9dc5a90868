/** An object of the file: its number and the text between `obj` and `endobj`. */
export interface PdfObjectText {
  id: number
  body: string
}

/** What has to be known of a PDF with a plain cross-reference table to append to it. */
export interface PdfSource {
  bytes: Buffer
  /** One more than the highest object number. */
  size: number
  crossReferenceAt: number
  /** Trailer entries to be repeated: Root, Info, ID. */
  trailer: string
  catalog: PdfObjectText
  /** The first page. */
  page: PdfObjectText
}

/** Reads a PDF as pdfkit writes it. Throws RangeError for any other. */
export function readPdf(bytes: Buffer): PdfSource {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048))
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(tail)?.[1]
  if (!start || !trailer) throw new RangeError('not a PDF with a plain cross-reference table at its end')
  const crossReferenceAt = Number(start[1])
  const offsets = readOffsets(bytes, crossReferenceAt)
  const object = (id: number): PdfObjectText => {
    const at = offsets.get(id)
    const end = at === undefined ? -1 : bytes.indexOf('endobj', at, 'latin1')
    const body = at === undefined || end < 0 ? undefined : /^\d+ 0 obj\s*([\s\S]*)$/.exec(bytes.toString('latin1', at, end))?.[1]
    if (body === undefined) throw new RangeError(`object ${id} is not in the file`)
    return { id, body: body.trim() }
  }
  const reference = (text: string, key: string): number => {
    const id = new RegExp(`/${key} \\[?\\s*(\\d+) 0 R`).exec(text)?.[1]
    if (!id) throw new RangeError(`${key} is missing`)
    return Number(id)
  }
  const catalog = object(reference(trailer, 'Root'))
  const page = object(reference(object(reference(catalog.body, 'Pages')).body, 'Kids'))
  const kept = /\/Root[\s\S]*/.exec(trailer)?.[0] ?? ''
  return { bytes, size: Number(/\/Size (\d+)/.exec(trailer)?.[1]), crossReferenceAt, trailer: kept.trim(), catalog, page }
}

function readOffsets(bytes: Buffer, at: number): Map<number, number> {
  const offsets = new Map<number, number>()
  const head = /^xref\s+0 (\d+)\s/.exec(bytes.toString('latin1', at, at + 40))
  if (!head) throw new RangeError('the cross-reference table is not one plain section')
  const first = at + head[0].length
  for (let id = 1; id < Number(head[1]); id += 1) offsets.set(id, Number(bytes.toString('latin1', first + id * 20, first + id * 20 + 10)))
  return offsets
}

/** Appends new and changed objects with their cross-reference section; the old bytes stay as they are. */
export function appendObjects(source: PdfSource, objects: readonly PdfObjectText[]): { file: Buffer; offsets: Map<number, number> } {
  const offsets = new Map<number, number>()
  let appended = ''
  for (const { id, body } of objects) {
    offsets.set(id, source.bytes.length + appended.length)
    appended += `${id} 0 obj\n${body}\nendobj\n`
  }
  const at = source.bytes.length + appended.length
  const sections = [...offsets].sort(([a], [b]) => a - b).map(([id, offset]) => `${id} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
  const size = Math.max(source.size, ...objects.map(({ id }) => id + 1))
  appended += `xref\n${sections.join('')}trailer\n<<\n/Size ${size}\n/Prev ${source.crossReferenceAt}\n${source.trailer}\n>>\nstartxref\n${at}\n%%EOF\n`
  return { file: Buffer.concat([source.bytes, Buffer.from(appended, 'latin1')]), offsets }
}
