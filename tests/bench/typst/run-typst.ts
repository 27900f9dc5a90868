import type { FontSet } from '#certificates/fonts/font-set.ts'
import type { FaceKey } from '#certificates/fonts/faces.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { recordPage, type RecordedPage } from '../recorded-page.ts'
import { operatorsToSvg } from './operators-to-svg.ts'

interface Compiler {
  pdf: (source: { mainFileContent: string }) => Buffer
  mapShadow: (path: string, content: Buffer) => void
}

interface CompilerModule {
  NodeCompiler: { create: (options: { workspace: string; fontArgs: Array<{ fontPaths: string[] }> }) => Compiler }
}

const PACKAGE = '@myriaddreamin/typst-ts-node-compiler'

/** Typst as its npm package compiles it, in this process; null when it is not here (`npm install --no-save` brings it). */
export async function findTypst(): Promise<CompilerModule | null> {
  return import(PACKAGE).then((found) => ((found as { default?: CompilerModule }).default ?? found) as CompilerModule, () => null)
}

const FONTS: Readonly<Record<FaceKey, { family: string; weight: number }>> = {
  serifRegular: { family: 'Noto Serif SC', weight: 400 },
  serifBold: { family: 'Noto Serif SC', weight: 700 },
  serifBlack: { family: 'Noto Serif SC', weight: 900 },
  sans: { family: 'Noto Sans SC', weight: 500 },
  kai: { family: 'LXGWWenKai-Medium', weight: 400 },
  kaiRegular: { family: 'LXGWWenKai-Regular', weight: 400 },
  rare: { family: 'Rare Han Ming', weight: 400 },
}

/**
 * Certificates per CPU second with typst: the same art, the same texts in the same places, the same QR squares, one compiler with its caches for
 * the whole batch. It lays nothing out and makes neither signature nor PDF/A, which both count for it.
 */
export function typstRate(typst: CompilerModule, payloads: readonly AwardCertificatePayload[], fonts: FontSet, { warm }: { warm: number }): number {
  const workspace = process.cwd()
  const compiler = typst.NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts.dir] }] })
  const pages = payloads.map((payload) => recordPage(payload, fonts))
  compiler.mapShadow(`${workspace}/art.svg`, Buffer.from(operatorsToSvg(pages[0]!.art)))
  const sources = pages.map(sourceOf)
  for (const source of sources.slice(0, warm)) compiler.pdf({ mainFileContent: source })
  const before = process.cpuUsage()
  for (const source of sources.slice(warm)) if (compiler.pdf({ mainFileContent: source }).length < 5_000) throw new Error('typst drew nothing')
  const { user, system } = process.cpuUsage(before)
  return (sources.length - warm) / ((user + system) / 1e6)
}

function sourceOf({ operators, texts }: RecordedPage): string {
  const lines = texts.map(({ font, size, spacing, color, x, y, text }) => {
    const { family, weight } = FONTS[font as FaceKey]
    return `#place(dx: ${x}pt, dy: ${y}pt, text(font: ${JSON.stringify(family)}, weight: ${weight}, size: ${size}pt, tracking: ${spacing}pt, fill: rgb(${JSON.stringify(color)}), top-edge: "baseline", ${JSON.stringify(text)}))`
  })
  return [
    '#set page(width: 841.89pt, height: 595.28pt, margin: 0pt)',
    '#place(image("art.svg", width: 841.89pt))',
    `#place(image(bytes(${JSON.stringify(operatorsToSvg(operators))}), format: "svg", width: 841.89pt))`,
    ...lines,
  ].join('\n')
}
