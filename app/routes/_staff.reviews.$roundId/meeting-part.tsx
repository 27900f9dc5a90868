import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { FormActions, SelectField, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RoundPage, RoundStudio } from '#app/services/reviews/round-page.server.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

import type { RoundAnswer } from './acts.server.ts'
import classes from './round.module.css'

/** The list the panel sits over: by score, with each expert's score, the spread, the quota line and what is to be decided. */
export function MeetingPart({ page, answer }: { page: RoundPage; answer: RoundAnswer | null }) {
  const m = useMessages()
  const words = m.reviews.meeting
  const { ranked, quota, assessed, openPlaces } = page
  const tied = ranked.filter((studio) => studio.tied)
  const meeting = page.round.state === 'meeting'
  return (
    <Section title={words.title} note={words.note}>
      <p>{quota === null ? words.noQuota(assessed) : words.quota(assessed, quota)}</p>
      {meeting && tied.length > 0 ? (
        <Notice tone="attention" title={words.decide}>
          <p>{words.decideText(openPlaces)}</p>
          {tied.map((studio) => (
            <Decide key={studio.studioId} studio={studio} answer={answer} />
          ))}
        </Notice>
      ) : null}
      <div className={classes.scroll} tabIndex={0} role="region" aria-label={words.caption}>
        <table className={classes.table}>
          <caption className="visually-hidden">{words.caption}</caption>
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
              <Line key={studio.studioId} studio={studio} number={at + 1} afterLine={quota !== null && at === quota ? words.line(quota) : null} page={page} meeting={meeting} answer={answer} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function Line({ studio, number, afterLine, page, meeting, answer }: { studio: RoundStudio; number: number; afterLine: string | null; page: RoundPage; meeting: boolean; answer: RoundAnswer | null }) {
  const m = useMessages()
  const words = m.reviews.meeting
  const live = studio.experts.filter((expert) => expert.state !== 'declined')
  const many = page.ranked.length > 100
  return (
    <>
      {afterLine ? (
        <tr className={classes.quota}>
          <td colSpan={6}>{afterLine}</td>
        </tr>
      ) : null}
      <tr>
        <td>{number}</td>
        <th scope="row">
          {studio.name}
          {studio.complete && !many ? <Details studio={studio} page={page} meeting={meeting} answer={answer} /> : null}
        </th>
        <td>{studio.score === null ? <span className={classes.quiet}>{words.blind}</span> : formatHundredths(studio.score)}</td>
        <td>{live.map((expert) => `${expert.name} ${expert.score === null ? m.common.absentValue : formatHundredths(expert.score)}`).join('；')}</td>
        <td>{studio.score === null ? m.common.absentValue : studio.wide ? <StatusBadge tone="attention">{`${words.wide} ${formatHundredths(studio.spread)}`}</StatusBadge> : formatHundredths(studio.spread)}</td>
        <td>
          {studio.grade === null ? m.common.absentValue : studio.grade === 'undecided' ? <StatusBadge tone="attention">{words.undecided}</StatusBadge> : <StatusBadge tone={studio.grade === 'excellent' ? 'decided' : 'plain'}>{m.terms.assessmentGrade[studio.grade]}</StatusBadge>}
          {studio.vetoed ? <StatusBadge tone="attention">{words.vetoed}</StatusBadge> : null}
          {studio.gradeReason ? <div className={classes.quiet}>{studio.gradeReason}</div> : null}
          {studio.decisionReason ? <div className={classes.quiet}>{studio.decisionReason}</div> : null}
        </td>
      </tr>
    </>
  )
}

/** Item by item, each expert beside the other; remarks for the studio; sending a sheet back while reviews run. */
function Details({ studio, page, meeting, answer }: { studio: RoundStudio; page: RoundPage; meeting: boolean; answer: RoundAnswer | null }) {
  const m = useMessages()
  const words = m.reviews.meeting
  const live = studio.experts.filter((expert) => expert.state === 'submitted')
  return (
    <details>
      <summary>{words.item}</summary>
      <table className={classes.inner}>
        <caption className="visually-hidden">{`${words.item} ${studio.name}`}</caption>
        <thead>
          <tr>
            <th scope="col">{m.reviews.sheet.item}</th>
            {live.map((expert) => (
              <th key={expert.id} scope="col">
                {expert.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rubric.items.map((item) => (
            <tr key={item.key}>
              <th scope="row">
                {item.title} <span className={classes.quiet}>{m.reviews.sheet.max(formatHundredths(item.points))}</span>
              </th>
              {live.map((expert) => (
                <td key={expert.id}>
                  {formatHundredths(expert.items[item.key]?.points ?? 0)} <span className={classes.quiet}>{expert.items[item.key]?.reason}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {meeting ? (
        <PostForm intent="remark">
          <input type="hidden" name="studioId" value={studio.studioId} />
          <SelectField name="item" label={words.remarkItem} stored="all" choices={[{ value: 'all', label: words.remarkAll }, ...page.rubric.items.map((item) => ({ value: item.key, label: item.title }))]} />
          <TextAreaField name="text" label={words.remarkText} rows={2} maxLength={1000} />
          <FormActions>
            <SubmitButton intent="remark">{words.remarkSave}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
      {page.round.state === 'reviewing'
        ? live.map((expert) => (
            <ConfirmForm key={expert.id} intent="returnReview" trigger={`${words.return}：${expert.name}`} consequence={words.returnText} confirmLabel={words.return} errors={answer?.intent === 'returnReview' && answer.about === expert.id ? answer.errors : null}>
              <input type="hidden" name="assignmentId" value={expert.id} />
            </ConfirmForm>
          ))
        : null}
    </details>
  )
}

function Decide({ studio, answer }: { studio: RoundStudio; answer: RoundAnswer | null }) {
  const words = useMessages().reviews.meeting
  const refused = answer?.intent === 'decide' && answer.about === studio.studioId ? answer : null
  return (
    <div className={classes.decide}>
      <strong>{studio.name}</strong> {studio.score === null ? null : formatHundredths(studio.score)} {studio.decisionReason ? <StatusBadge tone="decided">{words.decided}</StatusBadge> : null}
      {(['excellent', 'qualified'] as const).map((grade) => (
        <ConfirmForm key={grade} intent="decide" trigger={grade === 'excellent' ? words.asExcellent : words.asQualified} consequence={studio.name} confirmLabel={grade === 'excellent' ? words.asExcellent : words.asQualified} decides errors={refused?.errors}>
          <input type="hidden" name="studioId" value={studio.studioId} />
          <input type="hidden" name="grade" value={grade} />
        </ConfirmForm>
      ))}
    </div>
  )
}
