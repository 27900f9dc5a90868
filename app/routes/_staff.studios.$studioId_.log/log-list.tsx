import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { Day } from '#app/components/format/values.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { OUTSIDE_USES } from '#app/services/studios/log/log-draft.ts'
import type { LogPage } from '#app/services/studios/log/log-page.server.ts'

import classes from './log-list.module.css'

export interface RefusedTakeBack {
  about: string
  errors: Record<string, string>
  values: Record<string, string>
}

/** The log, newest first: day, what it was, one line, pictures. */
export function LogList({ entries, mayTakeBack, refused }: { entries: LogPage['entries']; mayTakeBack: boolean; refused: RefusedTakeBack | null }) {
  const m = useMessages().studioLog
  const locale = useLocale()
  return (
    <ol className={classes.list}>
      {entries.map(({ id, kind, on, line, amountFen, spendingUse, useLabel, people, organisedByBureau, compared, fileIds }) => (
        <li key={id} className={classes.entry}>
          <div className={classes.head}>
            <Day value={on} />
            <StatusBadge tone="plain">{m.kind[kind]}</StatusBadge>
            {spendingUse === OUTSIDE_USES ? <StatusBadge tone="attention">{m.list.outside}</StatusBadge> : spendingUse ? <span className={classes.quiet}>{useLabel ?? spendingUse}</span> : null}
          </div>
          <p className={classes.line}>{line}</p>
          <div className={classes.facts}>
            {amountFen === null ? null : <span>{formatMoney(locale, amountFen)}</span>}
            {compared ? <span>{m.list.compared(compared.before, compared.after)}</span> : null}
            {people === null ? null : <span>{m.list.people(people)}</span>}
            {organisedByBureau ? <span>{m.list.organisedByBureau}</span> : null}
            {fileIds.map((fileId, at) => (
              <a key={fileId} href={paths.file(fileId)} target="_blank" rel="noreferrer" className={classes.photo}>
                <img src={paths.file(fileId)} alt={`${m.list.photo} ${at + 1}`} loading="lazy" />
              </a>
            ))}
          </div>
          {mayTakeBack && kind !== 'apprenticeAgreement' && kind !== 'apprenticeMilestone' ? (
            <ConfirmForm
              intent="takeBack"
              trigger={m.list.takeBack}
              consequence={m.list.takeBackText}
              confirmLabel={m.list.takeBackLabel}
              errors={refused?.about === id ? refused.errors : null}
              values={refused?.about === id ? refused.values : null}
            >
              <input type="hidden" name="entryId" value={id} />
            </ConfirmForm>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
