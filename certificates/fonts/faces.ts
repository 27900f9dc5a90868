import type { FontRole } from './font-set.ts'

/** A font file in the fonts folder and how it comes to be there. */
export interface FaceSource {
  file: string
  /** `copy` a whole file of a package, `merge` a package's slices, `unpack` the file kept in this repository. */
  how: 'copy' | 'merge' | 'unpack'
  package?: string
  path: string
  /** Under this name it stands in a document; no two alike. */
  postscriptName: string
}

export type FaceKey = 'serifRegular' | 'serifBold' | 'serifBlack' | 'sans' | 'kai' | 'kaiRegular' | 'rare'

const serif = '@expo-google-fonts/noto-serif-sc'

/** All have `glyf` outlines: embedding CFF costs four times the time and 2.5 times the bytes. */
export const faceSources: Readonly<Record<FaceKey, FaceSource>> = {
  serifRegular: { file: 'noto-serif-sc-400.ttf', how: 'copy', package: serif, path: '400Regular/NotoSerifSC_400Regular.ttf', postscriptName: 'NotoSerifSC-Regular' },
  serifBold: { file: 'noto-serif-sc-700.ttf', how: 'copy', package: serif, path: '700Bold/NotoSerifSC_700Bold.ttf', postscriptName: 'NotoSerifSC-Bold' },
  serifBlack: { file: 'noto-serif-sc-900.ttf', how: 'copy', package: serif, path: '900Black/NotoSerifSC_900Black.ttf', postscriptName: 'NotoSerifSC-Black' },
  sans: { file: 'noto-sans-sc-500.ttf', how: 'copy', package: '@expo-google-fonts/noto-sans-sc', path: '500Medium/NotoSansSC_500Medium.ttf', postscriptName: 'NotoSansSC-Medium' },
  kai: { file: 'lxgw-wenkai-medium.ttf', how: 'merge', package: '@chinese-fonts/lxgwwenkai', path: 'dist/LXGWWenKai-Medium', postscriptName: 'LXGWWenKai-Medium' },
  kaiRegular: { file: 'lxgw-wenkai.ttf', how: 'merge', package: '@chinese-fonts/lxgwwenkai', path: 'dist/LXGWWenKai-Regular', postscriptName: 'LXGWWenKai-Regular' },
  rare: { file: 'rare-han.ttf', how: 'unpack', path: 'rare-han/rare-han.woff2', postscriptName: 'RareHanMing' },
}

/**
 * Order of fallback, character by character. A Song face falls back to the Ming shapes of the rare font before the brush
 * shapes of Kai; together they draw all 87,887 han of GB 18030-2022 level 3.
 */
export const fallbackOrder: Readonly<Record<FontRole, readonly FaceKey[]>> = {
  display: ['serifBlack', 'rare', 'kai'],
  bold: ['serifBold', 'rare', 'kai'],
  song: ['serifRegular', 'rare', 'kai'],
  hei: ['sans', 'rare', 'kai'],
  kai: ['kai', 'serifRegular', 'rare'],
  fangsong: ['kaiRegular', 'serifRegular', 'rare'],
}

/** Faces of one weight are stroked beside bold text, by this share of the size, or they would look like a hole in the line. */
export const strokeBeside: Partial<Record<FontRole, number>> = { display: 0.042, bold: 0.03, hei: 0.02 }

/**
 * Where an office puts fonts it has a licence for, beside the prepared ones: `own/fangsong.ttf` (仿宋_GB2312), `own/display.ttf` (方正小标宋),
 * `own/kai.ttf`, `own/hei.ttf`, `own/song.ttf`. They come first for their role; what they lack is drawn by the others.
 */
export const ownFontFile = (role: FontRole): string => `own/${role}.ttf`
