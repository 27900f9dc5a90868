import type { ReactNode } from 'react'

import classes from './rules-editor.module.css'

/** One kind of rule: its rows, and under them what can be added. */
export function EditorSection({ title, hint, adds, children }: { title: string; hint: string; adds: Array<{ label: string; act: () => void }>; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      <p className={classes.note}>{hint}</p>
      {children}
      <p className={classes.adds}>
        {adds.map(({ label, act }) => (
          <button key={label} type="button" className={classes.add} onClick={act}>
            + {label}
          </button>
        ))}
      </p>
    </section>
  )
}
