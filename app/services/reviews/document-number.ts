/** 武人社发〔2026〕15号 in its parts; null for what is none. */
export function readDocumentNumber(text: string | null): { prefix: string; year: number; number: number } | null {
  const match = /^(\S{1,20})〔(\d{4})〕([1-9]\d{0,4})号$/.exec((text ?? '').trim())
  return match ? { prefix: match[1]!, year: Number(match[2]), number: Number(match[3]) } : null
}
