import type { ListItem, ObjectReader } from '#scoring/input/object-reader.ts'
import { isJsonObject, openObject } from '#scoring/input/object-reader.ts'
import type { Report } from '#scoring/input/report.ts'
import { UniqueIds } from '#scoring/input/unique-ids.ts'
import { type DecimalFault, describeDecimalFault } from '#scoring/numbers/decimal.ts'
import { type Fen, parseFen } from '#scoring/numbers/money.ts'
import {
  ASSESSMENT_GRADES,
  type Fact,
  FACT_FIELDS,
  FACT_KINDS,
  type FieldSpec,
  type FieldValue,
  MEDALS,
  SKILL_LEVELS,
  TIERS,
  WORLD_SKILLS_ROLES,
} from '#scoring/policies/facts.ts'
import type { Vocabulary } from '#scoring/policies/vocabulary.ts'
import { completeWorldSkills, readPayee } from './read-world-skills.ts'

const COMMON_KEYS = ['id', 'kind', 'on']
const MOST_COUNTED = 1_000_000

const KNOWN_KEYS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  FACT_KINDS.map((kind) => [kind, new Set([...COMMON_KEYS, ...Object.keys(FACT_FIELDS[kind])])]),
)

/** Reads every fact; what is wrong is reported with its path and the reading goes on. */
export function readFacts(report: Report, items: readonly ListItem[], words: Vocabulary): Fact[] {
  const ids = new UniqueIds(report, 'facts')
  const facts: Fact[] = []
  items.forEach((item, index) => {
    const fact = readFact(report, item, words)
    if (fact?.id !== undefined) ids.take(fact.id, index, item.place)
    if (fact && report.ok) facts.push(fact)
  })
  return facts
}

function readFact(report: Report, { value, place }: ListItem, words: Vocabulary): Fact | null {
  const kind = isJsonObject(value) ? value.kind : undefined
  const known = typeof kind === 'string' ? KNOWN_KEYS.get(kind) : undefined
  // Of a kind that does not exist no key can be called unknown: the kind itself is the problem.
  const reader = openObject(report, place, value, known ?? new Set(isJsonObject(value) ? Object.keys(value) : []))
  if (!reader) return null
  const id = reader.text('id')
  const on = reader.day('on')
  const read = reader.oneOf('kind', FACT_KINDS)
  if (!read) return null
  const fields: Record<string, unknown> = { id, kind: read, on }
  for (const [name, spec] of Object.entries(FACT_FIELDS[read] as Record<string, FieldSpec>)) {
    const field = readValue(reader, name, spec, words)
    if (field !== undefined) fields[name] = field
  }
  if (read === 'worldSkillsResult') completeWorldSkills(reader, fields)
  return fields as Fact
}

function readValue(reader: ObjectReader, name: string, spec: FieldSpec, words: Vocabulary): FieldValue | undefined {
  if (spec.optional && !reader.has(name)) return undefined
  switch (spec.type) {
    case 'id':
      return reader.text(name)
    case 'count':
      return reader.integer(name, spec.least ?? 0, MOST_COUNTED)
    case 'flag':
      return reader.boolean(name)
    case 'money[]':
      return readMoneyList(reader, name)
    case 'place':
      return typeof reader.source[name] === 'number' ? reader.integer(name, 1, MOST_COUNTED) : reader.text(name)
    case 'payee':
      return readPayee(reader, name)
    case 'tier':
      return reader.oneOf(name, TIERS)
    case 'grade':
      return reader.oneOf(name, ASSESSMENT_GRADES)
    case 'level':
      return reader.oneOf(name, SKILL_LEVELS)
    case 'honour':
      return reader.oneOf(name, words.honours)
    case 'giver':
      return reader.oneOf(name, words.givers)
    case 'title':
      return reader.oneOf(name, words.titles)
    case 'medal':
      return reader.oneOf(name, MEDALS)
    case 'role':
      return reader.oneOf(name, WORLD_SKILLS_ROLES)
  }
}

function readMoneyList(reader: ObjectReader, name: string): Fen[] | undefined {
  return reader.list(name)?.flatMap(({ value, place }) => {
    const fen: Fen | DecimalFault | null = typeof value === 'string' ? parseFen(value) : null
    if (typeof fen === 'number') return [fen]
    reader.report.add(place, fen === null ? 'must be a string' : describeDecimalFault(fen, 2))
    return []
  })
}
