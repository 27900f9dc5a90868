import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** The secrets the product needs, by the name of their environment variable. app/lib/env.ts says what each is for. */
const makers: Readonly<Record<string, () => string>> = {
  PERSONAL_DATA_KEYS: () => `k1:${randomBytes(32).toString('base64')}`,
  BLIND_INDEX_KEY: () => randomBytes(32).toString('base64'),
  COOKIE_SECRET: () => randomBytes(32).toString('base64'),
}

function readSecrets(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

/**
 * Puts the secrets into the environment: what is set there already stays, what DATA_DIR/secrets.json holds is taken, and what
 * is in neither is made now and kept there, readable by this user alone. Losing that file makes stored personal data
 * unreadable, so it belongs into every backup, apart from the database.
 */
export function provideSecrets(dataDir: string, environment: Record<string, string | undefined> = process.env): void {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'secrets.json')
  const kept = readSecrets(file)
  const missing = Object.keys(makers).filter((name) => !environment[name] && !kept[name])
  if (missing.length > 0) {
    for (const name of missing) kept[name] = makers[name]!()
    // By rename: a killed start leaves either the old file or the new one, never half of one.
    const growing = `${file}.growing`
    writeFileSync(growing, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
    renameSync(growing, file)
    chmodSync(file, 0o600)
  }
  for (const name of Object.keys(makers)) environment[name] ||= kept[name]
}
