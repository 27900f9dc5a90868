import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

import { expect, test } from 'vitest'

const app = fileURLToPath(new URL('../../../app', import.meta.url))

function filesBelow(directory: string, ending: string): string[] {
  return readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.relative(app, path.join(entry.parentPath, entry.name)))
}

/** Source without comments; they may name the clause or the Chinese term they keep. */
function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1')
}

// Punctuation alone is free: a dash between values, a full stop that is typed for a decimal point.
const chinese = /\p{Script=Han}/u

test('every sentence stands in the messages: no Chinese text in a component or page', () => {
  const guilty = filesBelow(app, '.tsx')
    .filter((file) => !file.startsWith(`messages${path.sep}`))
    .flatMap((file) =>
      withoutComments(readFileSync(path.join(app, file), 'utf8'))
        .split('\n')
        .filter((line) => chinese.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    )
  expect(guilty).toEqual([])
})

// Black and white are what paper has.
test('styles use the tokens: no colour is written anywhere but in them', () => {
  const guilty = filesBelow(app, '.module.css').flatMap((file) =>
    readFileSync(path.join(app, file), 'utf8')
      .split('\n')
      .filter((line) => /#(?!000\b|fff\b)[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  )
  expect(guilty).toEqual([])
})

test('what runs in a browser takes one language, not the module that holds both', () => {
  const guilty = [...filesBelow(path.join(app, 'components'), '.tsx'), ...filesBelow(path.join(app, 'components'), '.ts')].filter((file) =>
    /import \{[^}]*\} from '#app\/messages\/index\.ts'/.test(readFileSync(path.join(app, file), 'utf8')),
  )
  expect(guilty).toEqual([])
})

test('no component asks for a font, an image or a script from somewhere else', () => {
  const guilty = [...filesBelow(app, '.css'), ...filesBelow(app, '.tsx')].filter((file) =>
    /@font-face|url\(\s*['"]?https?:|src=["']https?:/.test(readFileSync(path.join(app, file), 'utf8')),
  )
  expect(guilty).toEqual([])
})
