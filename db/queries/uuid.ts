const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for a text PostgreSQL takes as a uuid. An id from an address that is none names no row, so it must never reach a query. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
