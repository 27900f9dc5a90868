import { useId, useState } from 'react'

import { Mark } from '#app/components/format/values.tsx'
import type { ResultLabels } from '#app/components/results/labels.ts'
import type { PublicLine, PublicResult } from '#app/services/results/public-result.server.ts'

import classes from './page.module.css'

type Result = NonNullable<PublicResult['result']>

/** Whether a line answers what somebody looks for: part of a name, a number or a unit, full-width digits too. */
function answers(line: PublicLine, wanted: string): boolean {
  return `${line.number} ${line.name} ${line.organisation}`.normalize('NFKC').toLowerCase().includes(wanted)
}

/**
 * The published list. On a phone a line is rank, person and total, with everything else under the name; at a desk and on
 * paper it is a table. The search
 * works on what is already here.
 */
export function ResultList({ result, caption, labels }: { result: Result; caption: string; labels: ResultLabels }) {
  const { m, part, award } = labels
  const words = m.publicPages.result
  const [text, setText] = useState('')
  const searchId = useId()
  const wanted = text.trim().normalize('NFKC').toLowerCase()
  const shown = wanted === '' ? result.lines : result.lines.filter((line) => answers(line, wanted))
  const hasAwards = result.rules.awards.length > 0
  const hasPromotions = result.lines.some((line) => line.promotion !== null)
  return (
    <>
      <div className={classes.search} data-no-print>
        <label htmlFor={searchId}>{words.search}</label>
        <input id={searchId} type="search" value={text} onChange={(event) => setText(event.currentTarget.value)} autoComplete="off" spellCheck={false} enterKeyHint="search" />
        <p role="status" className={classes.found}>
          {wanted === '' ? '' : words.found(shown.length)}
        </p>
      </div>
      <table className={classes.table}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" data-align="end">
              {m.results.ranking.rank}
            </th>
            <th scope="col">{m.common.number}</th>
            <th scope="col">{m.common.personName}</th>
            <th scope="col">{m.common.unit}</th>
            {result.rules.parts.map(({ key }) => (
              <th key={key} scope="col" data-align="end">
                {part(key)}
              </th>
            ))}
            <th scope="col" data-align="end">
              {m.results.ranking.total}
            </th>
            {hasAwards ? <th scope="col">{m.results.ranking.award}</th> : null}
            {hasPromotions ? <th scope="col">{words.promotionTitle}</th> : null}
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <tr key={line.entryId}>
              <td className={classes.rank} data-leads={line.rank !== null && line.rank <= 3 ? '' : undefined}>
                {line.rank}
              </td>
              <td className={classes.number}>{line.number}</td>
              <th scope="row" className={classes.name}>
                {line.name}
                <span className={classes.phone}>
                  <span>
                    {line.number} · {line.organisation}
                  </span>
                  <span>
                    {result.rules.parts.map(({ key }) => (
                      <span key={key} className={classes.phonePart}>
                        {part(key)} <Mark value={line.marks[key] ?? null} />
                      </span>
                    ))}
                  </span>
                  {line.award !== null || line.promotion !== null ? (
                    <span className={classes.phoneAward}>
                      {line.award === null ? null : <strong>{award(line.award)}</strong>}
                      {line.promotion === null ? null : <span>{words.promotion[line.promotion]}</span>}
                    </span>
                  ) : null}
                </span>
              </th>
              <td className={classes.unit}>{line.organisation}</td>
              {result.rules.parts.map(({ key }) => (
                <td key={key} className={classes.part}>
                  <Mark value={line.marks[key] ?? null} />
                </td>
              ))}
              <td className={classes.total}>
                <Mark value={line.total} />
              </td>
              {hasAwards ? (
                <td className={classes.award}>{line.award === null ? null : award(line.award)}</td>
              ) : null}
              {hasPromotions ? (
                <td className={classes.promotion}>{line.promotion === null ? null : words.promotion[line.promotion]}</td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
