import type { RefusalData, WorkbookRefusal } from './workbook.ts'

/** Thrown inside the readers to leave them at once; it never leaves this folder. */
export class RefusalError extends Error {
  readonly reason: WorkbookRefusal
  readonly data: RefusalData

  constructor(reason: WorkbookRefusal, data: RefusalData = {}) {
    super(reason)
    this.name = 'RefusalError'
    this.reason = reason
    this.data = data
  }
}

export function refuse(reason: WorkbookRefusal, data?: RefusalData): never {
  throw new RefusalError(reason, data)
}
