import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { step } from './console-steps.mjs'
import { storeDemoAccounts, type DemoAccount } from './demo-accounts.ts'
import { messages } from './launch-messages.ts'

/** What db/seed/seed-demo.ts offers: fills the database DATABASE_URL names and returns one account per role. */
export type SeedDemo = (options: {
  /** The password of every account; each gets a random one when absent. */
  password: string | undefined
  report: (done: number, total: number) => void
}) => Promise<DemoAccount[]>

const SEED = new URL('../../db/seed/seed-demo.ts', import.meta.url)

/** Fills in the demonstration and keeps its accounts in the data folder. An installation without db/seed has none. */
export async function seedDemonstration(dataDir: string): Promise<void> {
  if (!existsSync(fileURLToPath(SEED))) return
  const { seedDemo } = (await import(SEED.href)) as { seedDemo: SeedDemo }
  const accounts = await step(messages.seeding, (detail) =>
    seedDemo({ password: process.env.DEMO_PASSWORD || undefined, report: (done, total) => detail(`${done} / ${total}`) }),
  )
  storeDemoAccounts(dataDir, accounts)
}
