/** One field with its value before and after. */
export interface FieldChange {
  before: unknown
  after: unknown
}

/**
 * The fields in which two values of one shape differ, for audit events and for showing what somebody else has changed meanwhile.
 * Lists and objects are compared by their JSON, which is good for values of one shape and one order of keys.
 */
export function changedFields<T extends object>(before: T, after: T): Partial<Record<keyof T & string, FieldChange>> {
  const changes: Partial<Record<keyof T & string, FieldChange>> = {}
  for (const key of Object.keys(after) as Array<keyof T & string>) {
    if (JSON.stringify(before[key]) !== JSON.stringify(after[key])) changes[key] = { before: before[key] ?? null, after: after[key] ?? null }
  }
  return changes
}
