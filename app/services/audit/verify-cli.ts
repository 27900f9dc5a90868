import { closeDatabase, readDb } from '#db/client.ts'
import { verifyAllChains, type ChainFault } from './verify-chain.server.ts'

/** `npm run audit:verify`: exit 0 when every chain holds, 1 when a row is broken (named), 2 when it could not be checked. */

const FAULTS: Record<ChainFault, string> = {
  altered: 'content changed after it was written',
  missing: 'an event is missing',
  unlinked: 'does not continue the event before it',
  headMismatch: 'the head names another last event',
  headMissing: 'the head is missing',
}

async function main(): Promise<number> {
  if (!process.env.DATABASE_URL) throw new Error('set DATABASE_URL to the database; that of `npm start` is checked on its audit page.')
  const reports = await verifyAllChains(readDb)
  let broken = 0
  for (const report of reports) {
    const name = `${report.chainType} ${report.chainId}`
    if (report.problems.length === 0) {
      console.log(`ok      ${name}: ${report.events} events, head ${report.head.slice(0, 16)}`)
      continue
    }
    broken += 1
    for (const problem of report.problems) {
      const row = problem.eventId === null ? '' : ` (row ${problem.eventId})`
      console.log(`BROKEN  ${name}: event ${problem.seq}${row}: ${FAULTS[problem.fault]}`)
    }
  }
  console.log(`${reports.length} chains, ${broken} broken`)
  return broken === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(`The chains could not be checked: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 2
} finally {
  await closeDatabase()
}
