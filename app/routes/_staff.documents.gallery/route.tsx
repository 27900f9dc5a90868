import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { listSamples } from '#app/services/documents/samples.server.ts'

type Sample = ReturnType<typeof listSamples>[number]

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'certificate:read')
  const m = messagesFor(localeOf(request))
  return { samples: listSamples(), title: m.shell.pageTitle(m.documents.gallery.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const columns: Column<Sample>[] = [
  { id: 'kind', header: (m) => m.documents.gallery.kind, cell: (row, { m }) => m.documents.gallery.kinds[row.kind], names: true },
  { id: 'sample', header: (m) => m.documents.gallery.sample, cell: (row, { m }) => m.documents.gallery.cases[row.name as keyof typeof m.documents.gallery.cases] ?? row.name },
  {
    id: 'file',
    header: (m) => m.certificates.list.file,
    cell: (row, { m }) => (
      <span>
        <a href={paths.documentSample(row.name, 'pdf')} target="_blank" rel="noreferrer">
          {m.documents.gallery.pdf}
        </a>{' '}
        {row.editable ? (
          <a href={paths.documentSample(row.name, 'docx')} download>
            {m.documents.gallery.docx}
          </a>
        ) : null}
      </span>
    ),
    nowrap: true,
  },
]

export default function DocumentGalleryRoute() {
  const { samples } = useLoaderData<typeof loader>()
  const m = useMessages().documents
  return (
    <>
      <PageHeader title={m.gallery.title} lead={m.gallery.lead} breadcrumbs={[{ label: m.title, to: paths.documents() }]} />
      <StaticTable columns={columns} rows={samples} getRowId={(row) => row.name} caption={m.gallery.caption} phone="stack" />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
