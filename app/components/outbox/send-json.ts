/** Why a change is still in the browser. */
export type OutboxTrouble = 'offline' | 'signedOut' | 'busy'

/** What became of one change. `kept`: nobody knows or nobody took it, so it stays and is sent again with the same key. */
export type SendResult<Answer, Refusal> =
  | { kind: 'answered'; answer: Answer }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'kept'; why: OutboxTrouble }

const TIMEOUT_MS = 20_000

/**
 * Posts one change as JSON with its idempotency key. Never throws: a lost answer is `kept`, and the repetition finds out what happened.
 * `read` tells an answer from a refusal in what the server said.
 */
export async function sendJson<Answer, Refusal>(
  address: string,
  { key, body, read }: { key: string; body: unknown; read: (said: object, status: number) => Exclude<SendResult<Answer, Refusal>, { kind: 'kept' }> },
): Promise<SendResult<Answer, Refusal>> {
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
      credentials: 'same-origin',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
  } catch {
    return { kind: 'kept', why: 'offline' }
  }
  if (response.status === 401) return { kind: 'kept', why: 'signedOut' }
  if (response.status === 429 || response.status >= 500) return { kind: 'kept', why: 'busy' }
  const said = (await response.json().catch(() => null)) as object | null
  if (typeof said !== 'object' || said === null) return { kind: 'kept', why: 'busy' }
  // Another copy of this very request is still running: its answer will be ours.
  if ('code' in said && said.code === 'commandRunning') return { kind: 'kept', why: 'busy' }
  return read(said, response.status)
}
