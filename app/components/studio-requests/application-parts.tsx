import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ApplicationPart } from '#app/services/studios/requests/application-part.ts'

import { useAnswerWords } from './checklist.tsx'

/** The host's own notice and whether its contact confirmed it. */
export function HostNoticePart({ part: { hostNotice, hostConfirmed } }: { part: Pick<ApplicationPart, 'hostNotice' | 'hostConfirmed'> }) {
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
export function ChangesPart({ part: { changes, conditions } }: { part: Pick<ApplicationPart, 'changes' | 'conditions'> }) {
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
