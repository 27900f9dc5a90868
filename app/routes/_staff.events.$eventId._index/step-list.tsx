import { Link } from '@remix-run/react'

import { Icon } from '#app/components/page/icon.tsx'
import { useMayOpen } from '#app/components/shell/way-to.tsx'
import { paths } from '#app/lib/paths.ts'
import type { Messages } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { EventPage } from '#app/services/competitions/event-page.server.ts'
import type { EventStepKey, EventStepState } from '#app/services/competitions/event-steps.ts'

import classes from './step-list.module.css'

type Facts = Pick<EventPage, 'event' | 'competition' | 'steps' | 'progress' | 'latestEdition' | 'publishedEdition'>

/** All that an organiser does with an event, in order, each with where it stands and where it is done. */
export function StepList(facts: Facts) {
  const m = useMessages()
  const mayOpen = useMayOpen()
  const words = m.competitions.eventPage
  const stateWords: Record<EventStepState, string> = { done: words.stepDone, now: words.stepNow, waiting: words.stepWaiting }
  return (
    <ol className={classes.steps}>
      {facts.steps.map((step, index) => (
        <li key={step.key} className={classes.step} data-state={step.state} data-decides={step.key === 'publish' ? '' : undefined}>
          <span className={classes.mark}>{step.state === 'done' ? <Icon name="check" size={14} /> : index + 1}</span>
          <div className={classes.words}>
            <p className={classes.title}>
              {m.competitions.step[step.key].title}
              <span className="visually-hidden"> {stateWords[step.state]}</span>
            </p>
            <p className={classes.detail}>{detailOf(m, step.key, step.state, facts)}</p>
          </div>
          <p className={classes.links}>
            {linksOf(m, step.key, facts).filter(({ to }) => mayOpen(to)).map((link) => (
              <Link key={link.to} to={link.to}>
                {link.label}
              </Link>
            ))}
          </p>
        </li>
      ))}
    </ol>
  )
}

function detailOf(m: Messages, key: EventStepKey, state: EventStepState, { progress, publishedEdition }: Facts): string {
  const words = m.competitions.step
  const { cells, entrants, certificates, ruleProblems, confirmed } = progress
  switch (key) {
    case 'rules':
      return state === 'done' ? words.rules.done : words.rules.now(ruleProblems)
    case 'entrants':
      return state === 'done' ? words.entrants.done(entrants) : words.entrants.now
    case 'freeze':
      return state === 'done' ? words.freeze.done : state === 'now' ? words.freeze.now : words.freeze.waiting
    case 'marks':
      if (state === 'waiting') return m.competitions.eventPage.waits
      if (state === 'now') return words.marks.now(cells.filled, cells.of)
      return confirmed ? words.marks.closed : words.marks.done(cells.of)
    case 'publish':
      return state === 'done' ? words.publish.done(publishedEdition ?? 1) : state === 'now' ? words.publish.now : m.competitions.eventPage.waits
    case 'certificates':
      return state === 'done' ? words.certificates.done(certificates) : state === 'now' ? words.certificates.now : m.competitions.eventPage.waits
    case 'confirm':
      return state === 'done' ? words.confirm.done : state === 'now' ? words.confirm.now : m.competitions.eventPage.waits
  }
}

/** Where a step is done. A page that has nothing to show yet is not linked. */
function linksOf(m: Messages, key: EventStepKey, { event, competition, steps, latestEdition }: Facts): Array<{ to: string; label: string }> {
  const words = m.competitions.step
  const waiting = steps.find((step) => step.key === key)?.state === 'waiting'
  if (waiting && key !== 'freeze') return []
  switch (key) {
    case 'rules':
      return [{ to: paths.eventRules(event.id), label: words.rules.act }]
    case 'entrants':
      return [
        { to: paths.eventEntrants(event.id), label: words.entrants.act },
        { to: paths.eventImport(event.id), label: words.entrants.also },
      ]
    case 'freeze':
      return [{ to: paths.competition(competition.id), label: words.freeze.act }]
    case 'marks':
      return [{ to: paths.eventMarks(event.id), label: words.marks.act }]
    case 'confirm':
      return [{ to: paths.eventRanking(event.id), label: words.confirm.act }]
    case 'publish':
      return latestEdition === null ? [] : [{ to: paths.eventEdition(event.id, latestEdition), label: words.publish.act }]
    case 'certificates':
      return [{ to: paths.eventCertificates(event.id), label: words.certificates.act }]
  }
}
