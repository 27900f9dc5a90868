import { useEffect, useState } from 'react'

const KEY = 'jiangheng.grid.enter'

/** Where Enter goes, remembered in this browser. Down is the default: clerks type one judge's column at a time. */
export function useEnterDirection(): ['down' | 'right', (direction: 'down' | 'right') => void] {
  const [direction, setDirection] = useState<'down' | 'right'>('down')
  useEffect(() => {
    if (localStorage.getItem(KEY) === 'right') setDirection('right')
  }, [])
  return [
    direction,
    (next) => {
      localStorage.setItem(KEY, next)
      setDirection(next)
    },
  ]
}
