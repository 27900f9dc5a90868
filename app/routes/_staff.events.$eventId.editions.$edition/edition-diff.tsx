import { LinesDiff } from '#app/components/edition-diff/lines-diff.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { ResultLabels } from '#app/components/results/labels.ts'
import type { EditionPage } from '#app/services/results/edition-page.server.ts'

/** This edition beside the one the public saw before. */
export function EditionDiff({ page, labels }: { page: EditionPage; labels: ResultLabels }) {
  const { former, lines, rules } = page
  const words = labels.m.results.editionPage
  if (former === null) return null
  return (
    <Section title={words.diffTitle(former.number)} id="changes">
      <LinesDiff labels={labels} parts={rules.parts} before={former.lines} after={lines} caption={words.diffCaption} />
    </Section>
  )
}
