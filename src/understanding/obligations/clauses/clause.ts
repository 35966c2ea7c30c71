/** What a clause of directive language tells, and the words that open orders. */
import { PhraseSet } from '../phrase-set.ts';
import type { Token } from '../tokens.ts';

/**
 * How plainly the words put a duty on somebody: giao; yêu cầu or đề nghị; có trách nhiệm or chủ trì; a
 * subject with a verb; a verb alone; nothing that is known.
 */
export type Cue = 'assigned' | 'requested' | 'duty' | 'subject' | 'bare' | 'none';

export interface Clause {
  cue: Cue;
  assignees: string[];
  cooperators: string[];
  /** Offset in the text where the action begins. */
  actionStart: number;
  /** Where it ends, if who does it stands behind it; null where it goes on to the end. */
  actionEnd: number | null;
  /** The predicate tells of what was done. */
  past: boolean;
  /** "Riêng X …": an exception that holds for this clause only. */
  exception: boolean;
  /** Who gave the order, where the clause says it: "Chủ tịch UBND tỉnh yêu cầu …". */
  assigner: string[];
  /** "Đối với X, …": X does it, unless the item stands under somebody who does it to X. */
  concerns: boolean;
  /** Who acts was weighed, where no word of an order, no known name and no known verb told. */
  likely: boolean;
  /** The end of who acts was weighed: an order behind it in the same sentence is surer. */
  weighed: boolean;
}

export const ASSIGN = new PhraseSet([
  'giao',
  'giao cho',
  'giao nhiệm vụ cho',
  'giao trách nhiệm cho',
  'phân công',
  'chỉ định',
  'giao trách nhiệm',
  'giao nhiệm vụ',
]);

export const REQUEST = new PhraseSet([
  'yêu cầu',
  'vêu cầu',
  'đề nghị',
  'kính đề nghị',
  'trân trọng đề nghị',
  'kính mong',
  'mong',
  'rất mong',
  'tha thiết mong',
  'nhắc',
  'đôn đốc',
  'kính yêu cầu',
  'chỉ đạo, yêu cầu',
  'kiến nghị',
]);

export const OPENERS = new PhraseSet([
  'trong',
  'quá thời hạn',
  'quá thời gian',
  'quá hạn',
  'hết thời hạn',
  'để',
  'nhằm',
  'trên',
  'sau',
  'khi',
  'nếu',
  'trường hợp',
  'căn cứ',
  'theo',
  'từ',
  'đồng thời',
  'ngoài',
  'bên cạnh',
  'nhận được',
  'hằng',
  'hàng',
  'định kỳ',
  'trước',
  'chậm nhất',
  'thứ',
  'qua',
  'thừa lệnh',
  'với',
  'do',
  'đối với',
  'riêng',
  'cùng với',
  'quá trình',
  'đến',
  'tại',
  'vì vậy',
  'thực hiện',
  'triển khai',
  'song song',
  'thời gian tới',
  'lúc',
  'kể từ',
  'ngay',
  'chậm',
  'tiếp theo',
  'cuối',
  'vào',
  'mặt khác',
  'hết',
  'như vậy',
  'về',
  'liên quan',
  'việc',
  'ngoài ra',
  'kết thúc',
  'trừ',
  'xét đề nghị',
  'xét tờ trình',
  'xét báo cáo',
]);

export const TIMED = new PhraseSet([
  'hằng',
  'hàng',
  'định kỳ',
  'trước',
  'chậm nhất',
  'thứ',
  'lúc',
  'ngay',
  'thường xuyên',
]);

/** "nếu cần sửa đổi, bổ sung Kế hoạch, các sở đề xuất": the verbs of a condition are not what is told. */
export const CASES = ['nếu', 'trường hợp', 'khi', 'trong trường hợp'];

export const DELIVERED = new PhraseSet([
  'báo cáo',
  'văn bản',
  'ý kiến',
  'kết quả',
  'danh sách',
  'hồ sơ',
  'văn bản góp ý',
  'ý kiến góp ý',
  'bài dự thi',
  'sản phẩm',
  'phiếu đăng ký',
  'số liệu',
  'kế hoạch',
  'mọi vướng mắc',
  'mọi khó khăn, vướng mắc',
  'mọi ý kiến',
  'khó khăn, vướng mắc',
  'vướng mắc',
  'tình hình',
]);

export const PASSIVE_VERB = new PhraseSet([
  'trình',
  'bố trí',
  'chuẩn bị',
  'chủ trì',
  'thực hiện',
  'đảm nhiệm',
  'phụ trách',
  'tham mưu',
  'chịu trách nhiệm',
  'làm chủ đầu tư',
  'tổ chức thực hiện',
  'triển khai',
  'làm đầu mối',
  'là đầu mối',
  'đảm nhận',
  'thực thi',
  'tổ chức',
  'xem xét',
  'giải quyết',
  'trả lời',
  'bảo đảm',
  'chi trả',
  'đảm trách',
  'đảm đương',
  'lo',
  'lo liệu',
]);

/** A clause that tells nobody anything. */
export function nothing(): Clause {
  return telling('none');
}

/** A clause of which no more is known than how it is told, whose it is and who gave the order. */
export function telling(cue: Cue, assignees: string[] = [], assigner: string[] = []): Clause {
  return {
    cue,
    assignees,
    cooperators: [],
    actionStart: 0,
    actionEnd: null,
    past: false,
    exception: false,
    assigner,
    concerns: false,
    likely: false,
    weighed: false,
  };
}

/** Where a token begins in its passage; the end of the passage behind the last one. */
export function offset(tokens: readonly Token[], at: number): number {
  return tokens[at]?.start ?? tokens.at(-1)?.end ?? 0;
}
