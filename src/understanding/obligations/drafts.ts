/**
 * The obligations of one item. One item is one obligation, however many verbs it has; a sentence or a part
 * behind a semicolon that names another assignee or has a deadline of its own is a further one.
 */
import { slice, type Paragraph } from '../outline.ts';
import type { Deadline, Why } from '../understanding.ts';
import { isBareActor, mayBeDeed } from './actors/opening.ts';
import { forbids } from './binding.ts';
import { clauseOf } from './clauses.ts';
import type { Clause, Cue } from './clauses/clause.ts';
import { dealtOut, fallsTo } from './clauses/shares.ts';
import { NO_DEADLINE, deadlineInCell, findDeadlines, strongest, type FoundDeadline } from './deadline.ts';
import { doerIn } from './doers.ts';
import { actionOf } from './drafts/action.ts';
import { CONCLUDES, joinNames, partsAtDeadlines, partsOf } from './drafts/cuts.ts';
import {
  OF_BEFORE,
  SAYS_WHEN,
  TIME_LABEL,
  WORK_BEFORE,
  openingTime,
  saysOnlyWhen,
  setsLimit,
} from './drafts/own-time.ts';
import {
  PASSES_ON,
  demandsOfOthers,
  leads,
  namedBeforeColon,
  nothingNamed,
  ownAssigner,
} from './drafts/whose.ts';
import { reasonAgainst, yieldsToOrder } from './not-duties.ts';
import { opensWithDayAfter } from './opening-day.ts';
import { inheritedFrom, spokenIn } from './reasons.ts';
import { partsBySemicolon, type Stretch } from './sentences.ts';
import { nameOf } from './names-alike.ts';
import { type Setting } from './setting.ts';
import { tokensOf } from './tokens.ts';
import { fallsShort, isInCapitals, outweighs, takesUp, type WeighedPart, type Weigher } from './weigher.ts';

/** An obligation before its smaller facts are read. */
export interface Draft {
  cue: Cue;
  assignees: readonly string[];
  cooperators: readonly string[];
  deadline: Deadline;
  /** The verb phrases, as many as the item has. */
  actions: string[];
  /** Everything the item says of it, for evidence, targets and legal basis. */
  passages: Paragraph[];
  inherited: boolean;
  /** "Riêng X …": holds for this one only. */
  exception?: boolean;
  /** The heading or lead-in that sets the deadline; null where the item itself does, or nobody. */
  deadlineIn: string | null;
  /** What a label or a cell says has to come of it. */
  product?: string | null;
  /** Who gave the order, where the sentence says it. */
  assigner?: readonly string[];
  /** How much its words speak for a duty, as the logarithm of the odds. */
  weight?: number;
  why: Why;
}

/** What an item tells: its duties, and what falls just short of one. */
export interface ItemDrafts {
  drafts: Draft[];
  possible: Draft[];
}

/** Whether a clause may found an obligation here: in a list, or in the paragraphs around it. */
export type Founds = (clause: Clause, text: string, hasSubject: boolean, limited: boolean) => boolean;

/** The item whose sentences are read. */
export type Place = Pick<WeighedPart, 'node' | 'introduces'>;

/** Reads an item sentence by sentence. */
export function draftsOf(
  place: Place,
  sentences: readonly Stretch[],
  setting: Setting,
  founds: Founds,
  weigher: Weigher,
): ItemDrafts {
  const reader = new ItemReader(place, setting, founds, weigher);
  for (const sentence of sentences) reader.read(sentence);
  return reader;
}

/** What is known of a part beside its clause. */
interface Facts {
  deadlines: readonly FoundDeadline[];
  cooperators: readonly string[];
  /** It names another doer than the part before. */
  named: boolean;
  weight: number;
}

class ItemReader implements ItemDrafts {
  readonly drafts: Draft[] = [];
  readonly possible: Draft[] = [];
  private subject: readonly string[];
  /** Whom "Riêng X …" names, for the rest of its sentence. */
  private excepted: readonly string[] | null = null;
  /** What the sentence deals out to several: "Trực chỉ huy: " of "Trực chỉ huy: ban ngày - A; ban đêm - B". */
  private dealing: string | null = null;
  /** "Sáng 12/02, khoa A …; khoa B …": the time that a sentence opens with, and the sentence. */
  private opening: { deadline: Deadline; quote: string } | null = null;
  /** The stretch that was cut out last. */
  private cut = { start: 0, end: 0, text: '' };
  private readonly paragraph: Paragraph;
  private readonly setting: Setting;
  private readonly founds: Founds;
  private readonly place: Place;
  private readonly weigher: Weigher;

