/**
 * The text of a finished page beside its Response. A Response would turn it into a stream of bytes, which the server would read back into one
 * piece: a tenth of what a page costs.
 */
const texts = new WeakMap<Response, string>()

/** An HTML answer whose body is `text`, to be fetched with `pageTextOf`. */
export function pageResponse(text: string, init: ResponseInit): Response {
  const response = new Response(null, init)
  texts.set(response, text)
  return response
}

/** The text of an answer made by `pageResponse`; undefined for every other. */
export function pageTextOf(response: Response): string | undefined {
  return texts.get(response)
}
