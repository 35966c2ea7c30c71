/**
 * Who acts where a thing, a condition or an event stands first, and what is allowed or foreseen only: three of
 * each, and one to leave alone.
 */
import { describe, expect, it } from 'vitest';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import { metadata, paper, told } from './paper.ts';

describe.each<[string, [string, string[]][]]>([
  [
    'an event opens a duty as any other adverbial',
    [
      ['1. Ngay sau khi hết ca, Tổ bảo vệ khóa cổng sau.', ['1 | Tổ bảo vệ | khóa cổng sau | ']],
      [
        '2. Ngay khi nước rút, Trạm Y tế xã phun khử khuẩn giếng.',
        ['2 | Trạm Y tế xã | phun khử khuẩn giếng | '],
      ],
      [
        '3. Phòng Kế toán\n3.1. Sau khi nhận được hóa đơn, đối chiếu với hợp đồng.',
        ['3.1 | Phòng Kế toán | đối chiếu với hợp đồng | '],
      ],
      ['4. Sau khi nhận được đơn của bà Lụa, UBND xã có ý kiến như sau.', []],
    ],
  ],
  [
    'those who command are a name, commanding is not',
    [
      ['1. Chỉ huy các trung đoàn rà soát hầm hào.', ['1 | Chỉ huy các trung đoàn | rà soát hầm hào | ']],
      [
        'Tư lệnh yêu cầu:\n1. Chỉ huy các đơn vị\na) Kiểm tra kho đạn.',
        ['1.a | Chỉ huy các đơn vị | Kiểm tra kho đạn | '],
      ],
      [
        '2. Nhận được Chỉ thị này, chỉ huy các cấp tổ chức quán triệt.',
        ['2 | chỉ huy các cấp | tổ chức quán triệt | '],
      ],
      [
        '3. Công an xã\n3.1. Chỉ huy các lực lượng sơ tán dân.',
        ['3.1 | Công an xã | Chỉ huy các lực lượng sơ tán dân | '],
      ],
    ],
  ],
  [
    'in capitals a unit is called by words that mean something else in small letters',
    [
      [
        '1. Ban Tài chính và Ban Đầu tư kiểm kê vật tư.',
        ['1 | Ban Tài chính + Ban Đầu tư | kiểm kê vật tư | '],
      ],
      ['2. Phòng Bệnh nhiệt đới lập danh sách.', ['2 | Phòng Bệnh nhiệt đới | lập danh sách | ']],
      ['3. Giao Ban Đầu tư lập hồ sơ mời thầu.', ['3 | Ban Đầu tư | lập hồ sơ mời thầu | ']],
      [
        '4. Trạm Y tế\n4.1. Phòng bệnh dại, tiêm đủ liều.',
        ['4.1 | Trạm Y tế | Phòng bệnh dại, tiêm đủ liều | '],
      ],
    ],
  ],
  [
    'a heading that is nothing but a name is whole, whatever verb stands in it',
    [
      ['1. Cán bộ lưu trữ hồ sơ:\na) Lập mục lục.', ['1.a | Cán bộ lưu trữ hồ sơ | Lập mục lục | ']],
      [
        '2. Đội Điện lạnh và Xây lắp:\na) Kiểm tra máy nén.',
        ['2.a | Đội Điện lạnh và Xây lắp | Kiểm tra máy nén | '],
      ],
      [
        '3. Phòng Tài vụ (đồng chí Lê Văn Hảo, Trưởng phòng, làm đầu mối)\na) Lập dự toán.',
        ['3.a | Phòng Tài vụ | Lập dự toán | '],
      ],
      ['4. Các cung trưởng cầu:\na) Khơi rãnh.', ['4.a | Các cung trưởng cầu | Khơi rãnh | ']],
      ['5. Phòng Tài vụ rà soát, thực hiện:\na) Lập dự toán.', ['5.a | Phòng Tài vụ | Lập dự toán | ']],
    ],
  ],
  [
    'paragraphs without marks stand under the heading that ends in a colon',
    [
      [
        '1. Trạm Y tế trực đủ quân số.\n2. Phòng Hậu cần:\nNấu ăn cho bộ đội.\n3. Tổ xe đưa đón khách.',
        [
          '1 | Trạm Y tế | trực đủ quân số | ',
          '2 | Phòng Hậu cần | Nấu ăn cho bộ đội | ',
          '3 | Tổ xe | đưa đón khách | ',
        ],
      ],
      [
        '2. Nhà thầu Hòa Bình:\nChe chắn công trường.\nBan Quản lý dự án thông báo để các tổ đội biết, thực hiện.',
        ['2 | Nhà thầu Hòa Bình | Che chắn công trường | ', 'closing | các tổ đội | biết, thực hiện | '],
      ],
      [
        'A. Đối với các trạm y tế:\n1. Lập danh sách trẻ chưa tiêm.',
        ['A.1 | các trạm y tế | Lập danh sách trẻ chưa tiêm | '],
      ],
    ],
  ],
  [
    'two kinds told by words of their own are two, though they share a determiner',
    [
      [
        '1. Các tổ chức tín dụng, chi nhánh ngân hàng nước ngoài niêm yết lãi suất.',
        ['1 | Các tổ chức tín dụng + chi nhánh ngân hàng nước ngoài | niêm yết lãi suất | '],
      ],
      [
        '2. Các doanh nghiệp cảng, chủ bến phao kiểm tra phao neo.',
        ['2 | Các doanh nghiệp cảng + chủ bến phao | kiểm tra phao neo | '],
      ],
      ['3. Các khoa, phòng lập danh sách.', ['3 | Các khoa, phòng | lập danh sách | ']],
      [
        '4. Các tổ chức hội, chi nhánh ngân hàng trên địa bàn lập danh sách.',
        ['4 | Các tổ chức hội, chi nhánh ngân hàng trên địa bàn | lập danh sách | '],
      ],
    ],
  ],
  [
    'where a name ends is told by how the paper goes on behind it elsewhere',
    [
      [
        '1. Nhân viên gác nhánh báo ga.\n2. Nhân viên gác nhánh treo đèn.\n3. Nhân viên gác nhánh khóa ghi.',
        [
          '1 | Nhân viên gác nhánh | báo ga | ',
          '2 | Nhân viên gác nhánh | treo đèn | ',
          '3 | Nhân viên gác nhánh | khóa ghi | ',
        ],
      ],
    ],
  ],
  [
    'the verbs of a condition are not what is told',
    [
      [
        '1. Nếu cần sửa đổi, bổ sung Kế hoạch, các phòng đề xuất với Văn phòng.',
        ['1 | các phòng | đề xuất với Văn phòng | '],
      ],
      [
        '2. Trong quá trình thực hiện, nếu phải điều chỉnh, thay thế thiết bị, Ban Quản lý dự án báo cáo Sở.',
        ['2 | Ban Quản lý dự án | báo cáo Sở | '],
      ],
      [
        '3. Khi phát hiện, thu giữ hàng giả, Đội Quản lý thị trường lập biên bản.',
        ['3 | Đội Quản lý thị trường | lập biên bản | '],
      ],
      [
        '4. Phòng Nội vụ\n4.1. Khi cần, rà soát lại hồ sơ, các xã cử người phối hợp.',
        ['4.1 | các xã | cử người phối hợp | '],
      ],
    ],
  ],
  [
    'what one may do is no duty, what stands behind it may be',
    [
      ['1. Các hộ cận nghèo vẫn được vay vốn không lãi.', []],
      ['2. Đối tác được sử dụng kho bãi của Cảng.', []],
      [
        '3. Phụ huynh được mời giám sát bếp ăn; nhà trường công khai thực đơn hằng tuần.',
        ['3 | nhà trường | công khai thực đơn | week'],
      ],
      [
        '4. Các hộ còn nợ phí vẫn được tham gia bốc thăm nhưng phải nộp đủ.',
        ['4 | Các hộ còn nợ phí | vẫn được tham gia bốc thăm nhưng phải nộp đủ | '],
      ],
      [
        '5. Các xã được giao chỉ tiêu rà soát danh sách.',
        ['5 | Các xã được giao chỉ tiêu | rà soát danh sách | '],
      ],
    ],
  ],
  [
    'what is foreseen, was given by another paper, or must be borne is no task',
    [
      ['1. Dự kiến tuyến đường hoàn thành trước ngày 30/9/2025.', []],
      [
        '2. Theo Quyết định nêu trên, Ban Quản lý dự án được giao lập hồ sơ mời thầu trước ngày 20/8/2025.',
        [],
      ],
      ['3. Người gây ô nhiễm phải chịu chi phí khắc phục.', []],
      [
        '4. Sở Tài chính dự kiến nguồn vốn, trình UBND tỉnh.',
        ['4 | Sở Tài chính | dự kiến nguồn vốn, trình UBND tỉnh | '],
      ],
    ],
  ],
  [
    'whoever acts before such words does act',
    [
      [
        '1. Sở Xây dựng lập tiến độ thi công, dự kiến hoàn thành trước ngày 30/9/2025.',
        ['1 | Sở Xây dựng | lập tiến độ thi công, dự kiến hoàn thành | 2025-09-30'],
      ],
      [
        '2. Các trường báo cáo số tiền được trích trong năm trước ngày 15/8/2025.',
        ['2 | Các trường | báo cáo số tiền được trích trong năm | 2025-08-15'],
      ],
      [
        '3. Khi có dịch, Trạm Y tế xã cách ly người có thể lây bệnh, báo cáo Sở Y tế trước 16 giờ.',
        ['3 | Trạm Y tế xã | cách ly người có thể lây bệnh, báo cáo Sở Y tế trước 16 giờ | '],
      ],
      [
        '4. Đề nghị Sở Nội vụ cử cán bộ trước ngày 15/8/2025, rất mong nhận được sự phối hợp.',
        ['4 | Sở Nội vụ | cử cán bộ trước ngày 15/8/2025, rất mong nhận được sự phối hợp | 2025-08-15'],
      ],
      ['5. Để vụ mùa thuận lợi, Hợp tác xã rất mong nhận được sự hợp tác.', []],
      [
        '6. Đề nghị các xã gửi báo cáo trước ngày 15/8/2025, liên hệ ông Nam, điện thoại 0905 123 456.',
        [
          '6 | các xã | gửi báo cáo trước ngày 15/8/2025, liên hệ ông Nam, điện thoại 0905 123 456 | 2025-08-15',
        ],
      ],
      ['7. Nếu vướng mắc, các xã liên hệ bà Lan, điện thoại 0905 123 456.', []],
      [
        '8. Về dự án cầu An Phú, giao Sở Xây dựng thẩm định trước ngày 15/8/2025.',
        ['8 | Sở Xây dựng | thẩm định | 2025-08-15'],
      ],
      ['9. Về dự Hội nghị có đại biểu các xã.', []],
    ],
  ],
  [
    'what this paper gives is told, and what those given something must do, and with what is wrongly held',
    [
      [
        '1. Theo Quyết định này, Phòng Tài chính được giao lập, gửi dự toán về Sở trước ngày 15/9/2025.',
        ['1 | Phòng Tài chính | lập, gửi dự toán về Sở | 2025-09-15'],
      ],
      [
        '2. Theo Nghị quyết nêu trên, các xã được giao chỉ tiêu phải báo cáo trước ngày 15/9/2025.',
        ['2 | các xã được giao chỉ tiêu | phải báo cáo | 2025-09-15'],
      ],
      [
        '3. Các đơn vị thu hồi số tiền phải bồi hoàn trước ngày 15/9/2025.',
        ['3 | Các đơn vị | thu hồi số tiền phải bồi hoàn | 2025-09-15'],
      ],
      ['4. 12 giờ trưa bảo vệ khóa cổng.', []],
    ],
  ],
  [
    'what an item says of its time afterwards is no duty of its own',
    [
      [
        '1. Đội quản lý chợ sơn lại ki-ốt; việc này làm xong trước ngày 20/9/2025.',
        ['1 | Đội quản lý chợ | sơn lại ki-ốt | 2025-09-20'],
      ],
      [
        '2. Đoàn kiểm tra lấy mẫu nước giếng; thời gian lấy mẫu từ ngày 05/9/2025 đến ngày 12/9/2025.',
        ['2 | Đoàn kiểm tra | lấy mẫu nước giếng | 2025-09-12'],
      ],
      [
        '3. Sở Y tế mua sắm máy thở. Thời hạn bảo hành đến ngày 31/12/2026.',
        ['3 | Sở Y tế | mua sắm máy thở | '],
      ],
      [
        '3. Sở Y tế chuẩn bị vật tư. Đợt mưa lớn kéo dài đến ngày 20/8/2025.',
        ['3 | Sở Y tế | chuẩn bị vật tư | '],
      ],
      [
        '3. Tổ cơ khí kiểm tra phanh toàn bộ xe. Đợt kiểm tra này xong trước ngày 30/8/2025.',
        ['3 | Tổ cơ khí | kiểm tra phanh toàn bộ xe | 2025-08-30'],
      ],
      [
        '4. Phòng Kỹ thuật kiểm tra phao neo; xong trước mùa mưa, chậm nhất ngày 10/9/2025.',
        ['4 | Phòng Kỹ thuật | kiểm tra phao neo | 2025-09-10'],
      ],
      [
        '5. Phòng Tổ chức lập danh sách trước ngày 10/8/2025; thời gian đi thực tế từ ngày 12/8/2025 đến ngày 15/8/2025.',
        ['5 | Phòng Tổ chức | lập danh sách | 2025-08-10'],
      ],
    ],
  ],
  [
    'two days part a sentence at "và" too, where somebody acts behind it',
    [
      [
        '1. Sở Y tế xây dựng kế hoạch trước ngày 10/9/2025 và báo cáo kết quả trước ngày 30/11/2025.',
        ['1 | Sở Y tế | xây dựng kế hoạch | 2025-09-10', '1 | Sở Y tế | báo cáo kết quả | 2025-11-30'],
      ],
      [
        '2. Phòng A rà soát hồ sơ trước ngày 10/9/2025 và Phòng B tổng hợp trước ngày 20/9/2025.',
        ['2 | Phòng A | rà soát hồ sơ | 2025-09-10', '2 | Phòng B | tổng hợp | 2025-09-20'],
      ],
      [
        '3. Các trường gửi báo cáo giữa kỳ trước ngày 15/10/2025 và ngày 15/11/2025.',
        ['3 | Các trường | gửi báo cáo giữa kỳ trước ngày 15/10/2025 và ngày 15/11/2025 | 2025-10-15'],
      ],
      [
        '4. Sở Y tế kiểm tra bệnh viện trước ngày 15/8/2025 và trung tâm trước ngày 30/8/2025.',
        [
          '4 | Sở Y tế | kiểm tra bệnh viện trước ngày 15/8/2025 và trung tâm trước ngày 30/8/2025 | 2025-08-15',
        ],
      ],
    ],
  ],
  [
    'a lead-in that only says when dates what stands below it, each of several',
    [
      [
        'Giám đốc Sở yêu cầu các phòng thực hiện:\nTrước ngày 15/9/2025 hoàn thành:\n- Rà soát danh mục hồ sơ.\n- Kiểm kê kho lưu trữ.\nTrước ngày 30/10/2025 hoàn thành:\n- Tập huấn cán bộ văn thư.\nTrong quý IV/2025:\n- Thanh lý tài sản hỏng.',
        [
          'lead | các phòng | Rà soát danh mục hồ sơ | 2025-09-15',
          'lead | các phòng | Kiểm kê kho lưu trữ | 2025-09-15',
          'lead | các phòng | Tập huấn cán bộ văn thư | 2025-10-30',
          'lead | các phòng | Thanh lý tài sản hỏng | 2025-12-31',
        ],
      ],
      [
        'Đề nghị các trường thực hiện các nội dung sau:\n1. Thông báo cho phụ huynh.\n2. Hoàn thành trước ngày 20/9/2025:\n- Lập danh sách học sinh.',
        [
          '1 | các trường | Thông báo cho phụ huynh | ',
          '2 | các trường | Lập danh sách học sinh | 2025-09-20',
        ],
      ],
      [
        'Đề nghị các phòng báo cáo số liệu đến ngày 30/9/2025 với các nội dung sau:\n- Lập danh mục hồ sơ.',
        ['lead | các phòng | Lập danh mục hồ sơ | '],
      ],
    ],
  ],
  [
    'an exception holds for the rest of its sentence',
    [
      [
        '1. Các phường dọn kênh. Riêng phường An Lạc nạo vét cống; việc thu gom hoàn thành trước ngày 15/8/2025.',
        ['1 | Các phường | dọn kênh | ', '1 | phường An Lạc | nạo vét cống | 2025-08-15'],
      ],
      [
        '2. Các khoa nộp báo cáo trước ngày 10/9/2025; riêng Khoa Dược gửi kèm sổ kho, định kỳ cuối tháng đối chiếu.',
        [
          '2 | Các khoa | nộp báo cáo | 2025-09-10',
          '2 | Khoa Dược | gửi kèm sổ kho, định kỳ cuối tháng đối chiếu | month',
        ],
      ],
      [
        '3. Các chợ kiểm tra cân. Riêng Chợ Gò treo bảng giá; hằng ngày quét dọn lối đi.',
        [
          '3 | Các chợ | kiểm tra cân | ',
          '3 | Chợ Gò | treo bảng giá | ',
          '3 | Chợ Gò | hằng ngày quét dọn lối đi | day',
        ],
      ],
      [
        '4. Các trường báo cáo sĩ số. Riêng Trường Lê Lợi sửa mái. Lập danh sách trước ngày 20/8/2025.',
        [
          '4 | Các trường | báo cáo sĩ số | ',
          '4 | Trường Lê Lợi | sửa mái | ',
          '4 | Các trường | Lập danh sách | 2025-08-20',
        ],
      ],
    ],
  ],
  [
    'what a group has, wants or is larger than belongs to its name',
    [
      [
        '1. Học viên có nguyện vọng bảo lưu nộp đơn tại Phòng Đào tạo trước ngày 15/9/2025.',
        ['1 | Học viên có nguyện vọng bảo lưu | nộp đơn tại Phòng Đào tạo | 2025-09-15'],
      ],
      [
        '2. Các trang trại từ 200 con trở lên đăng ký tiêm phòng.',
        ['2 | Các trang trại từ 200 con trở lên | đăng ký tiêm phòng | '],
      ],
      [
        '3. Phó Tổng giám đốc phụ trách kỹ thuật, Trưởng ban Vật tư kiểm tra kho.',
        ['3 | Phó Tổng giám đốc phụ trách kỹ thuật + Trưởng ban Vật tư | kiểm tra kho | '],
      ],
      [
        '4. Trưởng các khoa, trừ Khoa Nội và Khoa Nhi, phân công người trực.',
        ['4 | Trưởng các khoa, trừ Khoa Nội và Khoa Nhi | phân công người trực | '],
      ],
      [
        '6. Các đơn vị có nhu cầu đăng ký trước ngày 15/8/2025.',
        ['6 | Các đơn vị có nhu cầu | đăng ký | 2025-08-15'],
      ],
      [
        '7. UBND các xã ven biển: Rà soát, bổ sung phương án sơ tán.',
        ['7 | UBND các xã ven biển | Rà soát, bổ sung phương án sơ tán | '],
      ],
      ['5. Các xã có kế hoạch trồng cây.', ['5 | Các xã | có kế hoạch trồng cây | ']],
    ],
  ],
  [
    'a degree before a name, a place before a verb and a figure in a name end nothing',
    [
      [
        '1. Giao BSCKI. Lê Thị Nhàn, Trưởng khoa chỉ đạo kíp mổ.',
        ['1 | BSCKI. Lê Thị Nhàn, Trưởng khoa | chỉ đạo kíp mổ | '],
      ],
      [
        '2. Chi cục Thuế huyện Tân Thành lập danh sách nợ.',
        ['2 | Chi cục Thuế huyện Tân Thành | lập danh sách nợ | '],
      ],
      ['3. Công ty Cơ giới 9 sửa đường vào mỏ.', ['3 | Công ty Cơ giới 9 | sửa đường vào mỏ | ']],
      ['4. Công ty Môi trường điều 9 xe ép rác.', ['4 | Công ty Môi trường | điều 9 xe ép rác | ']],
    ],
  ],
  [
    'a noun for people opens a sentence whose verb no list has',
    [
      ['1. Hộ lô B ngắt van gas tổng.', ['1 | Hộ lô B | ngắt van gas tổng | ']],
      ['2. Đội Cờ đỏ trực cổng trường buổi sáng.', ['2 | Đội Cờ đỏ | trực cổng trường buổi sáng | ']],
      ['3. Hộ dân ở cuối kênh khóa van nước hằng ngày.', ['3 | Hộ dân ở cuối kênh | khóa van nước | day']],
      [
        '4. Trung tâm Phát triển cụm công nghiệp, chủ đầu tư hạ tầng:\na) Cắm biển báo.',
        ['4.a | Trung tâm Phát triển cụm công nghiệp + chủ đầu tư hạ tầng | Cắm biển báo | '],
      ],
    ],
  ],
  [
    'somebody may be named by what he does, a body by its trade',
    [
      [
        '1. Người phát hiện rò gas báo ngay cho Đội PCCC.',
        ['1 | Người phát hiện rò gas | báo ngay cho Đội PCCC | '],
      ],
      [
        '2. Các cơ sở giết mổ tập trung chỉ nhận lợn đã kiểm dịch.',
        ['2 | Các cơ sở giết mổ tập trung | chỉ nhận lợn đã kiểm dịch | '],
      ],
      ['3. Các cơ quan giám định trả lời đúng hạn.', ['3 | Các cơ quan giám định | trả lời đúng hạn | ']],
      ['4. Các đơn vị quyết toán với Sở Tài chính.', ['4 | Các đơn vị | quyết toán với Sở Tài chính | ']],
      ['5. UBND xã tập trung chỉ đạo dập dịch.', ['5 | UBND xã | tập trung chỉ đạo dập dịch | ']],
    ],
  ],
  [
    'a body has no owners and no firms among what it governs',
    [
      [
        '1. Ban Quản lý các khu công nghiệp, chủ nhà trọ lập danh sách.',
        ['1 | Ban Quản lý các khu công nghiệp + chủ nhà trọ | lập danh sách | '],
      ],
      [
        '2. UBND các xã, doanh nghiệp thủy sản ký cam kết.',
        ['2 | UBND các xã + doanh nghiệp thủy sản | ký cam kết | '],
      ],
      [
        '3. Giao Thường trực Hội đồng nhân dân, hai Ban của Hội đồng nhân dân giám sát.',
        ['3 | Thường trực Hội đồng nhân dân + hai Ban của Hội đồng nhân dân | giám sát | '],
      ],
      [
        '4. Thủ trưởng các cơ quan, doanh nghiệp rà soát.',
        ['4 | Thủ trưởng các cơ quan, doanh nghiệp | rà soát | '],
      ],
    ],
  ],
  [
    'which of a group are meant may stand before the colon and their names',
    [
      [
        '1. UBND các xã ven biển: An Hải, Đông Tác lập chốt kiểm soát.',
        ['1 | UBND xã An Hải + UBND xã Đông Tác | lập chốt kiểm soát | '],
      ],
      [
        '2. Các phường trung tâm: Tân An, Lộc Phát rà soát biển hiệu.',
        ['2 | Phường Tân An + Phường Lộc Phát | rà soát biển hiệu | '],
      ],
      [
        '3. Trưởng các thôn giáp sông: Bãi Ngang, Cồn Giữa sơ tán dân.',
        ['3 | Trưởng thôn Bãi Ngang + Trưởng thôn Cồn Giữa | sơ tán dân | '],
      ],
      [
        '4. UBND các xã tập trung: dọn rác, khơi cống.',
        ['4 | UBND các xã | tập trung: dọn rác, khơi cống | '],
      ],
    ],
  ],
  [
    'a limit to what one may have is none, months may be a span',
    [
      ['1. Mỗi hộ vay không quá 50 triệu đồng.', []],
      ['2. Từng dự án được hỗ trợ tối đa 30 triệu đồng.', []],
      [
        '3. Sở Công Thương khảo sát thị trường tháng 9 - 11/2025.',
        ['3 | Sở Công Thương | khảo sát thị trường | 2025-11-30'],
      ],
      ['4. Mỗi xã lập không quá 02 tổ.', ['4 | Mỗi xã | lập không quá 02 tổ | ']],
    ],
  ],
  [
    'who may use something is told by a day that he has something to do with it',
    [
      [
        '1. Hộ gia đình được thuê đất nộp tiền thuê đất, gửi biên lai về xã trước ngày 30/9/2026.',
        ['1 | Hộ gia đình được thuê đất | nộp tiền thuê đất, gửi biên lai về xã | 2026-09-30'],
      ],
      [
        '2. Nhà thầu được sử dụng mặt bằng, sửa chữa hư hỏng và bàn giao lại cho xã chậm nhất ngày 15/8/2026.',
        ['2 | Nhà thầu được sử dụng mặt bằng | sửa chữa hư hỏng và bàn giao lại cho xã | 2026-08-15'],
      ],
      [
        '3. Đơn vị được cấp máy nộp báo cáo trước ngày 02/9/2026.',
        ['3 | Đơn vị được cấp máy | nộp báo cáo | 2026-09-02'],
      ],
      ['4. Thương nhân được thuê kho của nhà nước.', []],
    ],
  ],
  [
    'a word that only joins a sentence to the one before it belongs to no name',
    [
      [
        'Nay UBND xã Bình Lập đề nghị UBND huyện xem xét, cấp gạo cứu đói.',
        ['lead | UBND huyện | xem xét, cấp gạo cứu đói | '],
      ],
      [
        'Vì vậy Ban Giám hiệu kính đề nghị quý phụ huynh đóng tiền ăn đúng hạn.',
        ['lead | quý phụ huynh | đóng tiền ăn đúng hạn | '],
      ],
      [
        'Do đó Sở Tài chính yêu cầu các đơn vị đối chiếu công nợ trước ngày 30/9/2025.',
        ['lead | các đơn vị | đối chiếu công nợ | 2025-09-30'],
      ],
      ['Vì vậy Sở Tài chính chưa có cơ sở để cấp kinh phí.', []],
    ],
  ],
  [
    'in one paragraph who speaks stands before the colon, what is told behind it',
    [
      [
        'Phó Thủ tướng Trần Văn Ba có ý kiến như sau: Giao Bộ Tài chính xử lý kiến nghị của tỉnh.',
        ['lead | Bộ Tài chính | xử lý kiến nghị của tỉnh | '],
      ],
      [
        'Sở Xây dựng có ý kiến như sau: đề nghị UBND huyện rà soát quy hoạch.',
        ['lead | UBND huyện | rà soát quy hoạch | '],
      ],
      [
        'Chủ tọa kết luận: Tổ chuyên môn hoàn thành đề cương trước ngày 12/9/2025.',
        ['lead | Tổ chuyên môn | hoàn thành đề cương | 2025-09-12'],
      ],
      ['Sở Xây dựng có ý kiến như sau: Hồ sơ chưa đủ điều kiện để cấp phép.', []],
      ['Cử tri có ý kiến: đề nghị Sở Y tế xây trạm.', []],
      ['Đại biểu Trần Thị Bích có ý kiến: các xã cần hỗ trợ nông dân.', []],
    ],
  ],
  [
    'days off are nobody’s task, to see to them is',
    [
      ['1. Cán bộ, giáo viên, nhân viên nghỉ Tết Dương lịch 01 ngày, từ ngày 01/01/2026.', []],
      ['2. Cán bộ, công chức; người lao động các đơn vị được nghỉ Lễ vào thứ Hai.', []],
      ['3. Học sinh toàn trường được nghỉ bù 02 ngày.', []],
      [
        '4. Các công ty bố trí cho công nhân nghỉ Tết từ ngày 10/02/2026.',
        ['4 | Các công ty | bố trí cho công nhân nghỉ Tết từ ngày 10/02/2026 | '],
      ],
      [
        '5. Công chức nghỉ bù gửi đơn về Phòng Tổ chức.',
        ['5 | Công chức nghỉ bù | gửi đơn về Phòng Tổ chức | '],
      ],
      [
        '6. Người lao động nghỉ từ ngày 28/8/2025 nộp lại thẻ trước ngày 27/8/2025.',
        ['6 | Người lao động | nghỉ từ ngày 28/8/2025 nộp lại thẻ | 2025-08-27'],
      ],
      [
        '7. Các đơn vị có người nghỉ 01 ngày báo cáo Phòng Tổ chức.',
        ['7 | Các đơn vị có người nghỉ 01 ngày | báo cáo Phòng Tổ chức | '],
      ],
    ],
  ],
  [
    'what became of a thing, what was said at a meeting and what something is are no tasks',
    [
      ['1. Hồ sơ của bà Tư đã được Bộ phận Một cửa tiếp nhận, chuyển Phòng Kinh tế giải quyết.', []],
      ['2. Đội Thi công báo cáo đã lắp xong 02 nhịp dầm.', []],
      [
        '2. Chủ đầu tư giải trình chưa quyết toán dự án nào, gửi về Sở trước ngày 20/8/2025.',
        ['2 | Chủ đầu tư | giải trình chưa quyết toán dự án nào, gửi về Sở | 2025-08-20'],
      ],
      ['3. Là các giấy tờ do bệnh viện công cấp.', []],
      ['4. Giáo viên: Chế độ phụ cấp thực hiện theo quy định hiện hành.', []],
      [
        '5. Hồ sơ đã được thẩm định phải gửi về Sở trước ngày 10/9/2025.',
        ['5 |  | Hồ sơ đã được thẩm định phải gửi về Sở | 2025-09-10'],
      ],
    ],
  ],
  [
    'to do away with papers is an effect, with other things a task',
    [
      ['1. Bãi bỏ Quyết định số 12/QĐ-UBND ngày 03/4/2020.', []],
      [
        '2. Phòng Kế toán:\na) Bãi bỏ các khoản thu ngoài quy định.',
        ['2.a | Phòng Kế toán | Bãi bỏ các khoản thu ngoài quy định | '],
      ],
      [
        '3. Sở Tư pháp tham mưu bãi bỏ Quyết định số 12/QĐ-UBND.',
        ['3 | Sở Tư pháp | tham mưu bãi bỏ Quyết định số 12/QĐ-UBND | '],
      ],
      [
        '4. Ban Tổ chức có nhiệm vụ xây dựng kế hoạch và tự giải thể sau khi hoàn thành nhiệm vụ.',
        ['4 | Ban Tổ chức | xây dựng kế hoạch và tự giải thể | '],
      ],
      ['5. Hội đồng tự giải thể sau khi hoàn thành nhiệm vụ.', []],
    ],
  ],
  [
    'under somebody’s name to approve, to found and to praise are his tasks',
    [
      [
        '1. Hiệu trưởng:\n- Phê duyệt kế hoạch dạy học của các tổ.\n- Thành lập tổ tư vấn gồm các giáo viên chủ nhiệm.',
        [
          '1 | Hiệu trưởng | Phê duyệt kế hoạch dạy học của các tổ | ',
          '1 | Hiệu trưởng | Thành lập tổ tư vấn gồm các giáo viên chủ nhiệm | ',
        ],
      ],
      [
        '2. Ban Giám hiệu:\na) Biểu dương các tập thể làm tốt.',
        ['2.a | Ban Giám hiệu | Biểu dương các tập thể làm tốt | '],
      ],
      ['3. Phê duyệt Kế hoạch kèm theo văn bản này.', []],
      [
        '4. Sở Tư pháp:\n- Bãi bỏ các thủ tục không còn phù hợp trước ngày 30/9/2025.',
        ['4 | Sở Tư pháp | Bãi bỏ các thủ tục không còn phù hợp | 2025-09-30'],
      ],
      ['5. Bãi bỏ các thủ tục không còn phù hợp.', []],
    ],
  ],
  [
    'a meeting gives orders; behind what is allowed stands what is asked in return by a day',
    [
      ['1. Hội nghị thống nhất giao Phòng Kế hoạch lập dự toán.', ['1 | Phòng Kế hoạch | lập dự toán | ']],
      ['2. Cuộc họp giao Tổ bảo vệ trực đêm.', ['2 | Tổ bảo vệ | trực đêm | ']],
      [
        '3. Công ty Minh Tâm\na) Được phép dùng tên gọi mới; thông báo cho khách hàng trước ngày 01/10/2025.',
        ['3.a | Công ty Minh Tâm | thông báo cho khách hàng | 2025-10-01'],
      ],
      ['4. Hội nghị thống nhất với báo cáo của Phòng Kế hoạch.', []],
    ],
  ],
  [
    'in running text a duty is plain where somebody must, or has a day to do it by',
    [
      ['Sinh viên nộp học phí trước ngày 30/9/2025.', ['lead | Sinh viên | nộp học phí | 2025-09-30']],
      ['Riêng Trường Chu Văn An nộp trước ngày 05/9/2025.', ['lead | Trường Chu Văn An | nộp | 2025-09-05']],
      [
        'Học sinh lớp 9 có nguyện vọng dự tuyển phải nộp đơn.',
        ['lead | Học sinh lớp 9 có nguyện vọng dự tuyển | phải nộp đơn | '],
      ],
      ['Các hộ kinh doanh vi phạm phải chịu phạt theo quy định.', []],
    ],
  ],
  [
    'of several who are spoken of nobody acts, where one acts behind the only comma',
    [
      ['1. Đối với các trạm bơm, tổ trưởng phải ghi sổ từng ca.', ['1 | tổ trưởng | phải ghi sổ từng ca | ']],
      [
        '2. Đối với các xã thuộc vùng lũ, Phòng Kinh tế huyện chủ trì lập danh sách hộ cần cứu trợ.',
        ['2 | Phòng Kinh tế huyện | lập danh sách hộ cần cứu trợ | '],
      ],
      [
        '3. Đối với trường bán trú, hiệu trưởng phải bảo đảm đủ nước sạch.',
        ['3 | hiệu trưởng | phải bảo đảm đủ nước sạch | '],
      ],
      [
        '4. Đối với các sở, Công an tỉnh, UBND các huyện: nộp báo cáo trước ngày 05/6/2026.',
        ['4 | các sở + Công an tỉnh + UBND các huyện | nộp báo cáo | 2026-06-05'],
      ],
    ],
  ],
  [
    'those act of whom something is hoped for or is to be handed in',
    [
      [
        '1. Sở kính mong nhận được ý kiến bằng văn bản của các phòng chuyên môn trước ngày 12/5/2026.',
        ['1 | các phòng chuyên môn | nhận được ý kiến bằng văn bản của các phòng chuyên môn | 2026-05-12'],
      ],
      [
        '2. Báo cáo của các trạm gửi về Phòng Kỹ thuật trước ngày 03/4/2026.',
        ['2 | các trạm | Báo cáo của các trạm gửi về Phòng Kỹ thuật | 2026-04-03'],
      ],
      [
        '3. Danh sách của các chi đoàn nộp về Văn phòng Đoàn trước ngày 20/3/2026.',
        ['3 | các chi đoàn | Danh sách của các chi đoàn nộp về Văn phòng Đoàn | 2026-03-20'],
      ],
      ['4. Văn phòng đã nhận được báo cáo của các trạm.', []],
    ],
  ],
  [
    'who heads a body stands between it and what it does, also before a colon',
    [
      [
        '1. Tổ Rà soát hộ nghèo do bà Lò Thị Xoan làm Tổ trưởng: lập danh sách trước ngày 05/3/2026.',
        ['1 | Tổ Rà soát hộ nghèo | lập danh sách | 2026-03-05'],
      ],
      [
        '2. Đoàn Kiểm tra số 2 do Phó Giám đốc làm Trưởng đoàn: kiểm tra 05 kho lạnh.',
        ['2 | Đoàn Kiểm tra số 2 | kiểm tra 05 kho lạnh | '],
      ],
    ],
  ],
  [
    'whose rights and duties a heading tells has those below it',
    [
      [
        'Điều 3. Quyền và nghĩa vụ của Bên A\n1. Bàn giao mặt bằng trước ngày 05/5/2026.',
        ['Điều 3.1 | Bên A | Bàn giao mặt bằng | 2026-05-05'],
      ],
      [
        'Điều 4. Trách nhiệm, quyền hạn của Tổ Bảo vệ\n1. Ghi sổ khách ra vào.',
        ['Điều 4.1 | Tổ Bảo vệ | Ghi sổ khách ra vào | '],
      ],
      [
        'Điều 5. Nhiệm vụ và quyền hạn của thủ kho\n1. Kiểm kê vật tư hằng quý.',
        ['Điều 5.1 | thủ kho | Kiểm kê vật tư | quarter'],
      ],
    ],
  ],
  [
    'behind those who are named "mỗi đơn vị" is nobody else, and "Lãnh đạo, …" before a verb nobody at all',
    [
      [
        '1. Phòng Y tế, Công an xã, Hội Phụ nữ, mỗi đơn vị cử 02 người trực lễ hội.',
        ['1 | Phòng Y tế + Công an xã + Hội Phụ nữ | cử 02 người trực lễ hội | '],
      ],
      [
        '2. Hiệu trưởng Lê Văn Nam: Lãnh đạo, điều hành công tác tuyển sinh.',
        ['2 | Hiệu trưởng Lê Văn Nam | Lãnh đạo, điều hành công tác tuyển sinh | '],
      ],
      ['3. Mỗi đơn vị cử 02 người trực lễ hội.', ['3 | Mỗi đơn vị | cử 02 người trực lễ hội | ']],
    ],
  ],
  [
    'what an office announces of itself is no duty, what it orders is, also behind "Theo đó"',
    [
      ['Ủy ban nhân dân tỉnh tổ chức lễ phát động trồng cây.', []],
      ['UBND tỉnh tổ chức hội nghị tổng kết công tác trẻ em.', []],
      ['UBND tỉnh tổ chức hội nghị với các sở, ban, ngành và các xã.', []],
      [
        'UBND tỉnh tổ chức hội nghị vào ngày 20/8/2025, các xã cử 01 người dự.',
        ['lead | UBND tỉnh | tổ chức hội nghị vào ngày 20/8/2025, các xã cử 01 người dự | 2025-08-20'],
      ],
      [
        'Theo đó, Ủy ban nhân dân tỉnh đề nghị các xã rà soát danh sách.',
        ['lead | các xã | rà soát danh sách | '],
      ],
      [
        'Theo đó, UBND tỉnh yêu cầu các sở báo cáo trước ngày 20/8/2025.',
        ['lead | các sở | báo cáo | 2025-08-20'],
      ],
      ['Theo đó, Bộ Y tế đề nghị các tỉnh giám sát dịch.', []],
      ['Theo đó, Ủy ban nhân dân tỉnh đã giao Sở Y tế giám sát dịch.', []],
    ],
  ],
  [
    'nobody does a day: a name ends where something is done, and what several have is what they send',
    [
      [
        '1. Đề nghị các thôn có báo cáo nhanh gửi về xã trước ngày 10/9/2025.',
        ['1 | các thôn | có báo cáo nhanh gửi về xã | 2025-09-10'],
      ],
      [
        '2. Các trạm có danh sách trẻ chưa tiêm gửi về Trung tâm trước ngày 12/9/2025.',
        ['2 | Các trạm | có danh sách trẻ chưa tiêm gửi về Trung tâm | 2025-09-12'],
      ],
      [
        '3. Các tổ có báo cáo bằng văn bản gửi về Văn phòng trước ngày 12/9/2025.',
        ['3 | Các tổ | có báo cáo bằng văn bản gửi về Văn phòng | 2025-09-12'],
      ],
      [
        '4. Các thôn có công trình dở dang báo cáo xã trước ngày 10/9/2025.',
        ['4 | Các thôn có công trình dở dang | báo cáo xã | 2025-09-10'],
      ],
      [
        '5. Các thôn có hộ nghèo gửi danh sách về xã trước ngày 10/9/2025.',
        ['5 | Các thôn có hộ nghèo | gửi danh sách về xã | 2025-09-10'],
      ],
    ],
  ],
  [
    'to work tells what room or table it is, where nothing follows',
    [
      ['1. Các đơn vị vệ sinh phòng làm việc.', ['1 | Các đơn vị | vệ sinh phòng làm việc | ']],
      ['2. Cán bộ lau bàn làm việc, tắt đèn.', ['2 | Cán bộ | lau bàn làm việc, tắt đèn | ']],
      ['3. Nhân viên trực phòng làm việc theo ca.', ['3 | Nhân viên trực phòng | làm việc theo ca | ']],
    ],
  ],
  [
    'behind several who are spoken of with where or which they are, the one behind the comma acts',
    [
      [
        '1. Đối với các xã vùng cao, trạm y tế tổ chức tiêm lưu động.',
        ['1 | trạm y tế | tổ chức tiêm lưu động | '],
      ],
      [
        '2. Đối với các lớp bán trú, giáo viên chủ nhiệm lập danh sách học sinh.',
        ['2 | giáo viên chủ nhiệm | lập danh sách học sinh | '],
      ],
      ['3. Đối với các phòng, ban rà soát hồ sơ.', ['3 | các phòng, ban | rà soát hồ sơ | ']],
    ],
  ],
  [
    'of whom is spoken apart stands first, how it is with them next, and then who acts',
    [
      [
        '1. Riêng bản Huổi Chan còn 12 hộ ở ven suối, Trưởng bản phải báo từng hộ.',
        ['1 | Trưởng bản | phải báo từng hộ | '],
      ],
      [
        '2. Riêng khối 7 (chưa có nhà văn hóa): Bí thư chi bộ mượn phòng học để họp.',
        ['2 | Bí thư chi bộ | mượn phòng học để họp | '],
      ],
      [
        '3. Riêng xã Trà Bình do khuyết Chủ tịch, Phó Chủ tịch UBND xã ký biên bản.',
        ['3 | Phó Chủ tịch UBND xã | ký biên bản | '],
      ],
      [
        '5. Riêng thôn Khe Lầm và thôn Nà Vá còn thả trâu, Trưởng thôn phải nhắc từng hộ.',
        ['5 | Trưởng thôn | phải nhắc từng hộ | '],
      ],
      [
        '6. Riêng thôn Trà Ong, Trà Dít (cách 20 km): Thôn đội trưởng lo chỗ ở.',
        ['6 | Thôn đội trưởng | lo chỗ ở | '],
      ],
      [
        '4. Riêng xã Nà Hỳ còn vướng mặt bằng, bàn giao trước ngày 10/10/2025.',
        ['4 | xã Nà Hỳ | còn vướng mặt bằng, bàn giao | 2025-10-10'],
      ],
    ],
  ],
  [
    'an office that is told by its name and has something to do acts, not the one that tells it',
    [
      [
        'Tổng cục thông báo Cục Thuế tỉnh Bắc Lũng biết, thực hiện.',
        ['lead | Cục Thuế tỉnh Bắc Lũng | biết, thực hiện | '],
      ],
      ['Bộ thông báo Sở Xây dựng biết và triển khai.', ['lead | Sở Xây dựng | biết và triển khai | ']],
      [
        'Ban Thường vụ thông báo Huyện đoàn Ea Nuôl biết và tổ chức thực hiện.',
        ['lead | Huyện đoàn Ea Nuôl | biết và tổ chức thực hiện | '],
      ],
      [
        '1. Trạm Y tế xã thông báo Trưởng thôn biết lịch tiêm.',
        ['1 | Trạm Y tế xã | thông báo Trưởng thôn biết lịch tiêm | '],
      ],
    ],
  ],
  [
    'what opens in a capital only as a sentence does is done by whom the item names',
    [
      [
        '1. Văn phòng Sở:\n- Thường trực tiếp dân ngày lễ.',
        ['1 | Văn phòng Sở | Thường trực tiếp dân ngày lễ | '],
      ],
      [
        '2. Ban Kiểm tra\n- Thanh tra toàn diện việc bán vé.',
        ['2 | Ban Kiểm tra | Thanh tra toàn diện việc bán vé | '],
      ],
      [
        '2. Sở Công Thương\n- Lãnh đạo doanh nghiệp báo cáo trước ngày 20/9/2025.',
        ['2 | Lãnh đạo doanh nghiệp | báo cáo | 2025-09-20'],
      ],
      [
        '2. Ban Quản lý dự án\n- Tư vấn giám sát kiểm tra khối lượng trước ngày 20/9/2025.',
        ['2 | Tư vấn giám sát | kiểm tra khối lượng | 2025-09-20'],
      ],
      [
        '3. Cán bộ phụ trách cơ sở 2: Thường trực giải quyết đơn thư.',
        ['3 | Cán bộ phụ trách cơ sở 2 | Thường trực giải quyết đơn thư | '],
      ],
      [
        '4. Sở Công Thương\n- Thanh tra tỉnh công khai kết luận.',
        ['4 | Thanh tra tỉnh | công khai kết luận | '],
      ],
    ],
  ],
  [
    'a heading that tells what somebody is in a work shared with others names nobody more',
    [
      [
        '1. Công an phường là lực lượng nòng cốt:\na) Tuần tra đêm.',
        ['1.a | Công an phường | Tuần tra đêm | '],
      ],
      [
        '2. Sở Y tế là cơ quan thường trực:\na) Trực số điện thoại nóng.',
        ['2.a | Sở Y tế | Trực số điện thoại nóng | '],
      ],
      [
        '3. Phòng Kinh tế là đầu mối:\na) Nhận mẫu của các thôn.',
        ['3.a | Phòng Kinh tế | Nhận mẫu của các thôn | '],
      ],
      [
        '4. Chủ rừng là tổ chức:\na) Cắm mốc ranh giới.',
        ['4.a | Chủ rừng là tổ chức | Cắm mốc ranh giới | '],
      ],
    ],
  ],
  [
    'who was named asks those who are called by what they are, an order goes to others by their names',
    [
      [
        '1. Sở Xây dựng kiểm định cầu treo; yêu cầu chủ phà thay cáp.',
        ['1 | Sở Xây dựng | kiểm định cầu treo; yêu cầu chủ phà thay cáp | '],
      ],
      [
        '2. Tổ trưởng ngành hàng nhắc tiểu thương giữ lại hóa đơn.',
        ['2 | Tổ trưởng ngành hàng | nhắc tiểu thương giữ lại hóa đơn | '],
      ],
      [
        '3. Trưởng khoa Nội phân công điều dưỡng trực đêm.',
        ['3 | Trưởng khoa Nội | phân công điều dưỡng trực đêm | '],
      ],
      [
        '4. Sở Xây dựng kiểm định cầu treo; yêu cầu Công ty Phà Cái Nứa thay cáp.',
        ['4 | Sở Xây dựng | kiểm định cầu treo | ', '4 | Công ty Phà Cái Nứa | thay cáp | '],
      ],
    ],
  ],
  [
    'those before a colon are asked by what stands behind it',
    [
      [
        '- Thuế tỉnh, Công an tỉnh: đề nghị đối chiếu biển số xe.',
        ['lead | Thuế tỉnh + Công an tỉnh | đối chiếu biển số xe | '],
      ],
      [
        '1. Kho bạc Nhà nước khu vực II: đề nghị giải ngân xong trong tuần.',
        ['1 | Kho bạc Nhà nước khu vực II | giải ngân | 2025-08-10'],
      ],
      [
        '2. Hội Nông dân xã: yêu cầu chấm dứt việc thu phí.',
        ['2 | Hội Nông dân xã | chấm dứt việc thu phí | '],
      ],
      ['3. Hội Nông dân xã đề nghị các chi hội nộp phí.', ['3 | các chi hội | nộp phí | ']],
    ],
  ],
  [
    'what ends and who is left out open a duty as any other adverbial',
    [
      ['1. Kết thúc Ngày hội, các thôn gửi ảnh về xã.', ['1 | các thôn | gửi ảnh về xã | ']],
      [
        '2. Trừ các bản đã có điện, các bản còn lại lập danh sách hộ.',
        ['2 | các bản còn lại | lập danh sách hộ | '],
      ],
      [
        '3. Đội Thuế số 2\na) Kết thúc đợt rà soát, lập biên bản với từng hộ.',
        ['3.a | Đội Thuế số 2 | lập biên bản với từng hộ | '],
      ],
      [
        '4. Trạm Bơm\na) Kết thúc việc nạo vét trước ngày 10/9/2025.',
        ['4.a | Trạm Bơm | Kết thúc việc nạo vét | 2025-09-10'],
      ],
    ],
  ],
  [
    'two nouns with a stroke between them are known by the first, and the post of a person ends at its comma',
    [
      ['1. Các khoa/bộ môn nộp đề cương.', ['1 | Các khoa/bộ môn | nộp đề cương | ']],
      [
        '2. Chủ tịch UBND các huyện/thành phố kiểm tra bến phà.',
        ['2 | Chủ tịch UBND các huyện/thành phố | kiểm tra bến phà | '],
      ],
      [
        '3. Giao đồng chí Lường Văn Ính, Trưởng phòng Văn hóa - Xã hội, tham mưu tổ chức hội xuân.',
        ['3 | Lường Văn Ính, Trưởng phòng Văn hóa - Xã hội | tham mưu tổ chức hội xuân | '],
      ],
      [
        '4. Giao đồng chí Lường Văn Ính, Trưởng phòng Văn hóa, Thể thao và Du lịch, chấm giải.',
        ['4 | Lường Văn Ính, Trưởng phòng Văn hóa, Thể thao và Du lịch | chấm giải | '],
      ],
    ],
  ],
  [
    'behind another place "Viên" and "Phong" begin the name of a place',
    [
      ['1. Các xã Tân Phú, Viên An họp dân.', ['1 | Các xã Tân Phú, Viên An | họp dân | ']],
      ['2. UBND các xã Gia Lạc, Phong Mỹ họp dân.', ['2 | UBND các xã Gia Lạc, Phong Mỹ | họp dân | ']],
      [
        '3. Các xã Hòa Lợi, Viên Bình và Tân Phú họp dân.',
        ['3 | Các xã Hòa Lợi, Viên Bình và Tân Phú | họp dân | '],
      ],
      ['4. Sở Tài chính, Phong Nội vụ họp dân.', ['4 | Sở Tài chính + Phong Nội vụ | họp dân | ']],
    ],
  ],
  [
    'the same noun again, with its own number or name, is a further one',
    [
      [
        '1. Giao tổ đo đạc số 1, tổ đo đạc số 2 cắm mốc.',
        ['1 | tổ đo đạc số 1 + tổ đo đạc số 2 | cắm mốc | '],
      ],
      [
        '2. Cung đường số 3, cung đường số 5 khơi rãnh.',
        ['2 | Cung đường số 3 + cung đường số 5 | khơi rãnh | '],
      ],
      [
        '3. Trạm bơm Đầm Sét, trạm bơm Bến Gạo kiểm tra máy.',
        ['3 | Trạm bơm Đầm Sét + trạm bơm Bến Gạo | kiểm tra máy | '],
      ],
      [
        '4. Ông Tổ trưởng tổ 5, tổ 6 rà soát hộ nghèo.',
        ['4 | Ông Tổ trưởng tổ 5, tổ 6 | rà soát hộ nghèo | '],
      ],
    ],
  ],
  [
    'a place where something is done tells which office is meant, up to the colon',
    [
      [
        'Tổng cục yêu cầu Chi cục trưởng Hải quan nơi đăng ký tờ khai:\na) Niêm phong mẫu.',
        ['a | Chi cục trưởng Hải quan nơi đăng ký tờ khai | Niêm phong mẫu | '],
      ],
      [
        '1. Yêu cầu Công an xã nơi xảy ra vụ việc:\na) Lập biên bản.',
        ['1.a | Công an xã nơi xảy ra vụ việc | Lập biên bản | '],
      ],
      [
        '2. Đề nghị Ủy ban nhân dân xã nơi cư trú:\na) Xác nhận đơn.',
        ['2.a | Ủy ban nhân dân xã nơi cư trú | Xác nhận đơn | '],
      ],
      [
        '3. Công an xã lập biên bản nơi xảy ra vụ việc.',
        ['3 | Công an xã | lập biên bản nơi xảy ra vụ việc | '],
      ],
    ],
  ],
  [
    'the tax offices of many places act, many taxes do not',
    [
      [
        '1. Thuế các tỉnh, thành phố niêm yết biểu mẫu.',
        ['1 | Thuế các tỉnh, thành phố | niêm yết biểu mẫu | '],
      ],
      ['2. Về hóa đơn, Thuế các huyện đối chiếu sổ.', ['2 | Thuế các huyện | đối chiếu sổ | ']],
      ['3. Giao Thuế các địa phương rà soát hộ khoán.', ['3 | Thuế các địa phương | rà soát hộ khoán | ']],
      ['4. Thuế các loại thu theo quy định.', []],
    ],
  ],
  [
    'labels in brackets at the end tell who acts, but not who presides over a meeting',
    [
      [
        '1. Rà soát thiết bị, lập kế hoạch mua sắm (đơn vị phụ trách: Phòng Tài chính và Phòng Quản trị).',
        ['1 | Phòng Tài chính + Phòng Quản trị | Rà soát thiết bị, lập kế hoạch mua sắm | '],
      ],
      [
        '2. Xây dựng kế hoạch tập huấn (chủ trì: Phòng Đào tạo; phối hợp: Phòng Y tế).',
        ['2 | Phòng Đào tạo | Xây dựng kế hoạch tập huấn | '],
      ],
      [
        '3. Cập nhật số liệu vào phần mềm (bộ phận thực hiện: Tổ Một cửa), xong trước ngày 5/9/2025.',
        ['3 | Tổ Một cửa | Cập nhật số liệu vào phần mềm (bộ phận thực hiện: Tổ Một cửa) | 2025-09-05'],
      ],
      ['4. Công trình kè Nà Mạ (phụ trách: kỹ sư Lê Thị Mận).', []],
      [
        '5. Trạm Y tế phường phun khử khuẩn giếng (phụ trách: bác sĩ Lê Thị Mận).',
        ['5 | Trạm Y tế phường | phun khử khuẩn giếng (phụ trách: bác sĩ Lê Thị Mận) | '],
      ],
      [
        '6. Phòng Hậu cần\n6.1. Chuẩn bị phòng cho cuộc họp tổng kết (chủ trì: Phó Giám đốc).',
        ['6.1 | Phòng Hậu cần | Chuẩn bị phòng cho cuộc họp tổng kết (chủ trì: Phó Giám đốc) | '],
      ],
    ],
  ],
])('%s', (_rule, cases) => {
  it.each(cases)('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('where those of a group are is told of them, also where the paper is addressed to the group', () => {
  it.each([
    ['1. Các xã vùng trong đê bơm tiêu úng.', ['Các xã vùng trong đê | bơm tiêu úng']],
    ['2. Các xã ven đê gia cố bờ bao.', ['Các xã ven đê | gia cố bờ bao']],
    ['3. Các xã trong tuần này gia cố bờ kè.', ['Các xã | gia cố bờ kè']],
  ])('%s', (text, expected) => {
    const duties = suggestObligations(paper(text), metadata({ addressees: ['Các xã'] }));
    expect(duties.map(({ action, assignees }) => `${assignees.join(' + ')} | ${action}`)).toEqual(expected);
  });
});

describe('house rules bind whom they name once, item by item', () => {
  it.each([
    [
      '1. Bệnh nhân đeo vòng tay khi ra khỏi khoa.\n2. Không hút thuốc trong buồng bệnh.\n3. Trang phục gọn gàng.',
      ['1 | Bệnh nhân', '2 | Bệnh nhân', '3 | Bệnh nhân'],
    ],
    [
      '1. Người đọc gửi túi xách tại tủ. Giữ trật tự trong phòng đọc.\n2. Nói khẽ, đi nhẹ.',
      ['1 | Người đọc', '2 | Người đọc'],
    ],
    [
      '1. Học viên tắt điện thoại trong giờ học.\n2. Thủ thư khóa tủ cuối ngày.\n3. Không viết lên bàn.',
      ['1 | Học viên', '2 | Thủ thư', '3 | Học viên'],
    ],
  ])('%s', (text, expected) => {
    const duties = suggestObligations(paper(text), metadata({ type: 'Nội quy', addressees: [] }));
    expect(duties.map(({ clause, assignees }) => `${clause} | ${assignees.join(' + ')}`)).toEqual(expected);
  });

  it('and a thông báo does not', () => {
    const duties = suggestObligations(
      paper('1. Trang phục gọn gàng.'),
      metadata({ type: 'Thông báo', addressees: [] }),
    );
    expect(duties).toEqual([]);
  });
});

describe('who asked something is answered, and what he asked binds nobody', () => {
  it.each([
    [
      'Sở Nội vụ nhận được Công văn số 18/UBND-NV của UBND xã Tân Hòa, trong đó đề nghị Sở Nội vụ cung cấp số liệu trước ngày 10/8/2025. Sở Nội vụ xin trả lời như sau:\n1. Phòng Tổ chức cử 02 công chức trực tại Trung tâm hành chính công từ tháng 7.',
      [],
    ],
    [
      'Nhà máy nhận được Văn bản số 7/MTTQ ngày 01/7/2025 của Mặt trận phường, trong đó cử tri yêu cầu Nhà máy lắp lưới chắn bụi. Nhà máy thông tin như sau:\n1. Xe chở đá chạy theo giờ quy định của thành phố.\n2. Đề nghị Mặt trận phường cử 02 người cùng giám sát.',
      ['2 | Mặt trận phường | cử 02 người cùng giám sát | '],
    ],
    [
      'Trường nhận được Đơn đề nghị của ông Lê Văn Tín, trong đó ông yêu cầu Trường xác nhận bảng điểm. Sau khi kiểm tra, Trường trả lời như sau:\n1. Bảng điểm do Trường cấp; thông tin khớp với sổ gốc.\n2. Phòng Đào tạo lưu hồ sơ tốt nghiệp tại kho số 3.',
      [],
    ],
    [
      'UBND xã nhận được Tờ trình số 5/TTr của Công ty An Phát, trong đó Công ty đề nghị UBND xã cho đào đường. UBND xã có ý kiến như sau:\n1. Công ty phải cắm biển báo tại hai đầu đoạn đường thi công.',
      ['1 | Công ty | phải cắm biển báo tại hai đầu đoạn đường thi công | '],
    ],
    [
      'Công ty nhận được Văn bản số 7/SCT ngày 01/7/2025 của Sở. Để có số liệu trả lời, Công ty yêu cầu các phòng giải trình:\n1. Phòng Kế toán gửi số liệu.',
      ['1 | Phòng Kế toán | gửi số liệu | '],
    ],
    [
      'Sở nhận được Công văn số 5/BYT ngày 01/7/2025 của Bộ Y tế. Sở cung cấp thông tin và đề nghị các đơn vị:\n1. Bệnh viện tỉnh rà soát thuốc.',
      ['1 | Bệnh viện tỉnh | rà soát thuốc | '],
    ],
    ['1. Cử tri xã Tân Phú kiến nghị sớm sửa cầu Bà Đỗ.', []],
    ['1. Người dân thôn Đông phản ánh, đề nghị Công ty Cấp nước thay đường ống cũ.', []],
    ['1. Kiến nghị của cử tri phường 3 đề nghị UBND phường mở rộng hẻm 12.', []],
    [
      '1. Phụ huynh có ý kiến gửi về nhà trường trước ngày 10/9/2025.',
      ['1 | Phụ huynh | có ý kiến gửi về nhà trường | 2025-09-10'],
    ],
    [
      '1. Công dân xuất trình căn cước theo yêu cầu của lực lượng tuần tra.',
      ['1 | Công dân | xuất trình căn cước theo yêu cầu của lực lượng tuần tra | '],
    ],
    [
      '1. Người dân phản ánh kịp thời với Công an xã khi phát hiện người lạ.',
      ['1 | Người dân | phản ánh kịp thời với Công an xã khi phát hiện người lạ | '],
    ],
    [
      '1. Cử tri xã Tân Phú kiến nghị sửa cầu; giao Phòng Kinh tế kiểm tra, báo cáo UBND xã.',
      ['1 | Phòng Kinh tế | kiểm tra, báo cáo UBND xã | '],
    ],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('a day that is to come opens a duty, one that is past a report', () => {
  it.each([
    [
      '1. Ngày 20/8/2025, các trường gửi danh sách về Sở Giáo dục.',
      ['1 | các trường | gửi danh sách về Sở Giáo dục | 2025-08-20'],
    ],
    [
      'Giao các trường:\n1. Từ ngày 15/8/2025 đến hết ngày 20/8/2025, bố trí người trực tại cổng.',
      ['1 | các trường | bố trí người trực tại cổng | 2025-08-20'],
    ],
    [
      '2. Từ ngày 01/9 đến ngày 05/9, các cơ quan treo cờ Tổ quốc.',
      ['2 | các cơ quan | treo cờ Tổ quốc | 2025-09-05'],
    ],
    [
      '3. Sáng ngày 25 tháng 8, Trạm Y tế xã bố trí 02 bàn khám.',
      ['3 | Trạm Y tế xã | bố trí 02 bàn khám | 2025-08-25'],
    ],
    ['4. Từ ngày 01/7/2025 đến ngày 20/7/2025, Công an xã phát hiện 05 vụ.', []],
    ['5. Ngày 20/7, Công an xã bắt giữ 03 xe chở đất.', []],
    ['6. Ngày 25/8/2025, toàn dân nô nức tham gia ngày hội!', []],
    [
      '7. Phòng Quản trị\n7.1. Ngay sau hội nghị, gửi biên bản về Văn phòng.',
      ['7.1 | Phòng Quản trị | gửi biên bản về Văn phòng | '],
    ],
    ['8. Kết thúc mỗi đợt tập huấn, các thôn đội nộp sổ quân số.', ['8 | các thôn đội | nộp sổ quân số | ']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('a sentence ends behind the letter of one of several and before how many', () => {
  it.each([
    [
      '1. Bên B thay bóng đèn cháy theo tin báo của bên A. Đội chiếu sáng kiểm tra cột đèn trước ngày 30/8/2025.',
      ['Bên B', 'Đội chiếu sáng'],
    ],
    [
      '2. Phòng Giáo vụ xếp lịch thi cho lớp B. Phòng Quản trị mở cửa phòng thi trước ngày 30/8/2025.',
      ['Phòng Giáo vụ', 'Phòng Quản trị'],
    ],
    [
      '3. Các xã gửi báo cáo qua thư điện tử. 05 xã chưa gửi báo cáo quý II phải gửi ngay trong 03 ngày.',
      ['Các xã', '05 xã chưa gửi báo cáo quý II'],
    ],
    ['4. Phòng Kinh tế mời ThS. Lê Hoa rà soát kho trước ngày 30/8/2025.', ['Phòng Kinh tế']],
    ['5. Giao Phòng Kinh tế rà soát khoản 1. 02 và khoản 3 của hợp đồng.', ['Phòng Kinh tế']],
  ])('%s', (text, expected) => {
    expect(told(text).map((row) => row.split(' | ')[1])).toEqual(expected);
  });
});

describe('what is read without accents is told apart by its accents', () => {
  it.each([
    [
      '1. Phòng Cảnh sát lập danh sách tòa nhà chưa nghiệm thu về phòng cháy.',
      ['1 | Phòng Cảnh sát | lập danh sách tòa nhà chưa nghiệm thu về phòng cháy | '],
    ],
    [
      '2. Căn cứ danh mục đã được Ban Giám hiệu phê duyệt, Phòng Thiết bị tổ chức đấu giá.',
      ['2 | Phòng Thiết bị | tổ chức đấu giá | '],
    ],
    ['3. Một số trường chưa nghiêm túc báo cáo.', []],
    ['Bước 2 (từ 20/8 đến 30/8/2025): Công tác rà soát hồ sơ.', []],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('behind whom or what an order is about stands who is told', () => {
  it.each([
    [
      '1. Đối với nhà văn hóa thôn Gò Sim, giao Chủ tịch UBND xã chỉ đạo khởi công.',
      ['1 | Chủ tịch UBND xã | chỉ đạo khởi công | '],
    ],
    [
      '2. Đối với 03 xã chưa đạt chuẩn, giao Phòng Kinh tế hướng dẫn lập hồ sơ.',
      ['2 | Phòng Kinh tế | hướng dẫn lập hồ sơ | '],
    ],
    [
      '3. Đối với trụ sở Trường Tiểu học cũ, đề nghị Công an xã trông coi.',
      ['3 | Công an xã | trông coi | '],
    ],
    [
      '4. Đối với các xã, giao chỉ tiêu thu cho từng thôn.',
      ['4 | các xã | giao chỉ tiêu thu cho từng thôn | '],
    ],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('what office heads agree to, pass on and conclude', () => {
  it.each([
    [
      'Chánh Văn phòng có ý kiến như sau:\nChuyển Sở Xây dựng xem xét, giải quyết theo thẩm quyền.',
      ['lead | Sở Xây dựng | xem xét, giải quyết theo thẩm quyền | '],
    ],
    [
      'Chuyển Công an xã xác minh, trả lời ông Lò Văn Hặc.',
      ['lead | Công an xã | xác minh, trả lời ông Lò Văn Hặc | '],
    ],
    [
      'Chuyển Thanh tra huyện kiểm tra đơn của các hộ, báo cáo trước ngày 20/8/2025.',
      ['lead | Thanh tra huyện | kiểm tra đơn của các hộ, báo cáo | 2025-08-20'],
    ],
    [
      '2. Phòng Nội vụ:\n- Chuyển Phòng Tư pháp thẩm định dự thảo.',
      ['2 | Phòng Nội vụ | Chuyển Phòng Tư pháp thẩm định dự thảo | '],
    ],
    [
      'Xét đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT, Chủ tịch UBND tỉnh đồng ý phương án và giao Giám đốc Sở Y tế ký hợp đồng.',
      ['lead | Giám đốc Sở Y tế | ký hợp đồng | '],
    ],
    [
      'Sở Tài chính cơ bản thống nhất với phương án của Trung tâm và đề nghị Trung tâm hoàn thiện hồ sơ.',
      ['lead | Trung tâm | hoàn thiện hồ sơ | '],
    ],
    [
      '1. Hội đồng nhất trí nội dung đề án, đồng thời giao Phòng Đào tạo sửa bản in.',
      ['1 | Phòng Đào tạo | sửa bản in | '],
    ],
    [
      'Yêu cầu các trường thống nhất với phụ huynh về giờ đón và giao giáo viên chủ nhiệm theo dõi.',
      ['lead | các trường | thống nhất với phụ huynh về giờ đón và giao giáo viên chủ nhiệm theo dõi | '],
    ],
    [
      '1. Các hộ không đồng ý với phương án thì UBND các xã tổ chức đối thoại và giao Phòng Tư pháp hướng dẫn.',
      [],
    ],
    ['1. Đồng ý giao Sở Xây dựng làm chủ đầu tư.', []],
    [
      'Do đó đề nghị các phòng rà soát hồ sơ trước ngày 25/9/2025.',
      ['lead | các phòng | rà soát hồ sơ | 2025-09-25'],
    ],
    ['Bộ Văn hóa, Thể thao và Du lịch chấp thuận việc tổ chức hội diễn.', []],
    ['Thực hiện Thông tư số 5/2024/TT-BNV, Sở Nội vụ đồng ý cho phép Hội Sinh vật cảnh mở lớp.', []],
    ['Xét đề nghị của Công ty An Phát, Sở Xây dựng chấp thuận chủ trương dời cột điện.', []],
    [
      '1. Sở Tài chính rà soát hồ sơ, trường hợp đồng ý với đề xuất thì trình UBND tỉnh.',
      ['1 | Sở Tài chính | rà soát hồ sơ, trường hợp đồng ý với đề xuất thì trình UBND tỉnh | '],
    ],
    [
      'Nhân viên được nghỉ lễ từ ngày 30/8/2025 đến ngày 02/9/2025, do đó bộ phận kho có trách nhiệm kiểm hàng trước ngày 28/8/2025.',
      ['lead | bộ phận kho | kiểm hàng | 2025-08-28'],
    ],
    [
      'Các hộ nghèo được vay vốn, vì vậy các thôn phải rà soát danh sách trước ngày 20/8/2025.',
      ['lead | các thôn | phải rà soát danh sách | 2025-08-20'],
    ],
    [
      'Mưa lớn kéo dài, vì vậy đề nghị các trường cho học sinh nghỉ học.',
      ['lead | các trường | cho học sinh nghỉ học | '],
    ],
    ['Người lao động được nghỉ 01 ngày, vì vậy không phải trực.', []],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('labels that tell how things are, and lead-ins that tell a duty themselves', () => {
  it.each([
    [
      '2. Hạn chế, tồn tại: Việc ghi sổ của chi bộ chưa đầy đủ; công khai tài chính, kê khai tài sản chậm.',
      [],
    ],
    ['1. Ưu điểm: Chi bộ thực hiện nghiêm các quy định, phân công đảng viên phụ trách hộ.', []],
    [
      '2. Hạn chế: Việc ghi sổ chưa đầy đủ; các trạm phải ghi xong sổ trước ngày 25/9/2025.',
      ['2 | các trạm | phải ghi xong sổ | 2025-09-25'],
    ],
    ['3. Hạn chế: các trường chưa tổ chức đại hội trước ngày 25/9/2025.', []],
    ['3. Về khuyết điểm, hạn chế: Hợp tác xã sửa chữa máy bơm, nạo vét kênh chưa kịp vụ.', []],
    [
      '1. Khó khăn: Các đơn vị gửi vướng mắc về Sở trước ngày 20/8/2025.',
      ['1 | Các đơn vị | gửi vướng mắc về Sở | 2025-08-20'],
    ],
    [
      '3. Ban Thường vụ yêu cầu:\nChi bộ thôn Đồng Lách kiểm điểm tập thể, cá nhân có liên quan và thực hiện tốt các nội dung sau:\n- Lập sổ theo dõi đảng phí.',
      [
        '3 | Chi bộ thôn Đồng Lách | kiểm điểm tập thể, cá nhân có liên quan | ',
        '3 | Chi bộ thôn Đồng Lách | Lập sổ theo dõi đảng phí | ',
      ],
    ],
    [
      '2. Hợp tác xã Tân Lộc trả lại mặt bằng cho xã và làm các việc sau:\n- Thu gom rác.',
      ['2 | Hợp tác xã Tân Lộc | trả lại mặt bằng cho xã | ', '2 | Hợp tác xã Tân Lộc | Thu gom rác | '],
    ],
    [
      'Sở yêu cầu các trường hoãn các buổi dã ngoại, đồng thời triển khai ngay các nhiệm vụ sau:\n- Cắt tỉa cây xanh.',
      ['lead | các trường | hoãn các buổi dã ngoại | ', 'lead | các trường | Cắt tỉa cây xanh | '],
    ],
    [
      'Đề nghị các thầy cô nghiêm túc quán triệt và thực hiện các nội dung sau:\n- Lên lớp đúng giờ.',
      ['lead | các thầy cô | Lên lớp đúng giờ | '],
    ],
    [
      'Sở yêu cầu các trường quán triệt và thực hiện tốt các nội dung sau:\n- Lập sổ theo dõi.',
      ['lead | các trường | Lập sổ theo dõi | '],
    ],
    [
      'Phòng Nội vụ đề nghị Sở Tài chính xem xét miễn tiền thuê đất cho các hộ:\nLê Thị Mận, sinh năm 1960, thôn Gò Chùa\nPhạm Văn Sáu, sinh năm 1955, thôn Gò Chùa',
      ['lead | Sở Tài chính | xem xét miễn tiền thuê đất cho các hộ | '],
    ],
    [
      'Đề nghị UBND các xã gửi số liệu chăn nuôi, gồm:\n- Số hộ nuôi lợn;\n- Số lợn nái.',
      ['lead | UBND các xã | gửi số liệu chăn nuôi, gồm | '],
    ],
    [
      '1. Yêu cầu Công ty Thoát nước nạo vét xong các tuyến cống:\n- Đường Lê Lợi;\n- Đường Trần Phú.',
      ['1 | Công ty Thoát nước | nạo vét xong các tuyến cống | '],
    ],
    ['Đề nghị các trường thực hiện các việc sau:\n- Lớp 1A;\n- Lớp 1B.', []],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('who acts behind others who are only spoken of', () => {
  it.each([
    [
      'Căn cứ kế hoạch của các khoa đã được Hội đồng trường, Ban Giám hiệu phê duyệt, Phòng Tài vụ chuẩn bị kinh phí.',
      ['lead | Phòng Tài vụ | chuẩn bị kinh phí | '],
    ],
    [
      '2. Theo phương án đã được Sở Xây dựng, Sở Công Thương thẩm định, Công ty An Phát lập dự toán.',
      ['2 | Công ty An Phát | lập dự toán | '],
    ],
    ['1. Nếu tổ trưởng vắng mặt phải cử người thay.', ['1 | tổ trưởng | phải cử người thay | ']],
    ['1. Khi học sinh phải nghỉ học do mưa bão, kịp thời báo cho phụ huynh.', []],
    [
      '1. Khi lái xe bị ốm, đội trưởng phải bố trí người thay.',
      ['1 | đội trưởng | phải bố trí người thay | '],
    ],
    [
      '1. Công an xã:\n- Tham gia các đoàn kiểm tra do Phòng Kinh tế chủ trì.',
      ['1 | Công an xã | Tham gia các đoàn kiểm tra do Phòng Kinh tế chủ trì | '],
    ],
    [
      '2. Trạm Y tế xã:\n- Tham dự lớp tập huấn do Sở Y tế tổ chức.',
      ['2 | Trạm Y tế xã | Tham dự lớp tập huấn do Sở Y tế tổ chức | '],
    ],
    [
      '3. Đoàn xã:\n- Hưởng ứng cuộc thi do Tỉnh đoàn triển khai.',
      ['3 | Đoàn xã | Hưởng ứng cuộc thi do Tỉnh đoàn triển khai | '],
    ],
    ['4. Việc tập huấn do Sở Y tế tổ chức.', ['4 | Sở Y tế | Việc tập huấn do Sở Y tế tổ chức | ']],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('one post or one body told once for several', () => {
  it.each([
    [
      'Giao Giám đốc: Sở Y tế, Sở Văn hóa, Thể thao và Du lịch, Đài Phát thanh tỉnh rà soát biên chế.',
      'Giám đốc Sở Y tế + Giám đốc Sở Văn hóa, Thể thao và Du lịch + Giám đốc Đài Phát thanh tỉnh',
    ],
    [
      'Đề nghị Chủ tịch: UBND xã Tân Lộc và UBND xã Kỳ Lạc cắm biển báo.',
      'Chủ tịch UBND xã Tân Lộc + Chủ tịch UBND xã Kỳ Lạc',
    ],
    [
      '1. Yêu cầu Hiệu trưởng: Trường THPT Gò Dưa, Trường THPT Bến Sỏi lập danh sách.',
      'Hiệu trưởng Trường THPT Gò Dưa + Hiệu trưởng Trường THPT Bến Sỏi',
    ],
    ['1. Giám đốc: Phòng Kế toán lập dự toán, báo cáo Sở.', 'Phòng Kế toán'],
    [
      'Bộ Y tế đề nghị UBND các tỉnh, thành phố: Bắc Giang, Hà Nam, Hải Phòng gửi số liệu về Bộ.',
      'UBND tỉnh Bắc Giang + UBND tỉnh Hà Nam + UBND thành phố Hải Phòng',
    ],
    [
      'Đề nghị Sở Y tế các tỉnh, thành phố: Lào Cai, Hà Nội gửi số liệu.',
      'Sở Y tế tỉnh Lào Cai + Sở Y tế thành phố Hà Nội',
    ],
    ['Đề nghị UBND các tỉnh, thành phố: khẩn trương gửi số liệu về Bộ.', 'UBND các tỉnh, thành phố'],
    [
      'Văn phòng UBND tỉnh thông báo để UBND huyện Kỳ Lạc cùng các cơ quan liên quan biết, thực hiện.',
      'UBND huyện Kỳ Lạc + các cơ quan liên quan',
    ],
    ['1. Công an xã cùng các hội, đoàn thể xã tuần tra ban đêm.', 'Công an xã + các hội, đoàn thể xã'],
  ])('%s', (text, expected) => {
    expect(told(text).map((row) => row.split(' | ')[1])).toEqual([expected]);
  });
});

describe('days at the turn of a year, limits of what is left over, and days that only end what was told', () => {
  it.each([
    ['1. Ngày 28/12, Đoàn kiểm tra làm việc với Công ty An Phát.', []],
    ['1. Ngày 12/01, các trường tổng vệ sinh lớp học.', ['các trường | 2026-01-12']],
    ['1. Sáng ngày 20/11, Đội thanh niên ra quân dọn kênh.', []],
    ['1. Phòng Kế toán nộp quyết toán trước ngày 28/12.', ['Phòng Kế toán | 2026-12-28']],
    [
      '2. Phòng Kế toán giải quyết dứt điểm hồ sơ tồn đọng đến hết ngày 31/3/2026.',
      ['Phòng Kế toán | 2026-03-31'],
    ],
    ['2. Tòa án xử lý các vụ việc tồn đọng đến hết ngày 30/6/2026.', ['Tòa án | 2026-06-30']],
    ['2. Kho bạc thu hồi các khoản tạm ứng còn lại đến hết ngày 31/3/2026.', ['Kho bạc | 2026-03-31']],
    ['2. Phòng Kế toán rà soát các khoản tạm ứng còn lại đến hết ngày 31/3/2026.', ['Phòng Kế toán | ']],
    [
      '3. Trước khi bão vào, các đội phải neo tàu, cột bạt che. Tất cả hoàn tất trước 17 giờ ngày 20/01/2026.',
      ['các đội | 2026-01-20'],
    ],
    [
      '3. Trước khi vào học kỳ II, các trường cắt tỉa cây. Mọi việc phải xong trước ngày 15/01/2026.',
      ['các trường | 2026-01-15'],
    ],
    ['4. Phòng Kế hoạch gửi lịch tối thiểu 07 ngày trước ngày họp.', ['Phòng Kế hoạch | 7']],
    ['4. Bếp ăn đặt hàng tối thiểu 03 ngày trước khi phục vụ.', ['Bếp ăn | 3']],
    ['4. Trạm bơm giữ mực nước tối thiểu 02 ngày.', ['Trạm bơm | ']],
  ])('%s', (text, expected) => {
    const duties = suggestObligations(paper(text), metadata({ date: '2026-01-06' }));
    expect(
      duties.map(
        ({ assignees, deadline }) => `${assignees.join()} | ${deadline.date ?? deadline.amount ?? ''}`,
      ),
    ).toEqual(expected);
  });
});

describe('names with shortened ranks, who is told, tiers, and labels of doers', () => {
  it.each([
    [
      'Giao UBND TP. Huế, UBND TP. Vinh rà soát quy hoạch.',
      ['lead | UBND TP. Huế + UBND TP. Vinh | rà soát quy hoạch | '],
    ],
    [
      '1. Phòng Quản lý đô thị TP. Huế lập danh sách nhà cổ.',
      ['1 | Phòng Quản lý đô thị TP. Huế | lập danh sách nhà cổ | '],
    ],
    [
      'Đề nghị Công an Q. Bình Thạnh, Công an Q. 3 phối hợp tuần tra.',
      ['lead | Công an Q. Bình Thạnh + Công an Q. 3 | phối hợp tuần tra | '],
    ],
    [
      '1. Bên B thay đèn cho bên P. Đội chiếu sáng kiểm tra cột trước ngày 30/8/2025.',
      ['1 | Bên B | thay đèn cho bên P | ', '1 | Đội chiếu sáng | kiểm tra cột | 2025-08-30'],
    ],
    [
      '1. Các tổ trưởng báo Phòng Hậu cần số suất ăn trước 9 giờ hằng ngày.',
      ['1 | Các tổ trưởng | báo Phòng Hậu cần số suất ăn | day'],
    ],
    [
      '1. Thôn trưởng báo Công an xã danh sách người lạ.',
      ['1 | Thôn trưởng | báo Công an xã danh sách người lạ | '],
    ],
    ['1. Khi có sự cố, các tổ báo Phòng Kỹ thuật.', ['1 | các tổ | báo Phòng Kỹ thuật | ']],
    ['Đề nghị báo Lao Động, báo Thanh tra đăng tin.', ['lead | báo Lao Động + báo Thanh tra | đăng tin | ']],
    [
      'Đề nghị các trường:\n1. Ngày 20/8/2025:\n- Đối với khối 10: tập trung tại sân trường.\n- Đối với khối 11: vệ sinh phòng học.',
      ['1 | khối 10 | tập trung tại sân trường | 2025-08-20', '1 | khối 11 | vệ sinh phòng học | 2025-08-20'],
    ],
    [
      '2. Trước ngày 25/8/2025, hoàn thành các việc sau:\nĐối với cấp xã: rà soát hộ nghèo.\nĐối với cấp tỉnh: tổng hợp số liệu.',
      ['2 | cấp xã | rà soát hộ nghèo | 2025-08-25', '2 | cấp tỉnh | tổng hợp số liệu | 2025-08-25'],
    ],
    ['3. Sáng ngày 22/8/2025:\n- Đối với cấp phó: 03 người.', []],
    [
      '1. Tập huấn nghiệp vụ văn thư\n- Thời gian: tháng 9/2025\n- Thực hiện: Phòng Nội vụ\n2. Ra quân dọn kênh\n- Thời gian: ngày 05/9/2025\n- Thực hiện: các chi đoàn\n3. Chỉnh lý tài liệu\n- Thực hiện: rà soát kho, lập mục lục',
      [
        '1 | Phòng Nội vụ | Tập huấn nghiệp vụ văn thư | 2025-09-30',
        '2 | các chi đoàn | Ra quân dọn kênh | 2025-09-05',
        '3 |  | rà soát kho, lập mục lục | ',
      ],
    ],
    [
      '1. Trồng cây xanh:\nThời gian: từ ngày 05/9/2025 đến ngày 10/9/2025\nThực hiện: các thôn.',
      ['1 | các thôn | Trồng cây xanh | 2025-09-10'],
    ],
  ])('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each([
    '1. Khi nhận được tin báo cháy rừng, Hạt Kiểm lâm phải cử người đến hiện trường.',
    '2. Khi nhận được đơn của hộ dân, công chức địa chính kiểm tra thực địa.',
    '3. Khi nhận được lệnh xả lũ, các trạm bơm đóng cống.',
  ])('what is done on receiving something has that event for its limit: %s', (text) => {
    const [duty] = suggestObligations(paper(text), metadata());
    expect(duty?.deadline).toMatchObject({ kind: 'relative', amount: null });
  });

  it('what tells of which papers somebody has received is no limit', () => {
    const [duty] = suggestObligations(
      paper('1. Văn phòng thống kê số đơn khi nhận được từ các xã và lưu hồ sơ.'),
      metadata(),
    );
    expect(duty?.deadline.kind).toBe('none');
  });
});
