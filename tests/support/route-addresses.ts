/** What stands in an address for each parameter name; anything else gets an id that names nothing. */
export type AddressParameters = Readonly<Record<string, string>>

export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000'

/** The address of a Remix route id by the rules of flat routes, with its parameters filled in. */
export function addressOfRoute(routeId: string, parameters: AddressParameters = {}): string {
  const parts = routeId
    .replace(/^routes\//, '')
    .split(/\.(?![^[]*\])/)
    .filter((part) => !part.startsWith('_') || part === '$')
    .map((part) => fill(part.replace(/_$/, ''), parameters))
  return `/${parts.join('/')}`
}

/** The address of an Express path such as `/api/events/:eventId/marks`. */
export function addressOfPath(path: string, parameters: AddressParameters = {}): string {
  return path.replace(/:(\w+)/g, (_match, name: string) => parameters[name] ?? UNKNOWN_ID)
}

function fill(part: string, parameters: AddressParameters): string {
  if (part === '$') return 'nothing/here'
  if (part.startsWith('$')) return parameters[part.slice(1)] ?? UNKNOWN_ID
  return part.replaceAll(/\[(.)\]/g, '$1').replace(/^\[(.*)\]$/, '$1')
}
