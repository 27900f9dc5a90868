import { Button } from '@mantine/core'
import { Link } from '@remix-run/react'

import { ComparisonView } from '#app/components/edition-diff/correction-comparison.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { ResultLabels } from '#app/components/results/labels.ts'
import { paths } from '#app/lib/paths.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { CorrectionPage } from '#app/services/corrections/correction-page.server.ts'

import type { RefusedCorrection } from './acts.server.ts'
import classes from './page.module.css'
import { ProposedEdition } from './proposed-edition.tsx'

/** A correction under way: why, what is being changed, what it comes to, and the two ways out. */
export function OpenCorrection({ page, labels, answer }: { page: CorrectionPage; labels: ResultLabels; answer: RefusedCorrection | undefined }) {
  const { m, locale } = labels
  const words = m.corrections
  const { event, comparison, may } = page
  const correction = page.correction!
  const own = (intent: string) => (answer?.intent === intent ? answer.errors : undefined)
  const ready = comparison !== null && comparison.outputHash !== null && comparison.blockers.length === 0 && (comparison.changes.length > 0 || correction.rulesBy !== null)
  return (
    <>
      <Section title={words.open(correction.baseEdition)}>
        <DescriptionList
          items={[
            { label: words.reason, value: correction.reason, wide: true },
            ...(correction.openedByName && correction.openedAt ? [{ label: words.opened, value: words.openedBy(correction.openedByName, formatInstant(correction.openedAt)), wide: true }] : []),
            ...(correction.fromAppeal ? [{ label: words.fromAppeal, value: <Link to={paths.eventAppeals(event.id)}>{words.toAppeals}</Link>, wide: true }] : []),
          ]}
        />
      </Section>
      <Section title={words.change.title}>
        <ul className={classes.ways}>
          <li>
            <p>
              <strong>{words.change.marks}</strong>
              <span>{words.change.marksText}</span>
            </p>
            {may.enter ? (
              <Button component={Link} to={paths.eventMarks(event.id)} variant="default">
                {m.results.correct.edit}
              </Button>
            ) : null}
          </li>
          <li>
            <p>
              <strong>{words.change.rules}</strong>
              <span>{correction.rulesBy === null ? words.change.rulesText : words.change.rulesKept(correction.rulesBy)}</span>
            </p>
            {may.correct ? (
              <div className={classes.acts}>
                <Button component={Link} to={paths.eventCorrectionRules(event.id)} variant="default">
                  {correction.rulesBy === null ? words.change.rules : words.change.editRules}
                </Button>
                {correction.rulesBy === null ? null : (
                  <PostForm intent="dropRules" look="bare" errors={own('dropRules')}>
                    <input type="hidden" name="version" value={correction.version} />
                    <SubmitButton intent="dropRules" quiet>
                      {words.change.dropRules}
                    </SubmitButton>
                  </PostForm>
                )}
              </div>
            ) : null}
          </li>
          {page.schemes.map((scheme) => (
            <li key={scheme.partKey}>
              <p>
                <strong>{words.change.scheme(nameIn(locale, scheme))}</strong>
                <span>{scheme.proposal === null ? words.change.schemeText(scheme.edition) : words.change.schemeProposed(scheme.proposal.edition, scheme.proposal.reason)}</span>
              </p>
              <Button component={Link} to={paths.eventScheme(event.id, scheme.partKey, 'edit')} variant="default">
                {scheme.proposal === null ? words.change.reviseScheme : words.change.editScheme}
              </Button>
            </li>
          ))}
        </ul>
      </Section>
      {page.schemes.map((scheme) => (scheme.proposal ? <ProposedEdition key={scheme.partKey} page={page} scheme={scheme} proposal={scheme.proposal} labels={labels} errors={own('applyScheme')} /> : null))}
      {comparison ? (
        <Section title={words.compare.title} note={words.compare.caption(comparison.base.edition)}>
          <ComparisonView comparison={comparison} before={page.before} eventId={event.id} labels={labels} />
        </Section>
      ) : null}
      <Section title={words.apply.title} id="apply">
        {ready ? null : <p className={classes.quiet}>{words.apply.waits}</p>}
        {ready && !may.confirm ? <p className={classes.quiet}>{words.apply.needsRole}</p> : null}
        <div className={classes.acts}>
          {ready && may.confirm ? (
            <ConfirmForm intent="apply" trigger={words.apply.trigger} consequence={<p>{words.apply.consequence}</p>} confirmLabel={words.apply.button(comparison.base.edition + 1)} decides reason="none" errors={own('apply')}>
              <input type="hidden" name="seenOutputHash" value={comparison.outputHash!} />
            </ConfirmForm>
          ) : null}
          {may.correct ? <ConfirmForm intent="cancel" trigger={words.cancel.trigger} consequence={<p>{words.cancel.consequence}</p>} confirmLabel={words.cancel.button} reason="none" errors={own('cancel')} /> : null}
        </div>
      </Section>
    </>
  )
}
