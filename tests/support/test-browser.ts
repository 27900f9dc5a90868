/** What the server answered, read to its end. */
export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Where it sends the browser, if it does. */
  location: string | null
  json<T = unknown>(): T
}

export interface Sending {
  headers?: Record<string, string>
}

/** A visitor: keeps cookies, sends Origin as browsers do, follows no redirect by itself. */
export class TestBrowser {
  readonly #origin: string
  readonly #cookies = new Map<string, string>()

  constructor(origin: string) {
    this.#origin = origin
  }

  get(path: string, { headers = {} }: Sending = {}): Promise<Answer> {
    return this.#send(path, { method: 'GET', headers })
  }

  /** Sends a form as a page of the product does. */
  post(path: string, fields: Record<string, string> | URLSearchParams | FormData, { headers = {} }: Sending = {}): Promise<Answer> {
    const body = fields instanceof FormData || fields instanceof URLSearchParams ? fields : new URLSearchParams(fields)
    return this.#send(path, { method: 'POST', body, headers: { Origin: this.#origin, 'Sec-Fetch-Site': 'same-origin', ...headers } })
  }

  postJson(path: string, value: unknown, { headers = {} }: Sending = {}): Promise<Answer> {
    return this.#send(path, {
      method: 'POST',
      body: JSON.stringify(value),
      headers: { 'Content-Type': 'application/json', Origin: this.#origin, 'Sec-Fetch-Site': 'same-origin', ...headers },
    })
  }

  /** The value of a cookie, undefined when there is none. */
  cookie(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  async #send(path: string, init: RequestInit & { headers: Record<string, string> }): Promise<Answer> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(cookie ? { Cookie: cookie } : {}), ...init.headers }
    const response = await fetch(this.#origin + path, { ...init, headers, redirect: 'manual' })
    for (const header of response.headers.getSetCookie()) this.#keep(header)
    const text = await response.text()
    return { status: response.status, headers: response.headers, text, location: response.headers.get('location'), json: <T>() => JSON.parse(text) as T }
  }

  #keep(header: string): void {
    const [pair = '', ...attributes] = header.split(';')
    const at = pair.indexOf('=')
    const name = pair.slice(0, at).trim()
    const ended = attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute))
    if (ended) this.#cookies.delete(name)
    else this.#cookies.set(name, pair.slice(at + 1).trim())
  }
}
