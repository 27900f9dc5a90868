/** An event as it is called where several stand together: its name, and its division where it has one (焊工 职工组). */
export function eventLabel({ name, division }: { name: string; division: string }): string {
  return division === '' ? name : `${name} ${division}`
}
