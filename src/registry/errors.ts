import { AppError } from '../platform/errors.ts';
import type { MetadataField } from '../understanding/understanding.ts';
import type { DispatchAction } from './actions.ts';
import type { DispatchState } from './schema.ts';

/** Also where the paper exists but the person may not see it: its existence is not told. */
export function dispatchNotFound(): AppError {
  return new AppError(
    'dispatch.not-found',
    404,
    'Không tìm thấy văn bản này, hoặc văn bản chưa được chuyển cho bạn. Hãy hỏi văn thư.',
  );
}

/** Somebody changed the paper since the form was shown. */
export function dispatchChanged(version: number, by: string | null, at: string | null): AppError {
  const who = by === null ? 'Người khác' : by;
  return new AppError(
    'dispatch.changed',
    409,
    `${who} vừa thay đổi văn bản này. Hãy tải lại trang để xem bản mới rồi làm tiếp.`,
    { version, changedBy: by, changedAt: at },
  );
}

const STATE_NAMES: Readonly<Record<DispatchState, string>> = {
  received: 'đang chờ đọc',
  reading: 'đang được đọc',
  'to-verify': 'đang chờ kiểm tra',
  verified: 'đã kiểm tra',
  registered: 'đã vào sổ',
  unreadable: 'không đọc được',
  quarantined: 'đang bị cách ly',
  purged: 'đã bị hủy',
  withdrawn: 'đã rút lại',
};

const ACTION_NAMES: Readonly<Record<DispatchAction, string>> = {
  decide: 'sửa các trường',
  'decide-obligations': 'xác nhận nhiệm vụ',
  'correct-words': 'sửa chữ đã đọc',
  'arrange-pages': 'xếp lại trang',
  'decide-reading': 'chọn bản đọc lại',
  verify: 'xác nhận kiểm tra',
  register: 'vào sổ',
  route: 'chuyển',
  withdraw: 'rút lại',
  reread: 'đọc lại',
  cancel: 'dừng đọc',
  retry: 'thử đọc lại',
  purge: 'hủy',
  release: 'bỏ cách ly',
  'correct-entry': 'đính chính sổ',
  'cancel-number': 'hủy số',
  'sign-entry': 'ghi ký nhận',
  'move-stamp': 'đặt dấu đến',
  submit: 'trình',
  direct: 'cho ý kiến chỉ đạo',
  forward: 'chuyển tiếp',
  return: 'trả lại',
  propose: 'ghi ý kiến',
  complete: 'báo đã giải quyết',
  'keep-for-information': 'lưu để biết',
  refuse: 'trả lại nơi gửi',
  'link-papers': 'liên kết',
  'tell-status': 'xuất trạng thái',
};

export function notInThisState(action: DispatchAction, state: DispatchState): AppError {
  return new AppError(
    'dispatch.wrong-state',
    409,
    `Văn bản ${STATE_NAMES[state]} nên chưa ${ACTION_NAMES[action]} được. Hãy tải lại trang để xem trạng thái mới.`,
    { action, state },
  );
}

export function alreadyHandedIn(): AppError {
  return new AppError(
    'dispatch.already-handed-in',
    409,
    'Tệp này đã được tiếp nhận tại văn thư cơ quan. Hãy hỏi văn thư để được chuyển văn bản.',
  );
}

export function nothingToAccept(field: MetadataField): AppError {
  return new AppError(
    'dispatch.nothing-to-accept',
    422,
    'Máy không đọc được trường này. Hãy nhập giá trị hoặc đánh dấu “không có trên văn bản”.',
    { field },
  );
}

export function fieldInvalid(field: MetadataField, why: string): AppError {
  return new AppError('dispatch.field-invalid', 422, `Giá trị chưa đúng: ${why}.`, { field });
}

/** An entry of the register may be corrected, not emptied. */
export function registeredFieldNeedsValue(field: MetadataField): AppError {
  return new AppError(
    'dispatch.field-needed',
    409,
    'Văn bản đã vào sổ nên trường này phải có xác nhận. Hãy sửa giá trị, hoặc đánh dấu “không có trên văn bản”.',
    { field },
  );
}

export function obligationNotFound(): AppError {
  return new AppError(
    'dispatch.obligation-not-found',
    404,
    'Không còn nhiệm vụ này: văn bản có thể vừa được đọc lại. Hãy tải lại trang.',
  );
}

export function obligationInvalid(why: string): AppError {
  return new AppError('dispatch.obligation-invalid', 422, `Nhiệm vụ chưa đúng: ${why}.`);
}

