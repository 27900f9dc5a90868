import type { ReactNode } from 'react'

import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { PolicyStatus } from '#scoring/policies/policy.ts'

import { formatDay } from '../format/format-day.ts'
import { StatusBadge } from '../page/status-badge.tsx'
import classes from './citation.module.css'
import { PopoverDetails } from './popover-details.tsx'

/** A clause as a page shows it; a service fills it from the policy register. */
export interface CitedClause {
  policyId: string
  /** Title of the policy in the page's language. */
  title: string
  documentNumber: string
  /** The clause's own number, e.g. 二、3. */
  clause: string
  /** What the clause says, in our words. */
  gist: string
  status: PolicyStatus
  /** YYYY-MM-DD; null when the text prints no day. */
  effectiveFrom: string | null
  effectiveTo: string | null
}

/**
 * A number or verdict that a rule produced, and the sentence it rests on one click away: `<Citation cites={row.cites}>3</Citation>`.
 * Without cites it is only its content. Stands in a cell, a list item or a `<div>`, never in a `<p>`: a paragraph cannot hold `<details>`.
 */
export function Citation({ cites, label, children }: { cites: CitedClause[]; label?: string; children: ReactNode }) {
  const m = useMessages().common.citation
  if (cites.length === 0) return <>{children}</>
  return (
    <PopoverDetails className={classes.summary} summary={children} {...(label ? { label: `${label}, ${m.open}` } : {})}>
      <p className={classes.heading}>{m.heading}</p>
      {cites.map((cite) => (
        <ClauseNote key={`${cite.policyId} ${cite.clause}`} cite={cite} />
      ))}
      <p className={classes.note}>{m.gistNote}</p>
    </PopoverDetails>
  )
}

/** One clause written out; also used where clauses are listed openly. */
export function ClauseNote({ cite }: { cite: CitedClause }) {
  const m = useMessages()
  const locale = useLocale()
  const { effectiveFrom, effectiveTo } = cite
  return (
    <div className={classes.clause}>
      <p className={classes.gist}>
        <span className={classes.number}>{m.common.citation.clause(cite.clause)}</span> {cite.gist}
      </p>
      <p className={classes.source}>
        <a href={paths.policy(cite.policyId)} data-nav="go">{cite.title}</a> {cite.documentNumber}
      </p>
      <p className={classes.source}>
        <StatusBadge tone={cite.status === 'inForce' ? 'plain' : 'attention'}>{m.terms.policyStatus[cite.status]}</StatusBadge>{' '}
        {effectiveFrom ? m.common.citation.effective(formatDay(locale, effectiveFrom), effectiveTo ? formatDay(locale, effectiveTo) : null) : null}
      </p>
    </div>
  )
}
