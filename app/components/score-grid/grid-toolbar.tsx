import { PopoverDetails } from '#app/components/disclosure/popover-details.tsx'
import { KeyHint } from '#app/components/page/key-hint.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import classes from './score-grid.module.css'

export interface GridToolbarProps {
  enterGoes: 'down' | 'right'
  setEnterGoes: (direction: 'down' | 'right') => void
  onlyOpen: boolean
  setOnlyOpen: (only: boolean) => void
}

/** What can be set about typing, and the keys. */
export function GridToolbar({ enterGoes, setEnterGoes, onlyOpen, setOnlyOpen }: GridToolbarProps) {
  const m = useMessages().scoring.grid
  const keys: Array<[string[], string]> = [
    [['Enter'], m.keys.next],
    [['↑', '↓', '←', '→', 'Tab'], m.keys.move],
    [['A', '-'], m.keys.absent],
    [['W', '*'], m.keys.withdrawn],
    [['J'], m.keys.judgeAbsent],
    [['F', '/'], m.keys.find],
    [['Delete'], m.keys.clear],
    [['Ctrl', 'Z'], m.keys.undo],
    [['Ctrl', 'V'], m.keys.paste],
  ]
  return (
    <div className={classes.tools}>
      <label className={classes.toggle}>
        <input type="checkbox" checked={onlyOpen} onChange={(event) => setOnlyOpen(event.currentTarget.checked)} />
        {m.onlyOpen}
      </label>
      <label className={classes.toggle}>
        {m.enterGoes}
        <select value={enterGoes} onChange={(event) => setEnterGoes(event.currentTarget.value === 'right' ? 'right' : 'down')}>
          <option value="down">{m.enterDown}</option>
          <option value="right">{m.enterRight}</option>
        </select>
      </label>
      <PopoverDetails summary={m.keys.title} align="end">
        <dl className={classes.keys}>
          {keys.map(([names, meaning]) => (
            <div key={meaning}>
              <dt>
                <KeyHint keys={names} />
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </PopoverDetails>
    </div>
  )
}
