/** Papers of schools, hospitals, land offices, companies and social services, with what a careful clerk reads on them. */
import { NATIONAL } from '../page-fixture.ts';
import type { Sample } from '../papers.ts';

const dated = (line: string): string[] => [...NATIONAL, line];

export const INSTITUTION_PAPERS: Sample[] = [
  {
    name: 'decision of a primary school on a professional group',
    paper: {
      left: ['UBND XÃ TRÀ LINH', 'TRƯỜNG PTDTBT TIỂU HỌC', 'TRÀ NAM', 'Số: 08/QĐ-THTN'],
      right: dated('Trà Linh, ngày 05 tháng 9 năm 2025'),
      title: [
        'QUYẾT ĐỊNH',
        'Về việc thành lập tổ chuyên môn năm học 2025 - 2026',
        'HIỆU TRƯỞNG TRƯỜNG PTDTBT TIỂU HỌC TRÀ NAM',
      ],
      body: [
        'Căn cứ Thông tư số 28/2020/TT-BGDĐT ngày 04 tháng 9 năm 2020 của Bộ trưởng Bộ Giáo dục và Đào tạo ban hành Điều lệ trường tiểu học;',
        'QUYẾT ĐỊNH:',
        'Điều 1. Thành lập hai tổ chuyên môn gồm các ông, bà có tên dưới đây.',
      ],
      recipients: ['Nơi nhận:', '- Như Điều 3;', '- Lưu: VT.'],
      signature: ['HIỆU TRƯỞNG', 'Hồ Thị Dưng'],
    },
    expected: {
      issuerParent: 'UBND XÃ TRÀ LINH',
      issuer: 'TRƯỜNG PTDTBT TIỂU HỌC TRÀ NAM',
      number: '08',
      symbol: 'QĐ-THTN',
      date: '2025-09-05',
      type: 'Quyết định',
      subject: 'thành lập tổ chuyên môn năm học 2025 - 2026',
      signer: { capacity: null, title: 'HIỆU TRƯỞNG', actualTitle: null, name: 'Hồ Thị Dưng' },
    },
  },
  {
    name: 'proposal of a hospital to its department',
    paper: {
      left: ['SỞ Y TẾ ĐẮK LẮK', 'BỆNH VIỆN ĐA KHOA', 'VÙNG TÂY NGUYÊN', 'Số: 777/TTr-BVVTN'],
      right: dated('Đắk Lắk, ngày 3 tháng 7 năm 2020'),
      title: ['TỜ TRÌNH', 'Về việc mua sắm máy thở phục vụ phòng, chống dịch'],
      addressing: ['Kính gửi:', '- Ủy ban nhân dân tỉnh;', '- Sở Y tế.'],
      body: [
        'Căn cứ nhu cầu điều trị, Bệnh viện kính trình Ủy ban nhân dân tỉnh xem xét, phê duyệt mua sắm 10 máy thở phục vụ phòng, chống dịch.',
      ],
      recipients: ['Nơi nhận:', '- Như trên;', '- Lưu: VT, VTTB.'],
      signature: ['GIÁM ĐỐC', 'TTND.TS. Trịnh Hồng Nhựt'],
    },
    expected: {
      issuerParent: 'SỞ Y TẾ ĐẮK LẮK',
      issuer: 'BỆNH VIỆN ĐA KHOA VÙNG TÂY NGUYÊN',
      number: '777',
      symbol: 'TTr-BVVTN',
      date: '2020-07-03',
      type: 'Tờ trình',
      subject: 'mua sắm máy thở phục vụ phòng, chống dịch',
      addressees: ['Ủy ban nhân dân tỉnh', 'Sở Y tế'],
      signer: { capacity: null, title: 'GIÁM ĐỐC', actualTitle: null, name: 'Trịnh Hồng Nhựt' },
      recipients: ['Như trên', 'Lưu: VT, VTTB'],
    },
  },
  {
    name: 'notice of a branch of a land office',
    paper: {
      left: [
        'VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI',
        'TỈNH LONG AN',
        'CHI NHÁNH TẠI HUYỆN BẾN LỨC',
        'Số: 4102/TB-CNVPĐKĐĐ',
      ],
      right: dated('Bến Lức, ngày 28 tháng 02 năm 2022'),
      title: ['THÔNG BÁO', 'Về việc niêm yết công khai mất giấy chứng nhận'],
      body: [
        'Chi nhánh thông báo ông Trần Văn Lượm báo mất giấy chứng nhận quyền sử dụng đất số BM 204577, ai đang giữ xin liên hệ trong thời hạn 30 ngày kể từ ngày niêm yết.',
      ],
      recipients: ['Nơi nhận:', '- UBND xã Thạnh Đức;', '- Lưu: VT, hồ sơ.'],
      signature: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Phạm Hữu Lợi'],
    },
    expected: {
      issuerParent: 'VĂN PHÒNG ĐĂNG KÝ ĐẤT ĐAI TỈNH LONG AN',
      issuer: 'CHI NHÁNH TẠI HUYỆN BẾN LỨC',
      number: '4102',
      symbol: 'TB-CNVPĐKĐĐ',
      type: 'Thông báo',
      subject: 'niêm yết công khai mất giấy chứng nhận',
      recipients: ['UBND xã Thạnh Đức', 'Lưu: VT, hồ sơ'],
    },
  },
  {
    name: 'letter of a State company about a power cut',
    paper: {
      left: [
        'TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG',
        'CÔNG TY ĐIỆN LỰC KON TUM',
        'Số: 655/KTPC-KHVT',
        'V/v ngừng, giảm cung cấp điện',
        'tháng 4 năm 2017',
      ],
      right: dated('Kon Tum, ngày 27 tháng 3 năm 2017'),
      addressing: ['Kính gửi: Quý khách hàng sử dụng điện.'],
      body: [
        'Công ty Điện lực Kon Tum xin thông báo lịch ngừng, giảm cung cấp điện tháng 4 năm 2017 (chi tiết tại phụ lục kèm theo) để Quý khách hàng chủ động trong sinh hoạt và sản xuất.',
      ],
      recipients: ['Nơi nhận:', '- Như trên;', '- Lưu: VT, KHVT.'],
      signature: ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'A Lăng Thới'],
    },
    expected: {
      issuerParent: 'TỔNG CÔNG TY ĐIỆN LỰC MIỀN TRUNG',
      issuer: 'CÔNG TY ĐIỆN LỰC KON TUM',
      number: '655',
      symbol: 'KTPC-KHVT',
      type: 'Công văn',
      subject: 'ngừng, giảm cung cấp điện tháng 4 năm 2017',
      addressees: ['Quý khách hàng sử dụng điện'],
      signer: { capacity: 'KT.', title: 'GIÁM ĐỐC', actualTitle: 'PHÓ GIÁM ĐỐC', name: 'A Lăng Thới' },
    },
  },
  {
    name: 'contract signed by both sides',
    paper: {
      left: ['UBND PHƯỜNG HOA LƯ', 'TRƯỜNG THCS LÝ TỰ TRỌNG', 'Số: 02/HĐ-THCSLTT'],
      right: dated('Hoa Lư, ngày 15 tháng 11 năm 2025'),
      title: ['HỢP ĐỒNG', 'Sửa chữa nhà vệ sinh học sinh'],
      body: [
        'Hôm nay, tại trụ sở Trường THCS Lý Tự Trọng, hai bên thỏa thuận ký kết hợp đồng sửa chữa nhà vệ sinh học sinh với các điều khoản sau đây.',
      ],
      leftSignature: ['ĐẠI DIỆN BÊN A', 'HIỆU TRƯỞNG', 'Tạ Thị Mận'],
      signature: ['ĐẠI DIỆN BÊN B', 'GIÁM ĐỐC', 'Ngô Xuân Kiên'],
      recipients: ['Nơi nhận:', '- Hai bên;', '- Lưu: VT.'],
    },
    expected: {
      issuerParent: 'UBND PHƯỜNG HOA LƯ',
      issuer: 'TRƯỜNG THCS LÝ TỰ TRỌNG',
      number: '02',
      symbol: 'HĐ-THCSLTT',
      type: 'Hợp đồng',
      subject: 'Sửa chữa nhà vệ sinh học sinh',
      signer: { capacity: null, title: 'ĐẠI DIỆN BÊN A', actualTitle: 'HIỆU TRƯỞNG', name: 'Tạ Thị Mận' },
      recipients: ['Hai bên', 'Lưu: VT'],
    },
  },
  {
    name: 'letter of a social insurance office asking for a reply',
    paper: {
      left: [
        'BẢO HIỂM XÃ HỘI TỈNH BÌNH DƯƠNG',
        'BẢO HIỂM XÃ HỘI THÀNH PHỐ DĨ AN',
        'Số: 96/BHXH-TST',
        'V/v đối chiếu số tiền đóng',
        'bảo hiểm xã hội',
      ],
      right: dated('Dĩ An, ngày 10 tháng 3 năm 2025'),
      addressing: ['Kính gửi: Công ty TNHH May Hòa Phú.'],
      body: [
        'Đề nghị Quý Công ty đối chiếu số liệu và có ý kiến phản hồi về Bảo hiểm xã hội thành phố Dĩ An trước ngày 25/3/2025 (gửi kèm bảng đối chiếu chi tiết).',
      ],
      recipients: ['Nơi nhận:', '- Như trên;', '- Lưu: VT, TST.'],
      signature: ['GIÁM ĐỐC', 'Lê Thị Kim Thoa'],
    },
    expected: {
      issuerParent: 'BẢO HIỂM XÃ HỘI TỈNH BÌNH DƯƠNG',
      issuer: 'BẢO HIỂM XÃ HỘI THÀNH PHỐ DĨ AN',
      number: '96',
      symbol: 'BHXH-TST',
      place: 'Dĩ An',
      type: 'Công văn',
      subject: 'đối chiếu số tiền đóng bảo hiểm xã hội',
      addressees: ['Công ty TNHH May Hòa Phú'],
      signer: { capacity: null, title: 'GIÁM ĐỐC', actualTitle: null, name: 'Lê Thị Kim Thoa' },
    },
  },
  {
    name: 'guidance of a university, by order',
    paper: {
      left: ['BỘ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG ĐẠI HỌC TÂY NGUYÊN', 'Số: 1288/HD-ĐHTN'],
      right: dated('Đắk Lắk, ngày 24 tháng 8 năm 2016'),
      title: ['HƯỚNG DẪN', 'Đánh giá kết quả rèn luyện của sinh viên'],
      body: [
        'Căn cứ Quy chế ban hành kèm theo Thông tư số 16/2015/TT-BGDĐT ngày 12/8/2015 của Bộ Giáo dục và Đào tạo, Trường hướng dẫn các khoa đánh giá kết quả rèn luyện của sinh viên.',
      ],
      recipients: ['Nơi nhận:', '- Các khoa;', '- Lưu: VT, CTSV.'],
      signature: ['TL. HIỆU TRƯỞNG', 'TRƯỞNG PHÒNG', 'CÔNG TÁC SINH VIÊN', 'H Linh Niê'],
    },
    expected: {
      issuerParent: 'BỘ GIÁO DỤC VÀ ĐÀO TẠO',
      issuer: 'TRƯỜNG ĐẠI HỌC TÂY NGUYÊN',
      number: '1288',
      symbol: 'HD-ĐHTN',
      type: 'Hướng dẫn',
      subject: 'Đánh giá kết quả rèn luyện của sinh viên',
      signer: {
        capacity: 'TL.',
        title: 'HIỆU TRƯỞNG',
        actualTitle: 'TRƯỞNG PHÒNG CÔNG TÁC SINH VIÊN',
        name: 'H Linh Niê',
      },
      references: [
        {
          symbol: '16/2015/TT-BGDĐT',
          date: '2015-08-12',
          issuer: 'Bộ Giáo dục và Đào tạo',
          kind: 'Thông tư',
          role: 'basis',
        },
      ],
    },
  },
  {
    name: 'letter of invitation of a museum',
    paper: {
      left: ['SỞ VĂN HÓA VÀ THỂ THAO', 'BẢO TÀNG LỊCH SỬ', 'Số: 19/TM-BTLS'],
      right: dated('Huế, ngày 12 tháng 5 năm 2026'),
      title: ['THƯ MỜI', 'Tham dự trưng bày chuyên đề'],
      addressing: ['Kính gửi: Trường Đại học Khoa học.'],
      body: [
        'Bảo tàng trân trọng mời đại diện Quý Trường tham dự lễ khai mạc trưng bày chuyên đề vào 08 giờ ngày 18/5/2026 tại số 268 Điện Biên Phủ.',
      ],
      recipients: ['Nơi nhận:', '- Như trên;', '- Lưu: VT.'],
      signature: ['Q. GIÁM ĐỐC', 'Hoàng Thị Thu Trâm'],
    },
    expected: {
      issuerParent: 'SỞ VĂN HÓA VÀ THỂ THAO',
      issuer: 'BẢO TÀNG LỊCH SỬ',
      number: '19',
      symbol: 'TM-BTLS',
      place: 'Huế',
      type: 'Thư mời',
      addressees: ['Trường Đại học Khoa học'],
      signer: { capacity: 'Q.', title: 'GIÁM ĐỐC', actualTitle: null, name: 'Hoàng Thị Thu Trâm' },
    },
  },
];
