import { encryptPersonal } from '#app/lib/crypto.server.ts'
import type { Tx } from '#db/client.ts'
import { insertEntries, listEntryValues, updateEntries, type EntryChange } from '#db/queries/entries.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import { insertPersons, listPhones, updatePhones } from '#db/queries/persons.ts'
import { declareSkillLevels } from '#db/queries/skill-levels.ts'
import { findOrInsertOrganisations } from '#db/queries/unit-names.ts'
import type { EntrantEffects } from './import-effects.ts'
import { changedFields, type EntrantPlan } from './judge-entrants.ts'

/**
 * Carries out the plans of an import or of one added entrant: units, persons, entries, changes and declared levels, each in
 * one statement for all rows. The caller holds the event's entrant lock and has judged the plans under it.
 *
 * @returns null when a number, person or version was taken by somebody who does not take that lock; the caller rolls back
 */
export async function writeEntrants(tx: Tx, event: EventWithCompetition, plans: readonly EntrantPlan[], importBatchId: string | null): Promise<EntrantEffects | null> {
  const scope = { regionId: event.regionId, eventId: event.id }
  const added = plans.filter((plan) => plan.action === 'add')
  const changed = plans.filter((plan) => plan.action === 'change')
  const units = await findOrInsertOrganisations(tx, { regionId: event.regionId, names: [...added, ...changed].flatMap((plan) => plan.values.organisation ?? []) })

  const fresh = added.filter((plan) => plan.person === null)
  const newPersons = await insertPersons(tx, scope, fresh.map((plan) => toPerson(plan, units.ids)))
  if (newPersons.size !== fresh.length) return null
  const personOf = (plan: EntrantPlan) => plan.person?.personId ?? plan.entry?.personId ?? newPersons.get(plan.identityIndex)!
  const newEntries = await insertEntries(
    tx,
    { ...scope, competitionId: event.competitionId, importBatchId },
    added.map((plan) => ({
      personId: personOf(plan),
      organisationId: plan.values.organisation === null ? null : (units.ids.get(plan.values.organisation) ?? null),
      organisationName: plan.values.organisation ?? '',
      number: plan.values.number,
      team: plan.values.team,
      skillLevel: plan.values.skillLevel,
    })),
  )
  if (newEntries.length !== added.length) return null

  const changedEntries = await changeEntries(tx, scope, changed, units.ids)
  const changedPhones = changedEntries && (await changePhones(tx, event.regionId, plans))
  if (!changedEntries || !changedPhones) return null
  const { occupationCode, occupationEdition } = event
  const levels = [...added, ...changed].flatMap((plan) => (plan.values.skillLevel === null ? [] : [{ personId: personOf(plan), level: plan.values.skillLevel }]))
  const skillLevels = occupationCode && occupationEdition ? await declareSkillLevels(tx, { occupationCode, occupationEdition }, levels) : []
  return {
    kind: 'entrants',
    entries: newEntries.map((entry) => entry.id),
    persons: [...newPersons.values()],
    organisations: units.inserted,
    skillLevels,
    changedEntries,
    changedPhones,
  }
}

function toPerson({ values, identityIndex, phoneIndex }: EntrantPlan, units: ReadonlyMap<string, string>) {
  return {
    name: values.name,
    nameKey: values.nameKey,
    sex: values.sex,
    birthDate: values.birthDate,
    identityType: values.identityType,
    identityCipher: encryptPersonal('identityNumber', values.identityNumber),
    identityIndex,
    phoneCipher: values.phone === null ? null : encryptPersonal('phone', values.phone),
    phoneIndex,
    organisationId: values.organisation === null ? null : (units.get(values.organisation) ?? null),
    organisationName: values.organisation,
  }
}

async function changeEntries(tx: Tx, scope: { regionId: string; eventId: string }, plans: readonly EntrantPlan[], units: ReadonlyMap<string, string>) {
  const withEntry = plans.flatMap((plan) => (plan.entry ? [{ plan, entryId: plan.entry.entryId, version: plan.entry.version }] : []))
  const stored = new Map((await listEntryValues(tx, scope, withEntry.map((one) => one.entryId))).map((entry) => [entry.entryId, entry]))
  const changes: EntryChange[] = []
  const effects: EntrantEffects['changedEntries'] = []
  for (const { plan, entryId, version } of withEntry) {
    const before = stored.get(entryId)
    if (!before) return null
    const { organisation, team, skillLevel } = plan.values
    const moved = organisation !== null && organisation !== before.organisationName
    changes.push({
      entryId,
      version,
      organisationId: moved ? (units.get(organisation) ?? null) : before.organisationId,
      organisationName: moved ? organisation : before.organisationName,
      team: team ?? before.team,
      skillLevel: skillLevel ?? before.skillLevel,
    })
    const { organisationId, organisationName } = before
    effects.push({ entryId, version: version + 1, before: { organisationId, organisationName, team: before.team, skillLevel: before.skillLevel } })
  }
  const written = await updateEntries(tx, scope, changes)
  return written.length === changes.length ? effects : null
}

/** Phones belong to the person, so a newer one also replaces what another event's list said. */
async function changePhones(tx: Tx, regionId: string, plans: readonly EntrantPlan[]): Promise<EntrantEffects['changedPhones'] | null> {
  const wanted = new Map<string, EntrantPlan>()
  for (const plan of plans) {
    const personId = plan.person?.personId
    const differs = plan.phoneIndex !== null && plan.phoneIndex !== plan.person?.phoneIndex
    const asked = plan.action === 'add' || (plan.entry !== null && changedFields(plan.values, plan.phoneIndex, plan.entry).includes('phone'))
    if (personId && differs && asked) wanted.set(personId, plan)
  }
  const stored = await listPhones(tx, { regionId, personIds: [...wanted.keys()] })
  const changes = stored.map(({ personId, version }) => {
    const { values, phoneIndex } = wanted.get(personId)!
    return { personId, version, phoneCipher: encryptPersonal('phone', values.phone!), phoneIndex }
  })
  const written = await updatePhones(tx, { regionId }, changes)
  if (written.length !== changes.length) return null
  return stored.map(({ personId, version, phoneCipher, phoneIndex }) => ({
    personId,
    version: version + 1,
    before: { cipher: phoneCipher?.toString('base64') ?? null, index: phoneIndex },
  }))
}
