/**
 * `npm run db:migrate [-- --check]`: brings the database of DATABASE_OWNER_URL, DATABASE_DIRECT_URL or DATABASE_URL (the first
 * that is set) to this build's schema; with `--check` it only says whether it is there. Ends with 0, or 1 and one sentence.
 */
import { migrateDatabase, SchemaProblem } from './migrate.ts'

function roleOf(url: string | undefined): string {
  return url ? decodeURIComponent(new URL(url).username) : ''
}

async function run(): Promise<string> {
  const { DATABASE_OWNER_URL, DATABASE_DIRECT_URL, DATABASE_URL } = process.env
  const url = DATABASE_OWNER_URL || DATABASE_DIRECT_URL || DATABASE_URL
  if (!url) throw new Error('Set DATABASE_URL to the database to migrate; the embedded one is migrated by `npm start`.')
  if (process.argv.includes('--check')) {
    await migrateDatabase(url, { checkOnly: true })
    return 'The database has the schema of this build.'
  }
  const role = roleOf(DATABASE_URL)
  const separate = role && role !== roleOf(url) ? { appRole: role } : {}
  const applied = await migrateDatabase(url, { ...separate, report: (tag) => console.log(`applying ${tag}`) })
  return applied.length === 0 ? 'Nothing to do.' : `Applied ${applied.length}.`
}

run().then(
  (sentence) => console.log(sentence),
  (error: Error) => {
    console.error(error instanceof SchemaProblem ? error.message : `The database could not be migrated: ${error.message}`)
    process.exitCode = 1
  },
)
