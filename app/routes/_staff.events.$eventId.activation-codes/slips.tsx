import { PrintButton } from '#app/components/page/print-button.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ActivationSlip } from '#app/services/certificates/activation-slips.server.ts'

import classes from './slips.module.css'

/** Slips to cut out, eight on a sheet of A4, with the code in large letters and a QR code that opens the page. */
export function Slips({ slips, skipped, address, qr, eventName, competitionName }: { slips: ActivationSlip[]; skipped: Array<{ name: string; reason: 'alreadyActive' | 'noIdentityNumber' }>; address: string; qr: string[]; eventName: string; competitionName: string }) {
  const m = useMessages().certificates.codes
  return (
    <>
      <div data-no-print>
        <p>{m.lead}</p>
        <PrintButton />
        {skipped.map((person) => (
          <p key={person.name}>
            {person.name}: {m.skipped[person.reason]}
          </p>
        ))}
      </div>
      <div className={classes.sheet}>
        {slips.map((slip) => (
          <section key={slip.code} className={classes.slip}>
            <div>
              <p className={classes.contest}>
                {competitionName} · {eventName}
              </p>
              <h2 className={classes.person}>
                {slip.number} {slip.name}
              </h2>
              <p className={classes.label}>{m.slipCode}</p>
              <p className={classes.code}>{slip.code}</p>
              <p className={classes.how}>{m.slipHow(address)}</p>
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
