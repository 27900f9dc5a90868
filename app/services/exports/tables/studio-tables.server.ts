import { minuteOf } from '#app/lib/dates.ts'
import { requestTitle } from '#app/services/studios/requests/request-title.ts'
import { tierText } from '#app/services/studios/tier-text.ts'
import { usageLabel } from '#app/services/studios/log/usage-label.ts'
import { comparedValue } from '#app/services/studios/compared-value.ts'
import { getBureauList } from '#app/services/studios/bureau-list.server.ts'
import { readBureauQuery } from '#app/services/studios/bureau-query.ts'
import { getComparison, readCompared } from '#app/services/studios/compare.server.ts'
import { getStudioFigures } from '#app/services/studios/figures.server.ts'
import { getApprenticesPage } from '#app/services/studios/apprentices/apprentices-page.server.ts'
import { ALL_LOG_KINDS } from '#app/services/studios/log/log-draft.ts'
import { getLogPage, getMoneyPage } from '#app/services/studios/log/log-page.server.ts'
import { readReportsQuery } from '#app/services/studios/report/reports-query.ts'
import { getReportList, getReportsOfYear } from '#app/services/studios/report/report-page.server.ts'
import { getApplyPage, getStudioRequests } from '#app/services/studios/requests/request-pages.server.ts'
import { formatFen } from '#scoring/numbers/money.ts'
import { count, money, reported, sheetOf, text } from '../export-columns.ts'
import { EXPORT_ROWS, type ExportTable } from '../export-table.ts'

const placeOf = (query: URLSearchParams) => query.get('studio') ?? ''

