/** What an item takes from the headings and lead-ins above it. */
import { isOneOf } from '../one-of.ts';
import type { Deadline, Metadata } from '../understanding.ts';
import { actorsAt } from './actors.ts';
import { headEnd } from './actors/heads.ts';
import { actorsInList } from './actors/lists.ts';
import { beginsName } from './actors/opening.ts';
import { isLabelledByDeed, isWork } from './actors/stops.ts';
import { clauseOf } from './clauses.ts';
import type { Clause } from './clauses/clause.ts';
import { deadlineOf, findDeadlines, strongest, type FoundDeadline } from './deadline.ts';
import { WHOSE_HEADING, bearerIn, doerIn } from './doers.ts';
import { nameOf } from './names-alike.ts';
import { assessing, describes, onlyRequires, reasonAgainst } from './not-duties.ts';
import { PhraseSet } from './phrase-set.ts';
import { beginsAction, dutyLength, verbLength } from './predicates.ts';
import { sentencesOf } from './sentences.ts';
import { NO_NAMES, foldPassage, tokensOf, type KnownNames, type Token } from './tokens.ts';

/**
 * How far a named subject may be trusted: where tasks are set, where rules are, where it has to say "phải"
 * ("Mục đích, yêu cầu"), where things are described, or told to somebody who asked; in house rules (nội quy) every item
 * binds whoever comes in.
 */
export type Stance = 'tasks' | 'rules' | 'demands' | 'description' | 'conduct' | 'answer';

export interface Setting {
  assignees: readonly string[];
  cooperators: readonly string[];
  /** A deadline that a lead-in sets for the whole list. */
  deadline: Deadline | null;
  /**
   * From where the assignees came; those of an item bind more surely than the addressees, those who are only
   * guided do what is told as an action.
   */
  origin: 'nobody' | 'addressees' | 'guided' | 'lead' | 'item';
  /** The heading or lead-in that names the assignees, and the one that sets the deadline; "" where none does. */
  assigneesIn: string;
  deadlineIn: string;
  stance: Stance;
  /** Behind a lead-in whose list has no marks: paragraphs are its items. */
  listed: boolean;
  /** Under "Phân công nhiệm vụ", "Tổ chức thực hiện": what stands before a colon is whom it falls to. */
  assigning: boolean;
  /** "Đề nghị Ủy ban nhân dân tỉnh:": what stands below is asked of them. */
  requested: boolean;
  /** "Chủ tịch UBND tỉnh yêu cầu:": who gives the orders of the list. */
  assigner: readonly string[];
  paperDate: string | null;
  /** To whom the paper is addressed, as printed. */
  addressees: readonly string[];
  /** Whose paper it is, as {@link nameOf} writes it; "" where that was not read. */
  issuer: string;
  /** Names that the paper is known to use, whole or by the short forms it defines. */
  names: KnownNames;
  /** The kind of paper in one word: "Công-văn". */
  paperKind: string;
  /** The texts of the items above, from the outermost to the nearest. */
  headings: readonly string[];
}

export function openSetting(metadata: Metadata, names: KnownNames = NO_NAMES): Setting {
  return {
    assignees: [],
    cooperators: [],
    deadline: null,
    origin: 'nobody',
    assigneesIn: '',
    deadlineIn: '',
    stance: stanceOfKind(metadata.type ?? ''),
    listed: false,
    assigning: false,
    requested: false,
    assigner: [],
    paperDate: metadata.date,
    addressees: metadata.addressees,
    issuer: nameOf(metadata.issuer ?? ''),
    names,
    paperKind: metadata.type?.replaceAll(' ', '-') ?? '',
    headings: [],
  };
}

/** "Giám đốc Sở", "Hiệu trưởng": by no more than this an office calls its own leader, whose orders are orders. */
export const OWN_LEADER =
  /^(?:lãnh đạo|ban giám đốc|(?:phó )?(?:giám đốc|chủ tịch|cục trưởng|chi cục trưởng|viện trưởng|hiệu trưởng|tổng giám đốc|thủ trưởng|bộ trưởng|chánh văn phòng))(?: (?:sở|bộ|ủy ban nhân dân|ubnd|tỉnh|huyện|xã|phường|thành phố|trung tâm|công ty|tổng công ty|cục|chi cục|viện|trường|bệnh viện|ban|đơn vị|cơ quan))*$/iu;

