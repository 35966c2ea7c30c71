/** The parts of a dispatch in the order in which they are printed, each with its control. */
import type { Appendix, DispatchDocument } from '../../../drafting/document.ts';
import { blocksEditor } from './blocks.ts';
import { citationFinder } from './citations.ts';
import { type EditorContext, element, labelled, wideButton, wordsArea } from './context.ts';
import { linesEditor } from './lines.ts';

const URGENCIES: readonly DispatchDocument['urgency'][] = ['Khẩn', 'Thượng khẩn', 'Hỏa tốc'];

export function partsOf(dispatch: DispatchDocument, context: PartsContext): HTMLElement[] {
  const { words } = context;
  const bases = linesEditor(words.bases, dispatch.bases, context);
  return [
    headPart(dispatch, context),
    one(words.subject, dispatch, 'subject', context),
    ...(dispatch.addressees === null
      ? []
      : [linesEditor(words.addressees, dispatch.addressees.names, context).root]),
    ...(dispatch.authority === null ? [] : [authorityPart(dispatch, context)]),
    bases.root,
    citationFinder(dispatch, context, () => bases.draw()),
    element('h2', { class: 'draft-part' }, words.body),
    blocksEditor(dispatch.body, 'body', context),
    ...dispatch.appendices.map((appendix, at) => appendixPart(dispatch, appendix, at, context)),
    wideButton(words.addAppendix, () => {
      dispatch.appendices.push({ form: 'appendix', title: '', body: [{ kind: 'paragraph', text: '' }] });
      context.changed();
      context.redraw();
    }),
    ...recipientsPart(dispatch, context),
  ];
}

export interface PartsContext extends EditorContext {
  /** Draws the whole editor anew: a part came or went. */
  redraw(): void;
}

type TextKey<T> = { [K in keyof T]: T[K] extends string ? K : never }[keyof T];

function one<T, K extends TextKey<T> & keyof T>(
  label: string,
  of: T,
  key: K,
  { changed }: EditorContext,
): HTMLElement {
  const area = wordsArea(String(of[key]), (value) => {
    of[key] = value as T[K];
    changed();
  });
  return labelled(label, area);
}

function headPart(dispatch: DispatchDocument, context: EditorContext): HTMLElement {
  const { words, changed } = context;
  const { header } = dispatch;
  const parent = wordsArea(header.parent ?? '', (value) => {
    header.parent = value.trim() === '' ? null : value;
    changed();
  });
  const urgency = element('select');
  urgency.append(element('option', { value: '' }, words.noUrgency));
  for (const name of URGENCIES) {
    const option = element('option', { value: name ?? '' }, name ?? '');
    option.selected = name === dispatch.urgency;
    urgency.append(option);
  }
  urgency.addEventListener('change', () => {
    dispatch.urgency = URGENCIES.find((name) => name === urgency.value) ?? null;
    changed();
  });
  return element(
    'details',
    { class: 'draft-head' },
    element('summary', {}, words.head),
    labelled(words.parent, parent),
    one(words.agency, header, 'agency', context),
    element(
      'div',
      { class: 'drafting-pair' },
      one(words.symbol, header, 'symbol', context),
      one(words.place, header, 'place', context),
    ),
    labelled(words.urgency, urgency),
  );
}

function authorityPart(dispatch: DispatchDocument, { words, changed }: EditorContext): HTMLElement {
  const area = wordsArea(dispatch.authority ?? '', (value) => {
    dispatch.authority = value;
    changed();
  });
  return labelled(words.authority, area);
}

function appendixPart(
  dispatch: DispatchDocument,
  appendix: Appendix,
  at: number,
  context: PartsContext,
): HTMLElement {
  const { words } = context;
  return element(
    'section',
    { class: 'draft-appendix' },
    element('h2', { class: 'draft-part' }, `${appendix.kind ?? words.appendix} ${at + 1}`),
    one(words.appendixTitle, appendix, 'title', context),
    blocksEditor(appendix.body, `appendices.${at}.body`, context),
    wideButton(words.removeAppendix, () => {
      dispatch.appendices.splice(at, 1);
      context.changed();
      context.redraw();
    }),
  );
}

function recipientsPart({ recipients }: DispatchDocument, context: EditorContext): HTMLElement[] {
  if (recipients === null) return [];
  const { words, changed } = context;
  const drafter = wordsArea(recipients.drafter ?? '', (value) => {
    if (value.trim() === '') delete recipients.drafter;
    else recipients.drafter = value;
    changed();
  });
  return [
    linesEditor(words.recipients, recipients.list, context).root,
    element(
      'div',
      { class: 'drafting-pair' },
      one(words.filed, recipients, 'filed', context),
      labelled(words.drafter, drafter),
    ),
  ];
}