  constructor(place: Place, setting: Setting, founds: Founds, weigher: Weigher) {
    this.place = place;
    this.paragraph = place.node.paragraph;
    this.setting = setting;
    this.founds = founds;
    this.weigher = weigher;
    this.subject = setting.assignees;
  }

  read(sentence: Stretch): void {
    const text = this.textOf(sentence);
    const isStopped = /^[.;]/u.test(this.paragraph.text.slice(sentence.end));
    // A telegram in capitals is no title: its orders end with a stop.
    if ((isTitle(text) && !isStopped) || this.datesItem(sentence, text)) return;
    const reason = this.reasonAgainst(text);
    const ordered = reason !== null && this.isOrderAfterAll(reason, text);
    const isRefused =
      reason === 'proposal' || (reason !== null && !ordered && !this.hasOrderBehind(sentence, reason));
    if (isRefused) {
      this.refuse(text, true);
      const conclusion = CONCLUDES.exec(text) ?? SAYS_ABOVE.exec(text);
      if (conclusion !== null)
        this.read({ start: sentence.start + conclusion.index + conclusion[0].length, end: sentence.end });
      return;
    }
    let cooperators = this.setting.cooperators;
    this.excepted = null;
    this.dealing = null;
    this.opening = openingTime(text, this.setting.paperDate);
    for (const part of joinNames(
      this.paragraph.text,
      partsAtDeadlines(this.paragraph.text, this.parts(sentence), this.setting),
    )) {
      const opens = part.start === sentence.start;
      const clause = this.clauseHere(this.textOf(part), opens);
      // "…; Vụ Tài chính bố trí kinh phí": with whom the first one works is no matter of the second.
      const another = part.start > sentence.start && clause.assignees.length > 0;
      if (clause.cooperators.length > 0 || another) cooperators = clause.cooperators;
      this.readPart(part, clause, opens, cooperators);
    }
  }

  /** Mostly a sentence is its only part: what is known of its text is found again by the very same string. */
  private textOf({ start, end }: Stretch): string {
    if (start !== this.cut.start || end !== this.cut.end)
      this.cut = { start, end, text: this.paragraph.text.slice(start, end) };
    return this.cut.text;
  }

  /** What an item goes on to say of the time of its duty is no further one. */
  private datesItem(part: Stretch, text: string): boolean {
    const current = this.drafts.at(-1);
    const when = current === undefined ? null : this.whenOfBefore(text);
    if (current === undefined || when === null) return false;
    const isOpen = this.isUndated(current, when);
    if (!isOpen && !TIME_LABEL.test(text)) return SAYS_WHEN.test(text);
    this.setDeadline(current, part, when);
    return true;
  }

