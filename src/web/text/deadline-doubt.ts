/** What the verify page says of a day whose figures were hardly read. */
export const DEADLINE_DOUBT = {
  day: (day: string, raw: string) => `${day}? (đọc được “${raw}”)`,
  hint: 'Chữ số đọc không rõ: đối chiếu với ảnh trang trước khi nhận',
} as const;
