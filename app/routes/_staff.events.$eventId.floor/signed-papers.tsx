import { FileList, type ListedFile } from '#app/components/files/file-list.tsx'
import type { FieldErrors } from '#app/components/forms/form-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import classes from '#app/components/paper/paper.module.css'
import { ScanForm } from '#app/components/paper/scan-form.tsx'
import { WayTo } from '#app/components/shell/way-to.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { StationPaper } from '#app/services/paper/station-papers.ts'

/** Where each paper is printed. */
const printedAt: Record<StationPaper, (eventId: string) => string> = { seats: paths.eventSeats, checkIn: paths.eventCheckIn, judges: paths.eventJudges, signatures: paths.eventFinalise }

/** The papers that people sign at the stations: where to print each, and the scans that have come back. */
export function SignedPapers({ eventId, papers, mayKeep, answer }: { eventId: string; papers: ReadonlyArray<{ station: StationPaper; scans: readonly ListedFile[] }>; mayKeep: boolean; answer: { station: string; errors: FieldErrors } | undefined }) {
  const words = useMessages().floor.papers
  return (
    <Section title={words.title} note={words.lead}>
      {papers.map(({ station, scans }) => (
        <div key={`${station} ${scans.length}`} className={classes.station}>
          <div className={classes.stationHead}>
            <strong>{words.names[station]}</strong>
            {scans.length === 0 ? <StatusBadge>{words.missing}</StatusBadge> : null}
            <WayTo to={printedAt[station](eventId)}>{words.open}</WayTo>
          </div>
          {scans.length > 0 ? <FileList files={scans} /> : null}
          {mayKeep ? <ScanForm about={['station', station]} words={words} answer={answer?.station === station ? answer : undefined} /> : null}
        </div>
      ))}
    </Section>
  )
}
