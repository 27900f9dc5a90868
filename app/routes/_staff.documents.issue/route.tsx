import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { PlacePanel } from '#app/components/issuing/place-panel.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getPlacePage } from '#app/services/certificates/certificates-page.server.ts'
import { kindNamed } from '#app/services/certificates/kinds/kinds.server.ts'
import { actOnPlace } from '#app/services/certificates/place-acts.server.ts'

const kindOf = (request: Request) => kindNamed(new URL(request.url).searchParams.get('kind'), 'region')

/** Certificates of the region itself: plaques of studios, letters for experts. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'certificate:read', {})
  const m = messagesFor(localeOf(request))
  return { page: await getPlacePage(actor, kindOf(request), null), title: m.shell.pageTitle(m.documents.issueTitle) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  await requirePermission(request, 'certificate:read', {})
  const kind = kindOf(request)
  const done = await actOnPlace(request, {
    eventId: null, kind,
    authorise: async (permission) => {
      await requireFresh(request)
      return requirePermission(request, permission, {})
    },
  })
  return done.ok ? redirectWithToast(paths.documentIssue(kind.kind), done.toast, { tone: 'decided' }) : json(done.answer, { status: done.status })
}

export default function IssueDocumentsRoute() {
  const { page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().documents
  return (
    <>
      <PageHeader title={m.issueTitle} lead={m.issueLead} breadcrumbs={[{ label: m.title, to: paths.documents() }]} />
      <PlacePanel page={page} href={paths.documentIssue} answer={answer} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
