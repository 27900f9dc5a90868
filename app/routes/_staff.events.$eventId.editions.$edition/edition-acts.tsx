import { Button } from '@mantine/core'
import { Link } from '@remix-run/react'

import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { EditionPage } from '#app/services/results/edition-page.server.ts'

import classes from './page.module.css'

/** Whether the form of an act is on the page now; a refusal of one that is gone must be said elsewhere. */
export function isFormShown({ edition, event, may, latest }: EditionPage, intent: string): boolean {
  if (!may.publish) return false
  if (intent === 'publish') return edition.state === 'confirmed' && latest === edition.number && event.locked
  return intent === 'withdraw' && edition.state === 'published'
}

/** What can be done with this edition now: publish it, look at what the public sees, correct or withdraw it. */
export function EditionActs({ page, answer }: { page: EditionPage; answer: { intent: string; errors: FieldErrors; values: FieldValues } | undefined }) {
  const words = useMessages().results
  const { edition, event, may, latest } = page
  const own = (intent: string) => (answer?.intent === intent ? answer : undefined)
  const isLatest = latest === edition.number
  const published = edition.state === 'published'
  return (
    <div className={classes.acts} data-no-print>
      {isFormShown(page, 'publish') ? (
        <ConfirmForm intent="publish" trigger={words.publish.trigger} consequence={<p>{words.publish.consequence}</p>} confirmLabel={words.publish.button} decides reason="none" errors={own('publish')?.errors} />
      ) : null}
      {published ? (
        <Button component={Link} to={paths.publicResult(event.id)} variant="default">
          {words.publish.publicPage}
        </Button>
      ) : null}
      {isLatest && may.correct ? (
        <Button component={Link} to={paths.eventRanking(event.id)} variant="default">
          {words.correct.trigger}
        </Button>
      ) : null}
      {isFormShown(page, 'withdraw') ? (
        <ConfirmForm intent="withdraw" trigger={words.withdraw.trigger} consequence={<p>{words.withdraw.consequence}</p>} confirmLabel={words.withdraw.button} errors={own('withdraw')?.errors} values={own('withdraw')?.values} />
      ) : null}
    </div>
  )
}
