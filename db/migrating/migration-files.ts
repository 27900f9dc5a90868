import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** One step of the schema as drizzle-kit wrote it. */
export interface MigrationFile {
  /** File name without `.sql`, such as `0001_jobs`. */
  tag: string
  /** Milliseconds since 1970 when it was generated; its identity in the database's list. */
  when: number
  /** SHA-256 of the text, so that a migration changed after it was applied is noticed. */
  hash: string
  statements: string[]
}

const Journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) })

/** The folder of this build, found from the project's root when the code has been bundled elsewhere. */
export function migrationsFolder(): string {
  const beside = fileURLToPath(new URL('../migrations', import.meta.url))
  return existsSync(path.join(beside, 'meta')) ? beside : path.resolve('db/migrations')
}

/** Reads the journal and its files in order. */
export function readMigrations(folder: string = migrationsFolder()): MigrationFile[] {
  const journal = Journal.parse(JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8')))
  return journal.entries.map(({ tag, when }) => {
    const text = readFileSync(path.join(folder, `${tag}.sql`), 'utf8')
    const statements = text.split('--> statement-breakpoint').filter((statement) => statement.trim() !== '')
    return { tag, when, hash: createHash('sha256').update(text).digest('hex'), statements }
  })
}
