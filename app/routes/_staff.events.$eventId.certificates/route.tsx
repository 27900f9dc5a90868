import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '@mantine/core'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { PlacePanel } from '#app/components/issuing/place-panel.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getCertificatesPage } from '#app/services/certificates/certificates-page.server.ts'
import { kindNamed } from '#app/services/certificates/kinds/kinds.server.ts'
import { actOnPlace } from '#app/services/certificates/place-acts.server.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'

const kindOf = (request: Request) => kindNamed(new URL(request.url).searchParams.get('kind'), 'event')

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'certificate:read', { eventId })
  const page = await getCertificatesPage(actor, kindOf(request), eventId)
  return { ...page, title: `${eventNameIn(localeOf(request), page.event)} ${messagesFor(localeOf(request)).certificates.title}` }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  await requirePermission(request, 'certificate:read', { eventId })
  const kind = kindOf(request)
  const done = await actOnPlace(request, {
    eventId, kind,
    authorise: async (permission) => {
      await requireFresh(request)
      return requirePermission(request, permission, { eventId })
    },
  })
  return done.ok ? redirectWithToast(paths.eventCertificates(eventId, kind.kind), done.toast, { tone: 'decided' }) : json(done.answer, { status: done.status })
}

export default function CertificatesRoute() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const { event, competition } = page
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={m.certificates.title}
        lead={eventNameIn(locale, event)}
        breadcrumbs={crumbs}
        actions={
          page.mayPrintCodes ? (
            <Button component={Link} to={paths.eventActivationCodes(event.id)} variant="default">
              {m.certificates.codes.title}
            </Button>
          ) : null
        }
      >
        <EventTabs eventId={event.id} />
      </PageHeader>
      <PlacePanel page={page.place} href={(kind) => paths.eventCertificates(event.id, kind)} answer={answer} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
