/** The part of the browser's storage that a draft needs; it writes at once, so a tab closed in the middle of a word has kept the word. */
export interface KeptStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

/** What one person is typing into one place, for nobody else at this browser. */
export interface KeptDraft<Draft> {
  /** Null where nothing is kept, or nothing that can be read. */
  read(): Draft | null
  /** Null takes it away. */
  write(draft: Draft | null): void
}

/** The draft under a name that says whose it is and of what, such as `report/<user>/<report>`. Without a storage nothing outlives the page. */
export function openDraft<Draft>(name: string, storage: KeptStorage | null): KeptDraft<Draft> {
  return {
    read() {
      try {
        const text = storage?.getItem(name) ?? null
        // What lies under this name was put there by this very type of page.
        return text === null ? null : (JSON.parse(text) as Draft)
      } catch {
        return null
      }
    },
    write(draft) {
      try {
        if (draft === null) storage?.removeItem(name)
        else storage?.setItem(name, JSON.stringify(draft))
      } catch {
        // A full or forbidden storage: the page still sends, it only cannot outlive a closed tab.
      }
    },
  }
}

/** The browser's storage where there is one and it may be used. */
export function browserStorage(): KeptStorage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage
  } catch {
    return null
  }
}
