import { DescriptionList } from '#app/components/page/description-list.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { ENTRANT_FIELDS, REQUIRED_FIELDS } from '#app/services/entries/field-names.ts'

import classes from './import-page.module.css'

/** What each column of the file takes, folded away for those who know. */
export function ColumnMeanings({ kind, team, markColumns }: { kind: 'entrants' | 'marks'; team: boolean; markColumns: [string, string][] }) {
  const words = useMessages().imports
  const fields = ENTRANT_FIELDS.filter((field) => field !== 'team' || team)
  const isRequired = (field: (typeof ENTRANT_FIELDS)[number]) => REQUIRED_FIELDS.includes(field) || field === 'team'
  const items =
    kind === 'marks'
      ? markColumns.map(([label, value]) => ({ label, value }))
      : fields.map((field) => ({
          label: words.column[field].name,
          value: (
            <>
              {isRequired(field) ? <strong className={classes.required}>{words.requiredColumn} </strong> : null}
              {words.column[field].text}
            </>
          ),
        }))
  return (
    <details className={classes.meanings}>
      <summary>{words.columnsTitle}</summary>
      <p>{words.columnsLead}</p>
      <DescriptionList items={items} look="plain" />
    </details>
  )
}