/** One sentence with one thing to do: where to cut it is for the person to say. */
export function nothingToSplit(): AppError {
  return new AppError(
    'dispatch.nothing-to-split',
    422,
    'Máy không thấy chỗ tách. Hãy bấm Sửa, xuống dòng ở chỗ cần tách rồi bấm Tách.',
  );
}

export function nothingToMerge(): AppError {
  return new AppError('dispatch.nothing-to-merge', 422, 'Không có nhiệm vụ nào phía sau để gộp.');
}

export function nothingAccepted(): AppError {
  return new AppError(
    'dispatch.nothing-accepted',
    422,
    'Không còn nhiệm vụ nào do chính bạn nhận để hoàn tác.',
  );
}

export function fieldsUndecided(fields: readonly MetadataField[]): AppError {
  return new AppError(
    'dispatch.fields-undecided',
    409,
    'Còn trường bắt buộc chưa được xác nhận. Hãy xác nhận, sửa hoặc đánh dấu “không có trên văn bản”.',
    { fields },
  );
}

export function alreadyRegistered(number: number, year: number): AppError {
  return new AppError('dispatch.already-registered', 409, `Văn bản đã vào sổ năm ${year} với số ${number}.`, {
    number,
    year,
  });
}

export function duplicateOnRegister(other: { id: string; number: number; year: number }): AppError {
  return new AppError(
    'dispatch.duplicate',
    409,
    `Văn bản cùng số, ký hiệu, cơ quan ban hành và năm đã vào sổ năm ${other.year} với số ${other.number}. Nếu vẫn cần vào sổ lần nữa, hãy ghi lý do.`,
    { duplicateOf: other.id, number: other.number, year: other.year },
  );
}

export function unknownGrantees(ids: readonly string[]): AppError {
  return new AppError(
    'dispatch.unknown-grantee',
    422,
    'Có đơn vị hoặc người nhận không còn trong cơ quan. Hãy chọn lại nơi chuyển đến.',
    { ids },
  );
}

export function nothingToRead(): AppError {
  return new AppError(
    'dispatch.nothing-to-read',
    409,
    'Tệp này rỗng hoặc không phải văn bản nên không đọc được. Hãy tải lên tệp khác rồi rút lại tệp này.',
  );
}

export function nothingBeingRead(): AppError {
  return new AppError('dispatch.nothing-being-read', 409, 'Văn bản này không còn đang được đọc.');
}

export function fileGone(): AppError {
  return new AppError(
    'dispatch.file-gone',
    410,
    'Tệp của văn bản này đã được hủy theo xác nhận của văn thư.',
  );
}

/** The text of a paper is what the copy is for: without it there is only the original. */
export function searchableNotReady(): AppError {
  return new AppError(
    'dispatch.searchable-not-ready',
    409,
    'Văn bản này chưa được đọc xong, hoặc không được lưu chữ, nên chưa có bản PDF có lớp chữ. Hãy tải tệp gốc.',
  );
}

/** The register names a paper with its pages: they are the evidence of what was entered. */
export function pagesAreFixed(): AppError {
  return new AppError(
    'dispatch.pages-fixed',
    409,
    'Văn bản đã vào sổ nên không xoay, xếp, tách, gộp hay bỏ trang được nữa. Nếu tệp quét sai, hãy hủy số trong sổ rồi tiếp nhận lại tệp đúng.',
  );
}

export function stillBeingRead(): AppError {
  return new AppError(
    'dispatch.being-read',
    409,
    'Văn bản đang được đọc lại, hoặc có bản đọc lại chờ bạn chọn. Hãy đợi đọc xong và chọn giữ bản nào trước.',
  );
}

export function arrangementInvalid(why: string): AppError {
  return new AppError('dispatch.arrangement-invalid', 422, `Không xếp được trang như vậy: ${why}.`);
}

export function nothingToUndo(): AppError {
  return new AppError('dispatch.nothing-to-undo', 409, 'Không còn thay đổi nào về trang để hoàn tác.');
}

/** A part that was split off, or the paper itself, went its own way since. */
export function undoTooLate(): AppError {
  return new AppError(
    'dispatch.undo-too-late',
    409,
    'Không hoàn tác được: văn bản đã tách hoặc gộp đã được vào sổ, rút lại hoặc xếp trang tiếp. Hãy hoàn tác ở văn bản đó trước.',
  );
}

export function noProposal(): AppError {
  return new AppError(
    'dispatch.no-proposal',
    409,
    'Không có bản đọc lại nào chờ chọn: bản đó chưa đọc xong, hoặc đã được giữ hay bỏ.',
  );
}

