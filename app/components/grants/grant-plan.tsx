import { formatBasisPoints, formatMoney } from '#app/components/format/format-numbers.ts'
import { Day } from '#app/components/format/values.tsx'
import { Citation } from '#app/components/disclosure/citation.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import type { Locale, Messages } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { StudioGrantPlan } from '#app/services/grants/studio-plan.server.ts'

import classes from './grant-plan.module.css'
import { reasonsText } from './reasons-text.ts'

type Line = StudioGrantPlan['lines'][number]
type Path = StudioGrantPlan['paths'][number]
type Further = StudioGrantPlan['further'][number]

const columns: Array<Column<Line>> = [
  { id: 'what', header: (m) => m.grants.plan.what, cell: (row, { m }) => (row.grade ? m.grants.plan.assessment(gradeWord(m, row.grade)) : m.grants.kind[row.kind]), names: true },
  { id: 'on', header: (m) => m.grants.plan.on, cell: (row) => <Day value={row.on} />, nowrap: true },
  {
    id: 'amount',
    header: (m) => m.grants.plan.amount,
    cell: (row, { m, locale }) => (
      <>
        <Citation cites={row.cites}>{row.amountFen === null ? m.grants.openSum : row.amountKind === 'ceiling' ? m.grants.ceiling(formatMoney(locale, row.amountFen)) : formatMoney(locale, row.amountFen)}</Citation>
        {row.reasons.length > 0 ? <div className={classes.reason}>{reasonsText(row.reasons, m, locale)}</div> : null}
      </>
    ),
    align: 'end',
  },
  { id: 'state', header: (m) => m.grants.plan.state, cell: (row, { m }) => progressWord(row, m), nowrap: true },
]

function gradeWord(m: Messages, grade: string): string {
  return m.terms.assessmentGrade[grade as keyof Messages['terms']['assessmentGrade']] ?? grade
}

function progressWord({ status, paidFen, amountFen, claimState }: Line, m: Messages): string {
  if (status !== 'due' && status !== 'reduced') return m.grants.status[status] ?? status
  if (amountFen !== null && paidFen >= amountFen) return m.grants.plan.paid
  return claimState === null ? m.grants.plan.notClaimed : m.grants.plan.inClaim
}

/** What recognition and each grade bring a studio under its policy: paid, due, to come, and what is left under the cap. */
export function GrantPlan({ plan }: { plan: StudioGrantPlan | null }) {
  const m = useMessages()
  const words = m.grants.plan
  const locale = useLocale()
  if (!plan) return <p>{words.noPolicy}</p>
  const dueFen = plan.lines.reduce((sum, { status, amountFen, paidFen }) => (status === 'due' || status === 'reduced' ? sum + Math.max(0, (amountFen ?? 0) - paidFen) : sum), 0)
  return (
    <div className={classes.plan}>
      {plan.policy.status === 'draft' || plan.policy.status === 'expired' ? <Notice tone="attention">{words[plan.policy.status]}</Notice> : null}
      <dl className={classes.sums}>
        <Sum label={words.received} fen={plan.paidFen} />
        <Sum label={words.due} fen={dueFen} />
        {plan.cap ? <Sum label={words.left} fen={plan.cap.leftFen} note={words.cap(formatMoney(locale, plan.cap.fen))} /> : <div className={classes.note}>{words.noCap}</div>}
      </dl>
      {plan.cap ? <CapBar cap={plan.cap} paidFen={plan.paidFen} /> : null}
      <h3 className={classes.heading}>{words.linesTitle}</h3>
      {plan.lines.length === 0 ? <p className={classes.note}>{words.noLines}</p> : <StaticTable columns={columns} rows={plan.lines} getRowId={({ id }) => id} caption={words.linesCaption} phone="stack" />}
      {plan.paths.length > 0 ? (
        <>
          <h3 className={classes.heading}>{words.pathsTitle}</h3>
          <p className={classes.note}>{words.pathsNote(plan.cycleYears)}</p>
          <div className={classes.paths}>
            {plan.paths.map((path) => (
              <PathList key={path.grade} path={path} />
            ))}
          </div>
        </>
      ) : null}
      {plan.personalShare ? <p className={classes.note}>{words.share(formatBasisPoints(locale, plan.personalShare.basisPoints), formatMoney(locale, plan.personalShare.fen))}</p> : null}
      {plan.further.length > 0 ? (
        <>
          <h3 className={classes.heading}>{words.further}</h3>
          <ul className={classes.steps}>
            {plan.further.map((term) => (
              <li key={`${term.fact} ${term.grade}`}>
                <span>{term.fact === 'studioService' ? words.serviceFee : words.training}</span>
                <Citation cites={term.cites}>{furtherSum(term, m, locale)}</Citation>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

function Sum({ label, fen, note }: { label: string; fen: number; note?: string }) {
  const locale = useLocale()
  return (
    <div>
      <dt>{label}</dt>
      <dd>{formatMoney(locale, fen)}</dd>
      {note ? <dd className={classes.note}>{note}</dd> : null}
    </div>
  )
}

/** How much of the cap is paid and used; the numbers stand above it. */
function CapBar({ cap, paidFen }: { cap: NonNullable<StudioGrantPlan['cap']>; paidFen: number }) {
  const share = (fen: number) => `${Math.min(100, (fen / cap.fen) * 100)}%`
  return (
    <div className={classes.bar} aria-hidden="true">
      <span className={classes.used} style={{ width: share(cap.usedFen) }} />
      <span className={classes.paid} style={{ width: share(paidFen) }} />
    </div>
  )
}

function PathList({ path }: { path: Path }) {
  const m = useMessages()
  const words = m.grants.plan
  const locale = useLocale()
  return (
    <section className={classes.path}>
      <h4>{words.path(gradeWord(m, path.grade))}</h4>
      <ol className={classes.steps}>
        {path.steps.map((step) => (
          <li key={`${step.kind} ${step.on}`}>
            <span>
              <Day value={step.on.slice(0, 4)} /> {step.grade ? words.assessment(gradeWord(m, step.grade)) : words.recognition}
              {step.fullFen === null ? null : <span className={classes.reason}>{words.cut(formatMoney(locale, step.fullFen))}</span>}
            </span>
            <Citation cites={step.cites}>{step.fen === null ? words.openStep : formatMoney(locale, step.fen)}</Citation>
          </li>
        ))}
      </ol>
      <p className={classes.total}>{words.pathTotal(formatMoney(locale, path.totalFen))}</p>
      <p className={classes.note}>{path.ends ? words.pathEnds : words.pathGoesOn}</p>
    </section>
  )
}

function furtherSum({ sum }: Further, m: Messages, locale: Locale): string {
  if (sum.kind === 'elsewhere') return m.grants.openSum
  if (sum.kind === 'range') return m.grants.range(formatMoney(locale, sum.fromFen), formatMoney(locale, sum.toFen))
  const amount = formatMoney(locale, sum.fen)
  return sum.perTime ? m.grants.plan.perTime(amount) : sum.kind === 'ceiling' ? m.grants.ceiling(amount) : amount
}
