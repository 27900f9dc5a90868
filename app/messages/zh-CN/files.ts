/** Uploads and lists of files. */
export const files = {
  kinds: { photo: 'JPG、PNG 照片', portrait: 'JPG、PNG 证件照', document: 'PDF', evidence: 'PDF 或照片', seal: '透明底 PNG' },
  caption: '附件',
  empty: '还没有附件。',
  remove: '移除',
  removeWhat: (name: string) => `移除“${name}”`,
}
