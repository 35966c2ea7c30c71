/**
 * Who must do what by when: a deterministic grammar of administrative Vietnamese. It suggests, a person
 * decides; every suggestion carries the words it was read from.
 */
import { joinParagraphs, leastConfidence, outlineOf, passagesOf, rowNodes } from '../outline.ts';
import type { OutlineNode, Paragraph } from '../outline.ts';
import { type KnownTable, taskRows } from '../outline/known-table.ts';
import type { PaperParts } from '../parts.ts';
import { isScanned } from '../spelling.ts';
import type { Alias, Deadline, Evidence, Metadata, Obligation } from '../understanding.ts';
import { actorsInList } from './actors/lists.ts';
import { beginsName } from './actors/opening.ts';
import { NamedBefore, pointsBack } from './anaphora.ts';
import type { Clause, Cue } from './clauses/clause.ts';
import { deadlineInCell } from './deadline.ts';
import { doubtLoneFigures, withDetail } from './deadline-detail.ts';
import { legalBasisOf, reportReceiver, targetsOf } from './details.ts';
import { draftsOf } from './drafts.ts';
import { kindOf, modalityOf, productOf } from './duty-kind.ts';
import { doubtQuarters } from './doubtful-quarters.ts';
import { excludedIn, relayIn } from './exclusions.ts';
import type { Draft, Place } from './drafts.ts';
import { behindTaskLabel, isLabelled, labelsAmong, labelsOf, NO_LABELS, withLabels } from './labels.ts';
import { isItem, isOfSomebody, mayFound } from './founding.ts';
import {
  contentsAmong,
  endsAsLeadIn,
  itemsBehind,
  leadsIn,
  opensUnmarkedList,
  orderOfLead,
  toldBeforeList,
} from './lead-in.ts';
import { linksOf } from './links.ts';
import { doersByLayout } from './list-layout.ts';
import type { ToldByLayout } from './list-layout.ts';
import { namesSaidWhole, wordsOfPaper } from './paper-names.ts';
import { dateAllAbove, datesAllAbove, datesPoints } from './point-deadlines.ts';
import { inheritedFrom, quoted } from './reasons.ts';
import { type Stretch, sentencesOf } from './sentences.ts';
import { openSetting, under, withPeriod, withTopic } from './setting.ts';
import type { Labels } from './labels.ts';
import { doersOfRow } from './row-doers.ts';
import type { Setting } from './setting.ts';
import { targetValuesOf } from './targets.ts';
import { KnownNames, NO_NAMES, tokensOf } from './tokens.ts';
import { LEARNED, likelihoodOf } from './weigher.ts';
import type { Weigher } from './weigher.ts';

export { deadlineInCell, deadlineOf, findDeadlines } from './deadline.ts';
export type { FoundDeadline } from './deadline.ts';
export { dueOf, withDetail } from './deadline-detail.ts';
export type { LimitCalendar } from './deadline-detail.ts';
export { suggestDirectives } from './directives.ts';
export type { SuggestedDirective } from './directives.ts';
export { obligationsFor } from './for-unit.ts';
export type { UnitDirectory, UnitLevel, UnitName, UnitObligation, UnitSeen } from './for-unit.ts';
export { groupObligations, isStanding, rankObligations, weightOf } from './ranking.ts';
export type { ObligationGroup } from './ranking.ts';

/** How sure each way of telling a duty is, before the reading of its words is weighed in. */
const CONFIDENCE: Readonly<Record<Cue, number>> = {
  assigned: 0.95,
  duty: 0.93,
  requested: 0.9,
  subject: 0.88,
  bare: 0.85,
  none: 0.45,
};

/** A duty whose day was hardly read is not one to accept unseen. */
const MISREAD_CONFIDENCE = 0.6;

/** An action is quoted up to about this many words. */
const LONGEST_ACTION = 45;

