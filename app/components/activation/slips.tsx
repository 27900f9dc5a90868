import type { ReactNode } from 'react'

import { PrintButton } from '#app/components/page/print-button.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './slips.module.css'

export interface Slip {
  /** Whom it is handed to. */
  title: string
  /** `7K3M-9QXA-2BCD` */
  code: string
  /** What the person does with it. */
  how: string
}

/** Slips to cut out, eight on a sheet of A4, with the code in large letters and a QR code that opens the page. `children` are the notes above them. */
export function Slips({ slips, heading, address, qr, children }: { slips: readonly Slip[]; heading: string; address: string; qr: string[]; children: ReactNode }) {
  const m = useMessages().certificates.codes
  return (
    <>
      <div data-no-print>
        {children}
        <PrintButton />
      </div>
      <div className={classes.sheet}>
        {slips.map((slip) => (
          <section key={slip.code} className={classes.slip}>
            <div>
              <p className={classes.contest}>{heading}</p>
              <h2 className={classes.person}>{slip.title}</h2>
              <p className={classes.label}>{m.slipCode}</p>
              <p className={classes.code}>{slip.code}</p>
              <p className={classes.how}>{slip.how}</p>
            </div>
            <QrSquare rows={qr} label={address} />
          </section>
        ))}
      </div>
    </>
  )
}

const QUIET = 4

function QrSquare({ rows, label }: { rows: string[]; label: string }) {
  const size = rows.length + 2 * QUIET
  const path = rows.flatMap((row, y) => [...row].map((module, x) => (module === '1' ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : ''))).join('')
  return (
    <svg className={classes.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