/** Whether somebody is the issuer of a paper, one of its own, or its leader; so called by the paper itself. */
export function isOfIssuer(name: string, issuer: string): boolean {
  const called = nameOf(name);
  return OWN_LEADER.test(name) || called.includes(issuer) || issuer.includes(called);
}

function stanceOfKind(kind: string): Stance {
  if (kind.startsWith('Tờ trình')) return 'description';
  return kind === 'Nội quy' ? 'conduct' : 'tasks';
}

/** The setting below a heading or a lead-in ("2. Sở A chủ trì, phối hợp với Sở B:"). */
export function under(
  text: string,
  setting: Setting,
  origin: 'lead' | 'item',
  addressees: readonly string[],
): Setting {
  const sentence = sentencesOf(text).at(-1);
  const lead = sentence === undefined ? '' : text.slice(sentence.start, sentence.end);
  const reply = origin === 'lead' ? replyIn(text) : null;
  const named =
    reply === null
      ? (leadNames(lead, setting) ?? (origin === 'item' && setting.assigning ? bearer(text) : null))
      : null;
  const stance = reply === 'answer' ? reply : stanceBelow(text, named, setting, origin);
  const assigning = assigns(text) || (origin !== 'item' && setting.assigning);
  const when = origin === 'item' && setsLimit(lead, setting.paperDate) ? lead.replace(/:?$/u, ':') : lead;
  if (named === null || saysOnlyWhen(when, setting.paperDate))
    return { ...setting, stance, assigning, ...timeIn(when, text, setting.paperDate) };
  const asked = named.assignees.length > 0 ? named.assignees : addressed(named.clause, setting, addressees);
  const from = WHEN_OF_HEADING.exec(lead)?.index ?? named.clause?.actionStart ?? lead.length;
  const deadline = strongest(findDeadlines(lead, setting.paperDate).filter(({ start }) => start >= from));
  return {
    ...setting,
    stance,
    assigning,
    requested:
      named.clause?.cue === 'requested' &&
      named.assignees.length > 0 &&
      /^(?:Kính )?(?:đề|kiến) nghị /iu.test(lead),
    assigner: (named.clause?.assigner.length ?? 0) > 0 ? (named.clause?.assigner ?? []) : setting.assigner,
    assignees: asked.length > 0 ? asked : setting.assignees,
    cooperators:
      named.assignees.length > 0 || named.cooperators.length > 0 ? named.cooperators : setting.cooperators,
    assigneesIn: asked.length > 0 ? text : setting.assigneesIn,
    ...(deadline?.strength === 3 && !isRunOfEvent(lead, deadline)
      ? { deadline: deadline.deadline, deadlineIn: text }
      : {}),
    origin: named.guided
      ? 'guided'
      : named.assignees.length > 0
        ? origin
        : asked.length > 0
          ? 'addressees'
          : setting.origin,
  };
}

/** "Đoàn xã tổ chức trại hè từ ngày 08/6 đến ngày 08/8 với các việc sau:": how long it runs ends none of them. */
function isRunOfEvent(lead: string, { start, deadline }: FoundDeadline): boolean {
  return (
    /^từ /iu.test(deadline.raw ?? '') &&
    /(?<!\p{L})(?:tổ chức|mở|diễn ra|phát động)(?!\p{L})[^,;:]*$/iu.test(lead.slice(0, start))
  );
}

/**
 * "UBND xã nhận được Đơn đề nghị của ông, trong đó ông yêu cầu UBND xã … Sau khi xem xét, UBND xã trả lời như sau:": what
 * was asked binds nobody, and below it stands what is told to whoever asked. An opinion may as well be an order ("Sở có
 * ý kiến như sau: / Công ty phải cắm biển báo …").
 */
function replyIn(text: string): 'answer' | 'opinion' | null {
  const end = text.endsWith(':') && ASKED_BEFORE.test(text) ? text.slice(-LONGEST_REPLY) : '';
  if (ANSWERS.test(end)) return ORDERS_ANSWER.test(end) ? null : 'answer';
  return GIVES_OPINION.test(end) ? 'opinion' : null;
}

