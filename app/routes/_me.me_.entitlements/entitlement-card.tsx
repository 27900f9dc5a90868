import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { Day } from '#app/components/format/values.tsx'
import { ClauseNote } from '#app/components/disclosure/citation.tsx'
import { amountText } from '#app/components/grants/amount-text.ts'
import { occasionText, progressTone } from '#app/components/grants/line-columns.tsx'
import { reasonsText } from '#app/components/grants/reasons-text.ts'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import type { Locale, Messages } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { MyEntitlements } from '#app/services/grants/my-entitlements.server.ts'

import classes from './entitlements.module.css'

type Line = MyEntitlements['lines'][number]

/** One entitlement on a phone: how much, why, what stands in the way, what to bring, when it is paid. */
export function EntitlementCard({ line }: { line: Line }) {
  const m = useMessages()
  const words = m.grantPages.mine
  const locale = useLocale()
  const payable = line.progress !== 'notPayable'
  return (
    <article className={classes.card} id={`line-${line.id}`}>
      <header>
        <p className={classes.when}>
          {line.label} · <Day value={line.on} />
        </p>
        <h2 className={classes.what}>{words.of(occasionText(line, m), line.payeeType === 'person' ? '' : (line.payeeName ?? ''))}</h2>
      </header>
      <p className={payable ? classes.amount : classes.amountOff}>{amountText(line.amount, line.approvedFen, m, locale)}</p>
      <StatusBadge tone={line.status === 'needsInput' ? 'attention' : progressTone[line.progress]}>{payable ? m.grants.progress[line.progress] : m.grants.status[line.status]}</StatusBadge>
      {line.reasons.length > 0 ? <p className={classes.reason}>{reasonsText(line.reasons, m, locale)}</p> : null}
      <dl className={classes.facts}>
        {line.paidInstead.length > 0 ? (
          <div>
            <dt>{words.paidInstead}</dt>
            <dd>
              <ul>
                {line.paidInstead.map(({ line: other, clause }) => (
                  <li key={other.id}>
                    <a href={`#line-${other.id}`}>{`${occasionText(other, m)} ${amountText(other.amount, other.approvedFen, m, locale)}`}</a>
                    {clause ? ` ${words.byClause(`${other.documentNumber} ${clause}`)}` : null}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
        {line.hindrance === null || line.claim !== null ? null : (
          <div>
            <dt>{words.hindered}</dt>
            <dd>{m.grants.hindrance[line.hindrance]}</dd>
          </div>
        )}
        {payable ? (
          <div>
            <dt>{words.when}</dt>
            <dd>{whenText(line, m, locale)}</dd>
          </div>
        ) : null}
        {payable && line.progress === 'open' && line.evidence.length > 0 ? (
          <div>
            <dt>{words.bring}</dt>
            <dd>
              <ul>
                {line.evidence.map((paper) => (
                  <li key={paper}>{m.grants.evidence[paper] ?? paper}</li>
                ))}
              </ul>
            </dd>
          </div>
        ) : null}
      </dl>
      <details className={classes.why}>
        <summary>{`${words.why} ${line.documentNumber} ${line.clause}`}</summary>
        {line.cites.map((cite) => (
          <ClauseNote key={`${cite.policyId} ${cite.clause}`} cite={cite} />
        ))}
      </details>
      {line.hindrance === null && line.claim === null ? (
        <PostForm intent="confirm" look="bare">
          <input type="hidden" name="lineId" value={line.id} />
          <p className={classes.hint}>{words.confirmHint}</p>
          <SubmitButton intent="confirm">{words.confirm}</SubmitButton>
        </PostForm>
      ) : null}
    </article>
  )
}

function whenText(line: Line, m: Messages, locale: Locale): string {
  const words = m.grantPages.mine
  switch (line.progress) {
    case 'paid':
      return words.whenPaid
    case 'running':
      return words.whenRunning(formatMoney(locale, line.paidFen), formatMoney(locale, line.fen ?? 0))
    case 'approved':
      return words.whenApproved
    case 'claimed':
      return words.whenClaimed
    default:
      return line.intake.open ? words.whenOpen : words.whenWindow(line.intake.next ?? '')
  }
}
