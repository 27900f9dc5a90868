import { Citation, ClauseNote } from '#app/components/disclosure/citation.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { amountText } from '#app/components/grants/amount-text.ts'
import { occasionText } from '#app/components/grants/line-columns.tsx'
import { reasonsText } from '#app/components/grants/reasons-text.ts'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { doerName } from '#app/lib/system-name.ts'
import type { Locale, Messages } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { LineStory } from '#app/services/grants/line-story.server.ts'

type Payment = LineStory['payments'][number]
type Rival = LineStory['rivals'][number]

const rivalColumns: Array<Column<Rival>> = [
  { id: 'what', header: (m) => m.grants.column.what, cell: ({ line }, { m }) => `${occasionText(line, m)} · ${line.label}`, names: true },
  { id: 'on', header: (m) => m.grants.column.on, cell: ({ line }) => line.on, nowrap: true },
  { id: 'amount', header: (m) => m.grants.column.amount, cell: ({ line }, { m, locale }) => <Citation cites={line.cites}>{amountText(line.amount, line.approvedFen, m, locale)}</Citation>, align: 'end' },
  { id: 'relation', header: (m) => m.grants.column.status, cell: ({ line, relation }, { m }) => `${m.grantPages.story.relation[relation]} · ${m.grants.status[line.status]}`, nowrap: true },
  { id: 'clause', header: (m) => m.grants.column.clause, cell: ({ line, clause }) => `${line.documentNumber} ${clause ?? line.clause}` },
]

const paymentColumns: Array<Column<Payment>> = [
  { id: 'payee', header: (m) => m.grantPages.payments.receiver, cell: (row) => row.payeeName ?? '', names: true },
  { id: 'month', header: (m) => m.grantPages.story.month, cell: (row, { m }) => (row.period === 0 ? m.common.absentValue : `${Math.floor(row.period / 100)}-${String(row.period % 100).padStart(2, '0')}`), nowrap: true },
  { id: 'amount', header: (m) => m.grants.column.amount, cell: (row, { locale }) => formatMoney(locale, row.fen), align: 'end' },
  { id: 'state', header: (m) => m.grants.column.progress, cell: (row, { m }) => m.grants.paymentState[row.state] ?? row.state, nowrap: true },
  { id: 'voucher', header: (m) => m.grantPages.story.voucher, cell: (row, { m }) => row.voucherNumber ?? m.common.absentValue, nowrap: true },
  { id: 'on', header: (m) => m.grants.column.day, cell: (row, { m }) => row.paidOn ?? m.common.absentValue, nowrap: true },
]

/** The line from its fact to its vouchers, in the order in which it came about. */
export function StorySections({ story }: { story: LineStory }) {
  const m = useMessages()
  const words = m.grantPages.story
  const locale = useLocale()
  const { line, fact, edition, approval, claim, payments, changes, rivals } = story
  return (
    <>
      <Section title={words.fact}>
        <DescriptionList
          items={[
            { label: words.factKind, value: `${m.grants.kind[fact.kind] ?? fact.kind} · ${fact.label}` },
            { label: m.grants.column.on, value: fact.on },
            { label: words.source, value: words.sources[fact.sourceType] ?? fact.sourceType },
            { label: m.grants.column.payee, value: line.payeeName ?? m.common.absentValue },
          ]}
        />
      </Section>
      <Section title={words.sentence}>
        {line.cites.map((cite) => (
          <ClauseNote key={`${cite.policyId} ${cite.clause}`} cite={cite} />
        ))}
      </Section>
      <Section title={words.decision}>
        <DescriptionList
          items={[
            { label: m.grants.column.amount, value: amountText(line.amount, line.approvedFen, m, locale) },
            { label: m.grants.column.status, value: line.reasons.length > 0 ? m.common.labelled(m.grants.status[line.status] ?? line.status, reasonsText(line.reasons, m, locale)) : m.grants.status[line.status] },
            { label: m.grants.column.fund, value: m.grants.fund[line.fund] ?? line.fund },
            { label: words.edition(edition.evaluation), value: edition.at ? `${doerName(edition.byName, m)} ${formatInstant(edition.at)}` : m.common.absentValue },
            { label: words.hash, value: <code>{edition.hash.slice(0, 16)}…</code>, wide: true },
            ...(edition.reproduced ? [{ label: m.common.status, value: words.reproduced, wide: true }] : []),
            ...(approval ? [{ label: words.approval, value: `${formatMoney(locale, approval.fen)} · ${words.approvedBy(approval.byName ?? '', [approval.documentNumber, approval.on, approval.note].filter(Boolean).join(' · '))}`, wide: true }] : []),
          ]}
        />
      </Section>
      {rivals.length > 0 ? (
        <Section title={words.rivals} note={words.rivalsNote}>
          <StaticTable columns={rivalColumns} rows={rivals} getRowId={({ line: { id } }) => id} caption={words.rivals} rowHref={({ line: { id } }) => paths.grantLine(id)} phone="stack" />
        </Section>
      ) : null}
      {changes.length > 1 ? (
        <Section title={words.changes}>
          <ul>
            {changes.map((change) => (
              <li key={change.number}>{changeText(change, m, locale)}</li>
            ))}
          </ul>
        </Section>
      ) : null}
      {claim ? (
        <Section title={words.claim}>
          <p>
            <a href={paths.claim(claim.id)} data-nav="go">
              {claim.number}
            </a>{' '}
            {m.grants.claimState[claim.state]}
          </p>
          <DescriptionList items={claim.steps.flatMap(({ step, byName, at }) => (at === null ? [] : [{ label: words.steps[step], value: m.grantPages.claims.by(byName ?? '', formatInstant(at)) }]))} />
        </Section>
      ) : null}
      <Section title={words.payments}>
        <StaticTable columns={paymentColumns} rows={payments} getRowId={({ id }) => id} caption={words.payments} phone="stack" empty={<p>{words.noPayments}</p>} />
      </Section>
    </>
  )
}

function changeText({ number, before, after }: LineStory['changes'][number], m: Messages, locale: Locale): string {
  const words = m.grantPages.story
  const say = (value: Record<string, unknown> | null) => {
    if (value === null) return m.common.none
    const fen = typeof value.amountFen === 'number' ? formatMoney(locale, value.amountFen) : m.grants.openSum
    return `${m.grants.status[String(value.status)] ?? ''} ${fen}`
  }
  return before === null ? words.added(number, say(after)) : words.changed(number, say(before), say(after))
}
