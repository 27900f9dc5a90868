import classes from './key-hint.module.css'

/** Keys to press, in order: `<KeyHint keys={['Ctrl', 'Enter']} />`. Hidden on touch screens, where there are none. */
export function KeyHint({ keys }: { keys: string[] }) {
  return (
    <span className={classes.keys} data-no-print>
      {keys.map((key) => (
        <kbd key={key} className={classes.key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
