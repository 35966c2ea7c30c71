/** Chỉ thị, công điện, công văn of State offices. */
import type { TypedPaper } from './typed-paper.ts';

export const directives: TypedPaper[] = [
  {
    id: 'chi-thi-chay-rung',
    type: 'Chỉ thị',
    date: '2024-03-18',
    addressees: [],
    text: `
Thời tiết hanh khô kéo dài, nguy cơ cháy rừng trên địa bàn tỉnh đã lên cấp IV. Từ đầu năm đến nay đã xảy ra 07 vụ cháy, thiệt hại 12 ha rừng trồng; một số chủ rừng còn lơ là trong việc quản lý lửa. Để chủ động phòng cháy, chữa cháy rừng, Chủ tịch Ủy ban nhân dân tỉnh chỉ thị:
1. Chủ tịch Ủy ban nhân dân các huyện, thành phố
a) Chỉ đạo các xã có rừng kiện toàn tổ đội quần chúng bảo vệ rừng, xong trước ngày 31/3/2024.
b) Dừng toàn bộ việc đốt nương làm rẫy cho đến khi có thông báo mới.
c) Bố trí ngân sách cho công tác chữa cháy theo phương châm bốn tại chỗ.
2. Sở Nông nghiệp và Phát triển nông thôn
a) Chủ trì, phối hợp với Công an tỉnh, Bộ Chỉ huy Quân sự tỉnh tổ chức diễn tập chữa cháy rừng tại huyện Vân Sơn trong tháng 4/2024.
b) Chỉ đạo Chi cục Kiểm lâm thông báo cấp dự báo cháy rừng hằng ngày trên Báo và Đài Phát thanh - Truyền hình tỉnh.
3. Công an tỉnh điều tra làm rõ nguyên nhân 07 vụ cháy nêu trên, xử lý nghiêm người vi phạm và báo cáo kết quả về Ủy ban nhân dân tỉnh trước ngày 15/4/2024.
4. Sở Tài chính tham mưu Ủy ban nhân dân tỉnh cấp bổ sung kinh phí mua sắm trang thiết bị; hoàn thành trong quý II/2024.
5. Các chủ rừng không được tự ý dọn thực bì bằng lửa; trực cháy 24/24 giờ trong những ngày cấp dự báo từ cấp IV trở lên.
6. Giao Sở Nông nghiệp và Phát triển nông thôn theo dõi, đôn đốc việc thực hiện Chỉ thị này, định kỳ hằng tháng tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân tỉnh.
Chỉ thị này có hiệu lực kể từ ngày ký./.`,
    gold: `
1.a | Chủ tịch Ủy ban nhân dân các huyện, thành phố | | Chỉ đạo các xã có rừng kiện toàn tổ đội quần chúng bảo vệ rừng | 2024-03-31
1.b | Chủ tịch Ủy ban nhân dân các huyện, thành phố | | Dừng toàn bộ việc đốt nương làm rẫy cho đến khi có thông báo mới |
1.c | Chủ tịch Ủy ban nhân dân các huyện, thành phố | | Bố trí ngân sách cho công tác chữa cháy theo phương châm bốn tại chỗ |
2.a | Sở Nông nghiệp và Phát triển nông thôn | Công an tỉnh + Bộ Chỉ huy Quân sự tỉnh | tổ chức diễn tập chữa cháy rừng tại huyện Vân Sơn | 2024-04-30
2.b | Sở Nông nghiệp và Phát triển nông thôn | | Chỉ đạo Chi cục Kiểm lâm thông báo cấp dự báo cháy rừng hằng ngày | every day
3 | Công an tỉnh | | điều tra làm rõ nguyên nhân 07 vụ cháy nêu trên, xử lý nghiêm người vi phạm và báo cáo kết quả | 2024-04-15
4 | Sở Tài chính | | tham mưu Ủy ban nhân dân tỉnh cấp bổ sung kinh phí mua sắm trang thiết bị | 2024-06-30
5 | Các chủ rừng | | không được tự ý dọn thực bì bằng lửa; trực cháy 24/24 giờ |
6 | Sở Nông nghiệp và Phát triển nông thôn | | theo dõi, đôn đốc việc thực hiện Chỉ thị này, định kỳ hằng tháng tổng hợp, báo cáo | every month`,
  },
  {
    id: 'cong-dien-bao',
    type: 'Công điện',
    date: '2024-09-05',
    addressees: ['Giám đốc các sở, ban, ngành', 'Chủ tịch UBND các huyện, thị xã ven biển'],
    text: `
Theo Trung tâm Dự báo khí tượng thủy văn quốc gia, sáng nay bão số 5 ở cách quần đảo Hoàng Sa 380 km, sức gió mạnh nhất cấp 14, giật cấp 17. Dự báo trưa ngày 07/9 bão đổ bộ vào đất liền. Chủ tịch UBND tỉnh yêu cầu:
1. Chủ tịch UBND các huyện, thị xã ven biển kêu gọi toàn bộ tàu thuyền vào nơi trú tránh, hoàn thành trước 18 giờ ngày 06/9/2024; cấm biển từ 12 giờ ngày 06/9/2024; sơ tán dân ở các lồng bè, chòi canh trước 10 giờ 00 ngày 07/9.
2. Bộ Chỉ huy Bộ đội Biên phòng tỉnh chủ trì phối hợp Sở Nông nghiệp và PTNT kiểm đếm, giữ liên lạc với chủ các phương tiện còn hoạt động trên biển.
3. Sở Công Thương, Công ty Điện lực tỉnh vận hành hồ chứa thủy điện đúng quy trình, bảo đảm điện cho các trạm bơm tiêu úng.
4. Sở Giáo dục và Đào tạo quyết định cho học sinh nghỉ học phù hợp diễn biến bão.
5. Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh tổ chức trực ban nghiêm túc, tổng hợp báo cáo Chủ tịch UBND tỉnh trước 16 giờ hằng ngày.
6. Đài Phát thanh và Truyền hình tỉnh, Báo tỉnh tăng thời lượng phát các bản tin về bão.
Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc thực hiện Công điện này./.`,
    gold: `
1 | Chủ tịch UBND các huyện, thị xã ven biển | | kêu gọi toàn bộ tàu thuyền vào nơi trú tránh | 2024-09-06
1 | Chủ tịch UBND các huyện, thị xã ven biển | | sơ tán dân ở các lồng bè, chòi canh | 2024-09-07
2 | Bộ Chỉ huy Bộ đội Biên phòng tỉnh | Sở Nông nghiệp và PTNT | kiểm đếm, giữ liên lạc với chủ các phương tiện |
3 | Sở Công Thương + Công ty Điện lực tỉnh | | vận hành hồ chứa thủy điện đúng quy trình |
4 | Sở Giáo dục và Đào tạo | | quyết định cho học sinh nghỉ học phù hợp diễn biến bão |
5 | Ban Chỉ huy Phòng chống thiên tai và Tìm kiếm cứu nạn tỉnh | | tổ chức trực ban nghiêm túc, tổng hợp báo cáo Chủ tịch UBND tỉnh | every day
6 | Đài Phát thanh và Truyền hình tỉnh + Báo tỉnh | | tăng thời lượng phát các bản tin về bão |
closing | Thủ trưởng các cơ quan, đơn vị | | nghiêm túc thực hiện Công điện này |`,
  },
  {
    id: 'don-doc-bao-cao',
    type: 'Công văn',
    date: '2021-11-08',
    addressees: ['Các phòng, ban thuộc huyện', 'UBND các xã, thị trấn'],
    text: `
Ngày 04/10/2021, UBND huyện đã ban hành Công văn số 1187/UBND-NV yêu cầu các đơn vị báo cáo kết quả đánh giá cán bộ. Đến hết ngày 05/11/2021 vẫn còn 04 đơn vị chưa gửi báo cáo, gồm: Phòng Văn hóa và Thông tin, Phòng Y tế, UBND xã Thạch Khê, UBND xã Hòa Lộc.
Để kịp tổng hợp báo cáo Sở Nội vụ, Chủ tịch UBND huyện có ý kiến như sau:
1. Phê bình Thủ trưởng 04 đơn vị nêu trên. Yêu cầu các đơn vị này gửi báo cáo về Phòng Nội vụ chậm nhất ngày 12/11/2021, đồng thời giải trình lý do chậm trễ bằng văn bản.
2. Các phòng, ban, UBND các xã, thị trấn còn lại rà soát, bổ sung số liệu theo biểu mẫu mới (nếu có thay đổi), gửi bản mềm qua địa chỉ noivu@huyen.example trước ngày 15/11/2021.
3. Giao Phòng Nội vụ tổng hợp, tham mưu UBND huyện báo cáo Sở Nội vụ; theo dõi, đề xuất xử lý đơn vị tiếp tục chậm trễ.
Mọi vướng mắc đề nghị liên hệ đồng chí Trần Thị Hà, chuyên viên Phòng Nội vụ, điện thoại 0912.000.111./.`,
    gold: `
1 | Phòng Văn hóa và Thông tin + Phòng Y tế + UBND xã Thạch Khê + UBND xã Hòa Lộc | | gửi báo cáo về Phòng Nội vụ chậm nhất ngày 12/11/2021, đồng thời giải trình lý do chậm trễ | 2021-11-12
2 | Các phòng, ban + UBND các xã, thị trấn còn lại | | rà soát, bổ sung số liệu theo biểu mẫu mới, gửi bản mềm | 2021-11-15
3 | Phòng Nội vụ | | tổng hợp, tham mưu UBND huyện báo cáo Sở Nội vụ; theo dõi, đề xuất xử lý đơn vị tiếp tục chậm trễ |`,
  },
  {
    id: 'gop-y-du-thao',
    type: 'Công văn',
    date: '2026-02-24',
    addressees: ['Các sở, ban, ngành tỉnh', 'UBND các xã, phường', 'Hiệp hội Doanh nghiệp tỉnh'],
    text: `
Thực hiện Chương trình công tác năm 2026 của UBND tỉnh, Sở Tư pháp được giao chủ trì xây dựng dự thảo Quyết định quy định về phối hợp trong công tác hòa giải ở cơ sở.
Đến nay dự thảo đã cơ bản hoàn thiện. Để có cơ sở trình UBND tỉnh, Sở Tư pháp kính đề nghị quý cơ quan nghiên cứu, tham gia ý kiến đối với hồ sơ dự thảo (gửi kèm), tập trung vào quy định tại Điều 5, Điều 8.
Riêng UBND phường Tân Lập, UBND xã Đông Sơn đề nghị cho ý kiến thêm về mức chi thù lao hòa giải viên.
Văn bản góp ý gửi về Sở Tư pháp (qua Phòng Phổ biến, giáo dục pháp luật) trước ngày 16/3/2026. Sau thời hạn trên, nếu không nhận được văn bản thì xem như thống nhất với dự thảo.
Sở Tư pháp rất mong nhận được sự phối hợp của quý cơ quan./.`,
    gold: `
lead | quý cơ quan | | nghiên cứu, tham gia ý kiến đối với hồ sơ dự thảo, tập trung vào quy định tại Điều 5, Điều 8 |
lead | UBND phường Tân Lập + UBND xã Đông Sơn | | cho ý kiến thêm về mức chi thù lao hòa giải viên |
lead | quý cơ quan | | Văn bản góp ý gửi về Sở Tư pháp | 2026-03-16`,
  },
  {
    id: 'khong-danh-so',
    type: 'Công văn',
    date: '2017-07-03',
    addressees: ['Phòng Giáo dục và Đào tạo các huyện, thành phố'],
    text: `
Qua theo dõi việc thu, chi đầu năm học, Sở Giáo dục và Đào tạo nhận thấy còn một số cơ sở giáo dục thu các khoản ngoài quy định, gây bức xúc trong dư luận. Nhằm chấn chỉnh tình trạng trên, Sở yêu cầu:
Trưởng phòng Giáo dục và Đào tạo các huyện, thành phố chỉ đạo hiệu trưởng các trường trực thuộc công khai toàn bộ các khoản thu, mức thu tại bảng tin và trên trang thông tin của nhà trường trước khi thu; lập đường dây nóng tiếp nhận phản ánh của phụ huynh và báo cáo số điện thoại đường dây nóng về Sở trước ngày 20/7/2017.
Hiệu trưởng các trường trung học phổ thông tự rà soát các khoản đã thu trong năm học trước, trả lại ngay cho phụ huynh các khoản thu sai, báo cáo kết quả về Sở qua Thanh tra Sở trước 31/7/2017.
Thanh tra Sở xây dựng kế hoạch kiểm tra đột xuất, mỗi tháng kiểm tra ít nhất 03 đơn vị, kết thúc đợt kiểm tra có kết luận bằng văn bản chậm nhất sau 10 ngày làm việc.
Đơn vị nào để xảy ra lạm thu thì người đứng đầu bị xem xét kỷ luật theo quy định./.`,
    gold: `
lead | Trưởng phòng Giáo dục và Đào tạo các huyện, thành phố | | chỉ đạo hiệu trưởng các trường trực thuộc công khai toàn bộ các khoản thu, mức thu |
lead | Trưởng phòng Giáo dục và Đào tạo các huyện, thành phố | | lập đường dây nóng tiếp nhận phản ánh của phụ huynh và báo cáo số điện thoại đường dây nóng về Sở | 2017-07-20
lead | Hiệu trưởng các trường trung học phổ thông | | tự rà soát các khoản đã thu trong năm học trước, trả lại ngay cho phụ huynh các khoản thu sai, báo cáo kết quả | 2017-07-31
lead | Thanh tra Sở | | xây dựng kế hoạch kiểm tra đột xuất, mỗi tháng kiểm tra ít nhất 03 đơn vị, kết thúc đợt kiểm tra có kết luận bằng văn bản | 10 working-day`,
  },
  {
    id: 'bao-hiem-han-tuong-doi',
    type: 'Công văn',
    date: '2023-05-15',
    addressees: ['Các đơn vị sử dụng lao động trên địa bàn'],
    text: `
Hiện nay, nhiều đơn vị sử dụng lao động chậm lập hồ sơ hưởng chế độ ốm đau, thai sản. Bảo hiểm xã hội thành phố hướng dẫn một số nội dung như sau:
1. Người lao động nộp đủ chứng từ cho đơn vị trong thời hạn 45 ngày kể từ ngày trở lại làm việc.
2. Đơn vị sử dụng lao động có trách nhiệm:
a) Lập danh sách, nộp hồ sơ cho cơ quan Bảo hiểm xã hội trong thời hạn 10 ngày kể từ ngày nhận đủ hồ sơ từ người lao động;
b) Đối chiếu số tiền đóng với thông báo kết quả đóng, phản hồi sai lệch trong vòng 05 ngày làm việc kể từ ngày nhận thông báo;
c) Niêm yết công khai danh sách người được hưởng tại trụ sở ngay sau khi được phê duyệt.
3. Bộ phận Một cửa giải quyết hồ sơ tối đa 06 ngày làm việc kể từ ngày nhận đủ hồ sơ; trường hợp không giải quyết thì phải trả lời bằng văn bản và nêu rõ lý do.
Trong quá trình thực hiện nếu có vướng mắc, đề nghị các đơn vị phản ánh về Bảo hiểm xã hội thành phố để được hướng dẫn./.`,
    gold: `
1 | Người lao động | | nộp đủ chứng từ cho đơn vị | 45 day
2.a | Đơn vị sử dụng lao động | | Lập danh sách, nộp hồ sơ cho cơ quan Bảo hiểm xã hội | 10 day
2.b | Đơn vị sử dụng lao động | | Đối chiếu số tiền đóng với thông báo kết quả đóng, phản hồi sai lệch | 5 working-day
2.c | Đơn vị sử dụng lao động | | Niêm yết công khai danh sách người được hưởng tại trụ sở | event
3 | Bộ phận Một cửa | | giải quyết hồ sơ; trường hợp không giải quyết thì phải trả lời bằng văn bản và nêu rõ lý do | 6 working-day
closing | các đơn vị | | phản ánh về Bảo hiểm xã hội thành phố để được hướng dẫn |`,
  },
];
