import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { formatBasisPoints } from '#app/components/format/format-numbers.ts'
import type { Criterion, MarkingScheme, SchemeItem } from '#scoring/schemes/scheme.ts'

import { itemWords } from '#app/services/schemes/item-words.ts'
import classes from './scheme-sheet.module.css'

/** A marking scheme written out as it is printed: criteria with their share, each item with how it is marked and what each judged value means. */
export function SchemeSheet({ scheme, fullMark, judges }: { scheme: MarkingScheme; fullMark: number; judges: number }) {
  const words = useMessages().schemes.read
  return (
    <div className={classes.sheet}>
      {scheme.criteria.map((criterion) => (
        <CriterionTable key={criterion.key} criterion={criterion} fullMark={fullMark} />
      ))}
      <p className={classes.total}>
        <span>{words.total}</span> <strong>{writeMarkText(scheme.criteria.reduce((sum, { marks }) => sum + marks, 0))}</strong>
      </p>
      <p className={classes.note}>
        {judges > 0 ? words.panel(judges) : words.single} {words.rules}
      </p>
    </div>
  )
}

function CriterionTable({ criterion, fullMark }: { criterion: Criterion; fullMark: number }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.schemes.read
  const share = fullMark > 0 ? Math.round((criterion.marks * 10_000) / fullMark) : 0
  return (
    <table className={classes.table}>
      <caption className={classes.caption}>
        <span className={classes.captionLine}>
          <span>{words.caption(criterion.letter, criterion.name)}</span>
          <span className={classes.share}>
            {writeMarkText(criterion.marks)} · {words.weight(formatBasisPoints(locale, share))}
          </span>
        </span>
      </caption>
      <thead>
        <tr>
          <th scope="col" className={classes.code}>
            {words.code}
          </th>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.how}</th>
          <th scope="col" className={classes.by}>
            {words.by}
          </th>
          <th scope="col" className={classes.marks}>
            {words.marks}
          </th>
        </tr>
      </thead>
      <tbody>
        {criterion.items.map((item) => (
          <tr key={item.key} data-kind={item.kind}>
            <td className={classes.code}>{item.code}</td>
            <th scope="row">{item.name}</th>
            <td>
              <span className={classes.method}>{m.schemes.method[item.kind === 'measurement' ? item.rule.by : item.kind]}</span> {itemWords(m, item)}
              {item.kind === 'judgement' ? <Benchmarks item={item} /> : null}
            </td>
            <td className={classes.by}>{m.schemes.judgedBy[item.kind === 'judgement' ? 'each' : item.judgedBy]}</td>
            <td className={classes.marks}>{item.kind === 'deduction' ? words.deductionMarks(writeMarkText(item.marks)) : writeMarkText(item.marks)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Benchmarks({ item }: { item: Extract<SchemeItem, { kind: 'judgement' }> }) {
  return (
    <ol className={classes.benchmarks} start={0}>
      {item.benchmarks.map((sentence, value) => (
        <li key={value}>{sentence}</li>
      ))}
    </ol>
  )
}
