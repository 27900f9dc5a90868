import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { allowPublic } from '#app/auth/guards.server.ts'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { PublicShell } from '#app/components/shell/public-shell.tsx'
import { parseForm } from '#app/lib/form.ts'
import { uuid } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { listDemoAccounts, signInAsDemo } from '#app/services/accounts/demo-accounts.server.ts'

const DemoForm = z.object({ intent: z.literal('enter'), userId: uuid() })

/** Signs in as a demonstration account. A production build does not contain this file, and the service refuses there. */
export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  const terms = messagesFor(localeOf(request)).terms.role
  const accounts = await listDemoAccounts()
  return { accounts: accounts.map(({ id, displayName, regionName, roles }) => ({ id, label: [displayName, regionName, ...roles.map((role) => terms[role])].filter(Boolean).join(' · ') })) }
}

export async function action({ request }: ActionFunctionArgs) {
  allowPublic(request)
  const form = await parseForm(request, DemoForm)
  if (!form.ok) return redirect('/dev/login', 303)
  const { cookie, home } = await signInAsDemo(request, form.value.userId)
  return redirect(home, { status: 303, headers: { 'Set-Cookie': cookie } })
}

export default function DeveloperLoginRoute() {
  const { accounts } = useLoaderData<typeof loader>()
  const m = useMessages().auth.developer
  return (
    <PublicShell regionName={m.title} person={null} colorScheme="auto">
      <PageHeader title={m.title} lead={m.lead} />
      {accounts.length === 0 ? <p>{m.none}</p> : null}
      <ul>
        {accounts.map((account) => (
          <li key={account.id}>
            <PostForm intent="enter" look="bare">
              <input type="hidden" name="userId" value={account.id} />
              {account.label} <SubmitButton size="xs">{m.enter}</SubmitButton>
            </PostForm>
          </li>
        ))}
      </ul>
    </PublicShell>
  )
}
