/** Something of which a process has one: made at first use, closed at the end, made again when used after that. */
export interface ProcessSingleton<T> {
  get(): T
  close(): Promise<void>
  /** Has the next use make a new one in the place of `value`, which the caller ends. */
  replace(value: T): void
}

interface Registry {
  [key: symbol]: unknown
}

/**
 * Keeps the one instance on `globalThis`, because the development server evaluates modules again after an edit and must
 * not open a second pool beside the first.
 */
export function processSingleton<T>(name: string, life: { open: () => T; close: (value: T) => Promise<void> }): ProcessSingleton<T> {
  const registry = globalThis as Registry
  const key = Symbol.for(`jiangheng:${name}`)
  return {
    get() {
      if (registry[key] === undefined) registry[key] = life.open()
      return registry[key] as T
    },
    async close() {
      const value = registry[key] as T | undefined
      if (value === undefined) return
      delete registry[key]
      await life.close(value)
    },
    replace(value) {
      if (registry[key] === value) delete registry[key]
    },
  }
}
