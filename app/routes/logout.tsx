import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'

import { allowPublic } from '#app/auth/guards.server.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { toastCookie } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { signOut } from '#app/services/accounts/sign-out.server.ts'

/** Ends the session; works with or without one. */
export async function action({ request }: ActionFunctionArgs) {
  allowPublic(request)
  const cookie = await signOut(request)
  // The back button shows nothing of before. "storage" is not cleared: it may hold marks that were not sent yet.
  const headers = new Headers({ 'Clear-Site-Data': '"cache"', 'Set-Cookie': cookie })
  headers.append('Set-Cookie', toastCookie({ message: messagesFor(localeOf(request)).auth.signedOut }))
  return redirect(paths.login(), { status: 303, headers })
}

/** A GET changes nothing; somebody who opened the address goes home. */
export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  return redirect(paths.home())
}
