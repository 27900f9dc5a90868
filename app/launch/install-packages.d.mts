export declare class InstallRefused extends Error {}
export declare function isInstalled(root: string, options: { dev: boolean }): boolean
export declare function ensureInstalled(root: string, options: { dev: boolean }): Promise<void>
