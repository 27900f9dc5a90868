import type { ButtonHTMLAttributes } from 'react'

import classes from './text-button.module.css'

/** A small act inside a line of text, drawn like a link; a finger gets a target of its own size. */
export function TextButton({ type = 'button', ...rest }: Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'>) {
  return <button type={type} className={classes.button} {...rest} />
}
