import { Citation } from '#app/components/disclosure/citation.tsx'
import { FileList } from '#app/components/files/file-list.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ApplicationPart, RequestPage } from '#app/services/studios/requests/request-pages.server.ts'

import { useAnswerWords } from './checklist.tsx'

/** Who applies for what. */
export function Facts({ page: { studio, request, application } }: { page: RequestPage }) {
  const m = useMessages()
  const words = m.studioRequests.page
  const or = (text: string | null) => text || m.common.absentValue
  return (
    <DescriptionList
      items={[
        { label: words.lead, value: or(studio.leadName) },
        { label: words.host, value: or(studio.hostName) },
        { label: words.trade, value: studio.trade },
        { label: words.place, value: or(studio.place) },
        ...(application ? [{ label: words.tier, value: <Citation cites={application.cites}>{application.tierLabel}</Citation> }] : []),
        ...(request.kind === 'upgrade' ? [{ label: words.presentTier, value: studio.tierLabel }] : []),
        { label: words.submittedAt, value: request.submittedAt ? <Instant value={request.submittedAt} precision="minute" /> : m.common.absentValue },
      ]}
    />
  )
}

/** The host's own notice and whether its contact confirmed it. */
export function HostNoticePart({ part: { hostNotice, hostConfirmed } }: { part: ApplicationPart }) {
  const m = useMessages().studioRequests.hostNotice
  return (
    <Section title={m.title}>
      {hostNotice === null ? (
        <p>{m.none}</p>
      ) : (
        <>
          <p>
            {m.span(hostNotice.from, hostNotice.to)} · {m.results[hostNotice.result]}
          </p>
          {hostNotice.note ? <p>{hostNotice.note}</p> : null}
          <p>
            <StatusBadge tone={hostConfirmed ? 'decided' : 'attention'}>{hostConfirmed ? m.confirmed(hostConfirmed.name) : m.unconfirmed}</StatusBadge>
          </p>
        </>
      )}
    </Section>
  )
}

/** What the last submission says otherwise than the one before. */
export function ChangesPart({ part: { changes, conditions } }: { part: ApplicationPart }) {
  const m = useMessages().studioRequests
  const words = useAnswerWords()
  if (changes === null) return null
  const of = (key: string) => conditions.find((one) => one.key === key)
  const shown = (key: string, value: string) => words(of(key) ?? { kind: 'text' }, value)
  const columns: Array<Column<(typeof changes)[number]>> = [
    { id: 'what', header: () => m.changes.what, cell: ({ key }) => of(key)?.label ?? m.page.hostNoticeKey, names: true },
    { id: 'before', header: () => m.changes.before, cell: ({ key, before }) => <del>{shown(key, before)}</del> },
    { id: 'after', header: () => m.changes.after, cell: ({ key, after }) => <ins>{shown(key, after)}</ins> },
    { id: 'files', header: () => m.changes.files, cell: ({ filesAdded, filesRemoved }) => m.changes.filesChanged(filesAdded, filesRemoved) },
  ]
  return <Section title={m.changes.title}>{changes.length === 0 ? <p>{m.changes.none}</p> : <StaticTable columns={columns} rows={changes} getRowId={({ key }) => key} caption={m.changes.caption} phone="stack" />}</Section>
}

/** What experts said; the bureau alone gets any. */
export function OpinionsPart({ opinions }: { opinions: ApplicationPart['opinions'] }) {
  const m = useMessages().studioRequests.opinions
  const columns: Array<Column<(typeof opinions)[number]>> = [
    { id: 'expert', header: () => m.expert, cell: (row) => row.expert, names: true },
    { id: 'grade', header: () => m.grade, cell: (row) => m.grades[row.grade], nowrap: true },
    { id: 'reason', header: () => m.reason, cell: (row) => row.reason },
  ]
  return (
    <Section title={m.title} note={m.note}>
      {opinions.length === 0 ? <p>{m.empty}</p> : <StaticTable columns={columns} rows={opinions} getRowId={({ at }) => at} caption={m.caption} phone="stack" />}
    </Section>
  )
}

/** The public notice of the recognition. */
export function NoticePart({ notice }: { notice: NonNullable<RequestPage['notice']> }) {
  const m = useMessages().studioRequests.notice
  return (
    <Section title={m.title}>
      <p>
        <StatusBadge tone={notice.state === 'open' ? 'active' : 'plain'}>{m.state[notice.state]}</StatusBadge> {m.until} <Instant value={notice.closesAt} precision="minute" /> · {m.objections(notice.openObjections)}
      </p>
      <p>
        <a href={paths.publicNotice(notice.id)}>{m.read}</a>
      </p>
    </Section>
  )
}

/** A change request with its evidence. */
export function ChangePart({ change, files }: { change: NonNullable<RequestPage['change']>; files: RequestPage['files'] }) {
  const m = useMessages()
  const words = m.studioRequests
  return (
    <>
      <Section title={words.change.title}>
        <DescriptionList
          items={[
            { label: words.change.before, value: change.before || m.common.absentValue },
            { label: words.change.after, value: change.to },
            { label: words.change.reason, value: change.reason, wide: true },
          ]}
        />
      </Section>
      <Section title={words.evidence.title}>
        <FileList files={files} />
      </Section>
    </>
  )
}
