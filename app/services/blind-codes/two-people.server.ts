import type { DbOrTx } from '#db/client.ts'
import { listRolesOfUsers } from '#db/queries/blind-codes.ts'

/**
 * Whether two people may open a code together: two different ones, of which one is a code officer and the other a supervisor. Two of the same office
 * would be one office deciding alone.
 */
export async function mayOpenTogether(db: DbOrTx, one: string, other: string): Promise<boolean> {
  if (one === other) return false
  const roles = await listRolesOfUsers(db, [one, other])
  const holds = (userId: string, role: string) => roles.some((row) => row.userId === userId && row.role === role)
  return (holds(one, 'codeOfficer') && holds(other, 'supervisor')) || (holds(one, 'supervisor') && holds(other, 'codeOfficer'))
}
