import { formatInstant } from '#app/components/format/format-instant.ts'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { getCodesPage } from '#app/services/blind-codes/codes-page.server.ts'

type Layers = Awaited<ReturnType<typeof getCodesPage>>['layers']

/** Each layer with who sealed it and who opened it. No code stands here. */
export function LayerList({ wanted, layers }: { wanted: number; layers: Layers }) {
  const words = useMessages().floor.codes
  const line = (at: number) => {
    const layer = layers.find((candidate) => candidate.layer === at)
    if (!layer) return words.notDrawn
    if (layer.unsealedAt) return words.opened(layer.unsealFirstByName ?? '', layer.unsealSecondByName ?? '', formatInstant(layer.unsealedAt))
    const sealed = words.sealed(layer.sealedByName ?? '', layer.sealedAt ? formatInstant(layer.sealedAt) : '', layer.codes)
    return layer.unsealFirstByName ? `${sealed} · ${words.firstOpened(layer.unsealFirstByName)}` : sealed
  }
  return <DescriptionList items={Array.from({ length: wanted }, (_, at) => ({ label: words.layer[at] ?? '', value: line(at + 1), wide: true }))} />
}
