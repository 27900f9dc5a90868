import { markGuarded } from '../lib/request-context.server.ts'

export function allowPublic(_request: Request): void {
  markGuarded()
}