const LONGEST_REPLY = 160;

const ANSWERS =
  /[ ,.](?:trả lời|phúc đáp|giải đáp|giải trình|xác nhận|thông tin|(?:xin )?cung cấp(?: thông tin)?)(?: [^,.;:]{1,80})?:$/iu;

/** "Công ty yêu cầu các phòng giải trình:", "… cung cấp thông tin và đề nghị các đơn vị:": below it stand orders. */
const ORDERS_ANSWER =
  /(?:^|[ ,.])(?:yêu cầu|đề nghị|giao|chỉ đạo) (?!của )[^,.;:]{1,80} (?:trả lời|phúc đáp|giải đáp|giải trình|xác nhận|thông tin|cung cấp)(?: [^,.;:]{1,80})?:$|[ ,](?:và|đồng thời) (?:yêu cầu|đề nghị|giao|chỉ đạo) [^,.;:]{1,80}:$/iu;

const GIVES_OPINION = /[ ,.](?:có ý kiến|trao đổi)(?: (?!chỉ đạo)[^,.;:]{1,80})?:$/iu;

const ASKED_BEFORE =
  /(?:nhận được|trả lời|phúc đáp) (?:đơn|công văn|văn bản|tờ trình|thư|phiếu|kiến nghị|đề nghị|ý kiến|câu hỏi|phản ánh)|(?:công văn|văn bản) số [^;]{5,200} (?:chuyển|về việc chuyển) (?:các )?(?:ý kiến|kiến nghị|đơn|phản ánh)/iu;

/** "Trước ngày 15/9, thực hiện các việc sau:", "2. Hoàn thành trong quý III:": the time of all that stands below. */
function timeIn(
  lead: string,
  text: string,
  paperDate: string | null,
): Partial<Pick<Setting, 'deadline' | 'deadlineIn'>> {
  const found = saysOnlyWhen(lead, paperDate) ? deadlineOf(lead, paperDate) : null;
  return found === null ? {} : { deadline: found.deadline, deadlineIn: text };
}

/** "II. VIỆC XONG TRƯỚC 30/6" sets a day without a colon; "1. Trước khi vào buồng giữ" names a stage. */
function setsLimit(heading: string, paperDate: string | null): boolean {
  return !/[.;]$/u.test(heading) && deadlineOf(heading, paperDate)?.strength === 3;
}

/** Beside its time a lead-in says no more than that something is to be done. */
function saysOnlyWhen(lead: string, paperDate: string | null): boolean {
  if (!lead.endsWith(':') || lead.length > LONGEST_TIME) return false;
  const times = findDeadlines(lead, paperDate);
  if (times.length === 0) return false;
  const rest = times.reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    lead,
  );
  return (
    rest
      .toLowerCase()
      .replaceAll(/[^\p{L}\s]/gu, ' ')
      .replaceAll(ONLY_TO_DO, ' ')
      .trim() === ''
  );
}

const LONGEST_TIME = 120;

const ONLY_TO_DO =
  /(?<!\p{L})(?:hoàn thành|thực hiện|triển khai|tiến hành|tập trung|làm|xong|dứt điểm|phải|cần|và|các|những|một số|việc|công việc|phần việc|nội dung|nhiệm vụ|sau|đây|như|cụ thể|gồm|là|thời gian|thời hạn|tiến độ|giai đoạn|đợt|bước|ngay|trước mắt|trọng tâm|cấp bách|giải quyết|kết thúc)(?!\p{L})/gu;

/** "2. Hạn chế, tồn tại: Việc ghi sổ chưa đầy đủ; …": behind such a label stands how things are, whatever is told of it. */
export function withTopic(text: string, setting: Setting): Setting {
  const label = assessing(text);
  return label === null || setsDay(text, setting.paperDate)
    ? setting
    : { ...setting, stance: 'description', headings: [...setting.headings, label] };
}

/**
 * "Hạn chế: Sổ ghi chưa đủ; các trạm phải ghi xong trước ngày 10/4": a limit that is to come makes tasks of it, but not
 * "chưa họp trước ngày 10/4".
 */
