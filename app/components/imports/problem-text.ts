import type { Messages } from '#app/messages/index.ts'
import type { Problem, ProblemCode } from '#app/services/imports/problems.ts'

type Sentence = string | ((data: NonNullable<Problem['data']>) => string)

/** The sentence of a problem. `labelOf` names a field that a sentence speaks of. */
export function problemText(m: Messages, { code, data }: Pick<Problem, 'code' | 'data'>, labelOf?: (field: string) => string): string {
  const sentences: Record<ProblemCode, Sentence> = m.imports.problem
  const sentence = sentences[code]
  if (typeof sentence === 'string') return sentence
  return sentence({ ...data, ...(data?.field !== undefined && labelOf ? { field: labelOf(data.field) } : {}) })
}

/** The sentence of a refused file; codes of an unknown file fall back to “damaged”. */
export function refusalText(m: Messages, code: string, data: Record<string, unknown> = {}): string {
  const sentences = m.imports.refusal as Record<string, string | ((data: Record<string, unknown>) => string)>
  const sentence = (Object.hasOwn(sentences, code) ? sentences[code] : undefined) ?? m.imports.refusal.damaged
  return typeof sentence === 'string' ? sentence : sentence(data as never)
}
