import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { ErrorPanel, RouteError } from '#app/components/page/route-error.tsx'
import { AppShell } from '#app/components/shell/app-shell.tsx'
import { personNavigation } from '#app/components/shell/navigation.ts'
import { PersonShell } from '#app/components/shell/person-shell.tsx'
import { PublicShell } from '#app/components/shell/public-shell.tsx'
import { staffNavigation } from '#app/components/shell/staff-navigation.ts'
import { SectionNav } from '#app/components/shell/section-nav.tsx'
import { colorSchemeOfCookie } from '#app/lib/color-scheme.ts'
import { notFound } from '#app/lib/errors.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import { FormParts } from './form-parts.tsx'
import { PageParts } from './page-parts.tsx'
import { gallerySamples } from './samples.server.ts'
import { TableParts } from './table-parts.tsx'

/** For whoever builds the interface: every component in every state, in the frame chosen by `?shell=`. Not there in production. */
export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  if (process.env.NODE_ENV === 'production') throw notFound()
  const { searchParams } = new URL(request.url)
  return {
    samples: gallerySamples(localeOf(request)),
    colorScheme: colorSchemeOfCookie(request.headers.get('cookie')),
    shell: searchParams.get('shell'),
    error: searchParams.get('error'),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.samples.title }]

export default function GalleryRoute() {
  const { samples, colorScheme, shell, error } = useLoaderData<typeof loader>()
  const m = useMessages()
  const frame = { regionName: samples.region, person: samples.person, colorScheme }
  const content = error ? (
    <ErrorPanel status={Number(error)} reference="01JC-7Q2M" />
  ) : (
    <>
      <SectionNav
        links={[
          { to: '/dev/gallery', label: m.shell.sections.overview, end: true },
          { to: '/dev/gallery/entries', label: m.shell.sections.entries },
          { to: '/dev/gallery/marks', label: m.shell.sections.marks },
          { to: '/dev/gallery/ranking', label: m.shell.sections.ranking },
          { to: '/dev/gallery/results', label: m.shell.sections.results },
        ]}
      />
      <PageParts samples={samples} />
      <TableParts samples={samples} />
      <FormParts samples={samples} />
    </>
  )
  if (shell === 'public') return <PublicShell {...frame}>{content}</PublicShell>
  if (shell === 'person') return <PersonShell {...frame} home={paths.me()} places={personNavigation(() => true, paths.me())}>{content}</PersonShell>
  return (
    <AppShell {...frame} navigation={staffNavigation(() => true)}>
      {content}
    </AppShell>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
