import { useSearchParams } from '@remix-run/react'

import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { TablePager } from '#app/components/tables/table-pager.tsx'
import { WideTable } from '#app/components/tables/wide-table.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { gradeReasonText } from '#app/services/reviews/grade-reason.ts'
import type { RoundPage } from '#app/services/reviews/round-page.server.ts'
import type { RoundStudio } from '#app/services/reviews/round-rows.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

import type { RoundAnswer } from './acts.server.ts'
import { AgreementPart } from './agreement-part.tsx'
import { TieForm } from './tie-form.tsx'
import classes from './round.module.css'

/** The list the panel sits over: by score, with each expert's score, the spread, the quota line and what is to be decided. */
export function MeetingPart({ page, rankPage, perPage, answer }: { page: RoundPage; rankPage: number; perPage: number; answer: RoundAnswer | null }) {
  const m = useMessages()
  const words = m.reviews.meeting
  const [params] = useSearchParams()
  const { ranked, rankedTotal, quota, assessed, tied } = page
  const first = (rankPage - 1) * perPage + 1
  return (
    <>
      <Section title={words.title} note={words.note} actions={rankedTotal > 0 ? <ExportLinks table="round-order" place={{ round: page.round.id }} /> : null}>
        <p>{quota === null ? words.noQuota(assessed) : words.quota(assessed, quota)}</p>
        {page.round.state === 'meeting' && tied.length > 0 ? <TieForm page={page} answer={answer} /> : null}
        {ranked.length === 0 ? (
          <p className={classes.quiet}>{m.common.table.empty}</p>
        ) : (
          <>
            <WideTable caption={words.caption} className={classes.order}>
              <thead>
                <tr>
                  {[words.rank, m.reviews.studios.studio, words.score, words.each, words.spread, words.grade].map((label) => (
                    <th key={label} scope="col">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {ranked.map((studio, at) => (
                  <Line key={studio.studioId} studio={studio} roundId={page.round.id} line={quota !== null && studio.score !== null && crosses(quota, studio, ranked[at - 1]) ? words.line(quota) : null} />
                ))}
              </tbody>
            </WideTable>
            <TablePager page={rankPage} pages={Math.max(1, Math.ceil(rankedTotal / perPage))} first={first} last={first + ranked.length - 1} total={rankedTotal} params={params} name="rank" />
          </>
        )}
      </Section>
      <AgreementPart agreement={page.agreement} roundId={page.round.id} />
    </>
  )
}

/** Whether the quota line lies between a studio and the one listed before it; a narrowed list keeps the line where it passes it. */
function crosses(quota: number, studio: RoundStudio, before: RoundStudio | undefined): boolean {
  return (studio.place ?? 0) > quota && (before === undefined ? studio.place === quota + 1 : (before.place ?? 0) <= quota)
}

function Line({ studio, roundId, line }: { studio: RoundStudio; roundId: string; line: string | null }) {
  const m = useMessages()
  const words = m.reviews.meeting
  const live = studio.experts.filter((expert) => expert.state !== 'declined')
  return (
    <>
      {line ? (
        <tr>
          <td colSpan={6} className={classes.quota}>
            {line}
          </td>
        </tr>
      ) : null}
      <tr>
        <td>{studio.score === null ? m.common.absentValue : studio.place}</td>
        <th scope="row">
          <a href={paths.reviewStudio(roundId, studio.studioId)} data-nav="go">
            {studio.name}
          </a>
        </th>
        <td>{studio.score === null ? <span className={classes.quiet}>{words.blind}</span> : formatHundredths(studio.score)}</td>
        <td data-label={words.each}>{m.reviews.list(live.map((expert) => `${expert.name} ${expert.score === null ? m.common.absentValue : formatHundredths(expert.score)}`))}</td>
        <td data-label={words.spread}>{studio.score === null ? m.common.absentValue : studio.wide ? <StatusBadge tone="attention">{`${words.wide} ${formatHundredths(studio.spread)}`}</StatusBadge> : formatHundredths(studio.spread)}</td>
        <td>
          {studio.grade === null ? m.common.absentValue : studio.grade === 'undecided' ? <StatusBadge tone="attention">{words.undecided}</StatusBadge> : <StatusBadge tone={studio.grade === 'excellent' ? 'decided' : 'plain'}>{m.terms.assessmentGrade[studio.grade]}</StatusBadge>}
          {studio.vetoed ? <StatusBadge tone="attention">{words.vetoed}</StatusBadge> : null}
          {studio.because ? <div className={classes.quiet}>{gradeReasonText(m, studio.because)}</div> : null}
          {studio.decisionReason ? <div className={classes.quiet}>{words.decidedBecause(studio.decisionReason)}</div> : null}
        </td>
      </tr>
    </>
  )
}
