import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { MissingGlyphError } from '#certificates/fonts/font-set.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { plainSample, samplePayloads, samplePlaques } from '#certificates/samples/sample-payloads.ts'
import { listMissingCharacters, renderAwardCertificate } from '#certificates/templates/honour-certificate.ts'
import { renderStudioPlaque, StudioPlaquePayload } from '#certificates/templates/studio-plaque.ts'
import { plainPdfkit } from './plain-pdfkit.ts'
import { fontsTimeout, inFile, output, pictureOf, testFonts, textOf, wordBoxes } from './support.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await testFonts()
}, fontsTimeout)

const render = (change: Partial<AwardCertificatePayload> = {}): Promise<Buffer> => renderAwardCertificate({ ...plainSample, ...change }, fonts)
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

describe('the same payload', () => {
  test('gives the same bytes, whatever was drawn in between', async () => {
    const first = await render()
    await render({ recipientName: '㛃𬭎喆赟犇', issuedOn: '2025-12-31' })
    await Promise.all([render({ demo: false }), render({ recipientName: 'Anna Müller' })])
    expect(sha256(await render())).toBe(sha256(first))
  })

  test('gives the same bytes in another process', async () => {
    const script = `
      import { loadFonts } from '#certificates/fonts/load-fonts.ts'
      import { plainSample } from '#certificates/samples/sample-payloads.ts'
      import { renderAwardCertificate } from '#certificates/templates/honour-certificate.ts'
      import { createHash } from 'node:crypto'
      const pdf = await renderAwardCertificate(plainSample, loadFonts(${JSON.stringify(fonts.dir)}))
      console.log(createHash('sha256').update(pdf).digest('hex'))`
    const elsewhere = output(process.execPath, '--import', 'tsx', '--input-type=module', '-e', script).trim()
    expect(elsewhere).toBe(sha256(await render()))
  })
})

describe('read by other programs', () => {
  test.each(Object.entries(samplePayloads))('%s: sound file, fonts embedded, texts come back, nothing outside the frame', async (_name, payload) => {
    const pdf = await renderAwardCertificate(payload, fonts)
    const path = inFile(pdf)
    expect(output('qpdf', '--check', path)).toContain('No syntax or stream encoding errors found')

    const listed = output('pdffonts', path).trim().split('\n').slice(2)
    expect(listed.length).toBeGreaterThan(2)
    for (const line of listed) expect(line).toMatch(/^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes /)

    const text = textOf(pdf).replace(/\s/g, '')
    for (const printed of [payload.recipientName, payload.number, payload.organisation ?? '', payload.bodyText.map((part) => part.text).join(''), `${payload.honorific}：`]) {
      expect(text).toContain(printed.replace(/\s/g, ''))
    }

    // Inner rule of the frame: 42 points from each edge of 841.89 × 595.28.
    for (const box of wordBoxes(pdf)) {
      expect(box.left, box.text).toBeGreaterThan(46)
      expect(box.right, box.text).toBeLessThan(841.89 - 46)
      expect(box.bottom, box.text).toBeLessThan(595.28 - 42)
    }
  })

  test('each sample name is one uninterrupted text, a padded one without its padding', async () => {
    for (const recipientName of ['𠮷䶮', '张三', '㛃𬭎喆赟犇𠅤𫘪𪩘', '买买提·吐尔逊', 'Anna Müller']) {
      expect(textOf(await render({ recipientName }))).toContain(recipientName)
    }
  })

  test('the QR code on a 110 dpi scan holds exactly the address', async () => {
    expect(output('zbarimg', '-q', '--raw', pictureOf(await render())).trim()).toBe(plainSample.verifyUrl)
    const longest = `https://jineng.rsj.wuyi.jinhua.zhejiang.example.gov.cn/certificates/verify/${'A'.repeat(40)}`.slice(0, 120)
    expect(output('zbarimg', '-q', '--raw', pictureOf(await render({ verifyUrl: longest }))).trim()).toBe(longest)
  })

  test('title, language, tags and PDF/A mark are set; a day is the only date', async () => {
    const path = inFile(await render({ issuerNames: ['甲 & 乙 <局>'] }))
    const info = output('pdfinfo', path)
    expect(info).toMatch(/Title:\s+荣誉证书 WY-JN-2026-0012/)
    expect(info).toMatch(/Tagged:\s+yes/)
    expect(info).toMatch(/Author:\s+甲 ＆ 乙 ＜局＞/)
    expect(info).not.toMatch(/ModDate/)
    const metadata = output('pdfinfo', '-meta', path)
    expect(metadata).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(metadata).toContain('<rdf:li>甲 ＆ 乙 ＜局＞</rdf:li>')
    expect(output('pdfinfo', '-struct', path)).toMatch(/Document[\s\S]*H1[\s\S]*P[\s\S]*Figure/)
    expect(output('qpdf', '--qdf', '--object-streams=disable', path, '-')).toMatch(/\/Lang \(zh-CN\)/)
  })

  test('样章 is ornament on made-up data and absent from a real certificate', async () => {
    const picture = (pdf: Buffer): string => output('sha256sum', pictureOf(pdf, 40)).split(' ')[0]!
    expect(textOf(await render({ demo: false }))).not.toContain('样章')
    expect(picture(await render())).not.toBe(picture(await render({ demo: false })))
  })
})

