const EXTENSIONS = { jpeg: '.jpg', png: '.png', pdf: '.pdf' } as const
const LONGEST = 80

/**
 * The name a file is kept and offered under: what the person called it, without folders, control or direction characters, and with
 * the ending of what it really is.
 */
export function fileNameFor(given: string, format: keyof typeof EXTENSIONS): string {
  const last = given.normalize('NFC').split(/[\\/]/).pop() ?? ''
  const clean = last.replace(/\.[A-Za-z0-9]{1,5}$/, '').replace(/[\p{Cc}\p{Cf}<>:"|?*]/gu, '').trim()
  return `${[...clean].slice(0, LONGEST).join('') || 'file'}${EXTENSIONS[format]}`
}
