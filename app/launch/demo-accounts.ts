import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** An account of the demonstration, one per role. */
export interface DemoAccount {
  /** What the role is called, in both languages. */
  role: { zh: string; en: string }
  username: string
  password: string
}

const fileIn = (dataDir: string) => path.join(dataDir, 'demo-accounts.json')

/** Keeps the accounts for later starts, readable by this user alone. */
export function storeDemoAccounts(dataDir: string, accounts: readonly DemoAccount[]): void {
  const growing = `${fileIn(dataDir)}.growing`
  writeFileSync(growing, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  renameSync(growing, fileIn(dataDir))
}

/** The accounts of this installation; none when it is no demonstration. */
export function readDemoAccounts(dataDir: string): DemoAccount[] {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as DemoAccount[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Columns a terminal gives to a character: two for han and full-width forms. */
function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/u.test(character) ? 2 : 1), 0)
}

/** The accounts as lines of a table, one per role. */
export function demoAccountLines(accounts: readonly DemoAccount[], language: 'zh' | 'en'): string[] {
  const rows = accounts.map((account) => [account.role[language], account.username, account.password])
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))))
  return rows.map((row) => `  ${row.map((cell, column) => cell + ' '.repeat(Math.max((widths[column] ?? 0) - widthOf(cell), 0))).join('  ')}`)
}
