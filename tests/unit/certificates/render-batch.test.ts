import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { renderPrintFile } from '#certificates/batch/print-file.ts'
import { renderBatch } from '#certificates/batch/render-batch.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { plainSample, samplePayloads } from '#certificates/samples/sample-payloads.ts'
import { renderAwardCertificate } from '#certificates/templates/honour-certificate.ts'
import { fontsTimeout, inFile, output, testFonts } from './support.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await testFonts()
}, fontsTimeout)

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const numbered = (count: number): AwardCertificatePayload[] =>
  Array.from({ length: count }, (_, index) => ({ ...Object.values(samplePayloads)[index % 5]!, number: `WY-JN-2026-${String(index).padStart(4, '0')}` }))

test.each([0, 1, 2])('with %i threads: the order given, the bytes of each alone', async (workers) => {
  const payloads = numbered(40)
  const drawn: string[] = []
  for await (const result of renderBatch(payloads, { fontsDir: fonts.dir, workers })) {
    expect(result.ok).toBe(true)
    if (result.ok) drawn.push(`${result.payload.number} ${sha256(result.pdf)}`)
  }
  const alone = await Promise.all(payloads.map(async (payload) => `${payload.number} ${sha256(await renderAwardCertificate(payload, fonts))}`))
  expect(drawn).toEqual(alone)
})

test.each([0, 2])('with %i threads: one that cannot be drawn does not stop the others', async (workers) => {
  const payloads = numbered(5).map((payload, index) => (index === 2 ? { ...payload, recipientName: '张👍' } : payload))
  const outcomes: string[] = []
  for await (const result of renderBatch(payloads, { fontsDir: fonts.dir, workers })) outcomes.push(result.ok ? 'drawn' : `${result.error.name} ${result.error.message}`)
  expect(outcomes).toEqual(['drawn', 'drawn', 'MissingGlyphError no font draws 👍 (U+1F44D) in “张👍”', 'drawn', 'drawn'])
})

test('a slow reader is not run ahead of by more than two stretches a thread', async () => {
  const payloads = numbered(400)
  const seen = { first: 0 }
  const watched = new Proxy(payloads, {
    get: (target, key, receiver) => {
      if (key === 'slice') return (from: number, to: number) => ((seen.first = Math.max(seen.first, to)), target.slice(from, to))
      return Reflect.get(target, key, receiver) as unknown
    },
  })
  let read = 0
  for await (const result of renderBatch(watched, { fontsDir: fonts.dir, workers: 1 })) {
    expect(result.ok).toBe(true)
    read += 1
    expect(seen.first).toBeLessThanOrEqual(read + 3 * 16)
    if (read === 60) break // leaving early ends the threads
  }
  expect(read).toBe(60)
})

test('an empty batch is an empty batch', async () => {
  const results = []
  for await (const result of renderBatch([], { fontsDir: fonts.dir, workers: 1 })) results.push(result)
  expect(results).toEqual([])
  expect(plainSample.demo).toBe(true)
})

test('the print file has a page for each certificate, looks like the single files and holds fonts and art once', async () => {
  const payloads = numbered(24)
  const file = await renderPrintFile(payloads, fonts)
  expect((await renderPrintFile(payloads, fonts)).equals(file)).toBe(true)
  const path = inFile(file)
  expect(output('pdfinfo', path)).toMatch(/Pages:\s+24/)
  expect(output('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')
  const single = await renderAwardCertificate(payloads[0]!, fonts)
  expect(file.length).toBeLessThan(single.length + 24 * 8 * 1024)
  for (const index of [0, 7, 23]) {
    const page = ['-f', String(index + 1), '-l', String(index + 1)]
    expect(output('pdftotext', '-raw', ...page, path, '-')).toContain(payloads[index]!.number)
    output('pdftoppm', '-r', '60', '-png', '-singlefile', ...page, path, `${path}-${index}`)
    const alone = inFile(await renderAwardCertificate(payloads[index]!, fonts))
    output('pdftoppm', '-r', '60', '-png', '-singlefile', alone, alone)
    expect(output('sha256sum', `${path}-${index}.png`).split(' ')[0]).toBe(output('sha256sum', `${alone}.png`).split(' ')[0])
  }
  await expect(renderPrintFile([], fonts)).rejects.toThrow(RangeError)
})
