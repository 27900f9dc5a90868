export declare function hashSources(root: string): string
export declare function isBuilt(root: string, hash?: string): boolean
export declare function ensureBuilt(root: string): Promise<void>
