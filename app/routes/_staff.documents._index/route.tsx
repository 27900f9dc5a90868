import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'certificate:read')
  const m = messagesFor(localeOf(request))
  return { title: m.shell.pageTitle(m.documents.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function DocumentsRoute() {
  useLoaderData<typeof loader>()
  const m = useMessages().documents
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} />
      <Section title={m.issueTitle} actions={<Link to={paths.documentIssue('studioPlaque')}>{m.open}</Link>}>
        <p>{m.issueText}</p>
      </Section>
      <Section title={m.gallery.title} actions={<Link to={paths.documentGallery()}>{m.open}</Link>}>
        <p>{m.gallery.text}</p>
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
