import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { renderAllowanceRosterDocx, renderFundApplicationDocx } from '#certificates/docx/forms.ts'
import { renderOfficialDocumentDocx } from '#certificates/docx/official-document.ts'
import type { AllowanceRosterPayload } from '#certificates/forms/allowance-roster.ts'
import type { FundApplicationPayload } from '#certificates/forms/fund-application.ts'
import { sampleDocuments, sampleWinners } from '#certificates/samples/sample-documents.ts'
import { sampleForms } from '#certificates/samples/sample-forms.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { output } from './support.ts'

const roster = sampleForms['allowance-roster'] as AllowanceRosterPayload
const application = sampleForms['fund-application'] as FundApplicationPayload

/** Every DOCX there is, and what has to be in it. */
const documents: Readonly<Record<string, { bytes: Buffer; texts: readonly string[] }>> = {
  'award-notice': {
    bytes: renderOfficialDocumentDocx(sampleDocuments['award-notice']!),
    texts: ['武义县人力资源和社会保障局文件', '武人社发〔2026〕15号', sampleDocuments['award-notice']!.title, ...sampleDocuments['award-notice']!.body.map(({ text }) => text), ...sampleWinners.map(({ name }) => name), '抄送：'],
  },
  'assessment-circular': { bytes: renderOfficialDocumentDocx(sampleDocuments['assessment-circular']!), texts: [sampleDocuments['assessment-circular']!.title, ...sampleDocuments['assessment-circular']!.body.map(({ text }) => text)] },
  'fund-application': { bytes: renderFundApplicationDocx(application), texts: ['附件1', '企业名称（盖章）', application.bankAccount!, '壹万捌仟元整', '负责人意见'] },
  'allowance-roster': { bytes: renderAllowanceRosterDocx(roster), texts: ['附件2', ...roster.people.flatMap(({ name, idNumber }) => [name, idNumber])] },
}

let folder: string

// One start of the office opens all of them: starting it takes longer than reading.
beforeAll(() => {
  folder = temporaryFolder('office')
  const files = Object.entries(documents).map(([name, { bytes }]) => {
    const path = join(folder, `${name}.docx`)
    writeFileSync(path, bytes)
    return path
  })
  output('soffice', `-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, ...files)
}, 180_000)

test.each(Object.keys(documents))('LibreOffice opens %s and reads the same text', (name) => {
  const read = readFileSync(join(folder, `${name}.txt`), 'utf8').replace(/\s/g, '')
  for (const text of documents[name]!.texts) expect(read).toContain(text.replace(/\s/g, ''))
})
