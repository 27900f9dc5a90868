// Node built-ins only: this runs before anything is installed.

/** Chinese when the terminal asks for it, English otherwise. */
export const language = /^zh/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '') ? 'zh' : 'en'

const SHOW_AFTER_MS = 2_000
const LINE_EVERY_MS = 10_000
const SPIN_EVERY_MS = 120
const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * Runs one step and shows that it goes on: on a terminal a turning sign with the time, elsewhere a line at the beginning, one
 * every ten seconds and one at the end. A step that takes less than two seconds leaves one line, or none when `quiet`.
 *
 * @template T
 * @param {string} label
 * @param {(detail: (text: string) => void) => Promise<T>} run told a function that sets what stands behind the label
 * @param {{ quiet?: boolean, out?: NodeJS.WriteStream }} [options]
 * @returns {Promise<T>}
 */
export async function step(label, run, { quiet = false, out = process.stdout } = {}) {
  const begun = Date.now()
  let text = ''
  let frame = 0
  let lastLine = begun
  let announced = false
  const shown = () => `${label}${text ? ` (${text})` : ''} ${seconds(begun)}`
  const spin = () => out.write(`\r\x1b[K${FRAMES[(frame += 1) % FRAMES.length]} ${shown()}`)
  const line = () => {
    if (Date.now() - begun < SHOW_AFTER_MS || (announced && Date.now() - lastLine < LINE_EVERY_MS)) return
    announced = true
    lastLine = Date.now()
    out.write(`  ${shown()} …\n`)
  }
  const timer = setInterval(out.isTTY ? spin : line, out.isTTY ? SPIN_EVERY_MS : 500)
  const end = (sign) => {
    if (sign === '✓') text = ''
    clearInterval(timer)
    if (out.isTTY) out.write('\r\x1b[K')
    if (!quiet || sign === '✗' || Date.now() - begun >= SHOW_AFTER_MS) out.write(`${sign} ${shown()}\n`)
  }
  try {
    const value = await run((next) => {
      text = next
    })
    end('✓')
    return value
  } catch (error) {
    end('✗')
    throw error
  }
}
