/**
 * The obligations of one item. One item is one obligation, however many verbs it has; a sentence or a part
 * behind a semicolon that names another assignee or has a deadline of its own is a further one.
 */
import { slice } from '../outline.ts';
import type { Paragraph } from '../outline.ts';
import type { Deadline, Why } from '../understanding.ts';
import { actorsInList, isBareActor, mayBeDeed } from './actors.ts';
import { clauseOf, dealtOut, fallsTo, namesOnly } from './clauses.ts';
import type { Clause, Cue } from './clauses.ts';
import { deadlineInCell, findDeadlines, NO_DEADLINE, strongest } from './deadline.ts';
import type { FoundDeadline } from './deadline.ts';
import { doerIn } from './doers.ts';
import { forbids } from './binding.ts';
import { reasonAgainst, yieldsToOrder } from './not-duties.ts';
import { partsAtDoers } from './several-doers.ts';
import { opensWithDayAfter } from './opening-day.ts';
import { inheritedFrom, spokenIn } from './reasons.ts';
import { partsBySemicolon } from './sentences.ts';
import type { Stretch } from './sentences.ts';
import { isOfIssuer, nameOf, OWN_LEADER } from './setting.ts';
import type { Setting } from './setting.ts';
import { tokensOf } from './tokens.ts';
import type { KnownNames } from './tokens.ts';
import { fallsShort, isInCapitals, outweighs, takesUp } from './weigher.ts';
import type { WeighedPart, Weigher } from './weigher.ts';

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

/** "Nhân viên được nghỉ lễ 03 ngày, do đó | bộ phận kho phải kiểm hàng trước ngày 28/4": what follows from it is told behind. */
const CONCLUDES = /, (?:do đó|do vậy|vì vậy|vì thế|bởi vậy),? /iu;

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

/** "Thông báo để các đơn vị sử dụng ngân sách biết …", "Chuyển Phòng A thẩm định": in an item of somebody his to do. */
const PASSES_ON = /^(?:Thông báo (?:để|đến|cho|tới)|Chuyển) /u;

const TIME_LABEL =
  /^(?:thời (?:gian|hạn)|hạn|tiến độ)(?: (?:nộp|gửi|thực hiện|hoàn thành|báo cáo|trình|trả|ký|bàn giao|nghiệm thu|triển khai|tiến hành))*:\s*/iu;

/** A time of what goes on besides, where the duty has its own: it moves no deadline and asks nothing. */
const SAYS_WHEN = /^(?:thời gian|thời hạn|thời điểm) /iu;

/**
 * The work that was told before, or its time, with a few words on what it is, up to its day. What is only foretold or
 * comes by itself sets none ("Đợt mưa kéo dài đến ngày 20/9"), nor does how long a thing lasts ("Thời hạn bảo hành").
 */
const WORK_BEFORE =
  /^(?:toàn bộ |tất cả )?(?:các |những )?(?:việc|công việc|phần việc|đợt|chuyến|lượt|(?:thời gian|thời hạn|thời điểm|hạn)(?! (?:bảo hành|sử dụng|thuê|vay|hiệu lực|có hiệu lực|lưu|bảo quản|chốt|áp dụng|hưởng)))(?: (?!(?:sẽ|đã|nếu|nắng|mưa|nghỉ|kéo dài|diễn ra) )[^\s,;:.()]+){0,7}(?:,? (?:phải|cần))? $|^(?:thời gian|thời hạn|hạn) (?:gửi|nộp|trình|báo cáo|đăng ký|hoàn thành)(?: [^\s,;:.()]+){0,18} $/iu;

/** Most sentences open with no such word: they are not searched for days. */
const OF_BEFORE =
  /^(?:toàn bộ |tất cả )?(?:các |những )?(?:việc|công việc|phần việc|đợt|chuyến|lượt|thời gian|thời hạn|thời điểm|hạn) /iu;

const NAMED_BEFORE_COLON =
  /^(?!(?:Về|Thời|Nội dung|Địa điểm|Kinh phí|Hình thức|Đối tượng|Mục|Yêu cầu|Phương|Công tác|Chế độ|Ghi chú|Lưu ý|Kết quả|Sản phẩm|Tiến độ|Hồ sơ|Nguồn|Thành phần|Số lượng|Điều kiện|Trường hợp)(?:\s|:))(\p{Lu}[^:.;()]{1,60}): (?=\p{Ll})/u;

/**
 * Under "Đối với UBND cấp tỉnh": "Chủ tịch UBND cấp tỉnh giao Sở A …" is what the one of the heading has to do, and
 * "Giám đốc Sở Du lịch yêu cầu các doanh nghiệp …" what one has to do to whom the paper is addressed.
 */
