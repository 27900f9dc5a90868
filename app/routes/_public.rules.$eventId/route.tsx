import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { PolicyCard } from '#app/components/competitions/policy-card.tsx'
import { RulesSheet } from '#app/components/competitions/rules-sheet.tsx'
import { Instant } from '#app/components/format/values.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { SchemeSheet } from '#app/components/schemes/scheme-sheet.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getFrozenRulesPage } from '#app/services/competitions/frozen-rules.server.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

import type { MarkingScheme } from '#scoring/schemes/scheme.ts'

import { SheetFacts } from './sheet-facts.tsx'
import classes from './frozen-rules.module.css'

/** The frozen rules of an event, for everybody; an event whose rules are not frozen is not found. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  allowPublic(request)
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const page = await getFrozenRulesPage({ eventId: params.eventId!, locale })
  return { ...page, title: m.shell.pageTitle(`${m.eventRules.sheet.title} ${eventNameIn(locale, page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function FrozenRulesRoute() {
  const page = useLoaderData<typeof loader>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.eventRules.sheet
  const { rules, edition, policy, promotion, cites } = page
  return (
    <>
      <PageHeader
        title={`${eventNameIn(locale, page.event)} ${words.title}`}
        lead={nameIn(locale, page.competition)}
        badge={<StatusBadge tone="decided">{words.edition(edition.number)}</StatusBadge>}
        printed={words.printed(nameIn(locale, page.region), edition.number)}
        actions={<PrintButton />}
      />
      <SheetFacts page={page} />
      <RulesSheet rules={rules} promotion={promotion} cites={cites} />
      {page.schemesWait ? <p>{words.schemesWait}</p> : null}
      {page.schemes.map((part) => {
        const named = rules.parts.find(({ key }) => key === part.partKey)
        return named ? (
          <section key={part.partKey} className={classes.policy}>
            <h2>
              {m.schemes.view.part(nameIn(locale, { name: named.name, nameEn: named.nameEn ?? null }))} · {m.schemes.read.edition(part.edition)}
            </h2>
            <SchemeSheet scheme={part.scheme as MarkingScheme} fullMark={part.fullMark} judges={part.judges} />
          </section>
        ) : null
      })}
      {policy ? (
        <section className={classes.policy}>
          <h2>{words.policy}</h2>
          <PolicyCard policy={policy} />
        </section>
      ) : null}
      <dl className={classes.seal}>
        <div>
          <dt>{words.frozenAt}</dt>
          <dd>
            <Instant value={edition.frozenAt} precision="second" /> · {words.edition(edition.number)}
          </dd>
        </div>
        <div>
          <dt>{words.hash}</dt>
          <dd>
            <code>{edition.hash}</code>
            <small>{words.hashNote}</small>
          </dd>
        </div>
      </dl>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
