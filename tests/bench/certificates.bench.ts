import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadFonts } from '#certificates/fonts/load-fonts.ts'
import { prepareFonts } from '#certificates/fonts/prepare-fonts.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { plainSample } from '#certificates/samples/sample-payloads.ts'
import { renderAwardCertificate } from '#certificates/templates/honour-certificate.ts'
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

/** Certificates per CPU second, ours against pdfkit with fontkit fonts parsed once; the median of paired rounds. */
export async function run(): Promise<void> {
  const rounds = Number(process.env.BENCH_ROUNDS ?? 5)
  const perRound = Number(process.env.BENCH_CERTIFICATES ?? 300)
  const dir = await prepareFonts({ dataDir: join(tmpdir(), 'jiangheng-test-data') })
  const ours = loadFonts(dir)
  const batch = batchOf(perRound)
  const seconds = async (draw: (payload: AwardCertificatePayload) => Promise<Buffer>): Promise<number> => {
    // CPU time, so that other work on the machine does not count.
    const before = process.cpuUsage()
    for (const payload of batch) await draw(payload)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  const drawOurs = (payload: AwardCertificatePayload): Promise<Buffer> => renderAwardCertificate(payload, ours)
  const drawPlain = plainPdfkit(ours)
  await seconds(drawOurs)
  await seconds(drawPlain)
  const pairs: { ours: number; plain: number }[] = []
  for (let round = 0; round < rounds; round += 1) pairs.push({ ours: await seconds(drawOurs), plain: await seconds(drawPlain) })
  const rate = (time: number): string => (perRound / time).toFixed(0).padStart(6)
  console.log(`certificates per CPU second, ${rounds} paired rounds of ${perRound}`)
  console.log(`  pdfkit with fontkit fonts parsed once (baseline)  ${rate(median(pairs.map((pair) => pair.plain)))} /s   1.00 ×`)
  console.log(`  ours (honour certificate, unsigned)              ${rate(median(pairs.map((pair) => pair.ours)))} /s   ${median(pairs.map((pair) => pair.plain / pair.ours)).toFixed(2)} ×`)
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)]!
}
