import type { imports as zh } from '../zh-CN/imports.ts'

/** Workbooks in: template, preview, problems by cell, batch, undo. */
export const imports = {
  title: 'Import',
  template: 'Download the template',
  preview: 'Preview',
  confirm: 'Confirm the import',
  undo: 'Undo this import',
} satisfies typeof zh
