/** Words of what is said of the office when it is set up. */
export const OFFICE_SET_UP = {
  title: 'Ghi trên mọi văn bản đi',
  hint: 'Sửa lúc nào cũng được ở trang Thẩm quyền ký và phần chung.',
  agency: 'Tên cơ quan',
  place: 'Địa danh',
  agencySymbol: 'Chữ viết tắt trong ký hiệu',
  head: 'Chức danh người đứng đầu',
  collective: 'Tập thể ký thay mặt (nếu có)',
};
