import { formatInstant } from '#app/components/format/format-instant.ts'
import { Section } from '#app/components/page/page-header.tsx'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import type { ItemHistory, ItemVersion, PartItemHistory } from '#app/services/schemes/item-history.server.ts'
import { isValueOf, writeItemValue } from '#scoring/schemes/item-value.ts'
import type { SchemeItem } from '#scoring/schemes/scheme.ts'

import classes from './item-history.module.css'

/** What an entrant was given item by item, and every value before: who, when, from what to what. */
export function ItemHistorySection({ parts }: { parts: readonly PartItemHistory[] }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.schemes.history
  return (
    <Section title={words.title} note={words.note}>
      {parts.map((part) => {
        const changed = part.items.filter(({ versions }) => versions.length > 1).length
        return (
          <details key={part.key} className={classes.part}>
            <summary>{words.summary(nameIn(locale, part), part.items.length, changed)}</summary>
            <ol className={classes.items}>
              {part.items.map((row) => (
                <Item key={`${row.item.key} ${row.slot}`} row={row} hasPanel={part.hasPanel} />
              ))}
            </ol>
          </details>
        )
      })}
    </Section>
  )
}

function Item({ row: { item, slot, versions }, hasPanel }: { row: ItemHistory; hasPanel: boolean }) {
  const m = useMessages()
  const words = m.schemes.history
  const [now, ...before] = versions
  if (!now) return null
  const place = slot > 0 ? m.paper.judge(slot) : hasPanel ? m.paper.items.shared : ''
  const mark = ({ mark: given }: ItemVersion) => (given === null ? m.common.absentValue : writeMarkText(given))
  return (
    <li className={classes.item} data-changed={before.length > 0 ? '' : undefined}>
      <div className={classes.line}>
        <span className={classes.name}>
          <b>{item.code}</b> {item.name} {place === '' ? null : <span className={classes.place}>{place}</span>}
        </span>
        <span className={classes.value}>{valueWords(words, item, now.value)}</span>
        <span className={classes.mark}>{mark(now)}</span>
        <By version={now} />
      </div>
      {before.map((version, at) => (
        <p key={version.at + String(at)} className={classes.change}>
          {words.change(valueWords(words, item, version.value), mark(version), valueWords(words, item, versions[at]!.value), mark(versions[at]!))}
          {versions[at]!.reason ? ` · ${words.because(versions[at]!.reason)}` : ''} <By version={version} />
        </p>
      ))}
    </li>
  )
}

/** Who wrote a value, by which way and when. */
function By({ version: { byName, source, at } }: { version: ItemVersion }) {
  const words = useMessages().schemes.history
  return (
    <span className={classes.by}>
      {byName} · {words.source[source]} · <time dateTime={at}>{formatInstant(at)}</time>
    </span>
  )
}

type Words = ReturnType<typeof useMessages>['schemes']['history']

function valueWords(words: Words, item: SchemeItem, value: number | null): string {
  if (value === null) return words.taken
  if (!isValueOf(item, value)) return words.otherKind
  if (item.kind === 'measurement' && item.rule.by === 'yesNo') return value === 0 ? words.no : words.yes
  const text = writeItemValue(item, value)
  if (item.kind === 'deduction') return words.times(text)
  return item.kind === 'measurement' && item.unit !== '' ? `${text} ${item.unit}` : text
}