function ownAssigner(clause: Clause, text: string, setting: Setting): Clause {
  const [assigner] = clause.assigner;
  if (assigner === undefined) return clause;
  const own =
    isAddressed(assigner, setting) ||
    remindsOthers(clause, text, setting) ||
    (setting.origin === 'item' &&
      setting.assignees.some((name) => assigner.toLowerCase().endsWith(name.toLowerCase())));
  const actionStart = text.indexOf(assigner) + assigner.length + 1;
  return own
    ? {
        ...clause,
        cue: 'subject',
        assignees: [...clause.assigner],
        assigner: [],
        cooperators: [],
        actionStart,
      }
    : clause;
}

/** "Tổ trưởng ngành hàng nhắc tiểu thương …", "Viện trưởng … phân công Kiểm sát viên …": who is not of the issuer has it to do. */
function remindsOthers(
  { assigner: [name = ''], assignees }: Clause,
  text: string,
  setting: Setting,
): boolean {
  const verb = text.slice(text.indexOf(name) + name.length);
  if (!/^ (?:nhắc nhở|nhắc|đôn đốc|phân công|chỉ định) /u.test(verb) || !assignees.every(isGeneric))
    return false;
  return !isOfIssuer(name, setting.issuer);
}

/** "Giám đốc Sở Du lịch", where the paper goes to "Giám đốc các Sở: Du lịch, Y tế". */
function isAddressed(name: string, { addressees }: Setting): boolean {
  if (OWN_LEADER.test(name)) return false;
  const alike = (each: string): boolean => each.toLowerCase() === name.toLowerCase();
  return addressees.some((entry) => actorsInList(entry, tokensOf).some(alike));
}

/** Under a committee of the Party "Lãnh đạo UBND xã ban hành …" is what it has to do, and names no leaders. */
function leads(text: string, assignees: readonly string[]): boolean {
  return (
    /^Lãnh đạo(?:,| )/u.test(text) && assignees.length > 0 && assignees.every((name) => PARTY.test(name))
  );
}

const PARTY =
  /^(?:(?:các )?(?:đảng ủy|đảng uỷ|chi bộ|chi ủy|đảng bộ|đảng đoàn|cấp ủy)|ban cán sự đảng|(?:tỉnh|huyện|thành|quận|thị) ủy|ban thường vụ)/iu;

function nothingNamed(clause: Clause): Clause {
  return { ...clause, assignees: [], cooperators: [], assigner: [], exception: false };
}

/** Under "Phân công": "Bảo vệ, phục vụ: vệ sinh phòng thi", whoever they are. */
function namedBeforeColon(text: string): Clause | null {
  const named = NAMED_BEFORE_COLON.exec(text);
  if (named === null) return null;
  const clause = clauseOf(text.slice(named[0].length));
  const actionStart = named[0].length + clause.actionStart;
  return { ...clause, cue: 'duty', assignees: [named[1] ?? ''], actionStart };
}

/** "Yêu cầu nhà thầu tăng ca" under a unit is what the unit has to do; "Yêu cầu Sở A …" is an order to A. */
function demandsOfOthers(clause: Clause): boolean {
  const generic = clause.assignees.every(isGeneric);
  return clause.cue === 'requested' && clause.assigner.length === 0 && clause.assignees.length > 0 && generic;
}

/** "nhà thầu", "Kiểm sát viên": called by what they are, not by a name of their own. */
function isGeneric(name: string): boolean {
  return !/\p{Lu}/u.test(name.slice(1)) && !/^(?:thủ trưởng|giám đốc)/iu.test(name);
}

function ordersSomebody(clause: Clause): boolean {
  return (
    (clause.cue === 'assigned' || clause.cue === 'requested') && clause.assignees.length > 0 && !clause.past
  );
}

