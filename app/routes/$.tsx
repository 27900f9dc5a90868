import type { LoaderFunctionArgs } from '@remix-run/node'

import { notFound } from '../lib/errors.ts'
import { allowPublic } from '../auth/guards.server.ts'

/** Every address that no other route knows. */
export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  throw notFound()
}

export default function UnknownAddress() {
  return null
}