/**
 * The obligations (nhiệm vụ được giao) a paper puts on somebody, in the order of the paper: assignees
 * inherited from headings and lead-ins, cooperators behind "phối hợp", the deadline, and the passage.
 * Recall comes before precision: a missed duty is worse than one to dismiss.
 * @param weigher how much each sentence speaks for a duty; another than the learned one to learn or to measure
 */
export function suggestObligations(
  parts: PaperParts,
  metadata: Metadata,
  aliases: readonly Alias[] = [],
  weigher: Weigher = LEARNED,
): Obligation[] {
  return readObligations(parts, metadata, aliases, weigher).obligations;
}

/** What a paper puts on somebody, and apart from it the passages that fall just short of it. */
export interface ReadObligations {
  obligations: Obligation[];
  possible: Obligation[];
}

/** As {@link suggestObligations}, with what a person had better look at by themselves. */
export function readObligations(
  parts: PaperParts,
  metadata: Metadata,
  aliases: readonly Alias[] = [],
  weigher: Weigher = LEARNED,
): ReadObligations {
  const outline = outlineOf(parts);
  const short = aliases.filter(namesActor);
  const names = new KnownNames(
    short.map((alias) => alias.short),
    namesSaidWhole(outline, metadata),
    wordsOfPaper(outline, metadata),
  );
  const walk = new Walk(metadata, short, names, weigher);
  walk.siblings(outline, walk.opening);
  if (isScanned(parts.body)) {
    doubtLoneFigures(walk.found.map(({ deadline }) => deadline));
    doubtQuarters(walk.found, metadata.date);
  }
  for (const duty of walk.found) {
    if (duty.deadline.warnings?.includes('misread') === true)
      duty.confidence = Math.min(duty.confidence, MISREAD_CONFIDENCE);
  }
  return { obligations: walk.found, possible: walk.possible };
}

/**
 * The tasks of a table whose cells are known, told like those of a table that was read.
 * @param under path of the item that the table stands under
 */
export function obligationsOfTable(table: KnownTable, metadata: Metadata, under: string): Obligation[] {
  const walk = new Walk(metadata, []);
  walk.siblings(rowNodes(taskRows(table), under), walk.opening);
  return walk.found;
}

/** "Ban Quản lý Khu kinh tế (sau đây gọi tắt là BQL)" names somebody, "Nghị định số 73 (gọi tắt là …)" does not. */
function namesActor({ long }: Alias): boolean {
  return beginsName(tokensOf(long), 0);
}

/** The words that name who has to do something: those of the draft itself, or those that its reasons quote. */
function whereNamed({ inherited, passages, why }: Draft): string {
  return (inherited ? why.whoseQuote : passages[0]?.text) ?? '';
}

/** What leads in to a list, and how many duties were told before that list. */
interface OpenedLead {
  node: OutlineNode;
  setting: Setting;
  told: number;
}

class Walk {
  readonly found: Obligation[] = [];
  /** Whom the first item bound that named somebody. */
  private firstNamed: readonly string[] = [];
  readonly possible: Obligation[] = [];
  /** Whom the paragraphs before the list asked, and in which words. */
  private asked: readonly string[] = [];
  private askedIn = '';
  private readonly before = new NamedBefore();
  /** The passage that is being read. */
  private read: OutlineNode | null = null;
  readonly opening: Setting;
  private readonly metadata: Metadata;
  private readonly aliases: readonly Alias[];
  private readonly weigher: Weigher;

  constructor(
    metadata: Metadata,
    aliases: readonly Alias[],
    names: KnownNames = NO_NAMES,
    weigher: Weigher = LEARNED,
  ) {
    this.metadata = metadata;
    this.weigher = weigher;
    this.aliases = aliases;
    this.opening = openSetting(metadata, names);
  }

  /** The full names of those whom the paper calls by a short one; empty where it calls nobody so. */
  private inFull(names: readonly string[]): string[] {
    const full = names.map((name) => this.aliases.find(({ short }) => short === name)?.long ?? name);
    return full.join() === names.join() ? [] : full;
  }

