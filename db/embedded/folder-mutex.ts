import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { isAlive } from './data-folder.ts'

/** A holder that has not written its number yet is given this long before it counts as gone, in milliseconds. */
const UNSIGNED_GRACE_MS = 2_000

/** The process that made the folder; a folder without a readable number is taken for one being made just now. */
function holderOf(mutex: string): number | undefined {
  try {
    return Number(readFileSync(path.join(mutex, 'pid'), 'utf8')) || undefined
  } catch {
    return undefined
  }
}

/**
 * Runs `run` while no other process runs it for the same `mutex`, a path that does not exist otherwise. Making a folder is
 * atomic everywhere; one left by a process that is gone is taken over.
 */
export async function withFolderMutex<T>(mutex: string, run: () => Promise<T>): Promise<T> {
  let unsignedSince: number | undefined
  for (;;) {
    try {
      mkdirSync(mutex)
      break
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const holder = holderOf(mutex)
    unsignedSince = holder === undefined ? (unsignedSince ?? Date.now()) : undefined
    const abandoned = holder === undefined ? Date.now() - (unsignedSince ?? 0) > UNSIGNED_GRACE_MS : !isAlive(holder)
    if (abandoned) rmSync(mutex, { recursive: true, force: true })
    else await delay(25)
  }
  try {
    writeFileSync(path.join(mutex, 'pid'), String(process.pid))
    return await run()
  } finally {
    rmSync(mutex, { recursive: true, force: true })
  }
}
