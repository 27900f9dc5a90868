// Node built-ins only: this runs before anything is installed.
import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { step } from '../../app/launch/console-steps.mjs'
import { runTool } from '../../app/launch/run-tool.mjs'

/** Programs the tests call, and the Debian package that brings each. */
const PROGRAMS = [
  { package: 'poppler-utils', program: 'pdftotext' },
  { package: 'qpdf', program: 'qpdf' },
  { package: 'zbar-tools', program: 'zbarimg' },
  { package: 'libnss3-tools', program: 'certutil' },
  { package: 'docx2txt', program: 'docx2txt' },
  { package: 'libreoffice-writer-nogui', program: 'soffice' },
  { package: 'unzip', program: 'unzip' },
  { package: 'openssl', program: 'openssl' },
  { package: 'default-jre-headless', program: 'java' },
]
/** Java libraries of the PDF/A check; Debian puts each into one file. */
const LIBRARIES = [
  { package: 'libpdfbox2-java', file: '/usr/share/java/preflight.jar' },
  { package: 'libjaxb-api-java', file: '/usr/share/java/jaxb-api.jar' },
  { package: 'libactivation-java', file: '/usr/share/java/javax.activation.jar' },
  { package: 'libcommons-io-java', file: '/usr/share/java/commons-io.jar' },
]
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const BROWSERS_ELSEWHERE = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium']

function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, name)
    if (folder && existsSync(file)) return file
  }
  return undefined
}

/** The browser of the end-to-end tests: CHROMIUM_PATH, else the first that is installed. */
export function findBrowser() {
  if (process.env.CHROMIUM_PATH) return existsSync(process.env.CHROMIUM_PATH) ? process.env.CHROMIUM_PATH : undefined
  return BROWSERS.map(findProgram).find(Boolean) ?? BROWSERS_ELSEWHERE.find((file) => existsSync(file))
}

/** Whether han can be drawn by the browser; without such a font every screenshot and width is wrong. */
function hasChineseFont() {
  if (process.platform === 'darwin') return true
  const { stdout, status } = spawnSync('fc-list', [':lang=zh-cn', 'file'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
}

/** Debian packages that are wanted and not there. */
export function missingPackages() {
  const missing = PROGRAMS.filter(({ program }) => !findProgram(program)).map((entry) => entry.package)
  missing.push(...LIBRARIES.filter(({ file }) => !existsSync(file)).map((entry) => entry.package))
  if (!findBrowser()) missing.unshift('chromium')
  if (!hasChineseFont()) missing.push('fonts-noto-cjk')
  return missing
}

/** How packages can be installed here without asking anybody; undefined when they cannot. */
function installer() {
  if (!findProgram('apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  return findProgram('sudo') && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n', 'apt-get'] : undefined
}

/**
 * Installs what the tests need from the system.
 * @throws Error with one sentence that says what to install, when that cannot be done from here
 */
export async function ensureSystemTools(root) {
  if (process.env.CHROMIUM_PATH && !findBrowser()) throw new Error(`CHROMIUM_PATH names ${process.env.CHROMIUM_PATH}, which is not there.`)
  const missing = missingPackages()
  if (missing.length === 0) return
  const apt = installer()
  const wish = `The tests need ${missing.join(', ')}; install them, on Debian or Ubuntu with: sudo apt-get install ${missing.join(' ')}`
  if (!apt) throw new Error(wish)
  const [program, ...first] = apt
  const options = { cwd: root, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  await step(`Installing ${missing.join(', ')}`, async () => {
    await runTool(program, [...first, 'update'], options)
    await runTool(program, [...first, 'install', '-y', '--no-install-recommends', ...missing], options)
  }).catch((error) => {
    throw new Error(`${String(error.output ?? error.message).trim().split('\n').slice(-15).join('\n')}\n${wish}`)
  })
}