function setsDay(text: string, paperDate: string | null): boolean {
  return findDeadlines(text, paperDate).some(({ start, strength, deadline: { kind, date } }) => {
    const isLimit = kind === 'date' && strength === 3 && date !== null;
    return (
      isLimit &&
      paperDate !== null &&
      date >= paperDate &&
      !NOT_DONE.test(text.slice(Math.max(0, start - LONGEST_DEED), start))
    );
  });
}

/** From where a deed is denied to its day, in letters. */
const LONGEST_DEED = 120;

const NOT_DONE = /(?<!\p{L})(?:chưa|chậm|không)(?!\p{L})[^;.]*$/iu;

/** "Bước 1 (từ 25/5 đến 05/6/2026): …", "Đợt 2 (xong trước 15/7):": the time of all that stands under it. */
export function withPeriod(text: string, setting: Setting): Setting {
  const period = text.includes('(') || OPENS_PERIOD.test(text) ? PERIOD.exec(text) : null;
  const deadline = period === null ? null : deadlineOf(period[1] ?? period[2] ?? '', setting.paperDate);
  return deadline?.strength === 3 ? { ...setting, deadline: deadline.deadline, deadlineIn: text } : setting;
}

const OPENS_PERIOD = /^(?:Giai đoạn|Đợt|Bước|Lần) /iu;

const PERIOD =
  /^[^.;:()]{0,60}\(((?:từ|trước|trong|xong|hạn|đến|hoàn thành|thời gian)[^()]{4,70})\)\s*(?::|$)|^(?:Giai đoạn|Đợt|Bước|Lần) [^.;:()]{1,70}[,:] ((?:từ|trước|trong|xong|đến) [^.;:()]{4,60})$/iu;

/** What an issuer does in a lead-in: "Chủ tịch UBND tỉnh kết luận như sau:". */
const SPEAKS =
  /^(?:kết luận|có ý kiến|thông báo|ban hành|báo cáo|đánh giá|trả lời|hướng dẫn|xây dựng|quyết định|công bố|chỉ đạo)/iu;

/** "Ban Quản lý dự án phân công:", also in a tờ trình: who shares out is no doer, those below the colon are. */
const SHARES_OUT = /^(?:phân công|giao nhiệm vụ|giao việc)(?: [^:;.]{1,60})?:$/iu;

function sharedOut(clause: Clause): Clause {
  return { ...clause, cue: 'assigned', assignees: [], assigner: clause.assignees };
}

/**
 * "Chi cục chỉ đạo các Trạm:" in a paper of the Chi cục: those whom the issuer directs do what stands below; what another
 * one directs ("UBND xã chỉ đạo các trường:") is that one's to do.
 */
function directedBy({ assignees, actionStart }: Clause, lead: string, issuer: string): readonly string[] {
  const whom = DIRECTS.exec(lead.slice(actionStart))?.[1];
  if (whom === undefined || issuer === '' || !assignees.every((name) => isOfIssuer(name, issuer))) return [];
  const tokens = tokensOf(whom);
  return actorsAt(tokens, 0)?.to === tokens.length ? actorsInList(whom, tokensOf) : [];
}

const DIRECTS = /^chỉ đạo ([^:;.]{3,200}?)(?: (?:thực hiện|triển khai|làm tốt)[^:;.]{0,40})?:$/u;

function assigns(heading: string): boolean {
  return /^(?:[\divx.]+ )?(?:phan cong|to chuc thuc hien|trach nhiem|nhiem vu cua)/u.test(
    foldPassage(heading).trim(),
  );
}

/** "UBND xã đã cắm biển cảnh báo và đề nghị UBND xã Suối Hòa:": what was done opens, the order follows. */
function orderIn(lead: string, names: KnownNames): Clause {
  const clause = clauseOf(lead, names);
  const order = clause.past ? /(?:,|và|;) (?=(?:trân trọng |kính )?(?:đề nghị|yêu cầu) )/iu.exec(lead) : null;
  if (order === null) return clause;
  const before = order.index + order[0].length;
  const asked = clauseOf(lead.slice(before), names);
  return { ...asked, actionStart: asked.actionStart + before };
}

