import { formatInstant } from '#app/components/format/format-instant.ts'
import { noticeTone } from '#app/components/notices/notice-tone.ts'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import type { NoticeDeskRow } from '#app/services/notices/notice-pages.server.ts'
import type { NoticeSubject } from '#app/services/notices/notice-content.ts'

export const columns = defineColumns<NoticeDeskRow>([
  { id: 'title', header: (m) => m.notices.desk.columns.title, cell: (row) => <span lang="zh-CN">{row.title}</span>, sort: (row) => row.title, names: true },
  { id: 'subject', header: (m) => m.notices.desk.columns.subject, cell: (row, { m }) => m.notices.subject[row.subjectType as NoticeSubject], sort: (row) => row.subjectType, nowrap: true },
  { id: 'state', header: (m) => m.notices.desk.columns.state, cell: (row, { m }) => <StatusBadge tone={noticeTone(row.state)}>{row.state === 'open' ? m.common.daysLeft(row.daysLeft) : m.notices.state[row.state]}</StatusBadge>, sort: (row) => row.state, nowrap: true },
  { id: 'closes', header: (m) => m.notices.desk.columns.closes, cell: (row) => formatInstant(row.closesAt ?? ''), sort: (row) => (row.closesAt === null ? 0 : new Date(row.closesAt).getTime()), nowrap: true, descendingFirst: true },
  { id: 'objections', header: (m) => m.notices.desk.columns.objections, cell: (row, { m }) => (row.openObjections > 0 ? <StatusBadge tone="attention">{m.notices.desk.objections(row.openObjections, row.allObjections)}</StatusBadge> : m.notices.desk.objections(0, row.allObjections)), sort: (row) => row.openObjections, descendingFirst: true },
])