  /** Items of one level in their order; a paragraph that ends in a colon sets the scene for those behind it. */
  siblings(nodes: readonly OutlineNode[], setting: Setting): void {
    let here = setting;
    let led = false;
    /** What the lead-ins in one list stand under: the paragraph that ends in a colon straight before the first. */
    let outer = setting;
    let opened: OpenedLead | null = null;
    const labels = labelsAmong(nodes);
    /** What only tells of what a report is. */
    const passed = new Set<OutlineNode>();
    const laidOut = doersByLayout(nodes, setting);
    for (const [index, node] of nodes.entries()) {
      if (isLabelled(node) || passed.has(node)) continue;
      if (node.kind === 'paragraph' && !here.listed) {
        this.closeLead(opened);
        opened = null;
      }
      const listed = node.kind === 'paragraph' ? itemsBehind(nodes, index) : [];
      const contents = contentsAmong(node.paragraph.text, listed);
      for (const each of contents) passed.add(each);
      if (contents.size > 0 && contents.size === listed.length) {
        this.item(node, this.around(besideLead(node, here, setting)), false, NO_LABELS);
        continue;
      }
      const leads = node.kind === 'paragraph' && leadsIn(node, nodes[index + 1]);
      const behindLead = led;
      led = leads;
      if (leads) {
        this.closeLead(opened);
        this.item(node, here, contents.size === 0, NO_LABELS);
        opened = contents.size > 0 ? null : { node, setting: here, told: this.found.length };
        // "Đề nghị các thầy cô thực hiện như sau:", "Khi học sinh đến trường:", and behind its items "Khi học sinh ra
        // về:": both speak to those of the first.
        const below = this.below(node, behindLead ? here : setting);
        const isOwn = below.assigneesIn === node.paragraph.text;
        if (isOwn) outer = setting;
        else if (behindLead) outer = here;
        here = {
          ...(isOwn || behindLead ? below : this.below(node, outer)),
          listed: opensUnmarkedList(node, nodes[index + 1]),
        };
        if (node.path === 'lead' && here.origin === 'lead') this.nowAsked(here.assignees, here.assigneesIn);
      } else {
        if (node.kind === 'paragraph') outer = setting;
        const told = labels.has(node) ? undefined : laidOut.get(node);
        if (told !== undefined) this.laidOut(node, told, here);
        else
          this.node(
            node,
            node.kind === 'paragraph' ? this.around(besideLead(node, here, setting)) : here,
            labels.get(node) ?? NO_LABELS,
          );
      }
    }
    this.closeLead(opened);
  }

  /** With nothing told below it, what leads in may be an order itself. */
  private closeLead(lead: OpenedLead | null): void {
    if (lead === null || this.found.length > lead.told) return;
    const { node, setting } = lead;
    const order = orderOfLead(node.paragraph);
    if (order.length > 0) this.sentences({ node, introduces: false }, order, setting, NO_LABELS);
  }

  /** What holds below a paragraph that leads in. */
  private below({ paragraph }: OutlineNode, setting: Setting): Setting {
    return under(paragraph.text, setting, 'lead', this.metadata.addressees);
  }

  /** Paragraphs around the list speak to those who were asked before, or to whom the paper is addressed. */
  private around(setting: Setting): Setting {
    const asked = this.asked.length > 0 ? this.asked : this.metadata.addressees;
    return setting.assignees.length > 0
      ? setting
      : { ...setting, assignees: asked, origin: 'addressees', assigneesIn: this.askedIn };
  }

  private nowAsked(names: readonly string[], text: string): void {
    this.asked = names;
    this.askedIn = text;
  }

