/** A name of two han is set with a full-width gap between them in print (张　三). For display only: what is stored has no gap. */
export function nameIsSpaced(name: string): boolean {
  return /^\p{Script=Han}{2}$/u.test(name)
}
