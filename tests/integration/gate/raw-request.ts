import { request } from 'node:http'
import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  milliseconds: number
}

export interface RawRequest {
  port: number
  method?: string
  path?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** A request with exactly these headers, Host included, and the path as it stands. */
export function send({ port, method = 'GET', path = '/', headers = {}, body }: RawRequest): Promise<RawAnswer> {
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers: { host: `127.0.0.1:${port}`, ...headers }, agent: false }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString('utf8'),
          milliseconds: performance.now() - startedAt,
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Bytes as they stand on the wire; resolves with what came back until the server closed or the time was over. */
export function sendBytes(port: number, bytes: string, patienceMs = 1_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const finish = () => {
      clearTimeout(timer)
      socket.destroy()
      resolve(text)
    }
    const timer = setTimeout(finish, patienceMs)
    socket.on('data', (chunk) => (text += chunk.toString('latin1')))
    socket.on('close', finish)
    socket.on('error', finish)
    socket.write(bytes)
  })
}
