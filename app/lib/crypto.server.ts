import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

import { settings } from './env.ts'

/**
 * Personal data at rest: AES-256-GCM with a fresh nonce each time, and for search a keyed hash (HMAC-SHA-256) under
 * another key. Layout of a stored value: version 1, length of the key id, key id, 12 bytes nonce, 16 bytes tag, text.
 * The kind of field is authenticated too, so that a phone number cannot be put where an identity number belongs.
 */

export type PersonalField = 'identityNumber' | 'phone' | 'bankAccount' | 'importSheet' | 'contact'

const VERSION = 1
const NONCE_BYTES = 12
const TAG_BYTES = 16

export interface PersonalKeys {
  /** The first encrypts, all decrypt. */
  keys: readonly { id: string; key: Buffer }[]
  indexKey: Buffer
}

/** The keys of this installation. Throws when they are not configured: nothing personal is stored without them. */
export function personalKeys(): PersonalKeys {
  const { personalDataKeys, blindIndexKey } = settings()
  if (!personalDataKeys || !blindIndexKey) throw new Error('PERSONAL_DATA_KEYS and BLIND_INDEX_KEY are not set.')
  return { keys: personalDataKeys, indexKey: blindIndexKey }
}

export function encryptPersonal(field: PersonalField, text: string, { keys }: PersonalKeys = personalKeys()): Buffer {
  const current = keys[0]
  if (!current) throw new Error('No encryption key.')
  const id = Buffer.from(current.id)
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', current.key, nonce)
  cipher.setAAD(Buffer.from(`${field}|${current.id}`))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION, id.length]), id, nonce, cipher.getAuthTag(), body])
}

/** @throws when the value was changed, belongs to another field or its key is gone */
export function decryptPersonal(field: PersonalField, stored: Uint8Array, { keys }: PersonalKeys = personalKeys()): string {
  const bytes = Buffer.from(stored)
  const keyId = keyIdOf(bytes)
  const known = keys.find((entry) => entry.id === keyId)
  if (!known) throw new Error(`The key ${keyId} of an encrypted value is not configured.`)
  const start = 2 + keyId.length
  const decipher = createDecipheriv('aes-256-gcm', known.key, bytes.subarray(start, start + NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(`${field}|${keyId}`))
  decipher.setAuthTag(bytes.subarray(start + NONCE_BYTES, start + NONCE_BYTES + TAG_BYTES))
  return decipher.update(bytes.subarray(start + NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}

/** Which key a stored value was encrypted with. */
export function keyIdOf(stored: Uint8Array): string {
  const length = stored[1] ?? 0
  if (stored[0] !== VERSION || stored.length < 2 + length + NONCE_BYTES + TAG_BYTES) throw new Error('This is no encrypted value.')
  return Buffer.from(stored.subarray(2, 2 + length)).toString('latin1')
}

/** The value under the current key if it is under an older one, else null: one step of a rotation. */
export function reencryptPersonal(field: PersonalField, stored: Uint8Array, keys: PersonalKeys = personalKeys()): Buffer | null {
  return keyIdOf(stored) === keys.keys[0]?.id ? null : encryptPersonal(field, decryptPersonal(field, stored, keys), keys)
}

/**
 * The keyed hash under which a value is found again. Normalise first (upper-case X, digits only); the same value always
 * gives the same index, per field.
 */
export function blindIndex(field: PersonalField | 'activationCode', normalised: string, { indexKey }: Pick<PersonalKeys, 'indexKey'> = personalKeys()): string {
  return createHmac('sha256', indexKey).update(`${field}|${normalised}`).digest('base64url')
}
