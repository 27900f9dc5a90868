import classes from './station-list.module.css'

export interface Station {
  key: string
  to: string
  title: string
  text: string
  /** Where it stands, in a few words. */
  state: string
}

/** The stations of an event, one below the other in the order they are worked at. */
export function StationList({ stations }: { stations: readonly Station[] }) {
  return (
    <ol className={classes.list}>
      {stations.map((station) => (
        <li key={station.key}>
          <a href={station.to} data-nav="go" className={classes.station}>
            <strong>{station.title}</strong>
            <span>{station.text}</span>
            <em>{station.state}</em>
          </a>
        </li>
      ))}
    </ol>
  )
}
