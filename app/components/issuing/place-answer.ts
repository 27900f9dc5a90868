/** What an act on a page of certificates was answered, for the form that asked. */
export interface PlaceAnswer {
  intent: string | undefined
  /** The certificate or proof the form was about. */
  id: string | undefined
  errors: Record<string, string | string[]>
  values: Record<string, string | undefined>
  missing: Array<{ text: string; characters: string }>
}

/** The answer, if it was to this form. */
export function answerTo(answer: PlaceAnswer | undefined, intent: string, id?: string): PlaceAnswer | undefined {
  return answer?.intent === intent && answer.id === id ? answer : undefined
}
