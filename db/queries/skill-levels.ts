import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Tx } from '../client.ts'
import { personSkillLevels, type SkillLevel } from '../schema/index.ts'

export interface DeclaredLevel {
  personId: string
  level: SkillLevel
}

/**
 * Notes levels that persons say they hold in an occupation, where exactly that is not noted yet. Somebody has to check them
 * before they count as evidence. Answers with the ids of the new rows.
 */
export async function declareSkillLevels(
  tx: Tx,
  { occupationCode, occupationEdition }: { occupationCode: string; occupationEdition: string },
  levels: readonly DeclaredLevel[],
): Promise<string[]> {
  if (levels.length === 0) return []
  const rows = await tx.execute<{ id: string }>(sql`
    insert into person_skill_levels (person_id, occupation_code, occupation_edition, level, evidence)
    select i.person_id, ${occupationCode}, ${occupationEdition}, i.level, 'declared'
    from unnest(${sql.param(levels.map((l) => l.personId))}::uuid[], ${sql.param(levels.map((l) => l.level))}::text[]) as i(person_id, level)
    where not exists (
      select 1 from ${personSkillLevels} where ${personSkillLevels.personId} = i.person_id and ${personSkillLevels.level} = i.level
        and ${personSkillLevels.occupationCode} = ${occupationCode} and ${personSkillLevels.occupationEdition} = ${occupationEdition})
    returning id`)
  return rows.map((row) => row.id)
}

/** Takes declared levels back; one that was checked meanwhile stays. */
export async function withdrawDeclaredLevels(tx: Tx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const rows = await tx
    .delete(personSkillLevels)
    .where(and(inArray(personSkillLevels.id, [...ids]), eq(personSkillLevels.evidence, 'declared')))
    .returning({ id: personSkillLevels.id })
  return rows.length
}