/** "Phòng Quản lý đô thị, trong tháng 3/2018 thực hiện xong các việc:": when, behind whom. */
const WHEN_OF_HEADING =
  /,? (?:trong|trước|đến|chậm nhất|xong|hoàn thành|từ) (?:hết )?(?:trước )?(?:tháng|ngày|quý|năm|tuần) [^:;,]{1,60}(?=:$)/u;

interface LeadNames {
  assignees: readonly string[];
  cooperators: readonly string[];
  clause: Clause | null;
  guided?: true;
}

function leadNames(lead: string, { names, issuer }: Setting): LeadNames | null {
  const heading = lead
    .replace(WHOSE_HEADING, '')
    .replace(/^(?:Đối với|Riêng(?: đối với)?|Về phía)\s+/iu, '')
    .replace(
      /^(?:Những |Các )?(?:phần |công |đầu )?việc (?:mà )?(.{3,80}?) (?:phải|cần) (?:làm|thực hiện)$/iu,
      '$1',
    )
    .replace(WHEN_OF_HEADING, '');
  const tokens = tokensOf(heading.replace(/[:.;]$/u, ''), names);
  const title = titleOf(heading, names);
  if (title.length > 0) return { assignees: title, cooperators: [], clause: null };
  const guided = guidedIn(lead, names);
  if (guided.length > 0) return { assignees: guided, cooperators: [], clause: null, guided: true };
  const clause = orderIn(lead, names);
  if (clause.cue === 'subject' && SHARES_OUT.test(lead.slice(clause.actionStart)))
    return { assignees: [], cooperators: [], clause: sharedOut(clause) };
  const directed = clause.cue === 'subject' ? directedBy(clause, lead, issuer) : [];
  if (directed.length > 0)
    return {
      assignees: directed,
      cooperators: [],
      clause: { ...clause, cue: 'requested', assignees: [...directed], assigner: clause.assignees },
    };
  if (clause.past || (clause.cue === 'subject' && SPEAKS.test(lead.slice(clause.actionStart)))) return null;
  // "Sáng ngày 10/10, đồng chí Bí thư chủ trì hội nghị. …:": what was done binds nobody.
  if (isOneOf(clause.cue, 'subject|duty') && reasonAgainst(lead) === 'what was done') return null;
  const titled = /[\p{L}\d]$/u.test(lead) && tokens.length <= 14 && beginsName(tokens, 0);
  if (clause.cue === 'subject' && (titled || (tellsWhichOfThem(lead) && beginsName(tokens, 0))))
    return { assignees: actorsInList(heading, tokensOf), cooperators: [], clause: null };
  if (clause.assignees.length > 0 || clause.cooperators.length > 0 || clause.cue === 'requested') {
    return { assignees: clause.assignees, cooperators: clause.cooperators, clause };
  }
  const framed = namedBehindFrame(lead, names);
  if (framed.length > 0) return { assignees: framed, cooperators: [], clause: null };
  const bearers = bearerIn(lead, names);
  if (bearers.length > 0) return { assignees: bearers, cooperators: [], clause: null };
  if (!beginsName(tokens, 0) || tokens.length > 60) return null;
  // "Tổ hòa giải xã tường trình vụ việc và làm các việc sau:" acts, whatever its verb is.
  const doer = ENDS_IN_TASKS.test(lead) ? doerIn(lead, names, true) : null;
  if (doer !== null) return { assignees: doer.assignees, cooperators: [], clause: null };
  return { assignees: actorsInList(heading.replace(/[:.;]$/u, ''), tokensOf), cooperators: [], clause: null };
}

const ENDS_IN_TASKS = /(?:nội dung|nhiệm vụ|việc|giải pháp)(?: \p{L}+ \p{L}+)? (?:như )?sau(?: đây)?\s?:$/iu;

/**
 * "2. Cán bộ lưu trữ cơ quan, tổ chức:", "1. Phòng Kinh tế (đồng chí A làm đầu mối)": a heading that is nothing but a
 * name, though a word of it may be a verb elsewhere. A lead-in that acts ends in what it opens: "… thực hiện:",
 * "… các việc sau:"; what it tells of by a plain verb with an object is no name either.
 */
