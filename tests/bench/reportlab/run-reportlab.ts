import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { faceSources } from '#certificates/fonts/faces.ts'
import type { FaceKey } from '#certificates/fonts/faces.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { openDocument } from '#certificates/layout/pdf-document.ts'
import type { Pen } from '#certificates/layout/pen.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { certificateFacts, drawAwardCertificate } from '#certificates/templates/honour-certificate.ts'

interface RecordedText {
  font: string
  size: number
  spacing: number
  color: string
  x: number
  y: number
  text: string
}

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
  const recorded = payloads.map((payload) => record(payload, fonts))
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

/** Everything a certificate draws, taken down instead of drawn. */
function record(payload: AwardCertificatePayload, fonts: FontSet): { art: string; operators: string; texts: RecordedText[] } {
  const doc = openDocument(certificateFacts(payload))
  const texts: RecordedText[] = []
  const [art, operators]: [string[], string[]] = [[], []]
  let into = operators
  const addContent = doc.addContent.bind(doc)
  doc.addContent = (data: string) => {
    // Marked content belongs to the structure that the other side does not make.
    if (!/\b(BDC|BMC|EMC)\b/.test(data)) into.push(data)
    return addContent(data)
  }
  const pen: Pen = {
    doc,
    fonts,
    art: (_key, draw) => {
      into = art
      draw(doc)
      into = operators
    },
    image: () => undefined,
    show: ({ text, face }, { size, color, spacing = 0 }, x, baseline) => texts.push({ font: face.key, size, spacing, color, x, y: baseline, text }),
  }
  drawAwardCertificate(pen, payload)
  return { art: art.join('\n'), operators: operators.join('\n'), texts }
}
