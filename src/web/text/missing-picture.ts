/** Words for a page whose picture is not to be had. */
export const MISSING_PICTURE = 'Không có ảnh của trang này. Mở văn bản để xem lý do và việc cần làm.';
