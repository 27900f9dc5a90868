import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'

import { notFound } from '../lib/errors.ts'
import { allowPublic } from '../auth/guards.server.ts'

/** Every address that no other route knows. */
export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  throw notFound()
}

export async function action({ request }: ActionFunctionArgs) {
  allowPublic(request)
  throw notFound()
}

export default function UnknownAddress() {
  return null
}
