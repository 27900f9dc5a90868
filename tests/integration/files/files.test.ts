import { randomUUID } from 'node:crypto'

import { beforeAll, expect, test } from 'vitest'

import { keepFile } from '#app/services/files/keep-file.server.ts'
import { prepareUpload, type PreparedFile } from '#app/services/files/prepare-upload.server.ts'
import { readFileFor } from '#app/services/files/read-file.server.ts'
import { readDb } from '#db/client.ts'
import { listFiles, withdrawFile } from '#db/queries/files.ts'
import { inTransaction } from '#db/transactions/in-transaction.ts'
import { insertDesk, type Desk } from '#tests/support/competition-desk.ts'
import { withTestDatabase } from '#tests/support/test-database.ts'

const database = withTestDatabase()
let desk: Desk
let other: Desk
let paper: PreparedFile

const ownerId = randomUUID()
const owner = () => ({ regionId: desk.regionId, ownerType: 'sheet', ownerId })
/** Only the officer of the desk reads what belongs to a sheet. */
const readers = { sheet: (actor: { userId: string }) => actor.userId === desk.officer.userId }

beforeAll(async () => {
  desk = await insertDesk(database.owner)
  other = await insertDesk(database.owner, { name: '余姚市' })
  const outcome = await prepareUpload({ name: '签字表.pdf', bytes: Buffer.from('%PDF-1.7\n%%EOF\n') }, 'document')
  if (!outcome.ok) throw new Error(outcome.reason)
  paper = outcome.value
})

const keep = () => inTransaction((tx) => keepFile(tx, { ...owner(), purpose: 'scan', file: paper, uploadedBy: desk.officer.userId }))

test('the same bytes for the same owner are one file, also after it was taken away', async () => {
  const fileId = await keep()
  expect(await keep()).toBe(fileId)
  expect(await inTransaction((tx) => withdrawFile(tx, { ...owner(), ownerId: randomUUID(), fileId }))).toBe(false)
  expect(await inTransaction((tx) => withdrawFile(tx, { ...owner(), fileId }))).toBe(true)
  expect(await readFileFor(desk.officer, fileId, readers)).toBeNull()
  expect(await listFiles(readDb, { regionId: desk.regionId, ownerType: 'sheet', ownerIds: [ownerId] })).toEqual([])
  expect(await keep()).toBe(fileId)
  expect(await listFiles(readDb, { regionId: desk.regionId, ownerType: 'sheet', ownerIds: [ownerId], purpose: 'scan' })).toMatchObject([{ id: fileId, name: '签字表.pdf', size: 15 }])
})

test('a file is read by whom its owner admits; to anybody else, and of another region, it does not exist', async () => {
  const fileId = await keep()
  expect((await readFileFor(desk.officer, fileId, readers))?.bytes).toEqual(paper.bytes)
  expect(await readFileFor({ ...desk.officer, userId: randomUUID() }, fileId, readers)).toBeNull()
  expect(await readFileFor({ ...other.officer, userId: desk.officer.userId }, fileId, readers)).toBeNull()
  // An owner's type nobody has given a rule for.
  expect(await readFileFor(desk.officer, fileId, {})).toBeNull()
  expect(await readFileFor(desk.officer, 'not-an-id', readers)).toBeNull()
})
