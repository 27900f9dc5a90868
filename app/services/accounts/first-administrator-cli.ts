import { closeDatabase } from '#db/client.ts'
import { inviteFirstAdministrator } from './first-administrator.server.ts'

/** `npm run accounts:first`: prints the code by which the first administrator of an empty installation sets a password. Exit 1 when there are accounts. */
try {
  if (!process.env.DATABASE_URL) throw new Error('set DATABASE_URL to the database; that of `npm start` prints its code when it starts.')
  const first = await inviteFirstAdministrator()
  if (first) console.log(`Open /activate and enter code ${first.code} with user name ${first.username}, within ${first.hours} hours.`)
  else console.error('This installation has accounts already; its administrators make further ones.')
  process.exitCode = first ? 0 : 1
} catch (error) {
  console.error(`No administrator was made: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
} finally {
  await closeDatabase()
}
