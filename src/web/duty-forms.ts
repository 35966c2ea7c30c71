/** What the forms of a duty ask for, as the commands of the follow-up. */
import type { HandOut, ObligationCommand, PartyChoice } from '../obligations/index.ts';
import { type Action, ACTION_NAMES } from '../obligations/index.ts';
import { AppError } from '../platform/errors.ts';
import type { Form } from './routes/context.ts';
import { ERROR_PAGE } from './text.ts';

const refused = () => new AppError('request.invalid', 400, ERROR_PAGE.refused);

/** @throws AppError `request.invalid` no such action */
export function actionIn(word: string | undefined): Action {
  const action = ACTION_NAMES.find((name) => name === word);
  if (action === undefined) throw refused();
  return action;
}

export function commandIn(action: Action, form: Form): ObligationCommand {
  const note = form.text('note');
  switch (action) {
    case 'report':
      return {
        action,
        note,
        result: {
          summary: form.text('summary'),
          reference: form.text('reference'),
          fileId: form.text('fileId'),
          sentOn: form.text('sentOn') || null,
        },
      };
    case 'ask-extension':
      return { action, until: form.text('until'), note };
    case 'decide-extension':
      return { action, grant: form.text('grant') === 'true', until: form.text('until') || null, note };
    case 'set-due':
      return { action, due: form.text('due'), note };
    case 'record-event':
      return { action, eventOn: form.text('eventOn'), note };
    case 'delegate':
      return { action, personId: form.text('person'), note };
    case 'assign':
      return {
        action,
        note,
        parties: { lead: chosen(form.text('lead')), cooperator: form.texts('cooperator').flatMap(chosen) },
      };
    case 'hand-down':
      return { action, note, parts: partsIn(form) };
    default:
      return { action, note };
  }
}

/** "unit:…", "person:…", "name:…" of somebody outside; nothing where nothing is chosen. */
function chosen(value: string): PartyChoice[] {
  const at = value.indexOf(':');
  const id = value.slice(at + 1);
  if (at < 0 || id === '') return [];
  if (value.startsWith('name:')) return [{ name: id }];
  return value.startsWith('unit:') ? [{ unitId: id }] : [{ personId: id }];
}

function partsIn(form: Form) {
  const leads = form.texts('part-lead');
  const dues = form.texts('part-due');
  return form
    .texts('part-action')
    .map((action, at) => ({ action: action.trim(), lead: chosen(leads[at] ?? ''), due: dues[at] || null }))
    .filter(({ action }) => action !== '');
}

/** Duties whose text is blank were not meant. */
export function handOutIn(form: Form): HandOut {
  const at = (name: string, index: number) => form.texts(name)[index]?.trim() ?? '';
  const kind = form.text('kind') === 'meeting' ? 'meeting' : 'direct';
  const outsiders = form.texts('outside').filter((name) => name.trim() !== '');
  return {
    source: { kind, name: form.text('name'), date: form.text('date') || null },
    // One order is wholly for the office, or wholly for others.
    side: outsiders.length > 0 ? 'theirs' : 'ours',
    duties: form
      .texts('action')
      .map((action, index) => ({
        action: action.trim(),
        product: at('product', index) || null,
        parties: {
          lead: at('outside', index) === '' ? chosen(at('lead', index)) : [{ name: at('outside', index) }],
          cooperator: chosen(at('cooperator', index)),
        },
        due: at('due', index) || null,
        urgent: at('urgent', index) === 'true',
      }))
      .filter(({ action }) => action !== ''),
  };
}

/** "id:version" of each chosen row. */
export function targetsIn(form: Form): { obligationId: string; version: number }[] {
  return form.texts('duty').flatMap((value) => {
    const at = value.lastIndexOf(':');
    const version = Number(value.slice(at + 1));
    return at > 0 && Number.isSafeInteger(version) ? [{ obligationId: value.slice(0, at), version }] : [];
  });
}
