import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StateLine } from '#app/components/page/state-line.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { StudioTabs } from '#app/components/studios/studio-tabs.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { studioSteps, studioTone } from '#app/services/studios/state-tone.ts'
import { getStudioPage } from '#app/services/studios/studio-pages.server.ts'

import { GrantTable } from './grant-table.tsx'
import { Milestones } from './milestones.tsx'
import { StudioFacts } from './studio-facts.tsx'
import { TeamTable } from './team-table.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const locale = localeOf(request)
  const page = await getStudioPage(actor, params.studioId!, locale)
  return { ...page, title: messagesFor(locale).shell.pageTitle(page.studio.name) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function StudioRoute() {
  const { studio, team, milestones, grants, own, rights } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.studios
  const steps = studioSteps(studio.state)
  return (
    <>
      <PageHeader
        title={studio.name}
        lead={[studio.tierLabel, studio.trade, studio.hostName].filter(Boolean).join(' · ')}
        breadcrumbs={own ? [] : [{ label: words.title, to: paths.studios() }]}
        badge={<StatusBadge tone={studioTone(studio.state)}>{m.terms.studioState[studio.state]}</StatusBadge>}
      >
        <StudioTabs studioId={studio.id} rights={rights} />
        {steps ? <StateLine steps={steps.map(({ key, state }) => ({ key, state, label: words.state.steps[key], decides: key === 'recognised' }))} /> : null}
      </PageHeader>
      {studio.state === 'rectification' ? <Notice tone="attention">{words.state.attention}</Notice> : null}
      {studio.state === 'exited' ? <Notice>{words.state.exited}</Notice> : null}
      <Section title={words.facts.title}>
        <StudioFacts studio={studio} />
      </Section>
      <Section title={words.team.title}>
        <TeamTable team={team} />
      </Section>
      <Section title={words.milestones.title}>
        <Milestones milestones={milestones} />
      </Section>
      <Section title={words.grants.title} note={studio.policy ? words.grants.note : undefined}>
        <GrantTable grants={grants} policy={studio.policy} />
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
