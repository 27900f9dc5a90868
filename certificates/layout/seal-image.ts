import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'

/** The image of a seal, taken apart and deflated once, so that a batch embeds the same bytes in each file. */
export interface SealImage {
  /** Of the image as it was approved; stands in the payload. */
  sha256: string
  width: number
  height: number
  /** Three bytes a pixel, deflated. */
  color: Uint8Array
  /** One byte a pixel, deflated. */
  opacity: Uint8Array
}

/** Takes raw RGBA pixels apart. Throws RangeError when their number does not fit the size. */
export function sealImageFromPixels({ sha256, width, height, pixels }: { sha256: string; width: number; height: number; pixels: Uint8Array }): SealImage {
  if (pixels.length !== width * height * 4) throw new RangeError('a seal image of other than four bytes a pixel')
  const color = Buffer.alloc(width * height * 3)
  const opacity = Buffer.alloc(width * height)
  for (let at = 0; at < width * height; at += 1) {
    color.set(pixels.subarray(at * 4, at * 4 + 3), at * 3)
    opacity[at] = pixels[at * 4 + 3]!
  }
  return { sha256, width, height, color: deflateSync(color), opacity: deflateSync(opacity) }
}

/** Writes the image into a document. */
export function embedSealImage(doc: PDFKit.PDFDocument, { width, height, color, opacity }: SealImage): PDFKit.PDFKitReference {
  const common = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8, Filter: 'FlateDecode' }
  const mask = doc.ref({ ...common, ColorSpace: 'DeviceGray' })
  mask.end(Buffer.from(opacity))
  const image = doc.ref({ ...common, ColorSpace: 'DeviceRGB', SMask: mask })
  image.end(Buffer.from(color))
  return image
}

/** The image that a payload asks for. Throws RangeError when it is another one or missing: a certificate is never drawn with a wrong seal. */
export function requireSeal(sealHash: string | undefined, seal: SealImage | undefined): SealImage | null {
  if (sealHash === undefined) return null
  if (seal?.sha256 !== sealHash) throw new RangeError(`the seal image ${sealHash.slice(0, 12)} is not at hand`)
  return seal
}

/** The hash by which an approved image is known. */
export function sealImageHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
