import { redirect, type LoaderFunctionArgs } from '@remix-run/node'

import { optionalActor } from '#app/auth/guards.server.ts'
import { homeOf } from '#app/auth/home.ts'
import { paths } from '#app/lib/paths.ts'

/** The bare address leads people to their own first page, and everybody else to the published results. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  return redirect(actor ? homeOf(actor.roles) : paths.publicResults())
}
