import { Link } from '@remix-run/react'

import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { PolicySummary } from '#app/services/competitions/policy-summary.ts'

import { formatDay } from '../format/format-day.ts'
import { StatusBadge } from '../page/status-badge.tsx'
import classes from './policy-card.module.css'

/** A policy beside the thing that goes by it: its number, how it stands on the day that counts, its dates, and a word of warning. */
export function PolicyCard({ policy }: { policy: PolicySummary }) {
  const m = useMessages().policies
  const locale = useLocale()
  const warning = m.warning[policy.standing]
  return (
    <div className={classes.card} data-attention={warning ? '' : undefined}>
      <p className={classes.head}>
        <Link to={paths.policy(policy.id)}>{policy.documentNumber}</Link>
        <StatusBadge tone={policy.standing === 'inForce' ? 'plain' : 'attention'}>{m.standing[policy.standing]}</StatusBadge>
      </p>
      <p>{wordingIn(locale, policy.title)}</p>
      <p className={classes.dates}>
        <PolicyDates policy={policy} />
        <span>{m.onDay(formatDay(locale, policy.day))}</span>
      </p>
      {warning ? (
        <p className={classes.warning} role="status">
          {warning}
        </p>
      ) : null}
    </div>
  )
}

/** The same in the short form of tables. */
export function PolicyDatesShort({ policy }: { policy: Pick<PolicySummary, 'effectiveFrom' | 'effectiveTo' | 'startBetween'> }) {
  const m = useMessages().policies
  const { effectiveFrom, effectiveTo, startBetween } = policy
  if (effectiveFrom) return <span>{effectiveTo ? m.fromTo(effectiveFrom, effectiveTo) : m.shortFrom(effectiveFrom)}</span>
  return <span>{startBetween ? m.shortUncertain(startBetween.latest.slice(0, 4)) : m.notPrinted}</span>
}

/** From when to when a text is in force, as far as it says. */
export function PolicyDates({ policy }: { policy: Pick<PolicySummary, 'effectiveFrom' | 'effectiveTo' | 'startBetween'> }) {
  const m = useMessages().policies
  const locale = useLocale()
  const { effectiveFrom, effectiveTo, startBetween } = policy
  const day = (value: string) => formatDay(locale, value)
  if (effectiveFrom && effectiveTo) return <span>{m.fromTo(day(effectiveFrom), day(effectiveTo))}</span>
  if (effectiveFrom) return <span>{m.from(day(effectiveFrom))}</span>
  if (startBetween) return <span>{m.startUnknown(day(startBetween.earliest), day(startBetween.latest))}</span>
  return <span>{effectiveTo ? m.until(day(effectiveTo)) : m.notPrinted}</span>
}
