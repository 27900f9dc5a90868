import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { renderBatch } from '#certificates/batch/render-batch.ts'
import { loadFonts } from '#certificates/fonts/load-fonts.ts'
import { prepareFonts } from '#certificates/fonts/prepare-fonts.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { plainSample } from '#certificates/samples/sample-payloads.ts'
import { makeDemoCertificate } from '#certificates/signing/demo-certificate.ts'
import { signPdf } from '#certificates/signing/sign-pdf.ts'
import { signerFromPem } from '#certificates/signing/signer.ts'
import type { SignatureAlgorithm } from '#certificates/signing/signer.ts'
import { renderAwardCertificate } from '#certificates/templates/honour-certificate.ts'
import { hasReportLab, reportLabRate } from './reportlab/run-reportlab.ts'
import { findTypst, typstRate } from './typst/run-typst.ts'
import { plainPdfkit } from '#tests/unit/certificates/plain-pdfkit.ts'

const surnames = '欧阳王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const given = '明远志强伟芳娜敏静丽军磊洋艳勇杰娟涛超霞平刚桂英'

/** Certificates of one batch: name and number differ, everything else is the same. */
export function batchOf(count: number): AwardCertificatePayload[] {
  return Array.from({ length: count }, (_, index) => {
    const serial = String(index + 1).padStart(4, '0')
    const name = [surnames[index % surnames.length], given[(index * 7) % given.length], given[(index * 11 + 3) % given.length]].slice(0, 2 + (index % 2)).join('')
    const code = `7K2M9QX4TB6WHC8DNR3FPJ${serial}`
    return { ...plainSample, number: `WY-JN-2026-${serial}`, recipientName: name, verifyCode: code, verifyUrl: `https://jn.example.gov.cn/v/${code}` }
  })
}

/**
 * Certificates per CPU second, ours against pdfkit with fontkit fonts parsed once: same page, same positions, same pixels.
 * The median of paired rounds after 1,500 certificates of warm-up. CPU time, so that other work on the machine counts less.
 */
export async function run(): Promise<void> {
  const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
  const dir = await prepareFonts({ dataDir: join(tmpdir(), 'jiangheng-test-data') })
  const fonts = loadFonts(dir)
  const drawOurs = (payload: AwardCertificatePayload): Promise<Buffer> => renderAwardCertificate(payload, fonts)
  const drawPlain = plainPdfkit(fonts)
  await rate(drawOurs, 1500)
  await rate(drawPlain, 100)
  const drawSigned = signed(drawOurs, 'ecdsaP256')
  const drawSignedRsa = signed(drawOurs, 'rsa')
  await rate(drawSigned, 1000)
  await rate(drawSignedRsa, 100)
  const pairs: { ours: number; plain: number; ec: number; rsa: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    pairs.push({ ours: await rate(drawOurs, 500), plain: await rate(drawPlain, 100), ec: await rate(drawSigned, 1000), rsa: await rate(drawSignedRsa, 200) })
  }
  console.log(`certificates per CPU second, median of ${rounds} paired rounds`)
  const line = (name: string, value: keyof (typeof pairs)[number]): void =>
    console.log(`  ${name.padEnd(52)} ${median(pairs.map((pair) => pair[value])).toFixed(0).padStart(6)} /s  ${median(pairs.map((pair) => pair[value] / pair.plain)).toFixed(2).padStart(6)} ×`)
  line('pdfkit with fontkit fonts parsed once (baseline)', 'plain')
  line('ours, unsigned', 'ours')
  line('ours, signed with ECDSA P-256', 'ec')
  line('ours, signed with RSA 2048', 'rsa')
  const ours = median(pairs.map((pair) => pair.ours))
  if (hasReportLab()) {
    const theirs = median(Array.from({ length: Math.min(rounds, 3) }, () => reportLabRate(batchOf(120), fonts, { warm: 20 })))
    console.log(`  ${'ReportLab, fonts registered once, no structure or PDF/A'.padEnd(52)} ${theirs.toFixed(0).padStart(6)} /s  ours ${(ours / theirs).toFixed(2)} ×`)
  } else console.log('  ReportLab is not here (apt-get install python3-reportlab)')
  const typst = await findTypst()
  if (typst) {
    const theirs = median(Array.from({ length: Math.min(rounds, 3) }, () => typstRate(typst, batchOf(120), fonts, { warm: 20 })))
    console.log(`  ${'typst, one compiler with its caches, no PDF/A'.padEnd(52)} ${theirs.toFixed(0).padStart(6)} /s  ours ${(ours / theirs).toFixed(2)} ×`)
  } else console.log('  typst is not here (npm install --no-save @myriaddreamin/typst-ts-node-compiler)')
  console.log(`  signed with ECDSA, share of unsigned: ${median(pairs.map((pair) => pair.ec / pair.ours)).toFixed(2)}`)
  await reportBatch(dir, Number(process.env.BENCH_BATCH ?? 3000))
}

function signed(draw: (payload: AwardCertificatePayload) => Promise<Buffer>, algorithm: SignatureAlgorithm): (payload: AwardCertificatePayload) => Promise<Buffer> {
  const signedAt = new Date('2026-05-08T02:00:00Z')
  const signer = signerFromPem(makeDemoCertificate({ organisation: '武义县人力资源和社会保障局', algorithm, from: signedAt }))
  return async (payload) => signPdf(await draw(payload), signer, { signedAt })
}

/** A large batch in threads: wall-clock rate, and how long the thread that serves the web was kept from its turn. */
async function reportBatch(fontsDir: string, count: number): Promise<void> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const before = process.memoryUsage().rss
  let most = before
  delay.enable()
  const started = performance.now()
  for await (const result of renderBatch(batchOf(count), { fontsDir })) {
    if (!result.ok) throw result.error
    most = Math.max(most, process.memoryUsage.rss())
  }
  const seconds = (performance.now() - started) / 1000
  delay.disable()
  console.log(`batch of ${count} in threads: ${(count / seconds).toFixed(0)} /s wall, memory +${((most - before) / 1048576).toFixed(0)} MB, event loop p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms`)
}

/** Certificates per CPU second. */
async function rate(draw: (payload: AwardCertificatePayload) => Promise<Buffer>, count: number): Promise<number> {
  const batch = batchOf(count)
  const before = process.cpuUsage()
  for (const payload of batch) await draw(payload)
  const { user, system } = process.cpuUsage(before)
  return count / ((user + system) / 1e6)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
