import type { Messages } from '#app/messages/index.ts'

/** Under which name the audit trail keeps what nobody did by hand; stored once, so that the chain of hashes does not depend on a language. */
export const SYSTEM_NAME = '系统'

/** Who did something, as this reader sees it. */
export function doerName(name: string, m: Pick<Messages, 'audit'>): string {
  return name === SYSTEM_NAME ? m.audit.system : name
}
