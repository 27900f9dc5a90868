import type { Place, Report } from './report.ts'

/** Remembers the ids of one list and reports the second use of any, naming where the first stands. */
export class UniqueIds {
  private readonly seen = new Map<string, number>()
  private readonly report: Report
  private readonly list: string

  /** `list` is the path of the list as it is named in the message. */
  constructor(report: Report, list: string) {
    this.report = report
    this.list = list
  }

  /** Takes the id of item `index` at `place`; its member is `key`. */
  take(id: string, index: number, place: Place | null, key = 'id'): void {
    const first = this.seen.get(id)
    if (first === undefined) this.seen.set(id, index)
    else this.report.add(place, `the same as ${this.list}[${first}].${key}`, key)
  }
}