/** "hoàn thành trước ngày 10/8/2025", "xong trước mùa lũ, chậm nhất ngày 20/9": a part that only says when. */
function saysOnlyWhen(text: string, found: readonly FoundDeadline[]): boolean {
  if (
    found.some(({ start }) => /^việc [^,;]{3,80} (?:hoàn thành|xong|kết thúc) $/u.test(text.slice(0, start)))
  )
    return true;
  const rest = around(found, text)
    .join(' ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\s]/gu, ' ')
    .replaceAll(
      /(?<!\p{L})(?:hoàn thành|thực hiện|xong|kết thúc|việc|phải|và|thời gian|thời hạn|hạn|các nội dung|nội dung|nhiệm vụ|công việc|trên|này|nêu|là|để|toàn bộ|tất cả|mọi|hoàn tất|bảo đảm|đảm bảo|dứt điểm|chậm nhất|đúng)(?!\p{L})/gu,
      ' ',
    )
    .trim();
  return rest === '';
}

/** What a text says before, between and behind some of its stretches. */
function around(stretches: readonly Stretch[], text: string): string[] {
  const edges = [0, ...stretches.flatMap(({ start, end }) => [start, end]), text.length];
  return Array.from({ length: edges.length / 2 }, (_, at) => text.slice(edges[2 * at], edges[2 * at + 1]));
}

/** "Ngày 20/9, Đoàn trường …; các chi đoàn …": the day in front of a sentence is that of all its parts. */
function openingTime(text: string, paperDate: string | null): { deadline: Deadline; quote: string } | null {
  const comma = text.indexOf(', ');
  if (!/\d/u.test(text.slice(0, Math.max(0, comma))) || !text.includes('; ', comma)) return null;
  const [first] = findDeadlines(text, paperDate);
  const isInFront = first !== undefined && first.start === 0 && text.startsWith(', ', first.end);
  return isInFront && first.deadline.kind === 'date' ? { deadline: first.deadline, quote: text } : null;
}

/** "trước 11h30 ngày 03/9", "chậm nhất 05 ngày": a limit to something that is asked, whatever its verb is. */
function setsLimit({ deadline, strength }: FoundDeadline): boolean {
  return strength === 3 && /^(?:xong )?(?:trước|chậm nhất|hạn|muộn nhất)/iu.test(deadline.raw ?? '');
}

/** The parts of a sentence of which each may tell somebody something. */
function partsOf(text: string, sentence: Stretch, names: KnownNames): Stretch[] {
  const parts: Stretch[] = [];
  for (const whole of partsBySemicolon(text, sentence))
    for (const told of partsAtConclusion(text, whole))
      for (const part of partsAtExceptions(text, told))
        for (const alike of partsInParallel(text, part)) parts.push(...partsAtDoers(text, alike, names));
  return parts;
}

/** "Các hộ nghèo được vay vốn, vì vậy các thôn phải rà soát danh sách": why, and what follows from it. */
function partsAtConclusion(text: string, part: Stretch): Stretch[] {
  const joint = CONCLUDES.exec(text.slice(part.start, part.end));
  if (joint === null) return [part];
  const at = part.start + joint.index;
  return [
    { start: part.start, end: at },
    { start: at + joint[0].length, end: part.end },
  ];
}

/** "mỗi khoa bố trí 02 bác sĩ trực, riêng Khoa Hồi sức bố trí 03": the exception is a part of its own. */
function partsAtExceptions(text: string, part: Stretch): Stretch[] {
  const inside = text.slice(part.start, part.end);
  const comma = inside.indexOf(', riêng ');
  if (comma < 0 || !clauseOf(inside.slice(comma + JOINT.length)).exception) return [part];
  const at = part.start + comma;
  return [
    { start: part.start, end: at },
    { start: at + 2, end: part.end },
  ];
}

/** "Hội Nông dân phụ trách thôn A, Hội Phụ nữ phụ trách thôn B": the same verb again behind a further name. */
export function partsInParallel(text: string, part: Stretch, read: typeof clauseOf = clauseOf): Stretch[] {
  const parts: Stretch[] = [];
  let { start } = part;
  for (let next = startInParallel(text, part, read); next !== null;) {
    parts.push({ start, end: next - JOINT.length });
    start = next;
    next = startInParallel(text, { start, end: part.end }, read);
  }
  return [...parts, { start, end: part.end }];
}

/** Where the same verb stands again behind a further name, not further on than a list of names is long. */
function startInParallel(text: string, part: Stretch, read: typeof clauseOf): number | null {
  const inside = text.slice(part.start, Math.min(part.end, part.start + LONGEST_NAMES));
  if (!BEFORE_NAME.test(inside)) return null;
  const { cue, actionStart } = read(inside);
  const verb = /^\p{Ll}+ \p{Ll}+ /u.exec(inside.slice(actionStart))?.[0];
  if (cue !== 'subject' || verb === undefined) return null;
  for (const { index } of inside.matchAll(BEFORE_EACH_NAME)) {
    if (index <= actionStart) continue;
    const behind = inside.slice(index + JOINT.length);
    if (!behind.includes(verb)) return null;
    const next = read(behind);
    const isAlike = next.cue === 'subject' && next.assignees.length > 0;
    if (isAlike && behind.startsWith(verb, next.actionStart)) return part.start + index + JOINT.length;
  }
  return null;
}

const JOINT = ', ';
const BEFORE_NAME = /, (?=\p{Lu})/u;
const BEFORE_EACH_NAME = /, (?=\p{Lu})/gu;

/** "TỔ CHỨC THỰC HIỆN": what stands in capitals alone is the title of what follows. */
function isTitle(text: string): boolean {
  return isInCapitals(text) && text.split(' ').length <= LONGEST_TITLE;
}

const LONGEST_TITLE = 16;

/** A list of names is not longer than this many characters. */
const LONGEST_NAMES = 1200;

/** Names parted by semicolons ("Giao: Sở A; Sở B; UBND các xã tổ chức …") belong to the part behind them. */
function joinNames(text: string, parts: readonly Stretch[]): readonly Stretch[] {
  if (parts.length < 2) return parts;
  const joined: Stretch[] = [];
  let open: Stretch | null = null;
  for (const part of parts) {
    const whole: Stretch = open === null ? part : { start: open.start, end: part.end };
    const mayGoOn = part !== parts.at(-1) && whole.end - whole.start < LONGEST_NAMES;
    if (mayGoOn && namesOnly(text.slice(whole.start, whole.end)) && !isDealt(text, part)) open = whole;
    else {
      joined.push(whole);
      open = null;
    }
  }
  return joined;
}

/** "ban đêm - Phó Chủ nhiệm kho": not only a name, but what falls to it. */
function isDealt(text: string, { start, end }: Stretch): boolean {
  return dealtOut(text.slice(start, end), true) !== null;
}

/** "xây dựng kế hoạch trước ngày A, báo cáo kết quả trước ngày B": two days part even at a comma or "và". */
function partsAtDeadlines(text: string, parts: readonly Stretch[], setting: Setting): Stretch[] {
  return parts.flatMap((part) => {
    const inside = text.slice(part.start, part.end);
    if ((inside.match(/ngày|tháng|\d\/\d/gu)?.length ?? 0) < 2) return [part];
    const days = findDeadlines(inside, setting.paperDate).filter(
      ({ deadline, strength }) =>
        deadline.kind === 'date' || (strength === 3 && deadline.kind === 'relative'),
    );
    const [first, second] = days;
    if (first === undefined || second === undefined) return [part];
    const joint = /^(?: ?,(?: và| đồng thời)?|,? (?:và|đồng thời)) /u.exec(
      inside.slice(first.end, second.start),
    );
    const behind = first.end + (joint?.[0].length ?? 0);
    if (joint === null || second.start <= behind + 2) return [part];
    const { cue, likely, actionStart } = clauseOf(inside.slice(behind));
    // A comma may part as well where the verb is only a likely one; "và" also joins nouns.
    const acts = cue !== 'none' && behind + actionStart < second.start;
    const isFurther = acts && (joint[0].includes(',') || !likely);
    return isFurther
      ? [
          { start: part.start, end: part.start + first.end },
          { start: part.start + behind, end: part.end },
        ]
      : [part];
  });
}

/** "tổ chức" alone says nothing without its "trong sinh hoạt thường kỳ tháng 9", "họp" without its "mỗi tháng". */
function saysWhere(verb: string, { deadline }: FoundDeadline): boolean {
  const occasion = /^trong (?:kỳ|đợt|phiên|buổi|cuộc|sinh hoạt) /iu.test(deadline.raw ?? '');
  const words = verb.trim().split(/\s+/u).length;
  return occasion ? words <= 2 : deadline.kind === 'recurring' && words === 1;
}

/** The verb phrase as written; a deadline at its end is left to the deadline. */
function actionOf(text: string, start: number, found: FoundDeadline | null): string {
  const isTail = found !== null && found.end >= text.length - 1 && found.start > start + 3;
  const end = isTail && !saysWhere(text.slice(start, found.start), found) ? found.start : text.length;
  const words = text
    .slice(start, end)
    .replace(/[\s,;:–-]+$/u, '')
    .trim();
  const done = end < text.length ? DONE_BY.exec(words) : null;
  return done !== null && saysWhat(words.slice(0, done.index)) ? words.slice(0, done.index) : words;
}

/** "…, hoàn thành" and "… xong" only lead to the day that stood behind them. */
const DONE_BY =
  /(?:,| và) (?:phải |phấn đấu |bảo đảm |đảm bảo )?(?:hoàn thành|thực hiện xong|xong|kết thúc|thời gian|thời hạn)$| xong$/u;

function saysWhat(words: string): boolean {
  return words.split(/\s+/u).length > 2;
}
