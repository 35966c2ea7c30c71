/** Words of handing the duties of a paper to units, and of the folded parts of a draft's form. */
export const ASSIGNING = {
  title: 'Chia việc cho đơn vị',
  hint: 'Việc của cơ quan ta đã được chọn sẵn, theo ý kiến chỉ đạo của lãnh đạo nếu có. Mỗi lần đổi, hai mục Kính gửi và Nhiệm vụ giao ở dưới được viết lại; sau đó vẫn sửa được.',
  named: (names: string) => (names === '' ? '' : ` Văn bản đến giao: ${names}.`),
  unitFor: (number: number) => `Đơn vị làm việc ${number}`,
  asNamed: 'Ghi như văn bản đến',
  cooperators: 'Đơn vị phối hợp',
};

export const FORM_PARTS = {
  signerAndUrgency: 'Người ký, độ khẩn',
  signer: 'Người ký',
  otherSigner: 'Người khác, ghi ở dưới',
  byHand: 'Ghi người ký khác',
  numberByHand: 'Ghi sẵn số, ngày (khi không cấp số ở đây)',
  office: (agency: string, symbol: string) =>
    `Cơ quan ban hành: ${[agency, symbol].filter(Boolean).join(', ')}`,
};
