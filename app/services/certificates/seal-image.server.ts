import sharp from 'sharp'
import { sealImageFromPixels, type SealImage } from '#certificates/layout/seal-image.ts'
import { readDb } from '#db/client.ts'
import { getSealContent } from '#db/queries/seals.ts'

/** 42 mm at 300 dots an inch: finer is not printed. */
const LONGEST_SIDE = 500

/** The approved image behind the hash in a payload, ready for drawing; undefined for a payload without one. */
export async function loadSealImage(regionId: string, sealHash: string | undefined): Promise<SealImage | undefined> {
  if (sealHash === undefined) return undefined
  const content = await getSealContent(readDb, { regionId, sha256: sealHash })
  if (!content) return undefined
  const { data, info } = await sharp(content).resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true }).ensureAlpha().toColourspace('srgb').raw().toBuffer({ resolveWithObject: true })
  return sealImageFromPixels({ sha256: sealHash, width: info.width, height: info.height, pixels: data })
}
