export declare function countResults(kind: 'check' | 'vitest' | 'playwright', ok: boolean, reportFile: string): { passed: number; failed: number }
