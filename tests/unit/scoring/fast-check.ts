import * as fc from 'fast-check'

// The runs are the same everywhere: a failure on one machine is a failure on the next.
fc.configureGlobal({ seed: 20210801, numRuns: 200 })

export { fc }