  /**
   * "Thời gian nộp: chậm nhất 10 ngày sau khi học.", "việc này gửi trước ngày 10/3", "Đợt kiểm tra làm xong trong tháng
   * 9.": a time with a label or one of the work told before.
   */
  private whenOfBefore(text: string): FoundDeadline | null {
    const label = TIME_LABEL.exec(text);
    if (label !== null) {
      const deadline = deadlineInCell(text.slice(label[0].length), this.setting.paperDate);
      const start = label[0].length;
      return deadline.kind === 'none' ? null : { deadline, start, end: text.length, strength: 3 };
    }
    if (!OF_BEFORE.test(text)) return null;
    const found = strongest(findDeadlines(text, this.setting.paperDate));
    const isItsTime = found?.strength === 3 && WORK_BEFORE.test(text.slice(0, found.start));
    return isItsTime && /^[\s.)]*$/u.test(text.slice(found.end)) ? found : null;
  }

  /** Nothing is weighed here: what rules know is surer than what words are like. */
  private refuse(text: string, opens: boolean): void {
    if (this.weigher.seeRefused === undefined) return;
    const limit = strongest(findDeadlines(text, this.setting.paperDate));
    this.weigher.seeRefused(this.weighed(text, this.clauseHere(text, opens), opens, limit, false));
  }

  private weighed(
    text: string,
    clause: Clause,
    opens: boolean,
    limit: FoundDeadline | null,
    byRules: boolean,
  ): WeighedPart {
    const { node, introduces } = this.place;
    const before = this.drafts.length;
    const { setting } = this;
    return { text, clause, opens, limit: limit?.strength ?? 0, before, setting, node, introduces, byRules };
  }

  private clause(text: string): Clause {
    return clauseOf(text, this.setting.names);
  }

  private clauseHere(text: string, opens: boolean): Clause {
    const dealt = this.dealsOut() ? dealtOut(text, this.dealing !== null) : null;
    if (dealt === null) this.dealing = null;
    else return dealt;
    const clause = this.calledShort(ownAssigner(this.clause(text), text, this.setting));
    if (this.setting.assigning && clause.assignees.length === 0)
      return fallsTo(text) ?? namedBeforeColon(text) ?? clause;
    if (this.isOwnDeed(text, clause) || (!opens && this.goesOnAsking(text, clause)))
      return { ...nothingNamed(clause), cue: 'bare', actionStart: 0 };
    const underSomebody = this.setting.origin === 'item';
    const inCase = text.slice(0, clause.actionStart).endsWith(' thì ');
    const behindSomebody = inCase && this.drafts.some(({ inherited }) => !inherited);
    if (clause.concerns && !clause.past && (underSomebody || behindSomebody)) {
      const actionStart = inCase ? 0 : clause.actionStart;
      return { ...clause, cue: 'bare', assignees: [], exception: false, actionStart };
    }
    return underSomebody && demandsOfOthers(clause)
      ? { ...clause, cue: 'bare', assignees: [], cooperators: [], actionStart: 0 }
      : clause;
  }

  /** What opens with a noun for others is the deed of whose item it is: to tell them, to lead or command them. */
  private isOwnDeed(text: string, { cue }: Clause): boolean {
    const { assignees, origin } = this.setting;
    if (assignees.length > 0 && origin !== 'addressees' && PASSES_ON.test(text)) return true;
    if (origin !== 'item') return false;
    if (cue === 'subject' && text.startsWith('Chỉ huy các ')) return true;
    return leads(text, assignees) || (assignees.length > 0 && mayBeDeed(tokensOf(text), 0));
  }

  /** "Sở Xây dựng kiểm định các biển lớn; yêu cầu chủ biển tháo dỡ …": who was named before the semicolon asks it. */
  private goesOnAsking(text: string, clause: Clause): boolean {
    const before = this.drafts.at(-1);
    const acts =
      before !== undefined && !before.inherited && (before.cue === 'subject' || before.cue === 'duty');
    return acts && /^(?:yêu cầu|đề nghị|nhắc nhở|nhắc|đôn đốc) \p{Ll}/u.test(text) && demandsOfOthers(clause);
  }

  /**
   * "Trung tâm báo ngay …" behind "Trung tâm Công nghệ thông tin bảo đảm …" in one item: it is the same one. "Đội" and
   * "Tổ" alone may be cut from another one's name: "Đội cơ giới …; Đội bốc xếp thay cáp".
   */
  private calledShort(clause: Clause): Clause {
    const [name, ...others] = clause.assignees;
    if (name === undefined || others.length > 0 || !/^\p{Lu}\p{Ll}*(?: \p{Ll}+){1,2}$/u.test(name))
      return clause;
    const called = this.subject.filter((each) => each.startsWith(`${name} `));
    const isShort = called.length === 1 && isBareActor(tokensOf(name));
    return isShort ? { ...clause, assignees: called } : clause;
  }

  /** Where somebody was asked above, what stands behind a colon has nothing to do: "Gửi báo cáo về: Văn phòng". */
  private dealsOut(): boolean {
    const { assigning, stance, assignees } = this.setting;
    return assigning || (stance === 'tasks' && assignees.length === 0);
  }

  private parts(sentence: Stretch): Stretch[] {
    return partsOf(this.paragraph.text, sentence, this.setting.names).filter((part) => {
      const text = this.textOf(part);
      if (this.whenOfBefore(text) !== null || TIME_LABEL.test(text)) return true;
      const reason = this.reasonAgainst(text);
      if (reason === null || this.isOrderAfterAll(reason, text)) return true;
      this.refuse(text, part.start === sentence.start);
      return false;
    });
  }

  /**
   * "Từ ngày 10/3 đến ngày 16/3/2026, bố trí lực lượng trực" in a paper of 02/3/2026: a day that is to come reports
   * nothing, and what is told behind it is looked at alone.
   */
  private reasonAgainst(text: string): string | null {
    if (this.isAskedFor(text)) return null;
    const reason = reasonAgainst(text);
    const { paperDate } = this.setting;
    const isToCome = reason === 'what was done' && paperDate !== null && opensWithDayAfter(text, paperDate);
    return isToCome ? reasonAgainst(text.slice(text.indexOf(',') + 1).trim()) : reason;
  }

  /** Under "Đề nghị Ủy ban nhân dân tỉnh:" to permit and to approve is what they are asked to do. */
  private isAskedFor(text: string): boolean {
    if (
      this.setting.requested &&
      /^(?:Cho phép|Chấp thuận|Phê duyệt|Đồng ý|Thống nhất|Bổ nhiệm) /u.test(text)
    )
      return true;
    const { origin, assignees } = this.setting;
    return origin === 'item' && assignees.length > 0 && DECIDES.test(text);
  }

  /** Somebody is told to do something, which outweighs the reason against it. */
  private isOrderAfterAll(reason: string, text: string): boolean {
    const mayOrder =
      yieldsToOrder(reason) ||
      this.isOwnOrder(reason, text) ||
      (reason === 'agreement' && AND_ORDERS.test(text));
    return mayOrder && ordersSomebody(this.clause(text));
  }

  /** "Theo đó, Sở Y tế đề nghị các trạm báo cáo" in a paper of Sở Y tế reports nothing: it gives the order. */
  private isOwnOrder(reason: string, text: string): boolean {
    if (reason !== 'reported assignment' || / đã /u.test(text)) return false;
    const [assigner] = this.clause(text).assigner;
    return assigner !== undefined && this.setting.issuer !== '' && nameOf(assigner) === this.setting.issuer;
  }

  /** "Đồng ý với đề xuất của Sở A; giao Sở A triển khai": only the first part is no duty. */
  private hasOrderBehind(sentence: Stretch, reason: string): boolean {
    const [, ...rest] = partsBySemicolon(this.paragraph.text, sentence);
    return rest.some((part) => {
      const text = this.textOf(part);
      const { cue, assignees, past } = this.clause(text);
      // "Phụ huynh được mời giám sát; nhà trường trả lời": what one may do, then what another does.
      const another = TELLS_OF_OTHERS.has(reason) && cue === 'subject' && assignees.length > 0 && !past;
      // "Được dùng tên mới; thông báo cho khách hàng trước ngày 01/10": then what is asked in return, by a day.
      const inReturn = MAY.has(reason) && cue === 'bare' && this.isByADay(text);
      return (
        (another || inReturn || cue === 'assigned' || cue === 'requested') && reasonAgainst(text) === null
      );
    });
  }

  private isByADay(text: string): boolean {
    const limit = strongest(findDeadlines(text, this.setting.paperDate));
    return limit !== null && setsLimit(limit);
  }

  private readPart(part: Stretch, clause: Clause, opens: boolean, cooperators: readonly string[]): void {
    const text = this.textOf(part);
    if (this.datesItem(part, text)) return;
    const deadlines = findDeadlines(text, this.setting.paperDate);
    const deadline = strongest(deadlines);
    const current = this.drafts.at(-1);
    if (current !== undefined && deadline !== null && saysOnlyWhen(text, deadlines)) {
      this.setDeadline(current, part, deadline);
      return;
    }
    const named = this.namesOther(clause, current, opens);
    if (current !== undefined && !named && ((deadline?.strength ?? 0) === 0 || clause.past)) {
      if (!this.foundOfOther(part, clause, text, current)) this.extend(current, part, text, clause);
      return;
    }
    const limited = deadline !== null && setsLimit(deadline);
    const goesOn = this.goesOn(part, clause);
    const byRules = !clause.past && (goesOn || this.founds(clause, text, this.subject.length > 0, limited));
    const weighed = this.weighed(text, clause, opens, deadline, byRules);
    if (clause.past) {
      this.weigher.seeRefused?.(weighed);
      return;
    }
    const weight = this.weigher.weigh(weighed);
    const isToldByRule = byRules && clause.cue !== 'none';
    if (!outweighs(weighed, weight)) {
      if (!fallsShort(weighed, weight)) return;
      const told = isToldByRule ? clause : this.withDoer(clause, text);
      this.possible.push(this.draftOf(part, told, weighed, { deadlines, cooperators, named, weight }));
      return;
    }
    const whose = goesOn ? current?.assignees : undefined;
    const told = !isToldByRule && takesUp(weighed, weight) ? this.withDoer(clause, text) : clause;
    this.found(part, told, weighed, { deadlines, cooperators, named, weight }, whose);
  }

  /** "Phòng Hậu cần cấp 02 máy bơm; Phòng Chính trị | giáo dục bộ đội": another known name whose verb is in no list. */
  private foundOfOther(part: Stretch, clause: Clause, text: string, current: Draft): boolean {
    if (clause.past || clause.cue !== 'none' || !/^(?:đồng chí )?\p{Lu}\p{L}+ \p{L}/u.test(text))
      return false;
    const doer = doerIn(text, this.setting.names, true);
    const other: Clause = doer === null ? clause : { ...clause, ...doer, cue: 'subject' };
    if (!this.namesOther(other, current, true)) return false;
    const weighed = this.weighed(text, other, true, null, false);
    const weight = this.weigher.weigh(weighed);
    if (!takesUp(weighed, weight)) return false;
    const { cooperators } = other;
    this.found(part, other, weighed, { deadlines: [], cooperators, named: true, weight });
    return true;
  }

  /**
   * Whose duty it is, where no rule told. A bare verb below somebody is theirs; below somebody only a noun for
   * people that is known names another, for things are sent and kept as well ("lịch trực niêm yết tại quầy").
   */
  private withDoer(clause: Clause, text: string): Clause {
    const isBelow = this.subject.length > 0;
    if (clause.assignees.length > 0 || (clause.cue === 'bare' && isBelow)) return clause;
    const doer = doerIn(text, this.setting.names, isBelow);
    return doer === null ? clause : { ...clause, ...doer };
  }

  /**
   * "Đề nghị Sở A thẩm định; gửi kết quả trước ngày 5/9": behind an order that names its own doer a bare verb goes
   * on with it, also where rules or descriptions stand.
   */
  private goesOn(part: Stretch, clause: Clause): boolean {
    const current = this.drafts.at(-1);
    if (current === undefined || clause.cue !== 'bare') return false;
    const ownDoer = current.assignees.length > 0 && current.assignees !== this.setting.assignees;
    return ownDoer && /[;,]\s*$/u.test(this.paragraph.text.slice(0, part.start));
  }

  private namesOther(clause: Clause, current: Draft | undefined, opens: boolean): boolean {
    if (clause.assignees.length === 0 || clause.past) return false;
    if (!opens && clause.cue === 'subject' && !clause.exception && current === undefined) return true;
    const same =
      current !== undefined &&
      current.assignees.join('|').toLowerCase() === clause.assignees.join('|').toLowerCase();
    return !same;
  }

  private found(
    part: Stretch,
    clause: Clause,
    weighed: WeighedPart,
    facts: Facts,
    subject: readonly string[] = this.excepted ?? this.subject,
  ): void {
    const draft = this.draftOf(part, clause, weighed, facts, subject);
    if (clause.assignees.length > 0 && !clause.exception) this.subject = clause.assignees;
    if (clause.assignees.length > 0) this.excepted = clause.exception ? clause.assignees : null;
    this.drafts.push(draft);
  }

  private draftOf(
    part: Stretch,
    clause: Clause,
    weighed: WeighedPart,
    { deadlines, cooperators, named, weight }: Facts,
    subject: readonly string[] = this.excepted ?? this.subject,
  ): Draft {
    const { text } = weighed;
    const assignees = clause.assignees.length > 0 ? clause.assignees : subject;
    const isCooperator = new Set(assignees.map((name) => name.toLowerCase()));
    const own = strongest(deadlines);
    const isOwn = own !== null && own.deadline.kind !== 'none';
    const inherited = this.opening?.deadline ?? this.setting.deadline;
    return {
      cue: clause.cue,
      assignees,
      cooperators: (named || clause.assignees.length === 0 ? cooperators : clause.cooperators).filter(
        (name) => !isCooperator.has(name.toLowerCase()),
      ),
      deadline: (isOwn ? own.deadline : inherited) ?? own?.deadline ?? NO_DEADLINE,
      actions: [this.actionIn(text, clause, own)],
      passages: [slice(this.paragraph, part.start, part.end)],
      inherited: clause.assignees.length === 0,
      exception: clause.exception,
      assigner: clause.assigner.length > 0 ? clause.assigner : this.setting.assigner,
      deadlineIn: isOwn || inherited === null ? null : (this.opening?.quote ?? this.setting.deadlineIn),
      weight,
      why: {
        told: toldBy(weighed),
        ...this.whoseIs(clause, assignees),
        ...spokenIn({ ...weighed, clause }),
      },
    };
  }

  /** From where the assignees of a part were taken. */
  private whoseIs(clause: Clause, assignees: readonly string[]): Pick<Why, 'whose' | 'whoseQuote'> {
    if (clause.assignees.length > 0) return { whose: 'passage' };
    if (assignees.length > 0 && assignees !== this.setting.assignees) return { whose: 'before' };
    return inheritedFrom(this.setting);
  }

  /** With what its sentence deals out, where the part itself says only when or where. */
  private actionIn(text: string, clause: Clause, deadline: FoundDeadline | null): string {
    if (clause.actionEnd === null) return actionOf(text, clause.actionStart, deadline);
    const action = text.slice(clause.actionStart, clause.actionEnd).trim();
    const topic = this.dealing ?? '';
    this.dealing ??= /^.*: /u.exec(action)?.[0] ?? '';
    return `${topic}${action}`;
  }

  private extend(draft: Draft, part: Stretch, text: string, clause: Clause): void {
    const known = new Set([...draft.assignees, ...draft.cooperators].map((name) => name.toLowerCase()));
    const further = clause.cooperators.filter((name) => !known.has(name.toLowerCase()));
    draft.cooperators = [...draft.cooperators, ...further];
    draft.actions.push(text);
    draft.passages.push(slice(this.paragraph, part.start, part.end));
  }

  /** It has no limit of its own, or one by what happens ("trước khi mưa đến"), where a day is told now. */
  private isUndated({ deadline }: Draft, found: FoundDeadline): boolean {
    const byEvent = deadline.kind === 'relative' && !deadline.amount && found.deadline.kind === 'date';
    return deadline.kind === 'none' || deadline === this.setting.deadline || byEvent;
  }

  private setDeadline(draft: Draft, part: Stretch, found: FoundDeadline): void {
    if (this.isUndated(draft, found)) Object.assign(draft, { deadline: found.deadline, deadlineIn: null });
    draft.passages.push(slice(this.paragraph, part.start, part.end));
  }
}

