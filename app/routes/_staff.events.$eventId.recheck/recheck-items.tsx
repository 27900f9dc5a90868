import { useNavigation } from '@remix-run/react'

import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { StatusBadge, type StatusTone } from '#app/components/page/status-badge.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { RecheckLine, RecheckPage } from '#app/services/recheck/recheck-page.server.ts'

import classes from './page.module.css'

const TONES: Record<RecheckLine['state'], StatusTone> = { open: 'plain', right: 'active', settledWrong: 'plain', openWrong: 'attention', stale: 'attention' }

/** The sample, record by record: the marks as stored, to be laid beside the papers. */
export function RecheckItems({ page, answer }: { page: RecheckPage; answer: { intent: string; entryId: string; errors: FieldErrors; values: FieldValues } | undefined }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.checking.recheck
  const navigation = useNavigation()
  const sending = navigation.state === 'submitting' ? navigation.formData?.get('entryId') : null
  const { recheck, columns, event } = page
  if (recheck === null) return null
  const open = recheck.state === 'open'
  return (
    <ol className={classes.items}>
      {recheck.items.map((item) => (
        <li key={item.entryId} className={classes.item} data-state={item.state}>
          <span className={classes.number}>{item.number}</span>
          <dl className={classes.marks}>
            {columns.map((column) => (
              <div key={column.id}>
                <dt>
                  {nameIn(locale, column)}
                  {column.kind === 'panel' ? ` ${m.paper.judge(column.slot)}` : ''}
                </dt>
                <dd>{item.marks[column.id] ?? m.common.absentValue}</dd>
              </div>
            ))}
            <div>
              <dt>{m.results.field.total}</dt>
              <dd>
                <strong>{item.total ?? m.common.absentValue}</strong>
              </dd>
            </div>
          </dl>
          <span className={classes.facts}>
            {words.group[item.group]}
            {item.state === 'open' ? null : <StatusBadge tone={TONES[item.state]}>{words[item.state]}</StatusBadge>}
            {item.byName ? words.checkedBy(item.byName, formatInstant(item.at ?? '')) : null}
            {item.found ? m.common.labelled(words.found, item.found) : null}
            {item.state === 'openWrong' ? (
              <a href={paths.eventMarks(event.id)} data-nav="go">
                {words.correctAt}
              </a>
            ) : null}
          </span>
          {open && !item.mayCheck ? <span className={classes.facts}>{words.typedIt}</span> : null}
          {open && item.mayCheck && (item.state === 'open' || item.state === 'stale') ? (
            <div className={classes.acts}>
              <PostForm intent="right" look="bare" errors={answer?.intent === 'right' && answer.entryId === item.entryId ? answer.errors : undefined}>
                <input type="hidden" name="entryId" value={item.entryId} />
                <input type="hidden" name="number" value={item.number} />
                <SubmitButton quiet pending={sending === item.entryId}>
                  {words.right}
                </SubmitButton>
              </PostForm>
              <ConfirmForm intent="wrong" trigger={words.wrong} consequence={null} confirmLabel={words.markWrong} reason="none" errors={answer?.intent === 'wrong' && answer.entryId === item.entryId ? answer.errors : undefined}>
                <input type="hidden" name="entryId" value={item.entryId} />
                <input type="hidden" name="number" value={item.number} />
                <TextField name="found" label={words.found} hint={words.foundHint} extra={{ maxLength: 200 }} />
              </ConfirmForm>
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
