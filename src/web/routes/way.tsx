/** What is done on a paper's page with its way, its links and its line in the book. */
import { direct } from '../../obligations/index.ts';
import { type Actor, listPeople } from '../../people/index.ts';
import { foldAccents } from '../../platform/vietnamese.ts';
import {
  addLink,
  attachmentsOf,
  cancelNumber,
  completePaper,
  correctEntry,
  type DispatchView,
  entryOfDispatch,
  colleaguesAmong,
  forwardPaper,
  keepForInformation,
  LINK_KINDS,
  linksOfDispatch,
  OPINION_LAYERS,
  packageOfDispatch,
  type Party,
  refusePaper,
  removeLink,
  returnPaper,
  routingOfDispatch,
  sayOpinion,
  signForPaper,
  stampPlace,
  STATUS_NAMES,
  statusesOf,
  submitToLeader,
  suggestedDirectives,
  tellStatus,
  threadOf,
  type RoutingStep,
} from '../../registry/index.ts';
import type { Option } from '../components/form.tsx';
import { blankDirective, type DirectiveDraft } from '../components/way.tsx';
import { LINE, LINKS, WAY } from '../text/registry.ts';
import { type Form, notFilled, type PageContext, personOf, requiredText, versionIn } from './context.ts';
import type { WebRoutesDeps } from './context.ts';
import type { Deed } from './dispatch.tsx';
import { peopleOptions, unitOptions } from './units-options.ts';

const idOf = (c: PageContext) => c.req.param('id')!;
const on = (c: PageContext, form: Form) => ({ dispatchId: idOf(c), version: versionIn(form) });
const step = (c: PageContext, form: Form) => ({ dispatchId: idOf(c), routingId: form.text('routing') });
const partiesOf = (kind: Party['kind'], ids: readonly string[]): Party[] => ids.map((id) => ({ kind, id }));

