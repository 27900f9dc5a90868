import { LRUCache } from 'lru-cache'

import { decryptPersonal } from './crypto.server.ts'
import { maskIdentityNumber, maskPhone } from './masks.ts'

const MASKS = { identityNumber: maskIdentityNumber, phone: maskPhone } as const

// Lists show masks alone, again and again: the mask of a stored value is kept, the value itself never. Every value is encrypted under a
// nonce of its own, so its bytes name it.
const masks = new LRUCache<string, string>({ max: 20_000 })

/** The mask of an encrypted number; null where none is stored. @throws when the value was changed or its key is gone */
export function maskedPersonal(field: keyof typeof MASKS, cipher: Uint8Array | null): string | null {
  if (cipher === null) return null
  const key = `${field} ${Buffer.from(cipher.buffer, cipher.byteOffset, cipher.byteLength).toString('latin1')}`
  let mask = masks.get(key)
  if (mask === undefined) masks.set(key, (mask = MASKS[field](decryptPersonal(field, cipher))))
  return mask
}