describe('against pdfkit with fontkit fonts and no reuse', () => {
  test.each(['plain', 'rare-everywhere', 'name-of-thirty', 'latin-name', 'long-sentence', 'three-issuers'])('%s: no pixel and no character differs', async (name) => {
    const payload = samplePayloads[name]!
    const [ours, plain] = [await renderAwardCertificate(payload, fonts), await plainPdfkit(fonts, { kerning: false })(payload)]
    expect(output('sha256sum', pictureOf(ours, 150)).split(' ')[0]).toBe(output('sha256sum', pictureOf(plain, 150)).split(' ')[0])
    // Where a reader breaks its lines may depend on how a text is cut into operators; what it reads may not.
    const words = (text: string): string => text.replace(/\s+/g, '')
    expect(words(textOf(ours))).toBe(words(textOf(plain)))
    expect(words(output('pdfinfo', '-struct-text', inFile(ours)))).toBe(words(output('pdfinfo', '-struct-text', inFile(plain))))
  })
})

describe('plaque certificate of a studio', () => {
  test.each(Object.entries(samplePlaques))('%s: sound, its texts come back, inside the frame', async (_name, payload) => {
    const pdf = await renderStudioPlaque(StudioPlaquePayload.parse(payload), fonts)
    expect((await renderStudioPlaque(payload, fonts)).equals(pdf)).toBe(true)
    expect(output('qpdf', '--check', inFile(pdf))).toContain('No syntax or stream encoding errors found')
    const text = textOf(pdf).replace(/\s/g, '')
    for (const printed of [payload.studioName, payload.leadName, payload.hostOrganisation, payload.number, '技能大师工作室']) expect(text).toContain(printed)
    for (const box of wordBoxes(pdf)) expect(box.left > 46 && box.right < 841.89 - 46 && box.bottom < 595.28 - 42, box.text).toBe(true)
  })
})

describe('what cannot be drawn', () => {
  test('stops with the character named', async () => {
    await expect(render({ recipientName: '张👍' })).rejects.toThrow(MissingGlyphError)
    await expect(render({ recipientName: '张👍' })).rejects.toMatchObject({ characters: ['👍'], text: '张👍' })
    await expect(render({ organisation: '某👍公司' })).rejects.toThrow('U+1F44D')
  })

  test('is listed by field before a batch', () => {
    const payload = { ...plainSample, recipientName: '张👍', issuerNames: ['某局', '👎局'] }
    expect(listMissingCharacters(payload, fonts)).toEqual([
      { field: 'recipientName', text: '张👍', characters: ['👍'] },
      { field: 'issuerNames', text: '👎局', characters: ['👎'] },
    ])
    expect(listMissingCharacters(plainSample, fonts)).toEqual([])
  })
})

describe('the longest texts a payload may hold', () => {
  test('stay apart from each other', async () => {
    const pdf = await render({
      recipientName: '𠮷'.repeat(50),
      honorific: '同志同志同志同志',
      organisation: '武'.repeat(60),
      bodyText: [{ text: '在'.repeat(180) }, { text: '武'.repeat(60), emphasis: 'award' }],
      awardTitle: '武'.repeat(60),
      issuerNames: ['甲'.repeat(40), '乙'.repeat(40), '丙'.repeat(40)],
      number: 'W'.repeat(40),
      verifyUrl: `https://${'a'.repeat(60)}.gov.cn/v/x`,
      verifyCode: 'W'.repeat(32),
    })
    const boxes = wordBoxes(pdf)
    for (const box of boxes) {
      expect(box.left, box.text).toBeGreaterThan(46)
      expect(box.right, box.text).toBeLessThan(841.89 - 46)
    }
    // Lines of the column do not cross: sorted by height, each begins below the middle of the one before.
    const bottomOfSentence = Math.max(...boxes.filter(({ text }) => /^在|武{5}/.test(text)).map(({ bottom }) => bottom))
    const topOfProof = Math.min(...boxes.filter(({ text }) => /扫码验真|甲甲/.test(text)).map(({ top }) => top))
    expect(bottomOfSentence).toBeLessThan(topOfProof + 4)
  })
})
