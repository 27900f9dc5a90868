import type { HotAnswer, HotCall } from './hot-routes.ts'

const HEARTBEAT_MS = 20_000

/**
 * Answers with server-sent events. `no-transform` and `X-Accel-Buffering` keep proxies and compression from holding events back; a
 * heartbeat keeps the connection and notices a browser that has gone.
 *
 * @param follow is given `send`, and returns how to stop; it is stopped as soon as the browser leaves or the server shuts down
 */
export async function answerWithEvents({ response }: HotCall, follow: (send: (event: string, data: string) => void) => Promise<() => void>): Promise<HotAnswer> {
  let gone = false
  response.status(200)
  response.setHeader('Content-Type', 'text/event-stream; charset=utf-8')
  response.setHeader('Cache-Control', 'no-cache, no-transform')
  response.setHeader('X-Accel-Buffering', 'no')
  response.flushHeaders()
  response.write('retry: 3000\n\n')
  const heartbeat = setInterval(() => response.write(': \n\n'), HEARTBEAT_MS).unref()
  const left = new Promise<void>((resolve) => response.once('close', resolve))
  void left.then(() => {
    gone = true
    clearInterval(heartbeat)
  })
  const stop = await follow((event, data) => {
    if (!gone) response.write(`event: ${event}\ndata: ${data}\n\n`)
  })
  if (gone) stop()
  else void left.then(stop)
  return { taken: true }
}
