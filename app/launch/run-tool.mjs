// Node built-ins only: this runs before anything is installed.
import { spawn } from 'node:child_process'

/** A tool ended with an error; `output` is what it wrote. */
export class ToolFailed extends Error {
  constructor(program, code, output) {
    super(`${program} ended with ${code}`)
    this.output = output
    this.missing = code === 'ENOENT'
  }
}

/**
 * Runs a program to its end and returns what it wrote, on both streams.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<string>}
 * @throws ToolFailed when it cannot be started or ends with another code than 0
 */
export function runTool(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    const chunks = []
    const output = () => Buffer.concat(chunks).toString('utf8')
    child.stdout.on('data', (chunk) => chunks.push(chunk))
    child.stderr.on('data', (chunk) => chunks.push(chunk))
    child.on('error', (error) => reject(new ToolFailed(program, error.code, error.message)))
    child.on('close', (code, signal) => (code === 0 ? resolve(output()) : reject(new ToolFailed(program, code ?? signal, output()))))
  })
}
