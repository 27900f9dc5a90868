import { FileList, type ListedFile } from '#app/components/files/file-list.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import classes from '#app/components/paper/paper.module.css'
import { ScanForm } from '#app/components/paper/scan-form.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { DifferencesPage } from '#app/services/paper/paper-pages.server.ts'

/** One station: its empty sheet to print, how far the typing is, and the signed scans it has given back. */
export function Station({ eventId, station, scans, answer }: { eventId: string; station: DifferencesPage['progress'][number]; scans: readonly ListedFile[]; answer: { errors: FieldErrors; values: FieldValues } | undefined }) {
  const m = useMessages()
  const words = m.paper.desk
  const locale = useLocale()
  return (
    <div className={classes.station}>
      <div className={classes.stationHead}>
        <strong>{nameIn(locale, station)}</strong>
        <span>
          {words.progress(station.settled, station.total)}
          {station.typedOnce > 0 ? ` · ${words.typedOnce(station.typedOnce)}` : ''}
        </span>
        {station.differing > 0 ? <StatusBadge tone="attention">{words.differing(station.differing)}</StatusBadge> : null}
        {station.schemeIncomplete ? (
          <a href={paths.eventScheme(eventId, station.key)} data-nav="go">
            {m.paper.items.incomplete}
          </a>
        ) : (
          <a href={paths.stationSheet(eventId, station.key)} download>
            {words.print}
          </a>
        )}
      </div>
      {scans.length > 0 ? <FileList files={scans} /> : null}
      <ScanForm about={['part', station.key]} words={words} answer={answer} />
    </div>
  )
}
