import type { Messages } from '#app/messages/dictionaries.ts'

/** What a sentence is made of: the stored facts and the names of what they are about. */
export interface SentenceEvent {
  kind: string
  subjectId: string
  data: Record<string, unknown>
}

/**
 * An event as one plain sentence. A kind that has no sentence of its own (one of a later version, say) is shown by its name, so
 * that nothing in the record is hidden.
 */
export function auditSentence(m: Messages, event: SentenceEvent, names: ReadonlyMap<string, string>): string {
  const { kind, data } = event
  const sentences: Record<string, (fact: (key: string) => string) => string> = m.audit.sentence
  const sentence = Object.hasOwn(sentences, kind) ? sentences[kind] : undefined
  if (!sentence) return kind
  const dash = m.common.absentValue
  return sentence((key) => {
    if (key === 'name') return names.get(event.subjectId) ?? textOf(data.name) ?? dash
    if (key === 'event') return names.get(String(data.eventId)) ?? dash
    return textOf(data[key]) ?? dash
  })
}

/** A list counts as its length, an object as the number of its fields. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) return String(value.length)
  if (typeof value === 'object') return String(Object.keys(value).length)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** Ids whose names a sentence may need. */
export function namedIds(event: SentenceEvent): string[] {
  const { eventId } = event.data
  return typeof eventId === 'string' ? [event.subjectId, eventId] : [event.subjectId]
}
