import { closeDatabase } from '#db/client.ts'
import { closeListenClient } from '#db/listening/listen-client.ts'
import { seedDemo } from './seed-demo.ts'

// Fills the database that DATABASE_URL names. It must be migrated and empty: the demonstration is no upgrade of anything.
const accounts = await seedDemo({ password: process.env.DEMO_PASSWORD || undefined, report: (done, total) => process.stderr.write(`\r${done}/${total}`) })
process.stderr.write('\n')
for (const { role, username, password } of accounts) console.log(`${role.zh}\t${username}\t${password}`)
await Promise.all([closeDatabase(), closeListenClient()])
