declare module 'fontverter' {
  /** Rewraps a font; for `sfnt` out of `woff2` it is Brotli decompression in WebAssembly. */
  export function convert(buffer: Buffer, toFormat: 'sfnt' | 'woff' | 'woff2', fromFormat?: 'sfnt' | 'woff' | 'woff2'): Promise<Buffer>
}
