import { Button } from '@mantine/core'

import { Citation } from '#app/components/disclosure/citation.tsx'
import { Masked } from '#app/components/disclosure/masked.tsx'
import { Day, Instant, Mark, Money } from '#app/components/format/values.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { KeyHint } from '#app/components/page/key-hint.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { StateLine, type Step } from '#app/components/page/state-line.tsx'
import { StatusBadge, type StatusTone } from '#app/components/page/status-badge.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './gallery.module.css'
import type { GallerySamples } from './samples.server.ts'

const tones: StatusTone[] = ['plain', 'active', 'attention', 'decided', 'void']
const here = '/dev/gallery'

function stepsAt(labels: string[], at: number): Step[] {
  return labels.map((label, index) => ({
    key: label,
    label,
    state: index < at ? 'done' : index === at ? 'current' : 'ahead',
    decides: index >= 8,
    ...(index === 1 ? { at: '2025-10-08' } : {}),
  }))
}

/** Head, state line in three positions, badges, notices, facts, citation, masked number. */
export function PageParts({ samples }: { samples: GallerySamples }) {
  const m = useMessages()
  const { words } = samples
  return (
    <>
      <PageHeader
        title={samples.title}
        lead={samples.lead}
        breadcrumbs={samples.crumbs.map((label, index) => ({ label, to: `${here}?crumb=${index}` }))}
        badge={<StatusBadge tone="active">{m.terms.competitionState.scoring}</StatusBadge>}
        printed={<>{samples.region}</>}
        actions={
          <>
            <PrintButton />
            <Button variant="default">{words.export}</Button>
            <Button color="seal">{words.publish}</Button>
          </>
        }
      >
        <StateLine steps={stepsAt(words.states, 4)} missing={words.missing.map((text) => ({ text, to: here }))} />
      </PageHeader>
      <StateLine steps={stepsAt(words.states, 8)} missing={[]} />
      <Section title={m.common.status}>
        <div className={classes.row}>
          {tones.map((tone, index) => (
            <StatusBadge key={tone} tone={tone}>
              {words.tones[index]}
            </StatusBadge>
          ))}
          <KeyHint keys={['Ctrl', 'Enter']} />
        </div>
        <div className={classes.stack}>
          <Notice tone="decided">{words.sealNotice}</Notice>
          <Notice tone="attention">{words.attentionNotice}</Notice>
          <Notice>{words.plainNotice}</Notice>
        </div>
      </Section>
      <Section title={m.shell.sections.rules}>
        <DescriptionList
          items={[
            ...words.facts.map(([label = '', value = ''], index) => ({ label, value, wide: index === 3 })),
            { label: m.common.citation.heading, value: <Citation cites={[samples.cite]}>{m.terms.promotion.technician}</Citation> },
            { label: m.terms.identityType.residentId, value: <Masked masked="3307************1X" subject="sample" mayReveal /> },
            { label: words.money, value: <Money fen={3_000_000} /> },
            { label: m.common.day, value: <Day value="2025-11-06" long /> },
            { label: m.common.time, value: <Instant value="2025-11-06T06:30:00Z" /> },
            { label: m.scoring.mark, value: <Mark value={8650} /> },
          ]}
        />
      </Section>
      <Section title={words.emptyTitle}>
        <EmptyState title={words.emptyTitle} action={<Button>{m.common.upload}</Button>}>
          {words.emptyText}
        </EmptyState>
      </Section>
    </>
  )
}
