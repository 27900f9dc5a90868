/** The numbers of a chart as a table for those who do not see it; `rows` are unique by name. */
export function ChartTable({ title, nameLabel, valueLabel, rows }: { title: string; nameLabel: string; valueLabel: string; rows: ReadonlyArray<{ name: string; value: string | number }> }) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{nameLabel}</th>
            <th scope="col">{valueLabel}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
