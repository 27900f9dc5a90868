import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { CodeForm } from '#app/components/verify/code-form.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  const code = new URL(request.url).searchParams.get('code')?.replace(/[\s-]/g, '').slice(0, 64) ?? ''
  // The form works without JavaScript: it asks for /verify?code=…, and the record has its own address.
  if (/^[0-9A-Za-z]+$/.test(code)) throw redirect(paths.verify(code.toUpperCase()))
  return { title: messagesFor(localeOf(request)).certificates.verify.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function VerifyIndexRoute() {
  useLoaderData<typeof loader>()
  const m = useMessages().certificates.verify
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} />
      <CodeForm />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
