// Problems of one input, each a line that starts with the JSON path of the value it speaks of.

/** A place in the input: a step (key or index) below its parent; null is the input itself. Paths are written only for problems. */
export interface Place {
  readonly parent: Place | null
  readonly step: string | number
}

/** The place reached from the input by these steps. */
export function placeAt(...steps: readonly (string | number)[]): Place | null {
  return steps.reduce<Place | null>((parent, step) => ({ parent, step }), null)
}

const PLAIN_KEY = /^[A-Za-z_][A-Za-z0-9_-]{0,63}$/

/** The path as the command line prints it: `entries[3].marks.theory`, and `$` for the input itself. */
export function formatPlace(place: Place | null): string {
  const steps: (string | number)[] = []
  for (let at = place; at; at = at.parent) steps.push(at.step)
  let path = ''
  for (const step of steps.reverse()) {
    if (typeof step === 'number') path += `[${step}]`
    else if (!PLAIN_KEY.test(step)) path += `[${JSON.stringify(step.length > 64 ? `${step.slice(0, 64)}…` : step)}]`
    else path += path === '' ? step : `.${step}`
  }
  return path === '' ? '$' : path
}

/** Collects every problem of an input; the reader goes on after each. */
export class Report {
  readonly problems: string[] = []

  /** Adds `path: message` for the value at `step` of `parent` (or for `parent` itself when no step is given). */
  add(parent: Place | null, message: string, step?: string | number): void {
    this.problems.push(`${formatPlace(step === undefined ? parent : { parent, step })}: ${message}`)
  }

  get ok(): boolean {
    return this.problems.length === 0
  }
}

/** What every reader of an input answers: the value, or all its problems. */
export type ReadOutcome<T> = { ok: true; value: T } | { ok: false; problems: string[] }

/** The value when nothing was found wrong, else the problems. */
export function outcomeOf<T>(report: Report, value: T): ReadOutcome<T> {
  return report.ok ? { ok: true, value } : { ok: false, problems: report.problems }
}