/** The paper was read anew since the page was shown. */
export function wordNotFound(): AppError {
  return new AppError(
    'dispatch.word-not-found',
    404,
    'Không còn chữ nào ở chỗ này: văn bản có thể vừa được đọc lại. Hãy tải lại trang.',
  );
}

export function pageNotFound(): AppError {
  return new AppError(
    'dispatch.page-not-found',
    404,
    'Văn bản không có trang này, hoặc trang chưa đọc xong.',
  );
}

export function registerNotFound(): AppError {
  return new AppError('register.not-found', 404, 'Không tìm thấy sổ đăng ký này.');
}

export function registerInvalid(): AppError {
  return new AppError(
    'register.invalid',
    422,
    'Mã sổ chỉ gồm chữ thường không dấu, số và dấu gạch (ví dụ quyet-dinh); năm gồm bốn chữ số.',
  );
}

export function registerCodeTaken(code: string, year: number): AppError {
  return new AppError('register.code-taken', 409, `Năm ${year} đã có sổ mã “${code}”. Hãy đặt mã khác.`, {
    code,
    year,
  });
}

export function registerKindTaken(kind: string, register: string): AppError {
  return new AppError(
    'register.kind-taken',
    409,
    `“${kind}” đang vào “${register}”. Hãy bỏ loại này ở sổ đó trước.`,
    { kind },
  );
}

export function registerClosed(name: string): AppError {
  return new AppError(
    'register.closed',
    409,
    `“${name}” đã khóa. Hãy chọn sổ khác, hoặc mở lại sổ ở phần cấu hình sổ.`,
  );
}

export function firstNumberTooLate(): AppError {
  return new AppError(
    'register.first-number-too-late',
    409,
    'Sổ đã có số nên không đổi được số bắt đầu. Hãy mở một sổ khác.',
  );
}

export function lateReasonNeeded(): AppError {
  return new AppError(
    'register.late-reason-needed',
    422,
    'Văn bản đến trước hôm nay là ghi bổ sung. Hãy ghi lý do vào sổ muộn.',
  );
}

export function arrivalInvalid(): AppError {
  return new AppError(
    'register.arrival-invalid',
    422,
    'Ngày đến phải là một ngày có thật và không sau hôm nay. Hãy nhập lại.',
  );
}

export function correctionReasonNeeded(field: MetadataField): AppError {
  return new AppError(
    'register.reason-needed',
    422,
    'Văn bản đã vào sổ: sửa một cột của sổ phải ghi lý do đính chính. Giá trị cũ được giữ trong sổ.',
    { field },
  );
}

export function bookTooLong(most: number): AppError {
  return new AppError(
    'register.too-long',
    422,
    `Sổ có hơn ${most} dòng. Hãy chọn khoảng số hoặc khoảng ngày để in từng quyển.`,
    { most },
  );
}

export function noLine(): AppError {
  return new AppError('register.no-line', 409, 'Văn bản này không còn dòng nào trong sổ. Hãy tải lại trang.');
}

export function nothingToLink(symbol: string): AppError {
  return new AppError(
    'link.nothing-found',
    404,
    `Không có văn bản “${symbol}” trong sổ mà bạn xem được. Viết số và ký hiệu như trên văn bản, ví dụ 968/CĐ-TTg.`,
  );
}

export function linkAmbiguous(symbol: string, dates: readonly string[]): AppError {
  return new AppError(
    'link.ambiguous',
    409,
    `Có ${dates.length} văn bản “${symbol}” (ngày ${dates.join('; ')}). Hãy ghi thêm ngày của văn bản.`,
    { dates },
  );
}

export function linkToItself(): AppError {
  return new AppError('link.to-itself', 422, 'Không liên kết văn bản với chính nó. Hãy chọn văn bản khác.');
}

export function linkNotFound(): AppError {
  return new AppError('link.not-found', 404, 'Không còn liên kết này. Hãy tải lại trang.');
}

export function routingNotFound(): AppError {
  return new AppError(
    'routing.not-found',
    404,
    'Văn bản không còn ở nơi này: có người vừa chuyển tiếp hoặc trả lại. Hãy tải lại trang.',
  );
}

/** The paper lies with somebody else. */
export function notWithYou(): AppError {
  return new AppError(
    'routing.not-with-you',
    403,
    'Văn bản không ở chỗ bạn hay đơn vị bạn nên bạn không chuyển tiếp hay trả lại được.',
  );
}

