/** Gold files: what a careful person reads on a paper. An office writes one beside each paper it measures on. */
import { z } from 'zod';

const text = z.string().nullish();
const names = z.array(z.string()).nullish();

const deadline = z.object({
  kind: z.string(),
  raw: text,
  date: text,
  amount: z.number().nullish(),
  unit: text,
  from: text,
  every: text,
});
export type ComparedDeadline = z.output<typeof deadline>;

const obligation = z.object({
  clause: z.string(),
  assignees: z.array(z.string()),
  cooperators: names,
  action: z.string(),
  deadline,
});
export type ComparedObligation = z.output<typeof obligation>;

const metadata = z.object({
  issuerParent: text,
  issuer: text,
  number: text,
  symbol: text,
  place: text,
  date: text,
  type: text,
  subject: text,
  addressees: names,
  signer: z.object({ capacity: text, title: text, actualTitle: text, name: text }).nullish(),
  recipients: names,
  urgency: text,
  secrecy: text,
  references: z.array(z.object({ symbol: z.string(), date: text, issuer: text })).nullish(),
  /** Fields that are written by hand on the paper: they count apart from the printed ones. */
  handwritten: names,
});
export type ComparedMetadata = z.output<typeof metadata>;

export const goldSchema = z.object({
  document: z.string().optional(),
  /** Their number; `vanthu read --json`, from which a gold file may be begun, has the pages themselves. */
  pages: z.union([z.number(), z.array(z.unknown())]).optional(),
  metadata,
  obligations: z.array(obligation),
});

/** Both a gold answer and what was understood have this shape. */
export interface ComparedPaper {
  metadata: ComparedMetadata;
  obligations: readonly ComparedObligation[];
}
