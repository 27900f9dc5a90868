import { posix } from 'node:path'
import { refuse } from '../refusal-error.ts'
import type { ReadLimits, Sheet, Workbook } from '../workbook.ts'
import { readZipDirectory, type ZipEntry } from '../zip-directory.ts'
import { readDateStyles } from './number-formats.ts'
import { readSharedStrings } from './shared-strings.ts'
import { readSheet } from './sheet-reader.ts'
import { unpack } from './unpack.ts'
import { parseXml } from './xml-stream.ts'

const MAX_SHEETS = 20

interface Relationship {
  type: string
  target: string
  external: boolean
}

/** Reads the visible sheets of an xlsx archive. @throws RefusalError */
export async function readPackage(archive: Buffer, limits: ReadLimits): Promise<Workbook> {
  const parts = new Parts(archive, readZipDirectory(archive))
  await refuseActiveContent(parts)
  const root = [...(await readRelationships(parts, '')).values()].find((relation) => relation.type === 'officeDocument')
  const workbookPart = root?.target ?? 'xl/workbook.xml'
  if (!parts.has(workbookPart)) refuse('noWorkbook')

  const relations = await readRelationships(parts, workbookPart)
  const { sheets, date1904 } = await readWorkbookPart(parts, workbookPart)
  if (sheets.length > MAX_SHEETS) refuse('tooManySheets', { limit: MAX_SHEETS })
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target
  const stringsPart = partOf('sharedStrings')
  const stylesPart = partOf('styles')
  const context = {
    strings: stringsPart && parts.has(stringsPart) ? await readSharedStrings(parts.open(stringsPart)) : [],
    dateStyles: stylesPart && parts.has(stylesPart) ? await readDateStyles(parts.open(stylesPart)) : [],
    date1904,
    limits,
  }

  const read: Sheet[] = []
  for (const sheet of sheets) {
    const relation = relations.get(sheet.relation)
    // A chart has a sheet of its own and no cells.
    if (!relation || relation.type !== 'worksheet') continue
    if (!parts.has(relation.target)) refuse('damaged', { sheet: sheet.name })
    if (sheet.hidden) read.push({ name: sheet.name, hidden: true, rows: [], hiddenColumns: [], merges: [] })
    else read.push(await readSheet(sheet.name, parts.open(relation.target), context))
  }
  if (read.length === 0) refuse('noWorkbook')
  return { format: 'xlsx', sheets: read }
}

/** Part names are compared without case, as the packaging standard has it. */
class Parts {
  private readonly archive: Buffer
  private readonly entries: Map<string, ZipEntry>

  constructor(archive: Buffer, entries: Map<string, ZipEntry>) {
    this.archive = archive
    this.entries = entries
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase())
  }

  open(name: string): AsyncIterable<Buffer> {
    return unpack(this.archive, this.entries.get(name.toLowerCase())!)
  }
}

async function refuseActiveContent(parts: Parts): Promise<void> {
  await parseXml(parts.open('[content_types].xml'), {
    open(_, attributes) {
      const type = (attributes().ContentType ?? '').toLowerCase()
      if (type.includes('macroenabled') || type.includes('vbaproject')) refuse('macros')
      if (type.includes('externallink')) refuse('externalLinks')
    },
  })
}

async function readRelationships(parts: Parts, owner: string): Promise<Map<string, Relationship>> {
  const folder = posix.dirname(owner)
  const part = posix.join(folder, '_rels', `${posix.basename(owner)}.rels`)
  const relations = new Map<string, Relationship>()
  if (!parts.has(part)) return relations
  await parseXml(parts.open(part), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const { Id = '', Type = '', Target = '', TargetMode } = attributes()
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target, external: TargetMode === 'External' })
    },
  })
  for (const relation of relations.values()) if (relation.external && relation.type !== 'hyperlink') refuse('externalLinks')
  return relations
}

async function readWorkbookPart(parts: Parts, part: string) {
  const sheets: { name: string; hidden: boolean; relation: string }[] = []
  let date1904 = false
  await parseXml(parts.open(part), {
    open(name, attributes) {
      if (name === 'sheet') {
        const { name: title = '', state, ...rest } = attributes()
        const relation = Object.entries(rest).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
        sheets.push({ name: title.slice(0, 100), hidden: state === 'hidden' || state === 'veryHidden', relation })
      } else if (name === 'workbookPr') {
        const flag = attributes().date1904
        date1904 = flag === '1' || flag === 'true'
      } else if (name === 'externalReference') refuse('externalLinks')
    },
  })
  return { sheets, date1904 }
}