function titleOf(heading: string, names: KnownNames): readonly string[] {
  const bare = heading.replaceAll(/ \([^()]*\)(?=:?$)/gu, '').replace(/:$/u, '');
  const tokens = tokensOf(bare, names);
  const isWhole = bare !== heading && tokens.length <= LONGEST_TITLE && !/[.;:]/u.test(bare);
  if (!isWhole || !beginsName(tokens, 0)) return [];
  const told = actorsAt(tokens, 0);
  if (told === null) return [];
  // "Công an phường là lực lượng nòng cốt:" tells what they are; "Chủ rừng là tổ chức:" which of them.
  if (tokens[told.to]?.word === 'là' && dutyLength(tokens, told.to) + ROLES.lengthAt(tokens, told.to + 1) > 0)
    return told.names;
  const isName = told.to === tokens.length || mayEndName(tokens, told.to);
  return isName ? actorsInList(bare, tokensOf) : [];
}

const LONGEST_TITLE = 14;

/** What somebody is in a work shared with others. */
const ROLES = new PhraseSet([
  'lực lượng',
  'nòng cốt',
  'cơ quan',
  'đơn vị',
  'đầu mối',
  'thường trực',
  'bộ phận',
]);

/** The words that the grammar took for a verb may as well be the end of a name, where nothing is done to anything. */
function mayEndName(tokens: readonly Token[], at: number): boolean {
  if (
    OPENS_LIST.test(
      tokens
        .slice(at)
        .map(({ word }) => word)
        .join(' '),
    )
  )
    return false;
  if (isLabelledByDeed(tokens, 0, at, tokens.length)) return true;
  return verbLength(tokens, at) < 2 || (headEnd(tokens, 0) === at && isWork(tokens, at));
}

/** How a lead-in that acts begins or ends. */
const OPENS_LIST =
  /^(?:chủ|phối|có|chịu|phải|cần|không|được|đã|khẩn|tiếp tục|tập trung|thường|kịp|căn|trong|theo|tổ chức thực|thực|triển|chỉ|tham|báo|rà|hướng|yêu|đề|giao|nghiêm|trực tiếp chỉ|làm|cử|bố|gửi|lập|phân|là)(?: |$)|(?:hiện|sau|đây|khai|^tổ chức|trung|nhiệm|vụ|dung|việc|báo cáo|cầu|nghị|pháp|bước|gồm)$/u;

/**
 * "Căn cứ chỉ tiêu được giao, Thủ trưởng các sở và Chủ tịch UBND các huyện:", "Về tổ chức thi công, Bộ Giao thông
 * vận tải:": only names stand behind the frame or the topic.
 */
function namedBehindFrame(lead: string, names: KnownNames): readonly string[] {
  if (
    !/^(?:Căn cứ|Trên cơ sở|Theo (?:chức năng|phân công|nhiệm vụ)|Về|Đối với)[ ,][^:]{3,200}:$/iu.test(lead)
  )
    return [];
  for (let comma = lead.indexOf(', '); comma >= 0; comma = lead.indexOf(', ', comma + 1)) {
    const tokens = tokensOf(lead.slice(comma + 2, -1), names);
    const told = beginsName(tokens, 0) ? actorsAt(tokens, 0) : null;
    if (told !== null && told.to === tokens.length) return told.names;
  }
  return [];
}

/** "Ban Thường vụ hướng dẫn các công đoàn cơ sở như sau:": those who are guided do what stands below. */
function guidedIn(lead: string, names: KnownNames): readonly string[] {
  const found =
    /(?<= )hướng dẫn (?=[^:]{3,160}(?:như sau|sau đây|các nội dung sau|một số nội dung sau)\s?:$)/u.exec(
      lead,
    );
  if (found === null) return [];
  const whom = lead
    .slice(found.index + found[0].length)
    .replace(/ (?:một số|các|những|như|thực hiện|tổ chức|triển khai) (?:nội dung|việc|nhiệm vụ|sau).*$/u, '');
  const told = actorsAt(tokensOf(whom, names), 0);
  return told?.names ?? [];
}

