/**
 * In whose power a dispatch is signed (NĐ 30/2020, Đ13; PL I, Phần I, II.7): the lines over the signer's name.
 */
export const SIGNING_FORMS = ['head', 'TM', 'TM-KT', 'KT', 'Q', 'TL', 'TL-KT', 'TUQ'] as const;
export type SigningForm = (typeof SIGNING_FORMS)[number];

export interface SigningPowers {
  form: SigningForm;
  /** The collective that is signed for: "Ủy ban nhân dân". */
  collective?: string;
  /** The head whose power it is: "Chủ tịch". */
  head: string;
  /** The signer's own post, where it is not the head's: "Phó Chủ tịch", "Chánh Văn phòng". */
  own?: string;
  /** The head of the unit a deputy stands in for: "Chánh Văn phòng". */
  unitHead?: string;
}

/** Which words each form needs, in Vietnamese, for the form on the page. */
export const SIGNING_FORM_NAMES: Readonly<Record<SigningForm, string>> = {
  head: 'Người đứng đầu tự ký',
  TM: 'TM. – thay mặt tập thể',
  'TM-KT': 'TM., KT. – cấp phó ký thay, thay mặt tập thể',
  KT: 'KT. – cấp phó ký thay người đứng đầu',
  Q: 'Q. – quyền người đứng đầu',
  TL: 'TL. – thừa lệnh',
  'TL-KT': 'TL., KT. – cấp phó của đơn vị ký thay, thừa lệnh',
  TUQ: 'TUQ. – thừa ủy quyền',
};

/** The lines from the top, in upper case. */
export function signatureTitles(powers: SigningPowers): string[] {
  return linesOf(powers)
    .filter((line) => line.trim() !== '')
    .map((line) => line.toUpperCase());
}

function linesOf({ form, collective = '', head, own = '', unitHead = '' }: SigningPowers): string[] {
  switch (form) {
    case 'head':
      return [head];
    case 'TM':
      return [`TM. ${collective}`, head];
    case 'TM-KT':
      return [`TM. ${collective}`, `KT. ${head}`, own];
    case 'KT':
      return [`KT. ${head}`, own];
    case 'Q':
      return [`Q. ${head}`];
    case 'TL':
      return [`TL. ${head}`, own];
    case 'TL-KT':
      return [`TL. ${head}`, `KT. ${unitHead}`, own];
    case 'TUQ':
      return [`TUQ. ${head}`, own];
  }
}
