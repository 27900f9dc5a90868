import { ComparisonView } from '#app/components/edition-diff/correction-comparison.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { ResultLabels } from '#app/components/results/labels.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { CorrectionPage } from '#app/services/corrections/correction-page.server.ts'
import type { CorrectionScheme, ProposedScheme } from '#app/services/corrections/correction-schemes.server.ts'

import classes from './page.module.css'

/** A proposed edition of a part's scheme: what differs, what the whole correction would come to with it, and the act that puts it in force. */
export function ProposedEdition({ page, scheme, proposal, labels, errors }: { page: CorrectionPage; scheme: CorrectionScheme; proposal: ProposedScheme; labels: ResultLabels; errors: Record<string, string | string[]> | undefined }) {
  const { m, locale } = labels
  const words = m.corrections.scheme
  const said = m.schemes.proposal
  const { changes, rehearsed } = proposal
  const codes = (list: readonly string[]) => (list.length === 0 ? said.none : m.common.list([...list]))
  return (
    <Section title={words.title(nameIn(locale, scheme), proposal.edition)} note={rehearsed === null ? null : words.caption(rehearsed.comparison.base.edition)}>
      <p>{said.changes(codes(changes.added), codes(changes.changed), codes(changes.removed))}</p>
      {rehearsed === null ? (
        <Notice tone="attention">{said.incomplete}</Notice>
      ) : (
        <>
          <ComparisonView comparison={rehearsed.comparison} before={page.before} eventId={page.event.id} labels={labels} />
          <div className={classes.acts}>
            <ConfirmForm intent="applyScheme" trigger={said.apply} consequence={<p>{words.applyText}</p>} confirmLabel={said.apply} reason="none" errors={errors}>
              <input type="hidden" name="part" value={scheme.partKey} />
              <input type="hidden" name="version" value={proposal.version} />
              <input type="hidden" name="seen" value={rehearsed.seen} />
            </ConfirmForm>
          </div>
        </>
      )}
    </Section>
  )
}