/** "Các Sở Công Thương, Sở Xây dựng có quản lý chợ:": what they have tells which of them are meant. */
const WHICH_OF_THEM =
  /^(?:\S+ ){1,24}có (?!(?:trách nhiệm|nhiệm vụ|nghĩa vụ|văn bản|kế hoạch|biện pháp|ý kiến|giải pháp|phương án) )[^,;:]{2,60}:$/u;

function tellsWhichOfThem(lead: string): boolean {
  return WHICH_OF_THEM.test(lead) && !ENDS_IN_TASKS.test(lead);
}

/** Under "Tổ chức thực hiện" a short title that is no topic names whose the tasks below it are: "2. Cấp huyện". */
function bearer(heading: string): LeadNames | null {
  const title = heading.replace(/[:.;]$/u, '').trim();
  const tokens = tokensOf(title);
  const short = tokens.length > 0 && tokens.length <= 14 && !/[.;]/u.test(title);
  if (!short || beginsAction(tokens, 0) || isTopic(title)) return null;
  return { assignees: actorsInList(title, tokensOf), cooperators: [], clause: null };
}

/** What a list may be about, and nobody: "Thời gian", "Kinh phí". */
export function isTopic(title: string): boolean {
  return /^(?:ve |cong tac|noi dung|kinh phi|che do|thoi gian|hoat dong|nhiem vu|giai phap|phuong |tien do|lo trinh|mot so|yeu cau|to chuc|bao cao|quy trinh|buoc |dot |giai doan|dieu kien|ho so|phan cong|trach nhiem|nguon |thong tin|tuyen truyen|cac (?:noi dung|nhiem vu|giai phap|hoat dong|buoc)|truoc |sau |trong |tu ngay|ngay |thang |quy |luu y|ghi chu)/u.test(
    `${foldPassage(title).trim()} `,
  );
}

/** "Chủ tịch UBND tỉnh yêu cầu:" asks those to whom the paper is addressed. */
function addressed(
  clause: Clause | null,
  setting: Setting,
  addressees: readonly string[],
): readonly string[] {
  return clause?.cue === 'requested' && setting.assignees.length === 0 ? addressees : [];
}

/**
 * "Trong thời gian tới, Chính phủ yêu cầu các bộ, ngành thực hiện:" sets tasks, though it stands under
 * "Tình hình kinh tế - xã hội".
 */
function orders(clause: Clause | null): boolean {
  return clause !== null && !clause.past && (clause.cue === 'requested' || clause.cue === 'assigned');
}

/**
 * "Yêu cầu Công ty Đá Đông Kỳ:" and "Đề nghị Ủy ban nhân dân tỉnh:" set tasks wherever they stand, also in a tờ trình
 * or among conclusions: they ask somebody by name for what stands below.
 */
function stanceBelow(
  text: string,
  named: LeadNames | null,
  setting: Setting,
  origin: 'lead' | 'item',
): Stance {
  const ordered = orders(named?.clause ?? null);
  if (origin !== 'item') return ordered ? 'tasks' : setting.stance;
  if (ordered && text.endsWith(':') && (named?.assignees.length ?? 0) > 0) return 'tasks';
  return stanceUnder(bindsSomebody(text, named) ? '' : text, stanceOf(named, setting));
}

/** "Căn cứ chỉ tiêu được giao, Thủ trưởng các sở, ban, ngành:" describes no grounds: it tells whom it binds. */
function bindsSomebody(text: string, named: LeadNames | null): boolean {
  return text.endsWith(':') && (named?.assignees.length ?? 0) > 0 && /^Căn cứ /iu.test(text);
}

/** "II. Yêu cầu / 1. Đảng ủy Sở Tài chính / 1.1. Rà soát …": rules whose heading names somebody are tasks of theirs. */
function stanceOf(named: LeadNames | null, { stance }: Setting): Stance {
  return (stance === 'rules' || stance === 'answer') && (named?.assignees.length ?? 0) > 0 ? 'tasks' : stance;
}

function stanceUnder(heading: string, stance: Stance): Stance {
  if (/[.;]$/u.test(heading)) return stance;
  if (/^(?:[\divx.)-]+ )?muc dich(?:,| va|, va)? yeu cau/u.test(foldPassage(heading).trim()))
    return 'demands';
  if (describes(heading)) return 'description';
  if (onlyRequires(heading)) return 'rules';
  return stance;
}
