import type { ApprenticeWithName } from '#db/queries/apprentices.ts'
import type { LogRow } from '#db/queries/studio-log.ts'
import { formatFen } from '#scoring/numbers/money.ts'
import { REPORT_FIELDS, type LogSource } from '#scoring/studios/report-form.ts'
import type { LogFigures } from './report-content.ts'

type Apprentice = Pick<ApprenticeWithName, 'agreedOn' | 'endsOn' | 'reachedLevel' | 'reachedOn' | 'certificateNumber'>
type Line = Pick<LogRow, 'kind' | 'line' | 'data' | 'amountFen'>

/** Levels from senior worker up, lowest first. */
const HIGH_LEVELS = ['seniorWorker', 'technician', 'seniorTechnician', 'specialTechnician', 'chiefTechnician']

/** What the log of one year and the roster fill into a report. A field the log has nothing about is left out. */
export function logFigures(year: number, lines: readonly Line[], apprentices: readonly Apprentice[]): LogFigures {
  const figures: Record<string, string> = {}
  for (const { key, source } of REPORT_FIELDS) {
    const figure = source && figureOf(source, year, lines, apprentices)
    if (figure !== undefined && figure !== null) figures[key] = figure
  }
  return figures
}

function figureOf(source: LogSource, year: number, lines: readonly Line[], apprentices: readonly Apprentice[]): string | null {
  switch (source.from) {
    case 'entries':
      return String(of(lines, source.kinds).length)
    case 'participants':
      return String(of(lines, source.kinds).reduce((all, { data }) => all + (typeof data.people === 'number' ? data.people : 0), 0))
    case 'spending':
      return plain(of(lines, ['spending']).reduce((all, line) => all + (line.amountFen ?? 0), 0))
    case 'benefit':
      return plain(of(lines, ['project']).reduce((all, line) => all + (line.amountFen ?? 0), 0))
    case 'lines': {
      const found = of(lines, source.kinds)
      return found.length === 0 ? null : found.map(({ line, data }, at) => `${at + 1}. ${line}${typeof data.before === 'string' && typeof data.after === 'string' ? `（${data.before} → ${data.after}）` : ''}`).join('\n')
    }
    case 'apprentices':
      return String(apprentices.filter((one) => learnedIn(one, year)).length)
    case 'trained':
      return String(reachedIn(apprentices, year).filter((one) => HIGH_LEVELS.indexOf(one.reachedLevel ?? '') >= HIGH_LEVELS.indexOf(source.atLeast)).length)
    case 'apprenticeRoster':
      return apprentices.some((one) => learnedIn(one, year)) ? 'yes' : 'no'
    case 'trainedRoster': {
      const reached = reachedIn(apprentices, year)
      return reached.length > 0 && reached.every((one) => one.certificateNumber) ? 'yes' : 'no'
    }
  }
}

const of = (lines: readonly Line[], kinds: readonly string[]) => lines.filter((line) => kinds.includes(line.kind))

/** 1200.00 → 1200, as a person would write it. */
const plain = (fen: number) => formatFen(fen).replace(/\.00$/, '')

/** Was an apprentice on some day of the year: agreed by its end and neither ended nor through before it began. */
function learnedIn({ agreedOn, endsOn, reachedOn }: Apprentice, year: number): boolean {
  const until = reachedOn ?? endsOn
  return agreedOn <= `${year}-12-31` && (until === null || until >= `${year}-01-01`)
}

function reachedIn(apprentices: readonly Apprentice[], year: number): Apprentice[] {
  return apprentices.filter((one) => one.reachedOn?.startsWith(`${year}-`) ?? false)
}
