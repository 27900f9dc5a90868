import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const styleOf = (component: string) => path.join(root, 'node_modules/@mantine/core/styles', `${component}.layer.css`)

// Components drawn with the styles of others.
const madeOf: Record<string, string[]> = {
  TextInput: ['Input'],
  Textarea: ['Input'],
  NativeSelect: ['Input'],
  FileInput: ['Input'],
  JsonInput: ['Input'],
  Button: ['Button', 'UnstyledButton', 'Loader'],
  ActionIcon: ['ActionIcon', 'UnstyledButton', 'Loader'],
  CloseButton: ['CloseButton', 'UnstyledButton'],
  Checkbox: ['Checkbox', 'InlineInput', 'Input'],
  Radio: ['Radio', 'InlineInput', 'Input'],
  Modal: ['Modal', 'ModalBase', 'Overlay', 'Paper', 'CloseButton', 'UnstyledButton', 'ScrollArea'],
}

function importedComponents(): Set<string> {
  const names = new Set<string>()
  for (const entry of readdirSync(path.join(root, 'app'), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.tsx?$/.test(entry.name)) continue
    const source = readFileSync(path.join(entry.parentPath, entry.name), 'utf8')
    for (const [, list = ''] of source.matchAll(/import\s*\{([^}]*)\}\s*from\s*'@mantine\/core'/g)) {
      for (const name of list.split(',').map((part) => part.trim())) if (/^[A-Z]/.test(name)) names.add(name)
    }
  }
  return names
}

test('the styles of every kit component in use travel, and no component is drawn without its styles', () => {
  const css = readFileSync(path.join(root, 'app/styles/mantine.css'), 'utf8')
  const needed = [...importedComponents()].flatMap((name) => madeOf[name] ?? (existsSync(styleOf(name)) ? [name] : []))
  expect(needed.length).toBeGreaterThan(0)
  expect(needed.filter((name) => !css.includes(`styles/${name}.layer.css'`))).toEqual([])
})
