/** Workbooks in: template, preview, problems by cell, batch, undo. */
export const imports = {
  title: '导入',
  template: '下载模板',
  preview: '预览',
  confirm: '确认导入',
  undo: '撤销本批导入',
}
