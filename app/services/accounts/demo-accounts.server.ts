import { homeOf } from '#app/auth/home.ts'
import { openSession } from '#app/auth/session.server.ts'
import { settings } from '#app/lib/env.ts'
import { notFound } from '#app/lib/errors.ts'
import { readDb } from '#db/client.ts'
import { listSyntheticAccounts } from '#db/queries/users.ts'

/** Demonstration accounts and their roles. @throws AppError 404 in production */
export async function listDemoAccounts() {
  refuseInProduction()
  return listSyntheticAccounts(readDb)
}

/** Signs in without a password, in development only. @throws AppError 404 in production or for any other account */
export async function signInAsDemo(request: Request, userId: string): Promise<{ cookie: string; home: string }> {
  refuseInProduction()
  const account = (await listSyntheticAccounts(readDb)).find((candidate) => candidate.id === userId)
  if (!account) throw notFound()
  return { cookie: await openSession(request, account.id, account.roles), home: homeOf(account.roles) }
}

function refuseInProduction(): void {
  if (settings().nodeEnv === 'production') throw notFound()
}
