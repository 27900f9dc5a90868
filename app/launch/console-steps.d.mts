export declare const language: 'zh' | 'en'
export declare function step<T>(
  label: string,
  run: (detail: (text: string) => void) => Promise<T>,
  options?: { quiet?: boolean; out?: NodeJS.WriteStream },
): Promise<T>