/** What an office does by a paper of its own is a task where it stands under somebody's name: "Hiệu trưởng: / - Phê duyệt …". */
const DECIDES = /^(?:phê duyệt|bãi bỏ|bổ nhiệm|thành lập|biểu dương|khen thưởng) /iu;

/** "Trên đây là kết luận của Chủ tịch, | Văn phòng theo dõi, đôn đốc": what stands above, and who does what with it. */
const SAYS_ABOVE = /^Trên đây là [^,;.]{3,120}, /iu;

/** "Đồng ý phương án và giao Sở A triển khai": agreed to, and ordered. */
const AND_ORDERS = /(?:,| và|,? đồng thời) (?:giao|phân công|đề nghị|yêu cầu) /iu;

/** What is refused for these says nothing of what another one does behind it; what the law says goes on. */
const TELLS_OF_OTHERS = new Set(['permission', 'forecast', 'passive', 'agreement']);

const MAY = new Set(['permission', 'agreement']);

function toldBy({ byRules, clause, text, setting }: WeighedPart): Why['told'] {
  if (!byRules) return 'words';
  if (forbids(text)) return 'banned';
  // "Báo cáo tháng gửi Văn phòng" asks nobody in so many words: under somebody it is one of his tasks.
  const isDelivery = clause.cue === 'requested' && clause.actionStart === 0 && clause.assignees.length === 0;
  const isListed = isDelivery && setting.origin === 'item';
  return clause.cue === 'none' || isListed ? 'bare' : clause.cue;
}

function ordersSomebody(clause: Clause): boolean {
  return (
    (clause.cue === 'assigned' || clause.cue === 'requested') && clause.assignees.length > 0 && !clause.past
  );
}

/** "TỔ CHỨC THỰC HIỆN": what stands in capitals alone is the title of what follows. */
function isTitle(text: string): boolean {
  return isInCapitals(text) && text.split(' ').length <= LONGEST_TITLE;
}

const LONGEST_TITLE = 16;
