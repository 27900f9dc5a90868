declare module 'saxen' {
  /** The part of saxen's interface that is used here; the package brings no types. */
  export class Parser {
    on(event: 'openTag', handle: (name: string, attributes: () => Record<string, string>, decode: unknown, selfClosing: boolean) => void): this
    on(event: 'closeTag', handle: (name: string) => void): this
    on(event: 'text' | 'cdata' | 'attention', handle: (text: string) => void): this
    on(event: 'error' | 'warn', handle: (error: Error) => void): this
    write(xml: string): this
    end(): Error | null
  }
}
