import { Day, markText } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { paths } from '#app/lib/paths.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import type { PersonPage } from '#app/services/people/person-page.server.ts'

export type Entry = PersonPage['entries'][number]
type Certificate = PersonPage['certificates'][number]
type Level = PersonPage['levels'][number]
export type Membership = PersonPage['studios'][number]

export const entryColumns: Array<Column<Entry>> = [
  { id: 'event', header: (m) => m.people.entries.event, cell: (row, { locale }) => eventNameIn(locale, row.event), names: true },
  { id: 'competition', header: (m) => m.people.entries.competition, cell: (row, { locale }) => nameIn(locale, row.competition) },
  { id: 'finalOn', header: (m) => m.people.entries.finalOn, cell: (row) => <Day value={row.competition.finalOn} />, nowrap: true },
  { id: 'number', header: (m) => m.people.entries.number, cell: (row) => row.number, nowrap: true },
  { id: 'status', header: (m) => m.people.entries.status, cell: (row, { m }) => m.terms.entryStatus[row.status], nowrap: true },
  { id: 'total', header: (m) => m.people.entries.total, cell: (row, { m }) => (row.published ? markText(m, row.total) : <span>{m.people.entries.notPublished}</span>), align: 'end', nowrap: true },
  { id: 'rank', header: (m) => m.people.entries.rank, cell: (row, { m }) => row.rank ?? m.common.absentValue, align: 'end' },
  {
    id: 'promotion',
    header: (m) => m.people.entries.promotion,
    cell: (row, { m }) => (row.promotion && row.promotion !== 'none' ? m.terms.promotion[row.promotion] : m.common.absentValue),
    nowrap: true,
  },
]

const certificateTone = { valid: 'decided', suspended: 'attention', revoked: 'void', replaced: 'void' } as const

/** Certificates with their status; the file for those who may open it. */
export function certificateColumns(mayOpen: boolean): Array<Column<Certificate>> {
  const file: Column<Certificate> = {
    id: 'file',
    header: (m) => m.people.certificates.file,
    cell: (row, { m }) =>
      row.drawn ? (
        <a href={paths.certificateFile(row.id)} target="_blank" rel="noreferrer" aria-label={m.people.certificates.download(row.number)}>
          PDF
        </a>
      ) : (
        m.common.absentValue
      ),
    align: 'end',
  }
  return [
    { id: 'number', header: (m) => m.people.certificates.number, cell: (row) => row.number, names: true },
    { id: 'award', header: (m) => m.people.certificates.award, cell: (row) => row.award },
    { id: 'issuedOn', header: (m) => m.people.certificates.issuedOn, cell: (row) => <Day value={row.issuedOn} />, nowrap: true },
    {
      id: 'status',
      header: (m) => m.people.certificates.status,
      cell: (row, { m }) => (
        <span>
          <StatusBadge tone={certificateTone[row.status]}>{m.terms.certificateStatus[row.status]}</StatusBadge>
        </span>
      ),
    },
    ...(mayOpen ? [file] : []),
  ]
}

export const levelColumns: Array<Column<Level>> = [
  { id: 'occupation', header: (m) => m.people.levels.occupation, cell: (row) => row.occupationCode, names: true },
  { id: 'level', header: (m) => m.people.levels.level, cell: (row, { m }) => m.terms.skillLevel[row.level] },
  { id: 'obtainedOn', header: (m) => m.people.levels.obtainedOn, cell: (row) => <Day value={row.obtainedOn} />, nowrap: true },
  { id: 'certificate', header: (m) => m.people.levels.certificateNumber, cell: (row, { m }) => row.certificateNumber ?? m.common.absentValue },
]

export const studioColumns: Array<Column<Membership>> = [
  { id: 'name', header: (m) => m.people.studios.name, cell: (row) => row.name, names: true },
  { id: 'duty', header: (m) => m.people.studios.duty, cell: (row, { m }) => m.terms.studioDuty[row.duty] },
  { id: 'since', header: (m) => m.people.studios.since, cell: (row) => <Day value={row.fromDay} />, nowrap: true },
]
