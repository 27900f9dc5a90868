/** One occupation of a 紧缺职业目录: its code in the classification, and the name the document gives it. */
export interface CatalogueOccupation {
  code: string
  name: string
}

/** The catalogue as one document lays it down, from a day on and until the next document. */
export interface ShortageCatalogue {
  policyId: string
  documentNumber: string
  effectiveFrom: string
  occupations: readonly CatalogueOccupation[]
}

/** The key under which catalogues stand among what the texts leave open. */
export const SHORTAGE_KEY = 'shortageCatalogue'

export const MOST_OCCUPATIONS = 500

const LINE = /^(\d(?:-\d{2}){3}(?:-\d{2})?)[\s，,、]*(.{0,60})$/u

/** Reads a pasted list, one occupation a line: its code, then its name. Lines without a code are given back; a code twice counts once. */
export function readCatalogue(text: string): { occupations: CatalogueOccupation[]; faults: string[] } {
  const occupations = new Map<string, CatalogueOccupation>()
  const faults: string[] = []
  for (const line of text.normalize('NFKC').split('\n').map((each) => each.trim()).filter((each) => each !== '')) {
    const [, code, name = ''] = LINE.exec(line) ?? []
    if (code === undefined) faults.push(line)
    else occupations.set(code, { code, name })
  }
  return { occupations: [...occupations.values()], faults }
}

/**
 * Whether an occupation stood in the catalogue of a day (三(四)21 of 虞人社〔2023〕19号, 三(四)11 of 余政办发〔2022〕51号). Undefined where the bureau has
 * entered no catalogue for that day or the occupation has no code: then a person answers, nothing is guessed.
 */
export function inCatalogue(catalogues: readonly ShortageCatalogue[], code: string | null, on: string): boolean | undefined {
  const [current] = catalogues.filter(({ effectiveFrom }) => effectiveFrom <= on).sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))
  return current === undefined || code === null ? undefined : current.occupations.some((occupation) => occupation.code === code)
}
