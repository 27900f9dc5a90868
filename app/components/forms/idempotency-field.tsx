import { useNavigation } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'

/** A random key of 128 bits. `crypto.randomUUID` is missing on plain-http hosts, `getRandomValues` is everywhere. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * The key that makes one intended act happen once: a double click, a resend after a lost answer or the browser's reload all carry
 * the same key. After an answer has arrived the next attempt is a new act and gets a new key. The server's and the browser's first
 * keys differ on purpose; either is good, and React does not compare the value of inputs.
 */
export function IdempotencyField({ name = 'idempotencyKey' }: { name?: string }) {
  const [key, setKey] = useState(newIdempotencyKey)
  const { state } = useNavigation()
  const sent = useRef(false)
  useEffect(() => {
    if (state === 'submitting') sent.current = true
    if (state === 'idle' && sent.current) {
      sent.current = false
      setKey(newIdempotencyKey())
    }
  }, [state])
  return <input type="hidden" name={name} value={key} readOnly />
}
