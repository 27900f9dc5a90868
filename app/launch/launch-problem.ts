/** Something the person who starts the product can put right; `message` is the one sentence they are told. */
export class LaunchProblem extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause })
    this.name = 'LaunchProblem'
  }
}
