/** Kế hoạch, phương án, hướng dẫn of State offices. */
import type { TypedPaper } from './typed-paper.ts';

export const plans: TypedPaper[] = [
  {
    id: 'ke-hoach-chuyen-doi-so-phuong',
    type: 'Kế hoạch',
    date: '2025-10-06',
    addressees: [],
    text: `
Thực hiện Kế hoạch số 214/KH-UBND ngày 12/9/2025 của UBND thành phố về nâng cao chất lượng cung cấp dịch vụ công trực tuyến, UBND phường xây dựng kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao nhận thức của cán bộ, công chức và người dân về dịch vụ công trực tuyến.
2. Phấn đấu 80% hồ sơ được tiếp nhận trực tuyến.
II. NỘI DUNG
1. Tuyên truyền, hướng dẫn người dân nộp hồ sơ trực tuyến.
- Đơn vị chủ trì: Phòng Văn hóa - Xã hội.
- Đơn vị phối hợp: Đoàn Thanh niên phường, các tổ dân phố.
- Thời gian thực hiện: Thường xuyên.
2. Rà soát, số hóa hồ sơ còn hiệu lực.
- Đơn vị chủ trì: Trung tâm Phục vụ hành chính công.
- Thời gian hoàn thành: Trước ngày 30/11/2025.
- Sản phẩm: Kho dữ liệu hồ sơ số hóa.
III. KINH PHÍ
Từ nguồn ngân sách phường năm 2025 và các nguồn hợp pháp khác.
IV. TỔ CHỨC THỰC HIỆN
1. Trung tâm Phục vụ hành chính công
a) Là cơ quan thường trực, theo dõi, đôn đốc việc thực hiện Kế hoạch.
b) Báo cáo UBND phường kết quả trước ngày 20 hằng tháng và đột xuất khi có yêu cầu.
2. Phòng Kinh tế, Hạ tầng và Đô thị: Cân đối kinh phí, trình UBND phường phê duyệt.
3. Tổ trưởng các tổ dân phố vận động mỗi hộ có ít nhất 01 người biết nộp hồ sơ trực tuyến.
4. Đề nghị Ủy ban MTTQ Việt Nam phường và các tổ chức chính trị - xã hội giám sát việc thực hiện.
### Phụ lục
| STT | Nội dung công việc | Chủ trì | Phối hợp | Thời gian thực hiện |
| 1 | Lắp đặt 02 máy tính công cộng tại bộ phận tiếp nhận | Trung tâm Phục vụ hành chính công | Phòng Kinh tế, Hạ tầng và Đô thị | Tháng 10/2025 |
| 2 | Tập huấn tổ công nghệ số cộng đồng | Phòng Văn hóa - Xã hội | VNPT thành phố | 15/10/2025 - 25/10/2025 |
| 3 | Khảo sát mức độ hài lòng | Văn phòng HĐND và UBND | | Quý IV/2025 |`,
    gold: `
II.1 | Phòng Văn hóa - Xã hội | Đoàn Thanh niên phường + các tổ dân phố | Tuyên truyền, hướng dẫn người dân nộp hồ sơ trực tuyến | every continuous
II.2 | Trung tâm Phục vụ hành chính công | | Rà soát, số hóa hồ sơ còn hiệu lực | 2025-11-30
IV.1.a | Trung tâm Phục vụ hành chính công | | theo dõi, đôn đốc việc thực hiện Kế hoạch |
IV.1.b | Trung tâm Phục vụ hành chính công | | Báo cáo UBND phường kết quả | every month
IV.2 | Phòng Kinh tế, Hạ tầng và Đô thị | | Cân đối kinh phí, trình UBND phường phê duyệt |
IV.3 | Tổ trưởng các tổ dân phố | | vận động mỗi hộ có ít nhất 01 người biết nộp hồ sơ trực tuyến |
IV.4 | Ủy ban MTTQ Việt Nam phường + các tổ chức chính trị - xã hội | | giám sát việc thực hiện |
Phụ lục.1 | Trung tâm Phục vụ hành chính công | Phòng Kinh tế, Hạ tầng và Đô thị | Lắp đặt 02 máy tính công cộng tại bộ phận tiếp nhận | 2025-10-31
Phụ lục.2 | Phòng Văn hóa - Xã hội | VNPT thành phố | Tập huấn tổ công nghệ số cộng đồng | 2025-10-25
Phụ lục.3 | Văn phòng HĐND và UBND | | Khảo sát mức độ hài lòng | 2025-12-31`,
  },
  {
    id: 'huong-dan-y-te',
    type: 'Hướng dẫn',
    date: '2022-08-11',
    addressees: [],
    text: `
Căn cứ Quyết định số 2171/QĐ-BYT ngày 05/8/2022 của Bộ Y tế, Sở Y tế hướng dẫn triển khai tiêm vắc xin mũi nhắc lại như sau:
1. Đối tượng
Trẻ từ 12 đến dưới 18 tuổi đã tiêm đủ liều cơ bản ít nhất 5 tháng.
2. Phân công nhiệm vụ
2.1. Trung tâm Kiểm soát bệnh tật tỉnh
- Tiếp nhận, bảo quản, phân bổ vắc xin cho các đơn vị trong vòng 24 giờ kể từ khi nhận.
- Giám sát hỗ trợ các điểm tiêm; tổng hợp số liệu báo cáo Sở Y tế trước 15h00 hằng ngày.
2.2. Trung tâm Y tế các huyện, thị xã, thành phố
- Phối hợp với Phòng Giáo dục và Đào tạo lập danh sách trẻ theo từng trường, hoàn thành trước ngày 20/8/2022.
- Tổ chức tiêm từ ngày 22/8/2022 đến ngày 05/9/2022.
- Bố trí đội cấp cứu lưu động tại các cụm điểm tiêm.
2.3. Các bệnh viện đa khoa: sẵn sàng tiếp nhận, xử trí các trường hợp phản ứng nặng sau tiêm.
3. Chế độ báo cáo: Các đơn vị cập nhật mũi tiêm lên nền tảng quản lý tiêm chủng ngay trong ngày; gửi báo cáo tổng kết chậm nhất 07 ngày sau khi kết thúc chiến dịch.
Đề nghị Thủ trưởng các đơn vị nghiêm túc thực hiện. Nếu có khó khăn, kịp thời phản ánh về Sở Y tế (qua Phòng Nghiệp vụ Y)./.`,
    gold: `
2.1 | Trung tâm Kiểm soát bệnh tật tỉnh | | Tiếp nhận, bảo quản, phân bổ vắc xin cho các đơn vị | 1 day
2.1 | Trung tâm Kiểm soát bệnh tật tỉnh | | Giám sát hỗ trợ các điểm tiêm |
2.1 | Trung tâm Kiểm soát bệnh tật tỉnh | | tổng hợp số liệu báo cáo Sở Y tế | every day
2.2 | Trung tâm Y tế các huyện, thị xã, thành phố | Phòng Giáo dục và Đào tạo | lập danh sách trẻ theo từng trường | 2022-08-20
2.2 | Trung tâm Y tế các huyện, thị xã, thành phố | | Tổ chức tiêm | 2022-09-05
2.2 | Trung tâm Y tế các huyện, thị xã, thành phố | | Bố trí đội cấp cứu lưu động tại các cụm điểm tiêm |
2.3 | Các bệnh viện đa khoa | | sẵn sàng tiếp nhận, xử trí các trường hợp phản ứng nặng sau tiêm |
3 | Các đơn vị | | cập nhật mũi tiêm lên nền tảng quản lý tiêm chủng |
3 | Các đơn vị | | gửi báo cáo tổng kết | 7 day
closing | Thủ trưởng các đơn vị | | nghiêm túc thực hiện. Nếu có khó khăn, kịp thời phản ánh về Sở Y tế |`,
  },
  {
    id: 'phuong-an-pctt-huyen',
    type: 'Phương án',
    date: '2020-05-20',
    addressees: [],
    text: `
V. PHÂN CÔNG TRÁCH NHIỆM
1. Ban Chỉ huy PCTT và TKCN huyện
- Phân công thành viên phụ trách từng cụm xã.
- Tổ chức trực ban 24/24 giờ khi có thiên tai.
2. Ban Chỉ huy Quân sự huyện: Chuẩn bị 02 xuồng, 150 áo phao, huy động lực lượng dân quân tham gia cứu hộ khi có lệnh.
3. Phòng Nông nghiệp và Phát triển nông thôn:
3.1. Tham mưu UBND huyện kiểm tra các hồ chứa trước mùa mưa, xong trước 30/6/2020.
3.2. Thống kê, đánh giá thiệt hại chậm nhất 03 ngày sau khi bão tan, báo cáo UBND huyện và Ban Chỉ huy PCTT và TKCN tỉnh.
4. Hạt Quản lý đường bộ chuẩn bị vật tư bảo đảm giao thông thông suốt trên các tuyến huyện lộ.
5. Trạm Y tế các xã dự trữ cơ số thuốc cho ít nhất 07 ngày.
6. Đề nghị Huyện đoàn xây dựng các đội thanh niên xung kích, mỗi đội không dưới 15 người.
7. Chủ tịch UBND các xã, thị trấn chịu trách nhiệm trước Chủ tịch UBND huyện về công tác phòng chống thiên tai trên địa bàn; xây dựng phương án của địa phương gửi về Phòng Nông nghiệp và Phát triển nông thôn trước ngày 10 tháng 6 năm 2020.
8. Các chủ hồ, đập nhỏ thường xuyên kiểm tra, duy tu công trình.`,
    gold: `
V.1 | Ban Chỉ huy PCTT và TKCN huyện | | Phân công thành viên phụ trách từng cụm xã |
V.1 | Ban Chỉ huy PCTT và TKCN huyện | | Tổ chức trực ban 24/24 giờ khi có thiên tai |
V.2 | Ban Chỉ huy Quân sự huyện | | Chuẩn bị 02 xuồng, 150 áo phao, huy động lực lượng dân quân |
V.3.1 | Phòng Nông nghiệp và Phát triển nông thôn | | Tham mưu UBND huyện kiểm tra các hồ chứa trước mùa mưa | 2020-06-30
V.3.2 | Phòng Nông nghiệp và Phát triển nông thôn | | Thống kê, đánh giá thiệt hại | 3 day
V.4 | Hạt Quản lý đường bộ | | chuẩn bị vật tư bảo đảm giao thông thông suốt |
V.5 | Trạm Y tế các xã | | dự trữ cơ số thuốc cho ít nhất 07 ngày |
V.6 | Huyện đoàn | | xây dựng các đội thanh niên xung kích |
V.7 | Chủ tịch UBND các xã, thị trấn | | chịu trách nhiệm trước Chủ tịch UBND huyện về công tác phòng chống thiên tai trên địa bàn |
V.7 | Chủ tịch UBND các xã, thị trấn | | xây dựng phương án của địa phương gửi về Phòng Nông nghiệp và Phát triển nông thôn | 2020-06-10
V.8 | Các chủ hồ, đập nhỏ | | thường xuyên kiểm tra, duy tu công trình | every continuous`,
  },
  {
    id: 'ke-hoach-cai-cach-hanh-chinh',
    type: 'Kế hoạch',
    date: '2024-01-09',
    addressees: [],
    text: `
PHẦN I. ĐÁNH GIÁ KẾT QUẢ NĂM 2023
Năm 2023, Sở đã rà soát 112 thủ tục, cắt giảm thời gian giải quyết 31 thủ tục. Tuy vậy, việc cập nhật tiến độ xử lý hồ sơ còn chậm.
PHẦN II. NHIỆM VỤ NĂM 2024
I. CẢI CÁCH THỂ CHẾ
1. Tự kiểm tra 100% văn bản quy phạm pháp luật do Sở tham mưu.
- Chủ trì: Phòng Pháp chế
- Phối hợp: Các phòng chuyên môn
- Thời gian: Quý II, quý IV năm 2024
2. Trình UBND tỉnh ban hành 02 quyết định thuộc lĩnh vực quản lý trước ngày 30/6/2024 (Phòng Pháp chế chủ trì).
II. CẢI CÁCH THỦ TỤC HÀNH CHÍNH
1. Văn phòng Sở chủ trì, các phòng chuyên môn phối hợp: công khai kịp thời thủ tục hành chính; không để phát sinh hồ sơ trễ hạn.
2. Các phòng chuyên môn rà soát, đề xuất cắt giảm tối thiểu 20% thời gian giải quyết, gửi Văn phòng Sở trước 15/3/2024.
III. TỔ CHỨC THỰC HIỆN
1. Trưởng các phòng, Giám đốc các đơn vị trực thuộc cụ thể hóa Kế hoạch này thành nhiệm vụ của đơn vị mình; báo cáo định kỳ hằng quý (trước ngày 10 tháng cuối quý), 6 tháng và năm về Văn phòng Sở.
2. Văn phòng Sở theo dõi, đôn đốc; tham mưu Giám đốc Sở khen thưởng, phê bình.`,
    gold: `
I.1 | Phòng Pháp chế | Các phòng chuyên môn | Tự kiểm tra 100% văn bản quy phạm pháp luật do Sở tham mưu | 2024-12-31
I.2 | Phòng Pháp chế | | Trình UBND tỉnh ban hành 02 quyết định thuộc lĩnh vực quản lý | 2024-06-30
II.1 | Văn phòng Sở | các phòng chuyên môn | công khai kịp thời thủ tục hành chính; không để phát sinh hồ sơ trễ hạn |
II.2 | Các phòng chuyên môn | | rà soát, đề xuất cắt giảm tối thiểu 20% thời gian giải quyết, gửi Văn phòng Sở | 2024-03-15
III.1 | Trưởng các phòng + Giám đốc các đơn vị trực thuộc | | cụ thể hóa Kế hoạch này thành nhiệm vụ của đơn vị mình |
III.1 | Trưởng các phòng + Giám đốc các đơn vị trực thuộc | | báo cáo định kỳ hằng quý (trước ngày 10 tháng cuối quý), 6 tháng và năm về Văn phòng Sở | every quarter
III.2 | Văn phòng Sở | | theo dõi, đôn đốc; tham mưu Giám đốc Sở khen thưởng, phê bình |`,
  },
  {
    id: 'giay-moi',
    type: 'Giấy mời',
    date: '2024-10-21',
    addressees: ['Lãnh đạo các phòng chuyên môn', 'Chủ tịch UBND các xã'],
    text: `
Chủ tịch UBND huyện tổ chức Hội nghị đánh giá kết quả xây dựng nông thôn mới 10 tháng năm 2024.
1. Thời gian: 08 giờ 00, thứ Sáu, ngày 25/10/2024.
2. Địa điểm: Phòng họp số 2, trụ sở UBND huyện.
3. Thành phần: Thường trực UBND huyện; Trưởng các phòng chuyên môn; Chủ tịch UBND các xã.
4. Phân công chuẩn bị
- Phòng Nông nghiệp và Phát triển nông thôn: chuẩn bị báo cáo trung tâm, gửi Văn phòng trước 16 giờ ngày 23/10/2024.
- UBND xã Tân Phú, UBND xã Long Hòa chuẩn bị tham luận (không quá 05 trang).
- Văn phòng HĐND và UBND huyện bố trí phòng họp, in tài liệu.
Đề nghị các đồng chí tham dự đúng thành phần, thời gian./.`,
    gold: `
4 | Phòng Nông nghiệp và Phát triển nông thôn | | chuẩn bị báo cáo trung tâm, gửi Văn phòng | 2024-10-23
4 | UBND xã Tân Phú + UBND xã Long Hòa | | chuẩn bị tham luận (không quá 05 trang) |
4 | Văn phòng HĐND và UBND huyện | | bố trí phòng họp, in tài liệu |
closing | các đồng chí | | tham dự đúng thành phần, thời gian |`,
  },
];
