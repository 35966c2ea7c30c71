/** Papers of the Party, the Front and the unions, of schools, hospitals and enterprises. */
import type { TypedPaper } from './typed-paper.ts';

export const partyAndInstitutions: TypedPaper[] = [
  {
    id: 'nghi-quyet-dang-uy',
    type: 'Nghị quyết',
    date: '2025-09-12',
    addressees: [],
    text: `
I. ĐÁNH GIÁ TÌNH HÌNH
Sau hơn hai tháng vận hành chính quyền địa phương 2 cấp, bộ máy của xã đi vào hoạt động ổn định. Tuy nhiên, chất lượng sinh hoạt của một số chi bộ còn hạn chế.
II. MỤC TIÊU
Đến hết năm 2025, 100% chi bộ sinh hoạt định kỳ đúng quy định; kết nạp từ 12 đảng viên trở lên.
III. NHIỆM VỤ, GIẢI PHÁP
1. Nâng cao chất lượng sinh hoạt chi bộ; gắn sinh hoạt chuyên đề với nhiệm vụ chính trị.
2. Tăng cường kiểm tra, giám sát; xử lý nghiêm đảng viên vi phạm.
IV. TỔ CHỨC THỰC HIỆN
1. Đảng ủy UBND xã lãnh đạo UBND xã xây dựng kế hoạch thực hiện Nghị quyết, hoàn thành trong tháng 9/2025.
2. Ban Xây dựng Đảng chủ trì, phối hợp với Văn phòng Đảng ủy hướng dẫn các chi bộ quán triệt Nghị quyết; tham mưu Ban Thường vụ sơ kết việc thực hiện định kỳ 6 tháng.
3. Ủy ban Kiểm tra Đảng ủy xây dựng chương trình kiểm tra, giám sát việc thực hiện Nghị quyết.
4. Mặt trận Tổ quốc và các đoàn thể xã tuyên truyền sâu rộng trong đoàn viên, hội viên.
5. Các chi bộ trực thuộc tổ chức học tập, quán triệt đến toàn thể đảng viên; báo cáo kết quả về Đảng ủy (qua Ban Xây dựng Đảng) trước ngày 25/9/2025.
Nghị quyết này được phổ biến đến chi bộ./.`,
    gold: `
IV.1 | Đảng ủy UBND xã | | lãnh đạo UBND xã xây dựng kế hoạch thực hiện Nghị quyết | 2025-09-30
IV.2 | Ban Xây dựng Đảng | Văn phòng Đảng ủy | hướng dẫn các chi bộ quán triệt Nghị quyết |
IV.2 | Ban Xây dựng Đảng | Văn phòng Đảng ủy | tham mưu Ban Thường vụ sơ kết việc thực hiện | every half-year
IV.3 | Ủy ban Kiểm tra Đảng ủy | | xây dựng chương trình kiểm tra, giám sát việc thực hiện Nghị quyết |
IV.4 | Mặt trận Tổ quốc + các đoàn thể xã | | tuyên truyền sâu rộng trong đoàn viên, hội viên |
IV.5 | Các chi bộ trực thuộc | | tổ chức học tập, quán triệt đến toàn thể đảng viên |
IV.5 | Các chi bộ trực thuộc | | báo cáo kết quả về Đảng ủy | 2025-09-25`,
  },
  {
    id: 'ket-luan-tinh-uy',
    type: 'Kết luận',
    date: '2026-01-16',
    addressees: [],
    text: `
Tại phiên họp ngày 14/01/2026, sau khi nghe Ban Tổ chức Tỉnh ủy báo cáo về tình hình biên chế, Ban Thường vụ Tỉnh ủy kết luận như sau:
Một là, thống nhất đánh giá: việc sắp xếp tổ chức bộ máy thời gian qua được thực hiện nghiêm túc, đúng lộ trình.
Hai là, yêu cầu các ban đảng, đảng ủy trực thuộc Tỉnh ủy rà soát, bố trí đội ngũ theo vị trí việc làm; khắc phục dứt điểm tình trạng thừa, thiếu cán bộ cục bộ chậm nhất đến ngày 30/6/2026.
Ba là, giao Ban Tổ chức Tỉnh ủy:
- Chủ trì tham mưu quy định luân chuyển cán bộ giữa các xã, phường, trình Ban Thường vụ Tỉnh ủy trong quý I/2026.
- Theo dõi, đôn đốc việc thực hiện Kết luận; kịp thời báo cáo Thường trực Tỉnh ủy những vấn đề phát sinh.
Bốn là, giao Đảng ủy UBND tỉnh lãnh đạo UBND tỉnh ban hành chính sách hỗ trợ cán bộ công tác tại xã đảo, hoàn thành trước kỳ họp thường lệ giữa năm 2026 của HĐND tỉnh.
Năm là, Văn phòng Tỉnh ủy thông báo Kết luận này đến các đơn vị liên quan.`,
    gold: `
Hai là | các ban đảng, đảng ủy trực thuộc Tỉnh ủy | | rà soát, bố trí đội ngũ theo vị trí việc làm |
Hai là | các ban đảng, đảng ủy trực thuộc Tỉnh ủy | | khắc phục dứt điểm tình trạng thừa, thiếu cán bộ cục bộ | 2026-06-30
Ba là | Ban Tổ chức Tỉnh ủy | | tham mưu quy định luân chuyển cán bộ giữa các xã, phường, trình Ban Thường vụ Tỉnh ủy | 2026-03-31
Ba là | Ban Tổ chức Tỉnh ủy | | Theo dõi, đôn đốc việc thực hiện Kết luận; kịp thời báo cáo Thường trực Tỉnh ủy |
Bốn là | Đảng ủy UBND tỉnh | | lãnh đạo UBND tỉnh ban hành chính sách hỗ trợ cán bộ công tác tại xã đảo |
Năm là | Văn phòng Tỉnh ủy | | thông báo Kết luận này đến các đơn vị liên quan |`,
  },
  {
    id: 'ke-hoach-thi-truong-hoc',
    type: 'Kế hoạch',
    date: '2019-04-02',
    addressees: [],
    text: `
I. MỤC ĐÍCH
Đánh giá đúng chất lượng học sinh khối 12 trước kỳ thi quốc gia.
II. LỊCH THI
Thi thử vào các ngày 18, 19/4/2019.
III. PHÂN CÔNG
1. Thầy Bùi Văn Sơn - Phó Hiệu trưởng: phụ trách chung, duyệt đề thi trước ngày 15/4.
2. Tổ trưởng chuyên môn phân công giáo viên ra đề, nộp đề về Ban Giám hiệu chậm nhất 10/4/2019; tổ chức chấm thi tập trung, hoàn thành ngày 24/4/2019.
3. Giáo viên chủ nhiệm khối 12: lập danh sách phòng thi; phổ biến quy chế thi cho học sinh và cha mẹ học sinh.
4. Bộ phận Thư viện - Thiết bị: sao in đề thi bảo đảm bí mật.
5. Bảo vệ, phục vụ: vệ sinh phòng thi xong trước 17h ngày 17/4/2019.
6. Đoàn trường cử 10 đoàn viên hỗ trợ phân luồng học sinh trong hai ngày thi.
7. Kế toán lập dự toán, thanh toán chế độ coi thi, chấm thi theo quy định.
Học sinh tuyệt đối không mang điện thoại vào phòng thi.`,
    gold: `
III.1 | Bùi Văn Sơn - Phó Hiệu trưởng | | phụ trách chung, duyệt đề thi | 2019-04-15
III.2 | Tổ trưởng chuyên môn | | phân công giáo viên ra đề, nộp đề về Ban Giám hiệu | 2019-04-10
III.2 | Tổ trưởng chuyên môn | | tổ chức chấm thi tập trung | 2019-04-24
III.3 | Giáo viên chủ nhiệm khối 12 | | lập danh sách phòng thi; phổ biến quy chế thi cho học sinh và cha mẹ học sinh |
III.4 | Bộ phận Thư viện - Thiết bị | | sao in đề thi bảo đảm bí mật |
III.5 | Bảo vệ, phục vụ | | vệ sinh phòng thi | 2019-04-17
III.6 | Đoàn trường | | cử 10 đoàn viên hỗ trợ phân luồng học sinh trong hai ngày thi |
III.7 | Kế toán | | lập dự toán, thanh toán chế độ coi thi, chấm thi theo quy định |
closing | Học sinh | | tuyệt đối không mang điện thoại vào phòng thi |`,
  },
  {
    id: 'thong-bao-benh-vien',
    type: 'Thông báo',
    date: '2020-12-28',
    addressees: ['Các khoa, phòng trong bệnh viện'],
    text: `
Nhằm tăng cường kiểm soát nhiễm khuẩn trong dịp Tết Dương lịch, Giám đốc Bệnh viện thông báo:
1. Khoa Kiểm soát nhiễm khuẩn phun khử khuẩn khu vực tiếp đón mỗi ngày 02 lần; lấy mẫu bề mặt hằng tuần.
2. Khoa Dược dự trù dung dịch sát khuẩn, trình Hội đồng thuốc trước ngày 05/01/2021.
3. Điều dưỡng trưởng các khoa kiểm tra việc mang phương tiện phòng hộ của nhân viên, người nhà người bệnh và ghi sổ theo dõi.
4. Phòng Hành chính quản trị sửa chữa 06 bồn rửa tay hỏng tại khu B trong vòng 3 ngày kể từ ngày ra thông báo này.
5. Phòng Công nghệ thông tin nhắn tin nhắc lịch tái khám; hạn chế bệnh nhân tập trung đông.
6. Mỗi khoa, phòng cử 01 nhân viên tham gia mạng lưới kiểm soát nhiễm khuẩn, gửi danh sách về Khoa Kiểm soát nhiễm khuẩn trong ngày 29/12/2020.
Cá nhân vi phạm sẽ bị trừ điểm thi đua tháng. Yêu cầu các khoa, phòng nghiêm túc thực hiện./.`,
    gold: `
1 | Khoa Kiểm soát nhiễm khuẩn | | phun khử khuẩn khu vực tiếp đón mỗi ngày 02 lần | every day
1 | Khoa Kiểm soát nhiễm khuẩn | | lấy mẫu bề mặt hằng tuần | every week
2 | Khoa Dược | | dự trù dung dịch sát khuẩn, trình Hội đồng thuốc | 2021-01-05
3 | Điều dưỡng trưởng các khoa | | kiểm tra việc mang phương tiện phòng hộ của nhân viên, người nhà người bệnh và ghi sổ theo dõi |
4 | Phòng Hành chính quản trị | | sửa chữa 06 bồn rửa tay hỏng tại khu B | 3 day
5 | Phòng Công nghệ thông tin | | nhắn tin nhắc lịch tái khám; hạn chế bệnh nhân tập trung đông |
6 | Mỗi khoa, phòng | | cử 01 nhân viên tham gia mạng lưới kiểm soát nhiễm khuẩn, gửi danh sách | 2020-12-29
closing | các khoa, phòng | | nghiêm túc thực hiện |`,
  },
  {
    id: 'an-toan-doanh-nghiep',
    type: 'Công văn',
    date: '2018-06-14',
    addressees: ['Các chi nhánh', 'Các phân xưởng'],
    text: `
Ngày 11/6/2018 tại Phân xưởng Dệt 2 đã xảy ra vụ chập điện gây cháy 40 kg sợi. Tổng Giám đốc Công ty yêu cầu các đơn vị:
1. Quản đốc các phân xưởng
1.1. Kiểm tra toàn bộ tủ điện, dây dẫn; thay thế thiết bị hư hỏng, xong trước 30.6.2018.
1.2. Huấn luyện lại kỹ năng sử dụng bình chữa cháy cho 100% công nhân trong tháng 7.
2. Phòng Kỹ thuật an toàn
2.1. Lập biên bản kiểm tra từng đơn vị, đình chỉ máy không bảo đảm an toàn.
2.2. Báo cáo Tổng Giám đốc kết quả khắc phục chậm nhất là 05/7/2018.
3. Phòng Vật tư cấp đủ bình chữa cháy theo định mức trong 07 ngày kể từ khi nhận đề nghị.
4. Công đoàn Công ty giám sát, phản ánh kiến nghị của người lao động.
5. Giám đốc các chi nhánh căn cứ nội dung trên chỉ đạo thực hiện tại đơn vị mình.
Phòng Tổ chức lao động tính trừ thưởng tháng 6 của Phân xưởng Dệt 2.`,
    gold: `
1.1 | Quản đốc các phân xưởng | | Kiểm tra toàn bộ tủ điện, dây dẫn |
1.1 | Quản đốc các phân xưởng | | thay thế thiết bị hư hỏng | 2018-06-30
1.2 | Quản đốc các phân xưởng | | Huấn luyện lại kỹ năng sử dụng bình chữa cháy cho 100% công nhân | 2018-07-31
2.1 | Phòng Kỹ thuật an toàn | | Lập biên bản kiểm tra từng đơn vị, đình chỉ máy không bảo đảm an toàn |
2.2 | Phòng Kỹ thuật an toàn | | Báo cáo Tổng Giám đốc kết quả khắc phục | 2018-07-05
3 | Phòng Vật tư | | cấp đủ bình chữa cháy theo định mức | 7 day
4 | Công đoàn Công ty | | giám sát, phản ánh kiến nghị của người lao động |
5 | Giám đốc các chi nhánh | | chỉ đạo thực hiện tại đơn vị mình |
closing | Phòng Tổ chức lao động | | tính trừ thưởng tháng 6 của Phân xưởng Dệt 2 |`,
  },
  {
    id: 'mat-tran-tet-nguoi-ngheo',
    type: 'Kế hoạch',
    date: '2015-12-07',
    addressees: [],
    text: `
III. PHÂN CÔNG THỰC HIỆN
1. Ban Thường trực Ủy ban MTTQ Việt Nam huyện:
- Vận động các doanh nghiệp ủng hộ Quỹ Vì người nghèo, phấn đấu đạt 1,2 tỷ đồng trước ngày 15/01/2016.
- Chủ trì cùng Phòng Lao động - Thương binh và Xã hội rà soát danh sách hộ nghèo được tặng quà.
2. Các tổ chức thành viên: căn cứ tình hình thực tế, tổ chức thăm, tặng quà hội viên có hoàn cảnh khó khăn.
3. Ủy ban MTTQ Việt Nam các xã, thị trấn:
- Lập danh sách hộ nghèo có ảnh, gửi về Ban Thường trực trước 20/12.
- Trao quà xong trước Tết Nguyên đán Bính Thân năm 2016, báo cáo kết quả sau 05 ngày kể từ ngày kết thúc trao quà.
4. Đề nghị Huyện ủy, UBND huyện quan tâm chỉ đạo, tạo điều kiện về kinh phí để Kế hoạch đạt kết quả.
Trên đây là Kế hoạch tổ chức Tết Vì người nghèo năm 2016, yêu cầu Mặt trận các cấp phối hợp thực hiện tốt.`,
    gold: `
III.1 | Ban Thường trực Ủy ban MTTQ Việt Nam huyện | | Vận động các doanh nghiệp ủng hộ Quỹ Vì người nghèo, phấn đấu đạt 1,2 tỷ đồng | 2016-01-15
III.1 | Ban Thường trực Ủy ban MTTQ Việt Nam huyện | | rà soát danh sách hộ nghèo được tặng quà |
III.2 | Các tổ chức thành viên | | tổ chức thăm, tặng quà hội viên có hoàn cảnh khó khăn |
III.3 | Ủy ban MTTQ Việt Nam các xã, thị trấn | | Lập danh sách hộ nghèo có ảnh, gửi về Ban Thường trực | 2015-12-20
III.3 | Ủy ban MTTQ Việt Nam các xã, thị trấn | | Trao quà | 2016-02-08
III.3 | Ủy ban MTTQ Việt Nam các xã, thị trấn | | báo cáo kết quả | 5 day
III.4 | Huyện ủy + UBND huyện | | quan tâm chỉ đạo, tạo điều kiện về kinh phí để Kế hoạch đạt kết quả |
closing | Mặt trận các cấp | | phối hợp thực hiện tốt |`,
  },
  {
    id: 'doan-thanh-nien-he',
    type: 'Hướng dẫn',
    date: '2022-05-17',
    addressees: [],
    text: `
1. Thời gian: từ ngày 01/6/2022 đến ngày 31/8/2022.
2. Nội dung trọng tâm
2.1. Mỗi cơ sở Đoàn cấp xã tổ chức ít nhất 01 lớp dạy bơi cho thiếu nhi; phối hợp với Công an xã quản lý học sinh về sinh hoạt hè tại địa bàn dân cư.
2.2. Các đội tình nguyện trường trung học phổ thông làm mới 05 tuyến đường hoa, hoàn thành trước ngày 26/7/2022.
3. Tổ chức thực hiện
a) Ban Phong trào Huyện đoàn: tham mưu Ban Thường vụ tổ chức lễ ra quân cấp huyện ngày 05/6/2022; kiểm tra hoạt động hè tại cơ sở.
b) Ban Trường học: hướng dẫn bàn giao học sinh về địa bàn dân cư, xong trước ngày 05/6/2022.
c) Đoàn các xã, thị trấn: đăng ký công trình thanh niên gửi về Huyện đoàn (đ/c Nam, Ban Phong trào) trước ngày 25/5/2022; báo cáo nhanh kết quả vào chiều thứ Năm hằng tuần; báo cáo tổng kết trước 05/9/2022.
d) Cơ sở Đoàn trực thuộc không tổ chức hoạt động tại khu vực sông, suối nguy hiểm.`,
    gold: `
2.1 | Mỗi cơ sở Đoàn cấp xã | Công an xã | tổ chức ít nhất 01 lớp dạy bơi cho thiếu nhi; phối hợp với Công an xã quản lý học sinh |
2.2 | Các đội tình nguyện trường trung học phổ thông | | làm mới 05 tuyến đường hoa | 2022-07-26
3.a | Ban Phong trào Huyện đoàn | | tham mưu Ban Thường vụ tổ chức lễ ra quân cấp huyện ngày 05/6/2022; kiểm tra hoạt động hè tại cơ sở |
3.b | Ban Trường học | | hướng dẫn bàn giao học sinh về địa bàn dân cư | 2022-06-05
3.c | Đoàn các xã, thị trấn | | đăng ký công trình thanh niên gửi về Huyện đoàn | 2022-05-25
3.c | Đoàn các xã, thị trấn | | báo cáo nhanh kết quả | every week
3.c | Đoàn các xã, thị trấn | | báo cáo tổng kết | 2022-09-05
3.d | Cơ sở Đoàn trực thuộc | | không tổ chức hoạt động tại khu vực sông, suối nguy hiểm |`,
  },
];
