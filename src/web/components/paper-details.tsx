/** What the machine found on a paper beside its fields; each line lights up the place where it was read. */
import type { AgencyMatch } from '../../understanding/agency-match.ts';
import type { Evidence, PaperDetails } from '../../understanding/understanding.ts';
import { signerSummary } from '../field-values.ts';
import { PAPER_DETAILS } from '../text/paper-details.ts';

interface DetailLine {
  text: string;
  note?: string;
  evidence?: Evidence;
}

/** A list of facts; nothing at all where nothing was found. */
export function PaperDetailsList({ details }: { details: PaperDetails }) {
  const groups = groupsOf(details).filter(({ lines }) => lines.length > 0);
  return (
    <dl class="facts paper-details" data-testid="paper-details">
      {groups.map(({ name, lines }) => (
        <div class="fact">
          <dt>{name}</dt>
          <dd>
            <ul>
              {lines.map((line) => (
                <li {...placeOf(line.evidence)}>
                  {line.text}
                  {line.note !== undefined && <span class="quiet"> ({line.note})</span>}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function placeOf(evidence: Evidence | undefined) {
  if (evidence === undefined) return {};
  return {
    tabindex: 0,
    'data-passage': JSON.stringify([{ page: evidence.page, boxes: evidence.boxes }]),
  };
}

function groupsOf(details: PaperDetails): { name: string; lines: DetailLine[] }[] {
  const { pageCount, attachments, aliases, cosigners, repairs } = details;
  return [
    { name: PAPER_DETAILS.replyDue, lines: openReplyDue(details) },
    {
      name: PAPER_DETAILS.pages,
      lines: [{ text: PAPER_DETAILS.pageCount(pageCount.paper, pageCount.appendices) }],
    },
    {
      name: PAPER_DETAILS.attachments,
      lines: attachments.map(({ name, kind, evidence }) => ({
        text: name,
        note: PAPER_DETAILS[kind],
        evidence,
      })),
    },
    { name: PAPER_DETAILS.agencies, lines: agencyLines(details) },
    {
      name: PAPER_DETAILS.aliases,
      lines: aliases.map(({ short, long, evidence }) => ({
        text: PAPER_DETAILS.alias(short, long),
        evidence,
      })),
    },
    {
      name: PAPER_DETAILS.cosigners,
      lines: cosigners.map((signer) => ({ text: signerSummary(signer), evidence: signer.evidence })),
    },
    {
      name: PAPER_DETAILS.repairs,
      lines: repairs.map(({ what, read, repaired, evidence }) => ({
        text: PAPER_DETAILS.repair(what, read, repaired),
        evidence,
      })),
    },
  ];
}

/** A day that the paper only counts from an event ("trong 05 ngày kể từ …") fits no field: its words are shown. */
function openReplyDue({ replyDue }: PaperDetails): DetailLine[] {
  if (replyDue === null || replyDue.date !== null || replyDue.deadline.raw === null) return [];
  return [{ text: replyDue.deadline.raw, evidence: replyDue.evidence }];
}

function agencyLines({ agencies }: PaperDetails): DetailLine[] {
  const known = [agencies.issuerParent, agencies.issuer, ...agencies.addressees].filter(
    (agency) => agency !== null,
  );
  return [...new Map(known.map((agency) => [agency.id, agencyLine(agency)])).values()];
}

function agencyLine({ officialName, province, inForce, successor }: AgencyMatch): DetailLine {
  const place = province === null || officialName.includes(province) ? '' : `, ${province}`;
  const text = `${officialName}${place}`;
  if (inForce !== false) return { text };
  const now = successor === null ? [] : [PAPER_DETAILS.successor(successor.officialName)];
  return { text, note: [PAPER_DETAILS.notInForce, ...now].join('; ') };
}
