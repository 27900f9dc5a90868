import type { StudioState } from '#db/schema/studios.ts'

/** 单位内部公示 as the applicant writes it down and the host's contact confirms it. Days are inclusive. */
export interface HostNotice {
  from: string
  to: string
  result: 'noObjection' | 'settled'
  /** What was objected and how it ended; empty without an objection. */
  note: string
}

export interface ExpertOpinion {
  expert: string
  grade: 'recommend' | 'undecided' | 'against'
  reason: string
  at: string
}

/** What was handed in, frozen at that moment. */
export interface Submission {
  at: string
  by: string
  answers: Record<string, string>
  /** Ids of the files by condition. */
  files: Record<string, string[]>
  hostNotice: HostNotice
}

export interface ApplicationContent {
  openedBy: 'leader' | 'host' | 'bureau'
  studioStateBefore: StudioState
  answers: Record<string, string>
  hostNotice: HostNotice | null
  hostConfirmed: { name: string; at: string } | null
  submissions: Submission[]
  opinions: ExpertOpinion[]
  /** Of a decision that recognises. */
  documentNumber?: string
  /** The day of that document, and its row where it was drawn up here. */
  on?: string
  documentId?: string
}

/** What a change request asks for. `toId` names the person of a new leader. */
export interface ChangeContent {
  openedBy: 'leader' | 'host' | 'bureau'
  before: string
  to: string
  toId: string | null
  reason: string
  /** Of a report of what was put right: the last day it was asked for. */
  dueOn?: string | null
  submissions: ChangeSubmission[]
}

/** What a change request asked for when it was handed in. */
export interface ChangeSubmission {
  at: string
  to: string
  reason: string
  /** Ids of its evidence. */
  files: string[]
}

/** What the last submission of a change request says otherwise than the one before it; null where there is only one. */
export function changesOfChange(submissions: readonly ChangeSubmission[]): Array<{ key: 'to' | 'reason'; before: string; after: string; filesAdded: number }> | null {
  const last = submissions.at(-1)
  const former = submissions.at(-2)
  if (!last || !former) return null
  const filesAdded = last.files.filter((id) => !former.files.includes(id)).length
  const changes = [{ key: 'to' as const, before: former.to, after: last.to, filesAdded }, { key: 'reason' as const, before: former.reason, after: last.reason, filesAdded: 0 }]
  return changes.filter(({ before, after, filesAdded: files }) => before !== after || files > 0)
}

/** A word of the bureau on one condition, or on the whole (`condition` null). */
export interface RequestRemark {
  condition: string | null
  text: string
  at: string
}

export interface SubmissionChange {
  /** A condition's key, or `hostNotice`. */
  key: string
  before: string
  after: string
  filesAdded: number
  filesRemoved: number
}

/** What the last submission says otherwise than the one before it; null where there is only one. */
export function changesOfLast(submissions: readonly Submission[]): SubmissionChange[] | null {
  const last = submissions.at(-1)
  const former = submissions.at(-2)
  if (!last || !former) return null
  const keys = [...new Set([...Object.keys(former.answers), ...Object.keys(last.answers), ...Object.keys(former.files), ...Object.keys(last.files)])]
  const changes = keys.map((key): SubmissionChange => {
    const [old, now] = [former.files[key] ?? [], last.files[key] ?? []]
    return { key, before: former.answers[key] ?? '', after: last.answers[key] ?? '', filesAdded: now.filter((id) => !old.includes(id)).length, filesRemoved: old.filter((id) => !now.includes(id)).length }
  })
  const notice = ({ hostNotice: { from, to, result, note } }: Submission) => [from, to, result, note].filter(Boolean).join(' · ')
  changes.push({ key: 'hostNotice', before: notice(former), after: notice(last), filesAdded: 0, filesRemoved: 0 })
  return changes.filter(({ before, after, filesAdded, filesRemoved }) => before !== after || filesAdded + filesRemoved > 0)
}
