/**
 * Content-Disposition for a file name people may have typed (RFC 6266): a plain ASCII name for old clients and the
 * whole name percent-encoded. Line breaks, quotes, path separators and text-direction characters never get through.
 */
export function attachmentHeader(fileName: string, options: { inline?: boolean } = {}): string {
  const clean =
    fileName
      .normalize('NFC')
       
      .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069"\\/:*?<>|]/g, '')
      .replace(/^[.\s-]+/, '')
      .slice(0, 120)
      .replace(/\p{Cs}/gu, '') || 'download'
  const ascii = clean.replace(/[^\x20-\x7e]/g, '_')
  const encoded = encodeURIComponent(clean).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${options.inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
