import { cpSync } from 'node:fs'
import path from 'node:path'
import { reloadSettings } from '#app/lib/env.ts'
import { testFonts } from '#tests/unit/certificates/support.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Gives this test file a data folder of its own with the fonts of all tests, for whatever draws paper. Keys for personal data are set where there are none. */
export async function withDataFolder(name: string): Promise<void> {
  const fonts = await testFonts()
  process.env.DATA_DIR = temporaryFolder(name)
  process.env.PERSONAL_DATA_KEYS ??= `t1:${Buffer.alloc(32, 1).toString('base64')}`
  process.env.BLIND_INDEX_KEY ??= Buffer.alloc(32, 2).toString('base64')
  cpSync(fonts.dir, path.join(process.env.DATA_DIR, 'fonts'), { recursive: true })
  reloadSettings()
}