  private node(node: OutlineNode, around: Setting, labels: Labels): void {
    const setting = withTopic(node.paragraph.text, withPeriod(node.paragraph.text, around));
    if (node.kind === 'row') return this.row(node, setting);
    if (node.kind === 'appendix') return this.siblings(node.children, this.opening);
    const items = node.children.filter((child) => !isLabelled(child));
    const contents = contentsAmong(node.paragraph.text, items);
    const opensList = items.length > 0 && (node.isHeading || endsAsLeadIn(node.paragraph.text));
    const introduces = opensList && contents.size === 0;
    this.item(
      node,
      setting,
      introduces,
      node.children.length > 0 && items.length === 0 ? labelsOf(node) : labels,
    );
    if (items.length === 0 || contents.size === items.length) return;
    const lead = introduces ? { node, setting, told: this.found.length } : null;
    const below = opensList ? under(node.paragraph.text, setting, 'item', this.metadata.addressees) : setting;
    const told = node.children.filter((child) => !contents.has(child));
    this.siblings(told, { ...below, headings: [...setting.headings, node.paragraph.text] });
    this.closeLead(lead);
  }

  /** An item whose list tells by its layout whose it is. */
  private laidOut(node: OutlineNode, told: ToldByLayout, around: Setting): void {
    const { text } = node.paragraph;
    const { assignees, start, end, isBehind, deadline } = told;
    const setting: Setting = { ...around, assignees, origin: 'item', assigneesIn: text, assigning: false };
    const labels = isBehind ? { ...NO_LABELS, assignees, deadline } : NO_LABELS;
    const own = sentencesOf(text).flatMap((sentence) => {
      const cut = { start: Math.max(sentence.start, start), end: Math.min(sentence.end, end) };
      return cut.start < cut.end ? [cut] : [];
    });
    this.read = node;
    this.before.addListed(text, (listed) => actorsInList(listed, tokensOf));
    this.sentences({ node, introduces: false }, own, setting, labels, true);
  }

  /** The sentences of an item; the last one of a lead-in only introduces what stands below. */
  private item(node: OutlineNode, around: Setting, introduces: boolean, labels: Labels): void {
    const setting = this.ofConduct(around);
    this.read = node;
    this.before.addListed(node.paragraph.text, (text) => actorsInList(text, tokensOf));
    const own = introduces ? toldBeforeList(node.paragraph) : sentencesOf(node.paragraph.text);
    this.sentences({ node, introduces }, own, setting, labels);
  }

  /** @param isToldByLayout whether the list tells whose the item is: whatever it says, and of nobody else, is theirs */
  private sentences(
    place: Place,
    all: readonly Stretch[],
    setting: Setting,
    labels: Labels,
    isToldByLayout = false,
  ): void {
    const { node } = place;
    const { paperDate } = setting;
    const textOf = ({ start, end }: Stretch): string => node.paragraph.text.slice(start, end);
    const hasAbove = this.found.length > 0 || all.length > 1;
    const datesAll = all.map(textOf).filter((text) => hasAbove && datesAllAbove(text, paperDate));
    const own = all.filter((each) => {
      const text = textOf(each);
      return !datesAll.includes(text) && !datesPoints(text, paperDate, this.found);
    });
    const founds = (clause: Clause, text: string, hasSubject: boolean, limited: boolean): boolean =>
      labels.assignees.length > 0 ||
      (isToldByLayout && clause.assignees.length === 0) ||
      mayFound({ node, setting, hasSubject }, clause, text) ||
      (limited && isOfSomebody({ node, setting, hasSubject }, clause)) ||
      this.goesOnAsking(node, setting, clause);
    const tasks =
      labels.assignees.length > 0 ? own.map((each) => behindTaskLabel(each, node.paragraph.text)) : own;
    const { drafts, possible } = draftsOf(place, tasks, setting, founds, this.weigher);
    for (const draft of drafts) this.add(node.path, withLabels(draft, labels, setting.paperDate));
    for (const draft of possible) {
      const named = withLabels(draft, labels, setting.paperDate);
      this.possible.push(this.obligationOf(node.path, named, this.resolved(named.assignees)));
    }
    for (const text of datesAll) dateAllAbove(text, paperDate, this.found, node.path);
  }

