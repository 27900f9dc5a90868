import { Citation } from '#app/components/disclosure/citation.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { amountText } from '#app/components/grants/amount-text.ts'
import { occasionText } from '#app/components/grants/line-columns.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { ClaimPage } from '#app/services/grants/claim-pages.server.ts'

type Line = ClaimPage['lines'][number]

const columns: Array<Column<Line>> = [
  { id: 'what', header: (m) => m.grants.column.what, cell: (row, { m }) => `${occasionText(row, m)} · ${row.label}`, names: true },
  { id: 'on', header: (m) => m.grants.column.on, cell: (row) => row.on, nowrap: true },
  { id: 'clause', header: (m) => m.grants.column.clause, cell: (row) => <Citation cites={row.cites}>{`${row.rule} ${row.clause}`}</Citation>, nowrap: true },
  { id: 'fund', header: (m) => m.grants.column.fund, cell: (row, { m }) => m.grants.fund[row.fund] ?? row.fund },
  { id: 'amount', header: (m) => m.grants.column.amount, cell: (row, { m, locale }) => amountText(row.amount, row.approvedFen, m, locale), align: 'end' },
]

/** What a claim asks for, its sums as the forms print them, its forms, and who has signed. */
export function ClaimContent({ page }: { page: ClaimPage }) {
  const m = useMessages()
  const words = m.grantPages.claims
  const locale = useLocale()
  const { steps } = page
  const signed = (['opened', 'handled', 'approved', 'headApproved'] as const).flatMap((key) => {
    const step = steps[key]
    return step ? [{ label: m.grantPages.story.steps[key], value: words.by(step.byName, formatInstant(step.at)) }] : []
  })
  return (
    <>
      <Section title={words.what}>
        <StaticTable columns={columns} rows={page.lines} getRowId={({ id }) => id} caption={words.what} rowHref={({ id }) => paths.grantLine(id)} phone="stack" />
      </Section>
      <Section title={words.formSum}>
        <DescriptionList
          items={[
            { label: words.total, value: formatMoney(locale, page.totalFen) },
            { label: words.capitals, value: page.capitals },
            {
              label: words.account,
              value: page.account ? (
                `${page.account.bankName} ${page.account.masked}`
              ) : (
                <a href={paths.grantAccounts()} data-nav="go">
                  {words.noAccount}
                </a>
              ),
              wide: true,
            },
            ...signed.map((step, at) => ({ ...step, wide: signed.length % 2 === 1 && at === signed.length - 1 })),
          ]}
        />
      </Section>
      <Section title={words.forms} note={words.dossierNote}>
        <ul>
          <FormLinks label={words.annex1} page={page} annex="annex-1" />
          {page.hasRoster ? <FormLinks label={words.annex2} page={page} annex="annex-2" /> : <li>{words.noAnnex2}</li>}
        </ul>
      </Section>
    </>
  )
}

function FormLinks({ label, page, annex }: { label: string; page: ClaimPage; annex: string }) {
  const words = useMessages().grantPages.claims
  const claimId = page.claim.id
  if (!page.may.print) return <li>{label}</li>
  if (page.details.missing.length > 0) return <li>{`${label} ${words.printWaits}`}</li>
  return (
    <li>
      {label} <a href={paths.claimFile(claimId, `${annex}.pdf`)}>PDF</a> <a href={paths.claimFile(claimId, `${annex}.docx`)}>DOCX</a>
    </li>
  )
}
