import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { notFound } from '#app/lib/errors.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { paragraph } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { answerProof, getOwnProof } from '#app/services/certificates/proofs.server.ts'

const AnswerForm = z.discriminatedUnion('intent', [z.object({ intent: z.literal('confirm') }), z.object({ intent: z.literal('report'), text: paragraph({ max: 300 }) })])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'own:read')
  const proof = await getOwnProof(actor, params.proofId!)
  if (!proof) throw notFound()
  return { proof, title: messagesFor(localeOf(request)).certificates.proofs.own.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'own:read')
  const all = messagesFor(localeOf(request))
  const form = await parseForm(request, AnswerForm)
  if (!form.ok) return json({ intent: form.values.intent, errors: fieldMessages(form.errors, all) }, { status: 400 })
  const proofId = params.proofId!
  const answer = form.value.intent === 'confirm' ? ({ confirmed: true } as const) : { confirmed: false as const, text: form.value.text }
  const outcome = await answerProof({ actor, proofId, answer, idempotencyKey: form.idempotencyKey ?? '' })
  if (!outcome.ok) return json({ intent: form.value.intent, errors: { form: all.certificates.refusal[outcome.reason] } }, { status: 409 })
  return redirectWithToast(paths.myProof(proofId), all.certificates.proofs.own.thanks, { tone: 'decided' })
}

export default function ProofRoute() {
  const { proof } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const all = useMessages()
  const m = all.certificates.proofs.own
  const { words } = proof
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} breadcrumbs={[{ label: all.candidate.resultsTitle, to: paths.me() }]} />
      {proof.state === 'confirmed' ? <Notice tone="decided">{m.confirmed}</Notice> : null}
      {proof.state === 'reported' ? <Notice tone="attention">{m.reportedText(proof.answer ?? '')}</Notice> : null}
      {proof.state === 'settled' ? <Notice>{m.settledText(proof.reply ?? '')}</Notice> : null}
      <DescriptionList
        items={[
          { label: m.name, value: words.name },
          { label: m.organisation, value: words.organisation || m.none },
          { label: m.award, value: words.award },
          { label: m.sentence, value: words.sentence, wide: true },
        ]}
      />
      <p>
        <a href={paths.myProofFile(proof.id)} target="_blank" rel="noreferrer">
          {m.preview}
        </a>
      </p>
      {proof.state === 'settled' ? null : (
        <>
          {proof.state === 'confirmed' ? null : (
            <PostForm intent="confirm" errors={answer?.intent === 'confirm' ? answer.errors : undefined}>
              <FormActions>
                <SubmitButton intent="confirm" decides>
                  {m.confirm}
                </SubmitButton>
              </FormActions>
            </PostForm>
          )}
          <Section title={m.report}>
            <PostForm intent="report" errors={answer?.intent === 'report' ? answer.errors : undefined} labels={{ text: m.reportLabel }}>
              <TextAreaField name="text" label={m.reportLabel} required rows={3} maxLength={300} />
              <FormActions>
                <SubmitButton intent="report">{m.send}</SubmitButton>
              </FormActions>
            </PostForm>
          </Section>
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}
