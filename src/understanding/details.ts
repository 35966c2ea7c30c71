/** What a paper says beside its header fields, composed from the stages in `fields/`. */
import type { ReadPage } from '../reading/page.ts';
import { agenciesOf } from './fields/agencies.ts';
import { aliasesOf } from './fields/aliases.ts';
import { attachmentsOf } from './fields/attachments.ts';
import { repairsOf } from './fields/repairs.ts';
import type { MetadataFindings } from './metadata.ts';
import { pageCountOf } from './fields/page-count.ts';
import { replyDueOf } from './fields/reply-due.ts';
import { cosignersOf } from './fields/signer.ts';
import type { PaperParts } from './parts.ts';
import { flowOf } from './text-flow.ts';
import type { PaperDetails } from './understanding.ts';

export function detailsOf(
  parts: PaperParts,
  pages: readonly ReadPage[],
  { metadata, evidence }: MetadataFindings,
): PaperDetails {
  const body = flowOf([parts.body]);
  return {
    agencies: agenciesOf(metadata),
    aliases: aliasesOf(body),
    replyDue: replyDueOf(body, metadata),
    attachments: attachmentsOf(parts, body),
    pageCount: pageCountOf(parts, pages),
    cosigners: cosignersOf(parts),
    repairs: repairsOf(metadata, evidence),
  };
}
