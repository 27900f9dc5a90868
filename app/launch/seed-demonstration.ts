import { step } from './console-steps.mjs'
import { storeDemoAccounts } from './demo-accounts.ts'
import { messages } from './launch-messages.ts'

/** Fills the new database that DATABASE_URL names with the demonstration and keeps its accounts in the data folder. */
export async function seedDemonstration(dataDir: string): Promise<void> {
  // Loaded only where it is wanted: it brings all services with it.
  const { seedDemo } = await import('#db/seed/seed-demo.ts')
  const accounts = await step(messages.seeding, (detail) =>
    seedDemo({ password: process.env.DEMO_PASSWORD || undefined, report: (done, total) => detail(`${done} / ${total}`) }),
  )
  storeDemoAccounts(dataDir, accounts)
}
