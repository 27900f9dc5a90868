import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import { Icon } from '../page/icon.tsx'
import classes from './toasts.module.css'

export interface Toast {
  /** Distinct per event, so that the same sentence twice is shown twice. */
  id: string
  message: string
  /** `decided` is for what has been published or issued; `attention` stays until dismissed. */
  tone?: 'plain' | 'decided' | 'attention'
}

const shownFor = 7000
/** The cookie a notice came in, on http and on https; what has been shown must not come again with the next page. */
const FLASH_COOKIES = ['toast=', '__Host-toast=; Secure']
const ToastContext = createContext<(toast: Toast) => void>(() => {})

/** Adds a notice from the browser: `const showToast = useToasts()`, for what did not come with a page. */
export function useToasts(): (toast: Toast) => void {
  return useContext(ToastContext)
}

/** Keeps the notices of this window. Mounted by AppProviders. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<Toast[]>([])
  const show = useCallback((toast: Toast) => setToasts((shown) => [...shown.filter((other) => other.id !== toast.id), toast].slice(-4)), [])
  const dismiss = useCallback((id: string) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), [])
  return (
    <ToastContext.Provider value={show}>
      {children}
      <ToastList toasts={toasts} onDismiss={dismiss} />
    </ToastContext.Provider>
  )
}

/**
 * The notice that came with the page after a redirect (flash cookie). It is part of the HTML, so it is there without JavaScript too. Once
 * it has come it stays for its time, whatever is loaded meanwhile: a page that reads its data again (a job has ended) brings no notice,
 * and that says nothing about the one on the screen. The root renders it: `<FlashToast toast={data.toast} />`.
 */
export function FlashToast({ toast }: { toast: Toast | null | undefined }) {
  const [arrived, setArrived] = useState<Toast | null>(toast ?? null)
  const [dismissed, setDismissed] = useState<string | null>(null)
  if (toast && toast.id !== arrived?.id) setArrived(toast)
  const shownId = arrived?.id
  useEffect(() => {
    if (shownId !== undefined) for (const cookie of FLASH_COOKIES) document.cookie = `${cookie}; Path=/; SameSite=Lax; Max-Age=0`
  }, [shownId])
  const shown = useMemo(() => (arrived && arrived.id !== dismissed ? [arrived] : []), [arrived, dismissed])
  return <ToastList toasts={shown} onDismiss={setDismissed} />
}

function ToastList({ toasts, onDismiss }: { toasts: Toast[]; onDismiss: (id: string) => void }) {
  const m = useMessages().common.toast
  return (
    <div className={classes.list} role="status" aria-label={m.label} data-no-print>
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} onDismiss={onDismiss} />
      ))}
    </div>
  )
}

function ToastLine({ toast, onDismiss }: { toast: Toast; onDismiss: (id: string) => void }) {
  const m = useMessages().common.toast
  const held = useRef(false)
  const { id, tone } = toast
  useEffect(() => {
    if (tone === 'attention') return
    const timer = setInterval(() => {
      if (!held.current) onDismiss(id)
    }, shownFor)
    return () => clearInterval(timer)
  }, [id, tone, onDismiss])
  return (
    <div className={classes.toast} data-tone={tone ?? 'plain'} onPointerEnter={() => (held.current = true)} onPointerLeave={() => (held.current = false)}>
      <span className={classes.mark}>
        <Icon name={tone === 'attention' ? 'alert' : 'check'} />
      </span>
      <span>{toast.message}</span>
      <button type="button" className={classes.dismiss} onClick={() => onDismiss(id)} aria-label={m.dismiss}>
        <Icon name="close" size={12} />
      </button>
    </div>
  )
}
