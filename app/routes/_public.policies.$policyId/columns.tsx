import { defineColumns } from '#app/components/tables/columns.ts'
import type { PolicyPage } from '#app/services/competitions/policy-page.ts'

type Clause = PolicyPage['clauses'][number]
type Interpretation = PolicyPage['interpretations'][number]
type NotModelled = PolicyPage['notModelled'][number]

export const clauseColumns = defineColumns<Clause>([
  { id: 'clause', header: (m) => m.policies.clause, cell: (row) => row.clause, names: true, nowrap: true, width: '6rem' },
  { id: 'gist', header: (m) => m.policies.gist, cell: (row) => row.gist },
  { id: 'use', header: (m) => m.policies.use, cell: (row, { m }) => m.policies.uses(row.use.map((use) => m.policies.useKind[use])), width: '12rem' },
])

export const interpretationColumns = defineColumns<Interpretation>([
  { id: 'clause', header: (m) => m.policies.clause, cell: (row) => row.clause, nowrap: true, width: '6rem' },
  { id: 'question', header: (m) => m.policies.question, cell: (row) => row.question, names: true },
  { id: 'taken', header: (m) => m.policies.taken, cell: (row) => row.taken },
])

export const notModelledColumns = defineColumns<NotModelled>([
  { id: 'clause', header: (m) => m.policies.clause, cell: (row) => row.clause, nowrap: true, width: '6rem' },
  { id: 'gist', header: (m) => m.policies.gist, cell: (row) => row.gist, names: true },
  { id: 'reason', header: (m) => m.policies.reason, cell: (row) => row.reason },
])
