import type { Request, Response } from 'express'

import { localeOfHeaders } from '../lib/locale.server.ts'
import { messagesFor } from '../messages/index.ts'

/**
 * An answer given ahead of Remix (gate, limits, last resort): JSON for scripts, one readable page without scripts
 * for people. Says what to do and the reference number, never why in detail.
 */
export function sendPlainAnswer(req: Request, res: Response, status: number, code: string, reference: string): void {
  if (res.headersSent) {
    res.destroy()
    return
  }
  res.status(status)
  res.setHeader('Cache-Control', 'no-store')
  if (wantsJson(req)) {
    res.setHeader('Content-Type', 'application/json; charset=utf-8')
    res.end(JSON.stringify({ code, reference }))
    return
  }
  const locale = localeOfHeaders(req.headers)
  const text = messagesFor(locale).errors
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.end(
    [
      '<!doctype html>',
      `<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
      `<title>${escapeHtml(text.titleFor(status))}</title></head><body><main>`,
      `<h1>${escapeHtml(text.titleFor(status))}</h1>`,
      `<p>${escapeHtml(text.sentenceFor(code, status, {}))}</p>`,
      reference ? `<p>${escapeHtml(text.reference(reference))}</p>` : '',
      `<p><a href="/">${escapeHtml(text.home)}</a></p>`,
      '</main></body></html>',
    ].join(''),
  )
}

function wantsJson(req: Request): boolean {
  const type = req.headers['content-type'] ?? ''
  return req.path.startsWith('/api/') || type.startsWith('application/json') || (req.headers.accept ?? '').startsWith('application/json')
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
