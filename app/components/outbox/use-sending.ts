import { useEffect } from 'react'

/** Something that sends while its page is open. It takes up what an earlier visit left, and stops with the page. */
export interface Sender {
  start: () => Promise<void> | void
  retryNow: () => void
}

/** Starts a sender and wakes it when the network or the person is back. */
export function useSending(sender: Sender): void {
  useEffect(() => {
    void sender.start()
    const retry = () => sender.retryNow()
    window.addEventListener('online', retry)
    // A person who signs in again in another tab comes back to this one.
    window.addEventListener('focus', retry)
    return () => {
      window.removeEventListener('online', retry)
      window.removeEventListener('focus', retry)
    }
  }, [sender])
}
