import { Link } from '@remix-run/react'

import { formatInstant } from '#app/components/format/format-instant.ts'
import { DescriptionList, type Description } from '#app/components/page/description-list.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { EditionPage } from '#app/services/results/edition-page.server.ts'

import classes from './page.module.css'

/** Who froze what and when, by which rules, and the hashes by which anybody can tell that nothing was changed since. */
export function EditionFacts({ page }: { page: EditionPage }) {
  const m = useMessages()
  const words = m.results.editionPage
  const { edition, rules, event, recomputedSame } = page
  const hash = (value: string | null) => (value === null ? m.common.absentValue : <code className={classes.hash}>{value}</code>)
  const items: Description[] = [
    { label: words.confirmedBy, value: words.byAt(edition.confirmedByName, formatInstant(edition.confirmedAt)) },
    { label: words.publishedBy, value: edition.publishedAt === null ? words.notPublished : words.byAt(edition.publishedByName ?? '', formatInstant(edition.publishedAt)) },
    { label: words.rules, value: <Link to={paths.eventRules(event.id)}>{words.rulesLink(rules.edition)}</Link> },
    { label: words.recheck, value: <StatusBadge tone={recomputedSame ? 'active' : 'attention'}>{recomputedSame ? words.recheckSame : words.recheckDiffers}</StatusBadge> },
  ]
  if (edition.withdrawnAt !== null) items.push({ label: words.withdrawn, value: `${formatInstant(edition.withdrawnAt)} · ${edition.withdrawnReason ?? ''}`, wide: true })
  if (edition.reason !== null) items.push({ label: words.reason, value: edition.reason, wide: true })
  items.push(
    { label: words.inputHash, value: hash(edition.inputHash), wide: true },
    { label: words.outputHash, value: hash(edition.outputHash), wide: true },
    { label: words.auditHead, value: hash(edition.auditHead), wide: true },
  )
  return (
    <Section title={words.facts} note={words.hashNote}>
      <DescriptionList items={items} />
    </Section>
  )
}
