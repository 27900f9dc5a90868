import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faceSources } from '#certificates/fonts/faces.ts'
import type { FaceKey } from '#certificates/fonts/faces.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { recordPage } from '../recorded-page.ts'

const python = '/usr/bin/python3'
const script = fileURLToPath(new URL('draw.py', import.meta.url))

/** Whether ReportLab is here (Debian: python3-reportlab). */
export function hasReportLab(): boolean {
  return spawnSync(python, ['-c', 'import reportlab'], { stdio: 'ignore' }).status === 0
}

/**
 * Certificates per CPU second with ReportLab: the same art, the same texts in the same places, the same QR squares. It lays nothing out, makes
 * no structure, no metadata and no PDF/A, which all count for it.
 */
export function reportLabRate(payloads: readonly AwardCertificatePayload[], fonts: FontSet, { warm }: { warm: number }): number {
  const recorded = payloads.map((payload) => recordPage(payload, fonts))
  const names = new Set(recorded.flatMap(({ texts }) => texts.map(({ font }) => font)))
  const job = {
    fonts: Object.fromEntries([...names].map((name) => [name, join(fonts.dir, faceSources[name as FaceKey].file)])),
    art: recorded[0]!.art,
    warm,
    pages: recorded.map(({ texts, operators }) => ({ texts, operators })),
  }
  const answer = JSON.parse(execFileSync(python, [script], { input: JSON.stringify(job), maxBuffer: 1 << 20, encoding: 'utf8' })) as { count: number; seconds: number }
  return answer.count / answer.seconds
}
