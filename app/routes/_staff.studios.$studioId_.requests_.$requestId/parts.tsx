import { Citation } from '#app/components/disclosure/citation.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { RequestPage } from '#app/services/studios/requests/request-pages.server.ts'
import { tierText } from '#app/services/studios/tier-text.ts'

/** Who applies for what. */
export function Facts({ page: { studio, request, application } }: { page: RequestPage }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.studioRequests.page
  const or = (text: string | null) => text || m.common.absentValue
  return (
    <DescriptionList
      items={[
        { label: words.lead, value: or(studio.leadName) },
        { label: words.host, value: or(studio.hostName) },
        { label: words.trade, value: studio.trade },
        { label: words.place, value: or(studio.place) },
        ...(application ? [{ label: words.tier, value: <Citation cites={application.cites}>{tierText(m, locale, application)}</Citation> }] : []),
        ...(request.kind === 'upgrade' ? [{ label: words.presentTier, value: tierText(m, locale, studio) }] : []),
        { label: words.submittedAt, value: request.submittedAt ? <Instant value={request.submittedAt} precision="minute" /> : m.common.absentValue },
      ]}
    />
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
