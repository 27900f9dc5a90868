// `npm run bench [-- name …]`: every figure beside a baseline of the same run. Nothing here gates a release: machines are noisy.
const BENCHES: Readonly<Record<string, () => Promise<{ run: () => Promise<void> }>>> = {
  rank: () => import('./rank.bench.ts'),
  entitle: () => import('./entitle.bench.ts'),
  round: () => import('./round.bench.ts'),
  certificates: () => import('./certificates.bench.ts'),
  server: () => import('./server.bench.ts'),
  judges: () => import('./judges.bench.ts'),
  start: () => import('./start.bench.ts'),
  'draw-job': () => import('./draw-job.bench.ts'),
}

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}
for (const [name, load] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  console.log(`\n# ${name}`)
  await (await load()).run()
}
process.exit(0)

export {}
