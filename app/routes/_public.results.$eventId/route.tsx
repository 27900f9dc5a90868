import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { formatDay } from '#app/components/format/format-day.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { ChangeList } from '#app/components/results/change-list.tsx'
import { resultLabels, type RuleNames } from '#app/components/results/labels.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { getPublicResult, type PublicResult } from '#app/services/results/public-result.server.ts'

import classes from './page.module.css'
import { ResultList } from './result-list.tsx'

const FORMATS = ['xlsx', 'csv', 'json'] as const

/** The result of one event for everybody: 404 before it is published, 410 once it is withdrawn. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  allowPublic(request)
  const locale = localeOf(request)
  const page = await getPublicResult({ eventId: params.eventId! })
  const title = messagesFor(locale).shell.pageTitle(`${eventNameIn(locale, page.event)} ${messagesFor(locale).publicPages.resultsTitle}`)
  return json({ page, title }, { status: page.withdrawn ? 410 : 200 })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function PublicResultRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as PublicResult
  const m = useMessages()
  const locale = useLocale()
  const words = m.publicPages.result
  const { competition, event, region, result, withdrawn, hostName } = page
  const name = eventNameIn(locale, event)
  const header = (
    <PageHeader
      title={name}
      lead={[nameIn(locale, competition), formatDay(locale, competition.finalOn), hostName].filter((fact) => fact !== null).join(' · ')}
      breadcrumbs={[{ label: m.publicPages.resultsTitle, to: paths.publicResults() }]}
      printed={result ? `${nameIn(locale, region)} · ${words.printed(result.edition, result.outputHash.slice(0, 16))}` : undefined}
    />
  )
  if (withdrawn) {
    return (
      <>
        {header}
        <Notice title={words.withdrawnTitle}>
          <p>{words.withdrawnText(withdrawn.edition, formatInstant(withdrawn.at ?? ''))}</p>
          <p className={classes.hash}>
            {words.withdrawnHash} <code>{withdrawn.outputHash}</code>
          </p>
        </Notice>
        <p>
          <Link to={paths.publicResults()}>{words.backToList}</Link>
        </p>
      </>
    )
  }
  return result ? (
    <>
      {header}
      <Published result={result} event={event} name={name} />
    </>
  ) : null
}

function Published({ result, event, name }: { result: NonNullable<PublicResult['result']>; event: PublicResult['event']; name: string }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.publicPages.result
  const labels = resultLabels(result.rules as RuleNames, m, locale)
  return (
    <>
      <p className={classes.facts}>
        <span>
          {words.edition(result.edition)}
          {result.edition > 1 ? ` · ${words.corrected}` : ''}
        </span>
        <span>{words.publishedAt(formatInstant(result.publishedAt ?? ''))}</span>
        <span>{words.fieldSize(result.fieldSize)}</span>
        {result.edition > 1 ? <a href="#changes">{words.seeChanges}</a> : null}
      </p>
      <ResultList result={result} caption={words.caption(name)} labels={labels} />
      {result.unranked > 0 ? <p className={classes.note}>{words.unranked(result.unranked)}</p> : null}
      {result.lines.some((line) => line.promotion !== null) ? <p className={classes.note}>{words.promotionNote}</p> : null}
      {result.edition > 1 ? (
        <Section title={words.changesTitle} id="changes">
          {result.reason ? <p className={classes.note}>{words.reason(result.reason)}</p> : null}
          {result.changes.length === 0 ? <p>{words.changesNone}</p> : <ChangeList changes={result.changes} labels={labels} />}
        </Section>
      ) : null}
      <div data-no-print>
        <Section title={words.files} actions={<PrintButton />}>
          <ul className={classes.files}>
            {FORMATS.map((format) => (
              <li key={format}>
                <a href={paths.publicResultDownload(event.id, format)} download>
                  {words.fileNames[format]}
                </a>
              </li>
            ))}
            <li>
              <Link to={paths.publicRules(event.id)}>{words.rules}</Link>
            </li>
          </ul>
          <p className={classes.hash}>
            {words.hash} <code>{result.outputHash}</code>
          </p>
        </Section>
      </div>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
