import { Link } from '@remix-run/react'

import { LinesDiff } from '#app/components/edition-diff/lines-diff.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { resultLabels } from '#app/components/results/labels.ts'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { SchemePage } from '#app/services/schemes/scheme-page.server.ts'
import { checkScheme } from '#scoring/schemes/check-scheme.ts'

/** A proposed edition: why, what differs, what it would make of everybody's result, and the two ways out. */
export function Proposal({ page, errors }: { page: SchemePage; errors: (intent: string) => Record<string, string | string[]> | undefined }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.schemes.proposal
  const { event, part, open, changes, comparison } = page
  if (!open) return null
  const codes = (list: readonly string[]) => (list.length === 0 ? words.none : m.common.list([...list]))
  const hidden = (
    <>
      <input type="hidden" name="part" value={part.key} />
      <input type="hidden" name="version" value={open.version} />
    </>
  )
  return (
    <Section title={words.title(open.edition)} note={open.reason === null ? null : words.reason(open.reason)} actions={<Link to={paths.eventScheme(event.id, part.key, 'edit')}>{words.edit}</Link>}>
      {changes ? <p>{words.changes(codes(changes.added), codes(changes.changed), codes(changes.removed))}</p> : null}
      {comparison ? (
        <>
          <p>
            <strong>{words.counts(comparison.changed, comparison.reopened)}</strong>
          </p>
          {comparison.changed > 0 ? <LinesDiff labels={resultLabels(comparison.rules, m, locale)} parts={comparison.rules.parts} before={comparison.before} after={comparison.after} caption={words.caption} /> : null}
          <ConfirmForm intent="apply" trigger={words.apply} consequence={words.applyText} confirmLabel={words.apply} reason="none" decides errors={errors('apply')}>
            {hidden}
            <input type="hidden" name="seen" value={comparison.seen} />
          </ConfirmForm>
        </>
      ) : (
        <Notice tone="attention">{checkScheme(open.scheme, part.fullMark).length > 0 ? words.incomplete : words.hidden}</Notice>
      )}
      <ConfirmForm intent="drop" trigger={words.drop} consequence={words.dropText} confirmLabel={words.drop} reason="none" errors={errors('drop')}>
        {hidden}
      </ConfirmForm>
    </Section>
  )
}
