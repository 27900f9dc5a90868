import { Button } from '@mantine/core'
import { Link } from '@remix-run/react'

import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { ChangeList } from '#app/components/results/change-list.tsx'
import { BlockerLine } from '#app/components/results/blocker-line.tsx'
import type { ResultLabels } from '#app/components/results/labels.ts'
import type { NamePeople } from '#app/components/results/say-notice.ts'
import { paths } from '#app/lib/paths.ts'
import type { RankingPage } from '#app/services/results/ranking-page.server.ts'

import classes from './page.module.css'
import type { TieAnswer } from './tie-panel.tsx'

/** What stands in the way, where to mend it, and then the act: confirm, go to the edition, or end a correction. */
export function ConfirmPart({ page, labels, people, answer }: { page: RankingPage; labels: ResultLabels; people: NamePeople; answer: TieAnswer | undefined }) {
  const { m } = labels
  const words = m.results
  const { event, latest, locked, correction, blockers, may } = page
  const own = (intent: string) => (answer?.intent === intent ? answer : undefined)
  if (locked && latest) {
    const published = latest.state === 'published'
    return (
      <Section title={words.title}>
        <Notice tone={published ? 'decided' : 'plain'}>
          <p>
            {published ? words.state.publishedAlready(latest.edition) : words.state.locked(latest.edition)}{' '}
            {may.read ? <Link to={paths.eventEdition(event.id, latest.edition)}>{published ? words.edition(latest.edition) : words.state.lockedAct}</Link> : null}
          </p>
        </Notice>
        {may.correct ? (
          <ConfirmForm intent="openCorrection" trigger={words.correct.trigger} consequence={<p>{words.correct.consequence}</p>} confirmLabel={words.correct.button} reasonHint={words.correct.reasonHint} errors={own('openCorrection')?.errors} values={own('openCorrection')?.values} />
        ) : null}
      </Section>
    )
  }
  return (
    <Section title={words.confirm.title} id="confirm">
      {correction ? (
        <>
          <Notice tone="attention">
            <p>{words.state.correction(correction.reason)}</p>
            <p>{words.state.correctionNote}</p>
          </Notice>
          <h3 className={classes.subhead}>{words.confirm.changesTitle}</h3>
          {page.changes.length === 0 ? <p className={classes.quiet}>{words.confirm.changesNone}</p> : <ChangeList changes={page.changes} labels={labels} />}
          {may.read ? (
            <p className={classes.quiet}>
              <Link to={paths.eventCorrection(event.id)}>{m.corrections.compareHere}</Link>
            </p>
          ) : null}
        </>
      ) : null}
      {blockers.length > 0 ? (
        <Notice tone="attention" title={words.confirm.blocked}>
          <ul className={classes.blockers}>
            {blockers.map((blocker, at) => (
              <li key={at}>
                <BlockerLine blocker={blocker} eventId={event.id} labels={labels} people={people} />
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <p className={classes.ready}>{words.confirm.ready}</p>
      )}
      <div className={classes.acts}>
        {may.confirm && blockers.length === 0 && page.outputHash ? (
          <ConfirmForm intent="confirm" trigger={words.confirm.trigger} consequence={<p>{words.confirm.consequence}</p>} confirmLabel={words.confirm.button((latest?.edition ?? 0) + 1)} decides reason="none" errors={own('confirm')?.errors}>
            <input type="hidden" name="seenOutputHash" value={page.outputHash} />
          </ConfirmForm>
        ) : null}
        {!may.confirm && blockers.length === 0 ? <p className={classes.quiet}>{words.confirm.needsRole}</p> : null}
        {correction && may.enter ? (
          <Button component={Link} to={paths.eventMarks(event.id)} variant="default">
            {words.correct.edit}
          </Button>
        ) : null}
        {correction && may.correct ? (
          <PostForm intent="cancelCorrection" look="bare" errors={own('cancelCorrection')?.errors}>
            <SubmitButton intent="cancelCorrection" quiet>
              {words.correct.cancel}
            </SubmitButton>
          </PostForm>
        ) : null}
      </div>
    </Section>
  )
}
