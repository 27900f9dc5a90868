import type { EventJudge } from '#db/queries/judges.ts'

export type JudgeProblem = 'sameUnit' | 'related' | 'untrained'

/** What speaks against a judge's marking now. A conflict is ended by withdrawing, missing training by confirming it. */
export function judgeProblems(judge: Pick<EventJudge, 'state' | 'sameUnit' | 'related' | 'trainingConfirmedAt'>): JudgeProblem[] {
  if (judge.state === 'withdrawn') return []
  return [
    ...(judge.sameUnit > 0 ? (['sameUnit'] as const) : []),
    ...(judge.related > 0 ? (['related'] as const) : []),
    ...(judge.trainingConfirmedAt === null ? (['untrained'] as const) : []),
  ]
}

/** 回避: true when the judge may not mark in this event at all. */
export function isConflicted(judge: Parameters<typeof judgeProblems>[0]): boolean {
  return judgeProblems(judge).some((problem) => problem !== 'untrained')
}
