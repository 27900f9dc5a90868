import type { Locale, Messages } from '#app/messages/index.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { neutraliseText } from '#app/services/workbooks/neutralise.ts'
import type { ColumnToWrite, SheetToWrite } from '#app/services/workbooks/sheet-to-write.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import type { StoredSettlements } from '#db/schema/results.ts'
import { linesOf, type EditionContent, type ResultLine } from './edition-content.ts'

/** What a file of an edition is written from. */
export interface EditionToWrite extends EditionContent {
  competitionName: string
  eventName: string
  edition: number
  publishedAt: Date | null
  inputHash: string
  outputHash: string
  settlements: StoredSettlements
  rules: Pick<EventRules, 'parts' | 'awards'>
}

/** `public` holds what the public page holds: people with a rank. `staff` adds those without one and why. */
export type Audience = 'public' | 'staff'

const text = (header: string, width: number): ColumnToWrite => ({ header, width, type: 'text' })
const decimal = (header: string, decimals: number): ColumnToWrite => ({ header, width: 10, type: 'decimal', decimals })

/** The edition as one sheet, for .xlsx and .csv alike. */
export function editionSheet(edition: EditionToWrite, { audience, m, locale }: { audience: Audience; m: Messages; locale: Locale }): SheetToWrite {
  const { rules, output } = edition
  const words = m.results
  const promotes = output.promotions !== null
  const partName = (part: EventRules['parts'][number]) => nameIn(locale, { name: part.name, nameEn: part.nameEn ?? null })
  const awardName = (key: string | null) => {
    if (key === null) return null
    const award = rules.awards.find((candidate) => candidate.key === key)
    return award ? nameIn(locale, { name: award.name, nameEn: award.nameEn ?? null }) : key
  }
  return {
    name: words.file.sheet,
    frozenColumns: 3,
    columns: [
      decimal(words.ranking.rank, 0),
      text(m.common.number, 10),
      text(m.common.personName, 14),
      text(m.common.unit, 28),
      ...rules.parts.map((part) => decimal(partName(part), 2)),
      decimal(words.ranking.total, 2),
      ...(rules.awards.length === 0 ? [] : [text(words.ranking.award, 12)]),
      ...(promotes ? [text(words.file.promotion, 20)] : []),
      ...(audience === 'staff' ? [text(words.file.remark, 14)] : []),
    ],
    rows: shownLines(edition, audience).map((line) => [
      line.rank === null ? null : String(line.rank),
      line.number,
      line.name,
      line.organisation,
      ...rules.parts.map(({ key }) => line.marks[key] ?? null),
      line.total,
      ...(rules.awards.length === 0 ? [] : [awardName(line.award)]),
      ...(promotes ? [line.promotion === null || line.promotion.outcome === 'none' ? null : m.terms.promotion[line.promotion.outcome]] : []),
      ...(audience === 'staff' ? [line.unranked === null ? null : m.terms.entryStatus[line.unranked]] : []),
    ]),
  }
}

function shownLines(edition: EditionContent, audience: Audience): ResultLine[] {
  const lines = linesOf(edition)
  return audience === 'staff' ? lines : lines.filter(({ rank }) => rank !== null)
}

/**
 * The edition as JSON: `input` goes into the rule engine as it stands (`npm run scoring -- rank`), `output` is what it must answer, but
 * for the ties of `settlements`, which a person decided. Names stand in `people` only for those the page shows.
 */
export function editionJson(edition: EditionToWrite, audience: Audience): string {
  const { competitionName, eventName, input, output, people, settlements, inputHash, outputHash, publishedAt } = edition
  const shown = Object.fromEntries(shownLines(edition, audience).map(({ entryId }) => [entryId, neutralised(people[entryId]!)]))
  const file = { competition: competitionName, event: eventName, edition: edition.edition, publishedAt: publishedAt?.toISOString() ?? null, inputHash, outputHash, input, output, settlements, people: shown }
  return `${JSON.stringify(file, null, 1)}\n`
}

/** JSON opened in a spreadsheet runs no formula either. */
function neutralised({ name, number, organisation }: EditionContent['people'][string]): EditionContent['people'][string] {
  return { name: neutraliseText(name), number: neutraliseText(number), organisation: neutraliseText(organisation) }
}
