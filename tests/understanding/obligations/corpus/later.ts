/** A second set, written after the rules were widened for the first: the estimate for papers still unseen. */
import type { TypedPaper } from './typed-paper.ts';

export const later: TypedPaper[] = [
  {
    id: 'ra-quan-ve-sinh',
    type: 'Công văn',
    date: '2026-03-10',
    addressees: ['Các phòng, đơn vị thuộc UBND phường', 'Tổ trưởng các tổ dân phố'],
    text: `
Hưởng ứng Ngày Nước thế giới 22/3, UBND phường đề nghị các đơn vị triển khai một số việc sau:
1. Phòng Kinh tế, Hạ tầng và Đô thị lên phương án thu gom rác tại 07 điểm tồn đọng, gửi về Văn phòng trước ngày 14/3; bố trí xe chở rác trong ngày ra quân 22/3.
2. Công an phường cắt cử lực lượng phân luồng giao thông, nhắc nhở các hộ lấn chiếm vỉa hè.
3. Trường THCS Nguyễn Du và Trường Tiểu học Hoa Mai huy động mỗi lớp ít nhất 10 học sinh tham gia.
4. Tổ trưởng các tổ dân phố thông báo tới từng hộ, vận động bà con treo cờ, dọn vệ sinh trước cửa; chụp ảnh trước và sau khi dọn, gửi nhóm Zalo của phường chậm nhất 17h00 ngày 22/3/2026.
5. Trạm Y tế phun thuốc diệt muỗi tại các điểm công cộng.
6. Cán bộ truyền thanh đưa tin, viết bài về hoạt động này.
Đề nghị các đơn vị quan tâm thực hiện./.`,
    gold: `
1 | Phòng Kinh tế, Hạ tầng và Đô thị | | lên phương án thu gom rác tại 07 điểm tồn đọng, gửi về Văn phòng | 2026-03-14
1 | Phòng Kinh tế, Hạ tầng và Đô thị | | bố trí xe chở rác | 2026-03-22
2 | Công an phường | | cắt cử lực lượng phân luồng giao thông, nhắc nhở các hộ lấn chiếm vỉa hè |
3 | Trường THCS Nguyễn Du + Trường Tiểu học Hoa Mai | | huy động mỗi lớp ít nhất 10 học sinh tham gia |
4 | Tổ trưởng các tổ dân phố | | thông báo tới từng hộ, vận động bà con treo cờ, dọn vệ sinh trước cửa |
4 | Tổ trưởng các tổ dân phố | | chụp ảnh trước và sau khi dọn, gửi nhóm Zalo của phường | 2026-03-22
5 | Trạm Y tế | | phun thuốc diệt muỗi tại các điểm công cộng |
6 | Cán bộ truyền thanh | | đưa tin, viết bài về hoạt động này |
closing | các đơn vị | | quan tâm thực hiện |`,
  },
  {
    id: 'ket-luan-giao-ban',
    type: 'Thông báo',
    date: '2019-10-07',
    addressees: [],
    text: `
Sau khi nghe các phòng báo cáo, Giám đốc Sở kết luận:
1. Về công tác chuyên môn
Các phòng hoàn thành hồ sơ thi đua năm 2019 trước ngày 15/11/2019. Phòng Nghiệp vụ tham mưu tổ chức Hội thi tiếng hát công nhân vào cuối tháng 11/2019; phối hợp với Liên đoàn Lao động tỉnh xây dựng thể lệ.
2. Về công tác tài chính
Giao đồng chí Nguyễn Thị Mai - Kế toán trưởng đối chiếu công nợ với Kho bạc, báo cáo Ban Giám đốc vào ngày 25 hằng tháng.
Các phòng tiết kiệm điện, nước, văn phòng phẩm.
3. Về cơ sở vật chất
Văn phòng khảo sát, lập dự toán sửa chữa nhà để xe trong tháng 10; trình Giám đốc xem xét.
4. Những việc khác: giao Chánh Văn phòng xử lý.`,
    gold: `
1 | Các phòng | | hoàn thành hồ sơ thi đua năm 2019 | 2019-11-15
1 | Phòng Nghiệp vụ | Liên đoàn Lao động tỉnh | tham mưu tổ chức Hội thi tiếng hát công nhân vào cuối tháng 11/2019; phối hợp với Liên đoàn Lao động tỉnh xây dựng thể lệ | 2019-11-30
2 | Nguyễn Thị Mai - Kế toán trưởng | | đối chiếu công nợ với Kho bạc, báo cáo Ban Giám đốc | every month
2 | Các phòng | | tiết kiệm điện, nước, văn phòng phẩm |
3 | Văn phòng | | khảo sát, lập dự toán sửa chữa nhà để xe | 2019-10-31
4 | Chánh Văn phòng | | xử lý |`,
  },
  {
    id: 'chi-thi-an-toan-giao-thong',
    type: 'Chỉ thị',
    date: '2022-12-19',
    addressees: [],
    text: `
Để người dân đón Tết an toàn, Chủ tịch UBND thành phố yêu cầu:
1. Ban An toàn giao thông thành phố chủ trì, phối hợp các cơ quan báo chí đẩy mạnh tuyên truyền không lái xe sau khi uống rượu bia.
2. Công an thành phố
a) Mở đợt cao điểm xử lý vi phạm nồng độ cồn từ ngày 25/12/2022 đến ngày 05/02/2023.
b) Chủ động nắm tình hình, kiên quyết không để xảy ra đua xe trái phép.
3. Sở Giao thông vận tải
a) Yêu cầu các doanh nghiệp vận tải niêm yết giá vé, bán vé đúng giá.
b) Khắc phục xong các điểm đen về tai nạn trước Tết Nguyên đán Quý Mão 2023.
c) Công bố số điện thoại đường dây nóng.
4. Các quận, huyện, thị xã giải tỏa hành lang an toàn giao thông, không để tái lấn chiếm.
5. Bệnh viện các tuyến dự trữ máu, trực cấp cứu 24/24 giờ trong dịp Tết.
6. Chế độ báo cáo: các đơn vị gửi báo cáo nhanh về Ban An toàn giao thông thành phố trước 10 giờ hằng ngày trong thời gian nghỉ Tết; báo cáo tổng hợp trước ngày 28/01/2023.
Sở Thông tin và Truyền thông, Đài Phát thanh - Truyền hình thành phố đưa tin về Chỉ thị này./.`,
    gold: `
1 | Ban An toàn giao thông thành phố | các cơ quan báo chí | đẩy mạnh tuyên truyền không lái xe sau khi uống rượu bia |
2.a | Công an thành phố | | Mở đợt cao điểm xử lý vi phạm nồng độ cồn | 2023-02-05
2.b | Công an thành phố | | Chủ động nắm tình hình, kiên quyết không để xảy ra đua xe trái phép |
3.a | Sở Giao thông vận tải | | Yêu cầu các doanh nghiệp vận tải niêm yết giá vé, bán vé đúng giá |
3.b | Sở Giao thông vận tải | | Khắc phục xong các điểm đen về tai nạn | 2023-01-22
3.c | Sở Giao thông vận tải | | Công bố số điện thoại đường dây nóng |
4 | Các quận, huyện, thị xã | | giải tỏa hành lang an toàn giao thông, không để tái lấn chiếm |
5 | Bệnh viện các tuyến | | dự trữ máu, trực cấp cứu 24/24 giờ trong dịp Tết |
6 | các đơn vị | | gửi báo cáo nhanh về Ban An toàn giao thông thành phố | every day
6 | các đơn vị | | báo cáo tổng hợp | 2023-01-28
closing | Sở Thông tin và Truyền thông + Đài Phát thanh - Truyền hình thành phố | | đưa tin về Chỉ thị này |`,
  },
  {
    id: 'ke-hoach-kiem-tra-bang',
    type: 'Kế hoạch',
    date: '2018-02-05',
    addressees: [],
    text: `
III. TIẾN ĐỘ THỰC HIỆN
| STT | Nội dung | Đơn vị thực hiện | Thời gian |
| 1 | Ban hành quyết định thành lập đoàn kiểm tra | Phòng Nội vụ | Trước 20/02/2018 |
| 2 | Các trường tự kiểm tra, gửi báo cáo | Hiệu trưởng các trường | 01/3 - 10/3/2018 |
| 3 | Kiểm tra trực tiếp tại 06 trường | Đoàn kiểm tra | Tháng 3/2018 |
| 4 | Tổng hợp, báo cáo UBND huyện | Phòng Giáo dục và Đào tạo | Chậm nhất 10/4/2018 |
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ là cơ quan thường trực, giúp Trưởng đoàn điều phối hoạt động kiểm tra.
2. Các trường được kiểm tra chuẩn bị hồ sơ, bố trí người làm việc với Đoàn.
3. Thành viên Đoàn kiểm tra được thanh toán công tác phí theo quy định.`,
    gold: `
III.1 | Phòng Nội vụ | | Ban hành quyết định thành lập đoàn kiểm tra | 2018-02-20
III.2 | Hiệu trưởng các trường | | Các trường tự kiểm tra, gửi báo cáo | 2018-03-10
III.3 | Đoàn kiểm tra | | Kiểm tra trực tiếp tại 06 trường | 2018-03-31
III.4 | Phòng Giáo dục và Đào tạo | | Tổng hợp, báo cáo UBND huyện | 2018-04-10
IV.1 | Phòng Nội vụ | | giúp Trưởng đoàn điều phối hoạt động kiểm tra |
IV.2 | Các trường được kiểm tra | | chuẩn bị hồ sơ, bố trí người làm việc với Đoàn |`,
  },
];