  /**
   * "1. Sinh viên phải đeo thẻ. 2. Bảo vệ khóa cổng. 3. Không hút thuốc lá.": house rules name whom they bind first;
   * others are named for what is theirs only.
   */
  private ofConduct(setting: Setting): Setting {
    const { firstNamed } = this;
    if (setting.stance !== 'conduct' || setting.assignees.length > 0 || firstNamed.length === 0)
      return setting;
    return { ...setting, assignees: firstNamed, origin: 'lead' };
  }

  /** Behind an order in running text, a paragraph that names its own doer tells a further one. */
  private goesOnAsking(node: OutlineNode, setting: Setting, { cue, assignees }: Clause): boolean {
    const running = node.kind === 'paragraph' && node.path === 'lead' && this.asked.length > 0;
    return running && setting.stance === 'tasks' && cue === 'subject' && assignees.length > 0;
  }

  private row(node: OutlineNode, setting: Setting): void {
    const { cells = {}, paragraph: task } = node;
    if (task.text === '') return;
    const { lead, cooperators } = doersOfRow(node);
    this.add(node.path, {
      cue: 'assigned',
      assignees: lead.length > 0 ? lead : setting.assignees,
      cooperators,
      deadline: deadlineInCell(cells.deadline?.text ?? '', setting.paperDate),
      actions: [task.text.replace(/[.;]$/u, '')],
      product: cells.product?.text.trim() || null,
      assigner: setting.assigner,
      passages: [task],
      inherited: lead.length === 0,
      deadlineIn: null,
      why: {
        told: 'row',
        ...(lead.length > 0 ? { whose: 'cell' } : inheritedFrom(setting)),
        for: [],
        against: [],
      },
    });
  }

  /** "Các đơn vị nêu trên" are those named before; what cannot be told stays as written. */
  private resolved(names: readonly string[]): string[] {
    return names.flatMap((name) => {
      if (!pointsBack(name)) return [name];
      const read = this.read?.paragraph.text ?? '';
      const told = read.slice(0, Math.max(0, read.indexOf(name)));
      const meant = this.before.meantBy(name, told);
      return meant.length > 0 ? [...meant] : [name];
    });
  }

  private add(path: string, draft: Draft): void {
    const assignees = this.resolved(draft.assignees);
    const earlier = this.found.at(-1);
    this.found.push(this.obligationOf(path, draft, assignees));
    if (path !== 'lead' && this.firstNamed.length === 0) this.firstNamed = assignees;
    // Whom one item names, those behind its list are not.
    const inItem = this.read !== null && isItem(this.read);
    if (path === 'lead' && draft.exception !== true && !inItem) this.nowAsked(assignees, whereNamed(draft));
    this.before.add(assignees);
    if (draft.exception === true && earlier?.clause === path) leaveOut(earlier, assignees);
  }

  private obligationOf(path: string, draft: Draft, assignees: string[]): Obligation {
    const passage = joinParagraphs(draft.passages);
    const evidence = evidenceOf(draft, passage);
    const action = draft.actions.join('; ');
    const deadline = withDetail(draft.deadline, {
      text: passage.text,
      paperDate: this.metadata.date,
      inherited: draft.deadlineIn !== null,
      readingConfidence: confidenceOfFigures(draft, passage),
    });
    return {
      clause: path,
      assignees,
      ...(assignees.join() === draft.assignees.join() ? {} : { assigneesAsWritten: [...draft.assignees] }),
      ...(this.inFull(assignees).length > 0 ? { assigneesInFull: this.inFull(assignees) } : {}),
      cooperators: [...draft.cooperators],
      action: shortened(action),
      deadline,
      reportTo: reportReceiver(passage.text) ?? receiverOfException(passage.text, path, this.found.at(-1)),
      targets: [...targetsOf(passage.text)],
      legalBasis: legalBasisOf(passage.text),
      ...furtherFacts(path, draft, passage.text, action, deadline),
      why: draft.deadlineIn === null ? draft.why : { ...draft.why, deadlineQuote: quoted(draft.deadlineIn) },
      confidence: evidence.reduce((least, each) => Math.min(least, each.confidence), 1),
      evidence,
    };
  }
}

