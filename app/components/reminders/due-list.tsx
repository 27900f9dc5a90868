import { Link } from '@remix-run/react'

import { useMessages } from '#app/messages/use-messages.tsx'
import type { Reminder } from '#app/services/reminders/reminder.ts'

import { Day } from '../format/values.tsx'
import { StatusBadge } from '../page/status-badge.tsx'
import classes from './due-list.module.css'

/** Near enough to be said in another tone. */
const SOON_DAYS = 3

/** What waits for the person who reads it, each with the way there and its last day. */
export function DueList({ reminders }: { reminders: readonly Reminder[] }) {
  const m = useMessages().reminders
  return (
    <ul className={classes.list} aria-label={m.caption}>
      {reminders.map((reminder) => (
        <li key={`${reminder.kind} ${reminder.to} ${reminder.year ?? ''}`}>
          <Link to={reminder.to}>{m.kind[reminder.kind](reminder)}</Link>
          <Deadline reminder={reminder} />
        </li>
      ))}
    </ul>
  )
}

function Deadline({ reminder: { dueOn, daysLeft, overdue } }: { reminder: Reminder }) {
  const { reminders: m, common } = useMessages()
  if (dueOn === null || daysLeft === null) return <span className={classes.when}>{m.noDue}</span>
  return (
    <span className={classes.when}>
      <Day value={dueOn} /> <StatusBadge tone={overdue || daysLeft <= SOON_DAYS ? 'attention' : 'plain'}>{overdue ? m.overdue(Math.abs(daysLeft)) : common.daysLeft(daysLeft)}</StatusBadge>
    </span>
  )
}

/** How many stand on a start page; the rest is one click away. */
const ON_START_PAGE = 5

/** The first of what waits, at the head of a person's start page. Nothing waits: nothing is drawn. */
export function DueStrip({ reminders, to }: { reminders: readonly Reminder[]; to: string }) {
  const m = useMessages().reminders
  if (reminders.length === 0) return null
  return (
    <section className={classes.strip} aria-label={m.title} data-no-print>
      <div className={classes.head}>
        <strong>{m.summary(reminders.length, reminders.filter(({ overdue }) => overdue).length)}</strong>
        {reminders.length > ON_START_PAGE ? <Link to={to}>{m.all(reminders.length)}</Link> : null}
      </div>
      <DueList reminders={reminders.slice(0, ON_START_PAGE)} />
    </section>
  )
}
