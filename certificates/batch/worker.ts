/** A thread that draws stretches of a batch; started by `worker-pool.ts` through `worker-start.mjs`. */
import { parentPort, workerData } from 'node:worker_threads'
import { MissingGlyphError } from '../fonts/font-set.ts'
import { loadFonts } from '../fonts/load-fonts.ts'
import { renderIssued } from '../issued-document.ts'
import type { RenderReply, RenderRequest, RenderedItem, WorkerStart } from './messages.ts'

const { fontsDir, fonts: shared, seal } = workerData as WorkerStart
const fonts = loadFonts(fontsDir, new Map([...shared].map(([key, bytes]) => [key, Buffer.from(bytes)])))

parentPort!.on('message', (request: RenderRequest) => void answer(request))

async function answer(request: RenderRequest): Promise<void> {
  const items: RenderedItem[] = []
  const moved: ArrayBuffer[] = []
  for (const { payload, credential } of request.items) {
    try {
      // A copy of its own, so that its memory can be handed over instead of copied once more.
      const pdf = Uint8Array.from(await renderIssued(payload, fonts, { ...(seal ? { seal } : {}), ...(credential === undefined ? {} : { credential }) }))
      items.push({ pdf })
      moved.push(pdf.buffer)
    } catch (error) {
      items.push(error instanceof MissingGlyphError ? { missing: { characters: [...error.characters], text: error.text } } : { failed: String(error) })
    }
  }
  parentPort!.postMessage({ items } satisfies RenderReply, moved)
}
