import { useMessages } from '#app/messages/use-messages.tsx'
import { acceptOf, FILE_RULES, type UploadKind } from '#app/services/files/file-rules.ts'

import { FileDrop } from '../forms/file-drop.tsx'

/** A file of one of the known kinds: what the input offers, what it says and what the server takes come from the same rule. */
export function UploadField({ name, label, kind, hint }: { name: string; label: string; kind: UploadKind; hint?: string }) {
  const { kinds } = useMessages().files
  return <FileDrop name={name} label={label} accept={acceptOf(kind)} kinds={kinds[kind]} maxBytes={FILE_RULES[kind].maxBytes} hint={hint} />
}
