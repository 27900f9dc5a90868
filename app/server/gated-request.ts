import type { Request } from 'express'

/** An Express request that came through the gate. */
export interface GatedRequest extends Request {
  /** The body, read within its limits; undefined for GET and HEAD. */
  gatedBody?: Buffer
  /** The address a public page is made from, without parameters it does not know. */
  canonicalUrl?: string
  /** Set on a cold public page: takes the finished page, keeps and sends it. */
  keepPage?: (plain: Buffer) => Promise<void>
}
