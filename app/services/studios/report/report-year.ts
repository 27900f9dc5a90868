import { notFound } from '#app/lib/errors.ts'

/** The year of an address. @throws AppError 404 for what is none */
export function readYear(text: string | undefined): number {
  if (!/^2[01]\d\d$/.test(text ?? '')) throw notFound()
  return Number(text)
}