/** How surely the figures of the deadline were read, where it stands in the passage itself. */
function confidenceOfFigures(draft: Draft, passage: Paragraph): number {
  const raw = draft.deadline.raw ?? '';
  const at = raw === '' ? -1 : passage.text.indexOf(raw);
  return at < 0 ? 100 : leastConfidence(passage, at, at + raw.length, /\d|^[IVXl|]{1,4}(?=[,.;/]|$)/u);
}

/** Kind, modality, product and links: what makes a list of clauses a list of tasks. */
function furtherFacts(
  clause: string,
  draft: Draft,
  text: string,
  action: string,
  deadline: Deadline,
): Partial<Obligation> {
  const targets = targetValuesOf(text);
  const product = draft.product ?? productOf(action);
  const links = linksOf(text);
  const kind = kindOf({
    clause,
    cue: draft.cue,
    action,
    text,
    deadline,
    targets: targetsOf(text),
    product,
    conditional: links.condition !== undefined,
  });
  const via = relayIn(text);
  const excluded = excludedIn(text);
  const assigner = (draft.assigner ?? []).join(', ');
  const facts: Partial<Obligation> = { kind, modality: modalityOf(draft.cue, text) };
  if (targets.length > 0) facts.targetValues = targets;
  if (product !== null && product !== '') facts.product = product;
  if (via !== null) facts.via = via;
  if (excluded.length > 0) facts.excluded = excluded;
  if (assigner !== '') facts.assigner = assigner;
  return Object.assign(facts, links);
}

/** "Riêng Công an tỉnh thực hiện theo …": the general duty before it is not theirs. */
function leaveOut(general: Obligation, names: readonly string[]): void {
  general.excluded = [...(general.excluded ?? []), ...names];
}

/** "Riêng X báo cáo trước ngày …": to whom was said in the sentence before. */
function receiverOfException(text: string, path: string, earlier: Obligation | undefined): string | null {
  const follows = /^Riêng .*báo cáo/u.test(text) && earlier?.clause === path;
  return follows ? (earlier?.reportTo ?? null) : null;
}

/** What holds for a paragraph behind a lead-in: without a mark it may be an item of its list, or go on with the answer. */
function besideLead({ path }: OutlineNode, { listed, stance }: Setting, setting: Setting): Setting {
  const goesOn = stance === 'answer' && path !== 'closing';
  return { ...setting, ...(listed ? { listed } : {}), ...(goesOn ? { stance } : {}) };
}

function shortened(action: string): string {
  let end = -1;
  for (let words = 0; words < LONGEST_ACTION; words += 1) {
    end = action.indexOf(' ', end + 1);
    if (end < 0) return action;
  }
  return `${action.slice(0, end)} …`;
}

/** As sure as its cue is, and no surer than its words weigh. */
function sureness({ cue, weight }: Draft): number {
  const byWords = weight === undefined ? 1 : likelihoodOf(weight);
  return Math.max(CONFIDENCE.none, Math.min(CONFIDENCE[cue], byWords));
}

function evidenceOf(draft: Draft, passage: Paragraph): Evidence[] {
  const told = sureness(draft) - (draft.inherited ? 0.03 : 0) - (draft.assignees.length === 0 ? 0.15 : 0);
  const round = (value: number): number => Math.round(value * 100) / 100;
  return passagesOf(passage).map(({ quote, page, boxes, readingConfidence }) => ({
    quote,
    page,
    boxes,
    confidence: round(Math.max(0.05, told * (0.6 + 0.4 * (readingConfidence / 100)))),
  }));
}