/** "unit:…" or "person:…"; null where nobody was chosen. */
function partyIn(choice: string): Party | null {
  const [kind, id] = choice.split(':');
  if (id === undefined || id === '') return null;
  return { kind: kind === 'person' ? 'person' : 'unit', id };
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

export const WAY_DEEDS: readonly Deed[] = [
  {
    path: 'trinh',
    done: 'da-trinh',
    run({ db, clock }, c, form) {
      const leaderId = requiredText(form, 'leader', WAY.leader);
      const note = orNull(form.text('note')) ?? undefined;
      return submitToLeader(db, { ...on(c, form), leaderId, note }, personOf(c), clock);
    },
  },
  {
    path: 'chi-dao',
    done: 'da-chi-dao',
    run({ db, clock }, c, form) {
      const cooperators = [
        ...partiesOf('unit', form.texts('with-unit')),
        ...partiesOf('person', form.texts('with-person')),
      ];
      const command = {
        ...on(c, form),
        text: requiredText(form, 'text', WAY.directText),
        lead: partyIn(form.text('lead')),
        cooperators,
        know: partiesOf('unit', form.texts('know-unit')),
        dueDate: orNull(form.text('due')),
      };
      return direct(db, command, personOf(c), clock);
    },
  },
  {
    path: 'chuyen-tiep',
    done: 'da-chuyen-tiep',
    run({ db, clock }, c, form) {
      const note = orNull(form.text('note')) ?? undefined;
      const command = { ...step(c, form), to: partiesOf('person', form.texts('person')), note };
      return forwardPaper(db, command, personOf(c), clock);
    },
  },
  {
    path: 'tra-lai',
    done: 'da-tra-lai',
    run({ db, clock }, c, form) {
      const reason = requiredText(form, 'reason', WAY.returnReason);
      return returnPaper(db, { ...step(c, form), reason }, personOf(c), clock);
    },
  },
  {
    path: 'giai-quyet',
    done: 'da-giai-quyet',
    run: ({ db, clock }, c, form) =>
      completePaper(db, { ...step(c, form), note: form.text('note') }, personOf(c), clock),
  },
  {
    path: 'luu-de-biet',
    done: 'da-luu-biet',
    run({ db, clock }, c, form) {
      const reason = requiredText(form, 'reason', WAY.keepReason);
      return keepForInformation(db, { ...on(c, form), reason }, personOf(c), clock);
    },
  },
  {
    path: 'tra-noi-gui',
    done: 'da-tu-choi',
    run({ db, clock }, c, form) {
      const reason = requiredText(form, 'reason', WAY.refuseReason);
      return refusePaper(db, { ...on(c, form), reason }, personOf(c), clock);
    },
  },
  {
    path: 'y-kien',
    done: 'da-ghi-y-kien',
    run({ db, clock }, c, form) {
      const layer = OPINION_LAYERS.find((each) => String(each) === form.text('layer')) ?? 3;
      const text = requiredText(form, 'text', WAY.opinionText);
      return sayOpinion(db, { dispatchId: idOf(c), layer, text }, personOf(c), clock);
    },
  },
  {
    path: 'lien-ket',
    done: 'da-lien-ket',
    run({ db, clock }, c, form) {
      const kind = LINK_KINDS.find((each) => each === form.text('kind')) ?? 'related';
      const symbol = requiredText(form, 'symbol', LINKS.symbol);
      const command = { dispatchId: idOf(c), kind, other: { symbol, date: orNull(form.text('date')) } };
      return addLink(db, command, personOf(c), clock);
    },
  },
  {
    path: 'bo-lien-ket',
    done: 'da-bo-lien-ket',
    run: ({ db, clock }, c, form) =>
      removeLink(db, { dispatchId: idOf(c), linkId: form.text('link') }, personOf(c), clock),
  },
  {
    path: 'dinh-chinh',
    done: 'da-dinh-chinh',
    run({ db, clock }, c, form) {
      const reason = requiredText(form, 'reason', LINE.reason);
      return correctEntry(db, { ...on(c, form), columns: columnsIn(form), reason }, personOf(c), clock);
    },
  },
  {
    path: 'ky-nhan',
    done: 'da-ky-nhan',
    run({ db, clock }, c, form) {
      const signedBy = requiredText(form, 'signedBy', LINE.signedBy);
      return signForPaper(db, { ...on(c, form), signedBy }, personOf(c), clock);
    },
  },
  {
    path: 'huy-so',
    done: 'da-huy-so',
    run({ db, clock }, c, form) {
      const reason = requiredText(form, 'reason', LINE.cancelReason);
      return cancelNumber(db, { ...on(c, form), reason }, personOf(c), clock);
    },
  },
];

function columnsIn(form: Form) {
  const arrivedOn = form.text('arrivedOn');
  if (arrivedOn === '') throw notFilled(LINE.arrived);
  const copies = form.text('copies');
  return {
    arrivedOn,
    note: orNull(form.text('note')),
    ...(form.has('archiveHolder') ? { archiveHolder: orNull(form.text('archiveHolder')) } : {}),
    ...(form.has('copies') ? { copies: copies === '' ? null : Math.trunc(Number(copies)) || null } : {}),
  };
}

/** What the page shows of the way, the links and the line of a paper. */
export function wayOf({ db, clock }: WebRoutesDeps, c: PageContext, dispatch: DispatchView) {
  const actor = personOf(c);
  const { id, may } = dispatch;
  const routing = routingOfDispatch(db, id, actor);
  const chooses = may.includes('route') || may.includes('direct') || routing.steps.some(({ mine }) => mine);
  const units = chooses ? unitOptions(db, actor, clock) : [];
  const drafts = may.includes('direct') ? draftsFor(suggestedDirectives(db, id, actor), units) : [];
  const people = chooses ? peopleOptions(db, actor, clock) : [];
  const colleagues = ({ to }: RoutingStep) => {
    const among = colleaguesAmong(
      db,
      people.map(({ value }) => value),
      to,
      clock,
    );
    return people.filter(({ value }) => among.has(value) && value !== to.id);
  };
  return {
    routing,
    forwardTo: new Map(routing.steps.filter(({ mine }) => mine).map((step) => [step.id, colleagues(step)])),
    links: linksOfDispatch(db, id, actor),
    thread: threadOf(db, id, actor),
    line: entryOfDispatch(db, id, actor),
    stamp: stampPlace(db, id, actor),
    data: {
      package: packageOfDispatch(db, id),
      attachments: attachmentsOf(db, id),
      statuses: statusesOf(db, id),
    },
    units,
    people,
    leaders: may.includes('submit') ? leaderOptions(db, actor, clock) : [],
    now: clock.now(),
    drafts,
    draft: drafts[Number(c.req.query('but-phe') ?? NaN)] ?? blankDirective(),
  };
}

function leaderOptions(db: WebRoutesDeps['db'], actor: Actor, clock: WebRoutesDeps['clock']): Option[] {
  return listPeople(db, { role: 'leader', limit: 200 }, actor, clock).people.map(({ id, name, post }) => ({
    value: id,
    name: post === '' ? name : `${name}, ${post}`,
  }));
}

function draftsFor(
  suggested: ReturnType<typeof suggestedDirectives>,
  units: readonly Option[],
): DirectiveDraft[] {
  const unitOf = (name: string) =>
    units.find((unit) => foldAccents(unit.name.trim()) === foldAccents(name.trim()))?.value;
  return suggested.map(({ words, assignees, cooperators, deadline }) => {
    const lead = assignees.map(unitOf).find((unit) => unit !== undefined);
    return {
      words,
      lead: lead === undefined ? '' : `unit:${lead}`,
      cooperators: cooperators.map(unitOf).filter((unit) => unit !== undefined),
      dueDate: deadline.date ?? deadline.due ?? '',
    };
  });
}

/** The status for the sender, as a file to be saved. */
export function statusFile(deps: WebRoutesDeps, c: PageContext, form: Form): Response {
  const status = STATUS_NAMES.find((name) => name === form.text('status')) ?? 'received';
  const command = { dispatchId: idOf(c), status, description: form.text('description') };
  const { fileName, bytes } = tellStatus(
    deps.db,
    { ...command, agencyName: deps.agencyName },
    personOf(c),
    deps.clock,
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/xml',
      'content-disposition': `attachment; filename="${fileName}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
