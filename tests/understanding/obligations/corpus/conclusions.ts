/** Thông báo kết luận, kết luận thanh tra, quyết định. */
import type { TypedPaper } from './typed-paper.ts';

export const conclusions: TypedPaper[] = [
  {
    id: 'ket-luan-hop-gach-dau-dong',
    type: 'Thông báo',
    date: '2025-08-19',
    addressees: [],
    text: `
Ngày 15/8/2025, đồng chí Phạm Quốc Tuấn, Phó Chủ tịch UBND tỉnh chủ trì họp nghe báo cáo tiến độ dự án đường ven hồ Suối Đá. Sau khi nghe Ban Quản lý dự án báo cáo và ý kiến các thành viên, đồng chí Phó Chủ tịch kết luận:
- Ghi nhận nỗ lực của Ban Quản lý dự án Đầu tư xây dựng tỉnh trong giải phóng mặt bằng; tuy nhiên tiến độ còn chậm so với cam kết.
- Giao: UBND phường Suối Đá vận động 12 hộ còn lại bàn giao mặt bằng, xong trước 10/9/2025; quá hạn thì lập hồ sơ cưỡng chế theo quy định.
- Giao: Sở Nông nghiệp và Môi trường thẩm định giá đất bồi thường đợt 3, trình Hội đồng thẩm định giá đất trong 05 ngày làm việc kể từ ngày nhận hồ sơ.
- Giao: Ban Quản lý dự án Đầu tư xây dựng tỉnh
+ Yêu cầu nhà thầu bổ sung tối thiểu 02 mũi thi công.
+ Giải ngân đạt 70% kế hoạch vốn đến hết ngày 30/9/2025 và 100% đến hết ngày 31/12/2025.
+ Báo cáo tiến độ vào thứ Sáu hằng tuần.
- Đề nghị Điện lực tỉnh di dời 14 cột điện trong phạm vi nút giao trong tháng 9.
- Thống nhất chủ trương điều chỉnh hướng tuyến đoạn Km2+300 - Km2+850. Sở Xây dựng hướng dẫn thủ tục điều chỉnh.
- Cho phép Ban Quản lý dự án được áp dụng hình thức chỉ định thầu gói thầu di dời cáp viễn thông theo quy định.
Văn phòng UBND tỉnh thông báo để các đơn vị biết, thực hiện./.`,
    gold: `
lead | UBND phường Suối Đá | | vận động 12 hộ còn lại bàn giao mặt bằng | 2025-09-10
lead | Sở Nông nghiệp và Môi trường | | thẩm định giá đất bồi thường đợt 3, trình Hội đồng thẩm định giá đất | 5 working-day
lead | Ban Quản lý dự án Đầu tư xây dựng tỉnh | | Yêu cầu nhà thầu bổ sung tối thiểu 02 mũi thi công |
lead | Ban Quản lý dự án Đầu tư xây dựng tỉnh | | Giải ngân đạt 70% kế hoạch vốn đến hết ngày 30/9/2025 và 100% | 2025-09-30
lead | Ban Quản lý dự án Đầu tư xây dựng tỉnh | | Báo cáo tiến độ vào thứ Sáu hằng tuần | every week
lead | Điện lực tỉnh | | di dời 14 cột điện trong phạm vi nút giao | 2025-09-30
lead | Sở Xây dựng | | hướng dẫn thủ tục điều chỉnh |
closing | các đơn vị | | biết, thực hiện |`,
  },
  {
    id: 'ket-luan-thanh-tra',
    type: 'Kết luận thanh tra',
    date: '2023-06-29',
    addressees: [],
    text: `
I. KẾT QUẢ KIỂM TRA, XÁC MINH
1. Việc lập, phân bổ dự toán: Trung tâm Văn hóa huyện lập dự toán đúng thời gian quy định. Tuy nhiên, việc phân bổ chi hoạt động sự nghiệp chưa sát thực tế.
2. Việc mua sắm tài sản: Trung tâm mua 05 bộ máy tính không qua thẩm định giá, trái với quy định tại Điều 4 Thông tư số 58/2016/TT-BTC.
II. KẾT LUẬN
Trong các năm 2021 và 2022, Trung tâm Văn hóa huyện cơ bản chấp hành quy định về quản lý tài chính. Các tồn tại nêu trên thuộc trách nhiệm của Giám đốc và kế toán Trung tâm.
III. CÁC BIỆN PHÁP XỬ LÝ VÀ KIẾN NGHỊ
1. Đối với Giám đốc Trung tâm Văn hóa huyện
a) Tổ chức kiểm điểm trách nhiệm tập thể, cá nhân liên quan đến các sai phạm; gửi kết quả kiểm điểm về Thanh tra huyện trước ngày 31/7/2023.
b) Nộp trả ngân sách số tiền 24.500.000 đồng vào tài khoản tạm giữ của Thanh tra huyện trong thời hạn 15 ngày kể từ ngày ban hành Kết luận.
c) Từ nay chấm dứt việc mua sắm không qua thẩm định giá.
2. Phòng Tài chính - Kế hoạch huyện hướng dẫn Trung tâm điều chỉnh sổ sách kế toán, hoàn thành trong tháng 8/2023.
3. Kiến nghị Chủ tịch UBND huyện chỉ đạo Phòng Nội vụ rà soát việc bố trí kế toán tại các đơn vị sự nghiệp.
4. Công chức được phân công theo dõi: ông Lê Hữu Phước, Thanh tra viên, có trách nhiệm đôn đốc, tổng hợp kết quả thực hiện Kết luận này, báo cáo Chánh Thanh tra huyện trước ngày 30/9/2023./.`,
    gold: `
III.1.a | Giám đốc Trung tâm Văn hóa huyện | | Tổ chức kiểm điểm trách nhiệm tập thể, cá nhân liên quan đến các sai phạm |
III.1.a | Giám đốc Trung tâm Văn hóa huyện | | gửi kết quả kiểm điểm về Thanh tra huyện | 2023-07-31
III.1.b | Giám đốc Trung tâm Văn hóa huyện | | Nộp trả ngân sách số tiền 24.500.000 đồng vào tài khoản tạm giữ | 15 day
III.1.c | Giám đốc Trung tâm Văn hóa huyện | | chấm dứt việc mua sắm không qua thẩm định giá |
III.2 | Phòng Tài chính - Kế hoạch huyện | | hướng dẫn Trung tâm điều chỉnh sổ sách kế toán | 2023-08-31
III.3 | Chủ tịch UBND huyện | | chỉ đạo Phòng Nội vụ rà soát việc bố trí kế toán tại các đơn vị sự nghiệp |
III.4 | ông Lê Hữu Phước, Thanh tra viên | | đôn đốc, tổng hợp kết quả thực hiện Kết luận này, báo cáo Chánh Thanh tra huyện | 2023-09-30`,
  },
  {
    id: 'quyet-dinh-to-cong-tac',
    type: 'Quyết định',
    date: '2023-02-10',
    addressees: [],
    text: `
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
Theo đề nghị của Giám đốc Sở Thông tin và Truyền thông,
QUYẾT ĐỊNH:
Điều 1. Thành lập Tổ công tác triển khai Đề án 06 tỉnh gồm các ông, bà có tên trong danh sách kèm theo.
Điều 2. Nhiệm vụ của Tổ công tác
1. Tổ công tác có nhiệm vụ tham mưu Chủ tịch UBND tỉnh chỉ đạo, điều phối việc thực hiện Đề án.
2. Tổ trưởng phân công nhiệm vụ cụ thể cho từng thành viên trong thời hạn 07 ngày kể từ ngày Quyết định có hiệu lực.
3. Các thành viên làm việc theo chế độ kiêm nhiệm, được sử dụng con dấu của cơ quan mình.
4. Công an tỉnh là cơ quan thường trực của Tổ công tác, có trách nhiệm chuẩn bị nội dung các phiên họp; định kỳ 6 tháng, hằng năm sơ kết, tổng kết hoạt động.
Điều 3. Giao Sở Tài chính bố trí kinh phí hoạt động của Tổ công tác trong dự toán năm 2023, báo cáo UBND tỉnh trước ngày 28/02/2023.
Điều 4. Quyết định này có hiệu lực kể từ ngày ký và thay thế Quyết định số 1150/QĐ-UBND ngày 25/4/2022.
Điều 5. Chánh Văn phòng UBND tỉnh, Giám đốc Công an tỉnh, Thủ trưởng các sở, ban, ngành và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.`,
    gold: `
Điều 2.1 | Tổ công tác | | tham mưu Chủ tịch UBND tỉnh chỉ đạo, điều phối việc thực hiện Đề án |
Điều 2.2 | Tổ trưởng | | phân công nhiệm vụ cụ thể cho từng thành viên | 7 day
Điều 2.4 | Công an tỉnh | | chuẩn bị nội dung các phiên họp |
Điều 2.4 | Công an tỉnh | | định kỳ 6 tháng, hằng năm sơ kết, tổng kết hoạt động | every half-year
Điều 3 | Sở Tài chính | | bố trí kinh phí hoạt động của Tổ công tác trong dự toán năm 2023, báo cáo UBND tỉnh | 2023-02-28
Điều 5 | Chánh Văn phòng UBND tỉnh + Giám đốc Công an tỉnh + Thủ trưởng các sở, ban, ngành + các ông, bà có tên tại Điều 1 | | chịu trách nhiệm thi hành Quyết định này |`,
  },
  {
    id: 'phan-cong-lanh-dao',
    type: 'Thông báo',
    date: '2025-07-04',
    addressees: [],
    text: `
Sau khi sắp xếp đơn vị hành chính, Thường trực UBND phường An Khánh thống nhất phân công nhiệm vụ như sau:
1. Đồng chí Vũ Đình Long, Chủ tịch UBND phường
- Lãnh đạo, điều hành toàn bộ hoạt động của UBND phường; trực tiếp phụ trách công tác tổ chức, quốc phòng, an ninh.
- Chủ tài khoản cơ quan.
2. Đồng chí Ngô Thị Thanh, Phó Chủ tịch: phụ trách lĩnh vực văn hóa, xã hội; chỉ đạo Trung tâm Phục vụ hành chính công.
3. Đồng chí Đỗ Mạnh Hùng, Phó Chủ tịch: phụ trách kinh tế, hạ tầng, đô thị.
4. Các đồng chí nêu trên xây dựng kế hoạch công tác quý III/2025 của lĩnh vực mình phụ trách, gửi Văn phòng HĐND và UBND phường trước ngày 11/7.
5. Văn phòng HĐND và UBND phường niêm yết Thông báo này tại trụ sở, cập nhật lên cổng thông tin điện tử trong ngày 07/7/2025./.`,
    gold: `
1 | Vũ Đình Long, Chủ tịch UBND phường | | Lãnh đạo, điều hành toàn bộ hoạt động của UBND phường; trực tiếp phụ trách công tác tổ chức |
2 | Ngô Thị Thanh, Phó Chủ tịch | | phụ trách lĩnh vực văn hóa, xã hội; chỉ đạo Trung tâm Phục vụ hành chính công |
3 | Đỗ Mạnh Hùng, Phó Chủ tịch | | phụ trách kinh tế, hạ tầng, đô thị |
4 | Vũ Đình Long, Chủ tịch UBND phường + Ngô Thị Thanh, Phó Chủ tịch + Đỗ Mạnh Hùng, Phó Chủ tịch | | xây dựng kế hoạch công tác quý III/2025 của lĩnh vực mình phụ trách, gửi Văn phòng | 2025-07-11
5 | Văn phòng HĐND và UBND phường | | niêm yết Thông báo này tại trụ sở, cập nhật lên cổng thông tin điện tử | 2025-07-07`,
  },
  {
    id: 'quy-che-phoi-hop',
    type: 'Quy chế',
    date: '2022-12-01',
    addressees: [],
    text: `
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định nguyên tắc, nội dung phối hợp giữa Sở Lao động - Thương binh và Xã hội với Công an tỉnh trong quản lý người lao động nước ngoài.
Điều 2. Nguyên tắc phối hợp
Tuân thủ quy định của pháp luật; kịp thời, đúng chức năng, nhiệm vụ của mỗi bên.
Chương II
TRÁCH NHIỆM PHỐI HỢP
Điều 3. Trách nhiệm của Sở Lao động - Thương binh và Xã hội
1. Cung cấp cho Công an tỉnh danh sách giấy phép lao động đã cấp trước ngày 05 hằng tháng.
2. Chủ trì tổ chức họp giao ban định kỳ mỗi quý một lần.
3. Thông báo bằng văn bản cho Công an tỉnh trong thời hạn 03 ngày làm việc kể từ khi phát hiện người lao động nước ngoài làm việc không phép.
Điều 4. Trách nhiệm của Công an tỉnh
1. Cung cấp thông tin về việc nhập cảnh, cư trú của người nước ngoài khi Sở có yêu cầu.
2. Xử lý nghiêm các trường hợp cư trú trái phép.
Điều 5. Tổ chức thực hiện
1. Hai bên cử 01 lãnh đạo phòng làm đầu mối.
2. Trong quá trình thực hiện, nếu có nội dung chưa phù hợp, hai bên trao đổi để sửa đổi, bổ sung./.`,
    gold: `
Điều 3.1 | Sở Lao động - Thương binh và Xã hội | | Cung cấp cho Công an tỉnh danh sách giấy phép lao động đã cấp | every month
Điều 3.2 | Sở Lao động - Thương binh và Xã hội | | tổ chức họp giao ban định kỳ mỗi quý một lần | every quarter
Điều 3.3 | Sở Lao động - Thương binh và Xã hội | | Thông báo bằng văn bản cho Công an tỉnh | 3 working-day
Điều 4.1 | Công an tỉnh | | Cung cấp thông tin về việc nhập cảnh, cư trú của người nước ngoài khi Sở có yêu cầu |
Điều 4.2 | Công an tỉnh | | Xử lý nghiêm các trường hợp cư trú trái phép |
Điều 5.1 | Hai bên | | cử 01 lãnh đạo phòng làm đầu mối |
Điều 5.2 | hai bên | | trao đổi để sửa đổi, bổ sung |`,
  },
  {
    id: 'giao-chi-tieu-bang',
    type: 'Quyết định',
    date: '2016-01-22',
    addressees: [],
    text: `
Điều 1. Giao nhiệm vụ trọng tâm năm 2016 cho các đơn vị thuộc Sở Giao thông vận tải (có Phụ lục kèm theo).
Điều 2. Trưởng các phòng, đơn vị căn cứ nhiệm vụ được giao xây dựng kế hoạch chi tiết, gửi Phòng Kế hoạch - Tài chính trước ngày 15/02/2016.
Điều 3. Chánh Văn phòng Sở, Trưởng các phòng, đơn vị trực thuộc chịu trách nhiệm thi hành Quyết định này./.
### Phụ lục
| TT | Nhiệm vụ | Đơn vị chủ trì | Đơn vị phối hợp | Thời hạn hoàn thành | Sản phẩm |
| 1 | Rà soát biển báo trên các tuyến đường tỉnh | Phòng Quản lý kết cấu hạ tầng | Thanh tra Sở | Quý I/2016 | Báo cáo |
| 2 | Sửa chữa 03 cầu yếu trên đường tỉnh 515 | Ban Quản lý bảo trì | | 30/9/2016 | Biên bản nghiệm thu |
| 3 | Tổ chức 02 lớp tập huấn lái xe an toàn | Phòng Quản lý vận tải | Hiệp hội Vận tải; Công đoàn ngành | Tháng 5/2016 | |
| 4 | Kiểm tra xe quá tải | Thanh tra Sở | Công an tỉnh | Thường xuyên | |
| 5 | Cập nhật cơ sở dữ liệu cầu đường | nt | Phòng Quản lý kết cấu hạ tầng | Hằng quý | Cơ sở dữ liệu |`,
    gold: `
Điều 2 | Trưởng các phòng, đơn vị | | xây dựng kế hoạch chi tiết, gửi Phòng Kế hoạch - Tài chính | 2016-02-15
Điều 3 | Chánh Văn phòng Sở + Trưởng các phòng, đơn vị trực thuộc | | chịu trách nhiệm thi hành Quyết định này |
Phụ lục.1 | Phòng Quản lý kết cấu hạ tầng | Thanh tra Sở | Rà soát biển báo trên các tuyến đường tỉnh | 2016-03-31
Phụ lục.2 | Ban Quản lý bảo trì | | Sửa chữa 03 cầu yếu trên đường tỉnh 515 | 2016-09-30
Phụ lục.3 | Phòng Quản lý vận tải | Hiệp hội Vận tải + Công đoàn ngành | Tổ chức 02 lớp tập huấn lái xe an toàn | 2016-05-31
Phụ lục.4 | Thanh tra Sở | Công an tỉnh | Kiểm tra xe quá tải | every continuous
Phụ lục.5 | Thanh tra Sở | Phòng Quản lý kết cấu hạ tầng | Cập nhật cơ sở dữ liệu cầu đường | every quarter`,
  },
];