/** Inside a unit only: another unit gets it by the leader's word. */
export function outsideTheUnit(ids: readonly string[]): AppError {
  return new AppError(
    'routing.outside-the-unit',
    422,
    'Chỉ chuyển tiếp được cho người trong đơn vị. Nếu việc thuộc đơn vị khác, hãy trả lại kèm lý do.',
    { ids },
  );
}

export function notALeader(): AppError {
  return new AppError(
    'routing.not-a-leader',
    422,
    'Người được trình không có vai trò lãnh đạo. Hãy chọn lại.',
  );
}

export function directiveEmpty(): AppError {
  return new AppError(
    'directive.empty',
    422,
    'Hãy chọn đơn vị chủ trì, người xử lý, hoặc nơi nhận để biết; và ghi ý kiến chỉ đạo.',
  );
}

export function dueInThePast(): AppError {
  return new AppError(
    'directive.due-in-the-past',
    422,
    'Thời hạn đã qua. Hãy chọn một ngày từ hôm nay trở đi.',
  );
}

export function handOverToSelf(): AppError {
  return new AppError(
    'routing.hand-over-to-self',
    422,
    'Người nhận bàn giao phải là người khác. Hãy chọn lại.',
  );
}

/** It came on paper: there is nobody to tell. */
export function notArrivedAsData(): AppError {
  return new AppError(
    'edxml.not-data',
    409,
    'Văn bản này không đến dưới dạng gói edXML nên không có trạng thái để xuất.',
  );
}

export function refusalNeedsReason(): AppError {
  return new AppError(
    'edxml.reason-needed',
    422,
    'Từ chối tiếp nhận phải có lý do. Hãy ghi lý do cho nơi gửi.',
  );
}

export function recallOfUnknown(): AppError {
  return new AppError(
    'edxml.recall-of-unknown',
    422,
    'Gói này thu hồi hoặc cập nhật một văn bản chưa từng đến đây dưới dạng gói edXML.',
  );
}

export function attachmentNotFound(): AppError {
  return new AppError('dispatch.attachment-not-found', 404, 'Không có tệp kèm này. Hãy tải lại trang.');
}

export function noTableFound(): AppError {
  return new AppError(
    'import.no-table',
    422,
    'Không thấy bảng của sổ đăng ký trong tệp: cần một dòng tiêu đề có ít nhất ba cột như “Số đến”, “Ngày đến”, “Trích yếu”.',
  );
}

export function importNotFound(): AppError {
  return new AppError('import.not-found', 404, 'Không tìm thấy lần nhập này. Hãy tải lại trang.');
}

export function importSettled(): AppError {
  return new AppError('import.settled', 409, 'Lần nhập này đã xong hoặc đã hoàn tác. Hãy tải lại trang.');
}

/** All or nothing: a single wrong row keeps the others out too. */
export function importRowsWrong(count: number): AppError {
  return new AppError(
    'import.rows-wrong',
    422,
    count === 0
      ? 'Không có dòng nào để nhập. Hãy chọn lại các cột.'
      : `Có ${count} dòng chưa đúng nên chưa nhập dòng nào. Hãy sửa trong bảng tính hoặc chọn lại cột.`,
    { count },
  );
}

export function importTouched(count: number): AppError {
  return new AppError(
    'import.touched',
    409,
    `Đã có ${count} văn bản của lần nhập này được sửa hoặc chuyển nên không hoàn tác được nữa.`,
    { count },
  );
}

export function badCursor(): AppError {
  return new AppError(
    'list.bad-cursor',
    400,
    'Liên kết trang tiếp theo không còn đúng. Hãy mở lại danh sách từ đầu.',
  );
}

/** Why a paper is kept apart: the sentence the văn thư reads. */
export const SECRET_PAPER = {
  code: 'dispatch.state-secret',
  message: (level: string) =>
    `Văn bản có dấu độ mật “${level}”. Luật Bảo vệ bí mật nhà nước không cho lưu giữ bí mật nhà nước trên máy nối mạng không chuyên dụng, nên nội dung không được lưu và không đưa vào tra cứu. Hãy hủy tệp này và đăng ký văn bản vào sổ mật; nếu máy nhận nhầm, bấm “Bỏ cách ly” và ghi lý do.`,
} as const;

export const READING_CANCELLED = {
  code: 'reading.cancelled',
  message: 'Việc đọc văn bản đã được dừng. Bấm “Đọc lại” để đọc từ đầu, hoặc nhập các trường bằng tay.',
} as const;