/** Tables of the studios' pages; each asks the service its page asks, for all rows instead of one page. */
export const studioTables: readonly ExportTable[] = [
  {
    name: 'studios',
    anyOf: ['studio:read'],
    async load({ actor, query, m, locale }) {
      const { rows } = await getBureauList(actor, { ...readBureauQuery(query), page: 1 }, EXPORT_ROWS)
      const { column, due } = m.studios
      return {
        title: m.studios.title,
        sheet: sheetOf(m.studios.title, rows, [
          text(column.name, 30, (row) => row.name), text(column.tier, 10, (row) => tierText(m, locale, row)), text(column.trade, 14, (row) => row.trade), text(column.town, 14, (row) => row.town),
          text(column.lead, 10, (row) => row.leadName), text(column.host, 30, (row) => row.hostName), text(m.studios.facts.place, 30, (row) => row.place), text(m.studios.facts.document, 22, (row) => row.recognitionDocument),
          text(m.studios.facts.recognisedOn, 12, (row) => row.recognisedOn), text(column.state, 10, (row) => m.terms.studioState[row.state]), text(column.due, 18, (row) => (row.dueKind ? due.kind[row.dueKind] : null)),
          text(due.on, 12, (row) => row.dueOn), text(due.rankTitle, 12, (row) => due.rank[row.dueRank]),
        ]),
      }
    },
  },
  {
    name: 'requests',
    anyOf: ['studio:read', 'studio:own', 'studio:confirm'],
    async load({ actor, query, m }) {
      const { rows } = await getApplyPage(actor, { page: 1, openOnly: query.get('only') === 'open' }, EXPORT_ROWS)
      const { column } = m.studioRequests
      return {
        title: m.studioRequests.title,
        sheet: sheetOf(m.studioRequests.title, rows, [
          text(column.studio, 30, (row) => row.studioName), text(column.kind, 22, (row) => requestTitle(m, row)), text(column.lead, 10, (row) => row.leadName), text(column.host, 30, (row) => row.hostName),
          text(column.state, 12, (row) => m.terms.requestState[row.state]), text(column.updatedAt, 20, (row) => minuteOf(new Date(row.updatedAt))),
        ]),
      }
    },
  },
  {
    name: 'studio-requests',
    anyOf: ['studio:read', 'studio:own', 'studio:confirm'],
    async load({ actor, query, m }) {
      const { studio, rows } = await getStudioRequests(actor, placeOf(query))
      const { column } = m.studioRequests
      return {
        title: `${studio.name}-${m.studioRequests.title}`,
        sheet: sheetOf(m.studioRequests.title, rows, [
          text(column.kind, 22, (row) => requestTitle(m, row)), text(column.state, 12, (row) => m.terms.requestState[row.state]), text(column.updatedAt, 20, (row) => minuteOf(new Date(row.updatedAt))),
        ]),
      }
    },
  },
  {
    name: 'reports',
    anyOf: ['studio:read'],
    async load({ actor, query, m }) {
      const { rows, year } = await getReportsOfYear(actor, { ...readReportsQuery(query), page: 1 }, EXPORT_ROWS)
      const { column, overdue, title } = m.studioReport.year
      return {
        title: `${title} ${year}`,
        sheet: sheetOf(`${title} ${year}`, rows, [
          text(column.studio, 30, (row) => row.name), text(column.host, 30, (row) => row.hostName), text(column.lead, 10, (row) => row.leadName), text(column.state, 14, (row) => m.terms.reportState[row.state]),
          text(column.due, 12, (row) => row.dueOn), text(overdue, 10, (row) => (row.overdue ? m.common.yes : m.common.no)), text(column.submittedAt, 20, (row) => row.submittedAt && minuteOf(new Date(row.submittedAt))),
        ]),
      }
    },
  },
  {
    name: 'studio-reports',
    anyOf: ['studio:read', 'studio:own', 'studio:confirm'],
    async load({ actor, query, m }) {
      const { studio, reports } = await getReportList(actor, placeOf(query))
      const words = m.studioReport.list
      return {
        title: `${studio.name}-${words.title}`,
        sheet: sheetOf(words.title, reports, [
          text(words.year, 8, (row) => String(row.year)), text(words.state, 14, (row) => m.terms.reportState[row.state]), text(words.due, 12, (row) => row.dueOn),
          text(words.submittedAt, 20, (row) => row.submittedAt && minuteOf(new Date(row.submittedAt))),
        ]),
      }
    },
  },
  {
    name: 'apprentices',
    anyOf: ['studio:read', 'studio:own'],
    async load({ actor, query, m }) {
      const { studio, apprentices } = await getApprenticesPage(actor, placeOf(query))
      const words = m.studioLog.apprentices
      return {
        title: `${studio.name}-${words.title}`,
        sheet: sheetOf(words.title, apprentices, [
          text(words.name, 14, (row) => row.name), text(words.organisation, 28, (row) => row.organisation), text(words.agreedOn, 14, (row) => row.agreedOn), text(words.endsOn, 14, (row) => row.endsOn),
          text(words.start, 16, (row) => row.startLevel && m.terms.skillLevel[row.startLevel]), text(words.target, 16, (row) => m.terms.skillLevel[row.targetLevel]), text(words.reachedLevel, 16, (row) => row.reachedLevel && m.terms.skillLevel[row.reachedLevel]), text(words.reachedOn, 14, (row) => row.reachedOn), text(words.certificate, 24, (row) => row.certificateNumber),
        ]),
      }
    },
  },
  {
    name: 'log',
    anyOf: ['studio:read', 'studio:own'],
    async load({ actor, query, m, locale }) {
      const kind = ALL_LOG_KINDS.find((one) => one === query.get('kind'))
      const year = /^20\d\d$/.test(query.get('year') ?? '') ? Number(query.get('year')) : undefined
      const { studio, entries, uses } = await getLogPage(actor, placeOf(query), { page: 1, locale, ...(kind ? { kind } : {}), ...(year === undefined ? {} : { year }) }, EXPORT_ROWS)
      const words = m.studioLog
      const labels = new Map(uses.list.map(({ key, label }) => [key, label]))
      return {
        title: `${studio.name}-${words.title}`,
        sheet: sheetOf(words.title, entries, [
          text(words.compose.on, 12, (row) => row.on), text(words.compose.kind, 12, (row) => words.kind[row.kind]), text(words.compose.line, 48, (row) => row.line), count(words.compose.people, (row) => row.people),
          money(m.common.export.yuan, (row) => row.amountFen), text(words.compose.use, 20, (row) => row.spendingUse && usageLabel(m, row.spendingUse, labels.get(row.spendingUse) ?? null)), count(words.list.photo, (row) => row.fileIds.length),
        ]),
      }
    },
  },
  {
    name: 'spending',
    anyOf: ['studio:read', 'studio:own'],
    async load({ actor, query, m, locale }) {
      const { studio, year, lines } = await getMoneyPage(actor, placeOf(query), { locale })
      const words = m.studioLog.money
      return {
        title: `${studio.name}-${words.byUse(year)}`,
        sheet: sheetOf(words.byUse(year), lines, [text(words.use, 28, (row) => usageLabel(m, row.key, row.label)), money(words.plan, (row) => row.planFen), money(words.spent, (row) => row.spentFen), money(words.left, (row) => row.planFen - row.spentFen)]),
      }
    },
  },
  {
    name: 'balance',
    anyOf: ['studio:read', 'studio:own'],
    async load({ actor, query, m, locale }) {
      const { studio, years } = await getMoneyPage(actor, placeOf(query), { locale })
      const words = m.studioLog.money
      return {
        title: `${studio.name}-${words.byYear}`,
        sheet: sheetOf(words.byYear, years, [text(words.year, 8, (row) => String(row.year)), money(words.in, (row) => row.inFen), money(words.out, (row) => row.outFen), money(words.carried, (row) => row.balanceFen)]),
      }
    },
  },
  {
    name: 'compare',
    anyOf: ['studio:read'],
    async load({ actor, query, m, locale }) {
      const { studios, years, rows } = await getComparison(actor, readCompared(query), locale)
      const words = m.studioCompare
      const places = studios.flatMap((studio) => years.map((year) => ({ studio, year })))
      return {
        title: words.title,
        sheet: sheetOf(words.title, rows, [
          text(words.figure, 30, (row) => row.label ?? m.reviews.meeting.grade),
          ...places.map(({ studio, year }, at) => reported<(typeof rows)[number]>(`${studio.name} ${year}`, (row) => row.cells[at]?.value && comparedValue(m, row.kind, row.cells[at].value))),
        ]),
      }
    },
  },
  {
    name: 'figures',
    anyOf: ['studio:read', 'studio:own'],
    async load({ actor, query, m, locale }) {
      const { studio, years, apprentices, levels, activities, spending, grades } = await getStudioFigures(actor, query.get('studio') || null, locale)
      const words = m.studioFigures
      const lines = (measure: string, items: readonly string[], rows: ReadonlyArray<{ year: number; values: number[] }>) => items.map((item, at) => ({ measure, item, values: rows.map(({ values }) => String(values[at] ?? 0)) }))
      const rows = [
        ...lines(words.apprentices, [words.takenOn, words.reached], apprentices),
        ...lines(words.levels, levels.keys.map((level) => m.terms.skillLevel[level]), levels.rows),
        ...lines(words.activities, activities.keys.map((kind) => m.studioLog.kind[kind]), activities.rows),
        ...spending.map((row) => ({ measure: words.spending, item: usageLabel(m, row.use, row.label), values: row.years.map(formatFen) })),
        ...lines(words.grades, grades.keys.map((grade) => m.terms.assessmentGrade[grade]), grades.rows),
      ]
      return {
        title: studio ? words.titleOf(studio.name) : words.title,
        sheet: sheetOf(words.title, rows, [text(words.measure, 24, (row) => row.measure), text(words.item, 24, (row) => row.item), ...years.map((year, at) => reported<(typeof rows)[number]>(String(year), (row) => row.values[at]))]),
      }
    },
  },
]
