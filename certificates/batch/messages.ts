import type { FaceKey } from '../fonts/faces.ts'
import type { AwardCertificatePayload } from '../payload.ts'

/** What a worker thread starts with: the fonts of the folder, in memory shared by all threads. */
export interface WorkerStart {
  fontsDir: string
  fonts: ReadonlyMap<FaceKey, SharedArrayBuffer>
}

/** A stretch of the batch; `first` is the position of its first payload. */
export interface RenderRequest {
  first: number
  payloads: AwardCertificatePayload[]
}

/** Errors cross the thread as plain values; only what cannot be drawn is expected. */
export type RenderedItem = { pdf: Uint8Array } | { missing: { characters: string[]; text: string } } | { failed: string }

export interface RenderReply {
  first: number
  items: RenderedItem[]
}
