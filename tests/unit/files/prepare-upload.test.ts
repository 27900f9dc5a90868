import sharp from 'sharp'
import { describe, expect, test } from 'vitest'

import { fileNameFor } from '#app/services/files/file-name.ts'
import { prepareUpload } from '#app/services/files/prepare-upload.server.ts'

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: { r: 200, g: 20, b: 20, alpha: 0.5 } } })
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

describe('a photograph', () => {
  test('is drawn anew: upright, smaller, without place or camera, and without what hangs at its end', async () => {
    const taken = await picture(3_000, 1_000).jpeg().withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '28/1 53/1 0/1' } }).withMetadata({ orientation: 6 }).toBuffer()
    const bytes = Buffer.concat([taken, Buffer.from('PK\u0003\u0004 a second file')])
    const outcome = await prepareUpload({ name: 'C:\\照片\\车间.JPG', bytes }, 'photo')
    if (!outcome.ok) throw new Error(outcome.reason)
    const kept = await sharp(outcome.value.bytes).metadata()
    expect([kept.width, kept.height, kept.format]).toEqual([667, 2_000, 'jpeg'])
    expect(kept.exif).toBeUndefined()
    expect(outcome.value.bytes.includes('second file')).toBe(false)
    expect(outcome.value).toMatchObject({ name: '车间.jpg', mediaType: 'image/jpeg' })
  })

  test('of a seal keeps its transparent ground', async () => {
    const outcome = await prepareUpload({ name: '章.png', bytes: await picture(600, 600).png().toBuffer() }, 'seal')
    if (!outcome.ok) throw new Error(outcome.reason)
    expect((await sharp(outcome.value.bytes).metadata()).hasAlpha).toBe(true)
  })
})

describe('what is refused, with the code the field shows', async () => {
  const whole = await picture(800, 800).png().toBuffer()
  const bomb = await sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: '#fff' } }).png().toBuffer()
  test.each([
    ['nothing in it', Buffer.alloc(0), 'photo', 'fileEmpty'],
    ['too many bytes', Buffer.concat([whole, Buffer.alloc(10 * 1024 * 1024)]), 'photo', 'fileTooLarge'],
    ['a picture cut off', whole.subarray(0, whole.length / 2), 'photo', 'fileUnreadable'],
    ['a page called .png', Buffer.from('<html><script>'), 'photo', 'fileWrongFormat'],
    ['a vector picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'photo', 'fileWrongFormat'],
    ['a telephone format without a free decoder', Buffer.from('\0\0\0\u0018ftypheic0000', 'latin1'), 'photo', 'fileHeic'],
    ['a paper where a photograph is asked', PDF, 'photo', 'fileWrongFormat'],
    ['a picture where a paper is asked', whole, 'document', 'fileWrongFormat'],
    ['a paper cut off', PDF.subarray(0, 20), 'evidence', 'fileCutOff'],
    ['a paper with a password', Buffer.concat([PDF.subarray(0, 20), Buffer.from('/Encrypt 5 0 R\n%%EOF')]), 'document', 'fileLocked'],
    ['a portrait of 100 pixels', await picture(100, 100).png().toBuffer(), 'portrait', 'pictureTooSmall'],
    ['a small file of 81 million pixels', bomb, 'photo', 'pictureTooLarge'],
  ] as const)('%s', async (_what, bytes, kind, code) => {
    expect(await prepareUpload({ name: 'x.png', bytes }, kind)).toMatchObject({ ok: false, reason: code })
  })
})

test('a paper is kept byte for byte', async () => {
  const outcome = await prepareUpload({ name: '申报表.PDF', bytes: PDF }, 'document')
  expect(outcome).toMatchObject({ ok: true, value: { name: '申报表.pdf', mediaType: 'application/pdf', bytes: PDF } })
})

test.each([
  ['../../etc/passwd', 'passwd.pdf'],
  ['报告\u202efdp.exe', '报告fdp.pdf'],
  ['', 'file.pdf'],
  ['长'.repeat(200), `${'长'.repeat(80)}.pdf`],
])('the name %j is kept as %j', (given, kept) => {
  expect(fileNameFor(given, 'pdf')).toBe(kept)
})
