/** A sentence of ours in both languages of the product; never a sentence copied from a policy text. */
export interface Wording {
  zh: string
  en: string
}

/** `say('县级', 'county')`. */
export const say = (zh: string, en: string): Wording => ({ zh, en })
