/** Orders in running text, times that hold for a whole item, and labels that tell somebody: three of each, and one to leave alone. */
import { describe, expect, it } from 'vitest';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import { metadata, paper, told } from './paper.ts';

describe.each<[string, [string, string[]][]]>([
  [
    'a list set in running text is a list, whatever its marks',
    [
      [
        '1. Đề nghị các trường: (1) Rà soát phòng học; (2) Sửa bàn ghế trước ngày 20/8/2025.',
        ['1 | các trường | Rà soát phòng học | ', '1 | các trường | Sửa bàn ghế | 2025-08-20'],
      ],
      [
        'Sở yêu cầu các bệnh viện: - Kê lại giường bệnh. - Lập danh sách người trực.',
        [
          'lead | các bệnh viện | Kê lại giường bệnh | ',
          'lead | các bệnh viện | Lập danh sách người trực | ',
        ],
      ],
      [
        '2. Phòng Kinh tế: (i) kiểm kê máy bơm; (ii) thuê thợ sửa đập; (iii) báo cáo Chủ tịch.',
        [
          '2 | Phòng Kinh tế | kiểm kê máy bơm | ',
          '2 | Phòng Kinh tế | thuê thợ sửa đập | ',
          '2 | Phòng Kinh tế | báo cáo Chủ tịch | ',
        ],
      ],
      [
        '3. Sở Y tế kiểm tra kho thuốc theo mục (1) Thông tư 5: kho lạnh, kho thường.',
        ['3 | Sở Y tế | kiểm tra kho thuốc theo mục (1) Thông tư 5: kho lạnh, kho thường | '],
      ],
    ],
  ],
  [
    'a wish asks for what it names, and for nothing where it is a courtesy',
    [
      [
        'Nhà trường mong phụ huynh nhắc con đội mũ bảo hiểm.',
        ['lead | phụ huynh | nhắc con đội mũ bảo hiểm | '],
      ],
      [
        'Rất mong quý cơ quan góp ý và gửi về Sở trước ngày 20/8/2025.',
        ['lead | quý cơ quan | góp ý và gửi về Sở | 2025-08-20'],
      ],
      ['1. Xin quý khách gửi xe tại sân sau.', ['1 | quý khách | gửi xe tại sân sau | ']],
      ['Rất mong quý khách hàng thông cảm, chia sẻ.', []],
    ],
  ],
  [
    'who is in a case has to do what must be done in it',
    [
      [
        '1. Nếu hộ dân phát hiện lợn ốm, chết bất thường phải báo ngay cho Trưởng khu.',
        ['1 | hộ dân | phải báo ngay cho Trưởng khu | '],
      ],
      [
        '2. Trường hợp hộ có nhu cầu bán trâu thì phải khai báo với thú y xã.',
        ['2 | hộ | phải khai báo với thú y xã | '],
      ],
      ['3. Khi có lợn chết không được vứt xác ra kênh.', ['3 |  | không được vứt xác ra kênh | ']],
      [
        '4. Nếu giáo viên phải nghỉ dài ngày, Hiệu trưởng bố trí người dạy thay.',
        ['4 | Hiệu trưởng | bố trí người dạy thay | '],
      ],
    ],
  ],
  [
    'what was said, praised or refused at a meeting is nobody’s task, what stands above may be',
    [
      [
        'Trên đây là kết luận của Chủ tịch, Văn phòng UBND xã theo dõi, đôn đốc trước ngày 20/8/2025.',
        ['lead | Văn phòng UBND xã | theo dõi, đôn đốc | 2025-08-20'],
      ],
      [
        '1. Các kỹ thuật viên an toàn được phân công bám ca 3.',
        ['1 | Các kỹ thuật viên an toàn | bám ca 3 | '],
      ],
      [
        '2. Các trạm cho biết nhu cầu thuốc trước ngày 12/8/2025.',
        ['2 | Các trạm | cho biết nhu cầu thuốc | 2025-08-12'],
      ],
      ['3. Khoa Dược cho biết vắc xin đã dự trù đủ.\n4. Khoa Nhi, khoa Sản trực Tết tốt, biểu dương.', []],
      [
        '5. Trạm Y tế gửi điểm về Tổ thư ký (CN. Hạnh) trước ngày 20/8/2025.',
        ['5 | Trạm Y tế | gửi điểm về Tổ thư ký (CN. Hạnh) | 2025-08-20'],
      ],
    ],
  ],
  [
    'whom an order names is told, though no list knows them',
    [
      [
        '1. Đoàn yêu cầu Xưởng cưa số 2 lắp tấm che lưỡi cưa.',
        ['1 | Xưởng cưa số 2 | lắp tấm che lưỡi cưa | '],
      ],
      ['2. Đoàn đề nghị xưởng khắc phục ngay.', ['2 | xưởng | khắc phục ngay | ']],
      [
        '3. Tổ kiểm tra yêu cầu Quầy thuốc số 3 lập sổ theo dõi.',
        ['3 | Quầy thuốc số 3 | lập sổ theo dõi | '],
      ],
      [
        '4. Hiệu trưởng các trường nhắc nhở giáo viên ghi sổ.',
        ['4 | Hiệu trưởng các trường | nhắc nhở giáo viên ghi sổ | '],
      ],
    ],
  ],
  [
    'an order follows what is sent',
    [
      [
        'Sở Y tế kính gửi dự thảo lần 3 và đề nghị các bệnh viện góp ý trước ngày 20/8/2025.',
        ['lead | các bệnh viện | góp ý | 2025-08-20'],
      ],
      [
        'Để kịp tiến độ, Văn phòng xin gửi biểu mẫu và yêu cầu Phòng Kế toán điền số liệu.',
        ['lead | Phòng Kế toán | điền số liệu | '],
      ],
      [
        'Ban Quản lý nhận được đơn của bà Hoa và đề nghị Công an xã xác minh trước ngày 20/9/2025.',
        ['lead | Công an xã | xác minh | 2025-09-20'],
      ],
      [
        '1. Sở Y tế kiểm tra cơ sở và yêu cầu khắc phục sai phạm.',
        ['1 | Sở Y tế | kiểm tra cơ sở và yêu cầu khắc phục sai phạm | '],
      ],
    ],
  ],
  [
    'the day in front of a sentence is that of all its parts',
    [
      [
        '1. Trong ngày 20/9/2025, giao Phòng Kinh tế kiểm tra các quầy hàng; Trạm Y tế phường cử tổ cấp cứu trực tại quảng trường.',
        [
          '1 | Phòng Kinh tế | kiểm tra các quầy hàng | 2025-09-20',
          '1 | Trạm Y tế phường | cử tổ cấp cứu trực tại quảng trường | 2025-09-20',
        ],
      ],
      [
        '1. Trước ngày 15/9/2025, Phòng Kinh tế lập danh sách các hộ; Công an xã rà soát nhân khẩu, xong trước ngày 10/9/2025.',
        [
          '1 | Phòng Kinh tế | lập danh sách các hộ | 2025-09-15',
          '1 | Công an xã | rà soát nhân khẩu | 2025-09-10',
        ],
      ],
      [
        '1. Từ ngày 01/9 đến ngày 05/9/2025, giao Phòng Kinh tế kiểm tra các chợ; Công an xã bố trí người bảo vệ đoàn.',
        [
          '1 | Phòng Kinh tế | kiểm tra các chợ | 2025-09-05',
          '1 | Công an xã | bố trí người bảo vệ đoàn | 2025-09-05',
        ],
      ],
      [
        '1. Phòng Kinh tế kiểm tra các chợ trước ngày 05/9/2025; Công an xã bố trí người bảo vệ đoàn.',
        ['1 | Phòng Kinh tế | kiểm tra các chợ | 2025-09-05', '1 | Công an xã | bố trí người bảo vệ đoàn | '],
      ],
    ],
  ],
  [
    'a further sentence tells until when the report of an item is awaited',
    [
      [
        '1. Sở Y tế tổng hợp danh sách cơ sở đạt chuẩn. Thời gian gửi báo cáo về Văn phòng Ủy ban nhân dân tỉnh và Ban Chỉ đạo chậm nhất ngày 20/9/2025.',
        ['1 | Sở Y tế | tổng hợp danh sách cơ sở đạt chuẩn | 2025-09-20'],
      ],
      [
        '1. Sở Y tế rà soát thiết bị. Hạn nộp bảng kê về Phòng Kế hoạch - Tài chính của Sở Tài chính thành phố trước ngày 20/9/2025.',
        ['1 | Sở Y tế | rà soát thiết bị | 2025-09-20'],
      ],
      [
        '1. Sở Y tế chọn 04 bài dự thi. Thời hạn đăng ký với Ban Tổ chức hội thi cấp tỉnh và Tỉnh đoàn Gia Lai đến hết ngày 20/9/2025.',
        ['1 | Sở Y tế | chọn 04 bài dự thi | 2025-09-20'],
      ],
      [
        '1. Sở Y tế rà soát thiết bị. Thời gian sử dụng máy đã hết trước ngày 20/9/2025.',
        ['1 | Sở Y tế | rà soát thiết bị | '],
      ],
    ],
  ],
  [
    'names parted by semicolons behind an order are told one thing',
    [
      [
        'Để giữ nguồn nước, UBND huyện đề nghị các công ty thủy lợi; các hợp tác xã và các hộ nuôi cá đóng cống trước ngày 20/8/2025.',
        ['lead | các công ty thủy lợi + các hợp tác xã + các hộ nuôi cá | đóng cống | 2025-08-20'],
      ],
      [
        'Chi cục Kiểm lâm yêu cầu các chủ rừng; các trạm bảo vệ rừng trực 24/24 giờ.',
        ['lead | các chủ rừng + các trạm bảo vệ rừng | trực 24/24 giờ | '],
      ],
      [
        'Sở Y tế đề nghị các bệnh viện rà soát thuốc; các trạm y tế kiểm kê vắc xin trước ngày 20/8/2025.',
        ['lead | các bệnh viện | rà soát thuốc | ', 'lead | các trạm y tế | kiểm kê vắc xin | 2025-08-20'],
      ],
    ],
  ],
  [
    'a purpose, however long, takes nothing from the order behind it; a request may be soft',
    [
      [
        'Để kịp thời khắc phục tình trạng người dân lấn chiếm hành lang, gây nguy hiểm cho giao thông, ảnh hưởng đến mỹ quan và dư luận trong thời gian qua, Sở Xây dựng đề nghị UBND các xã tổ chức tháo dỡ lều quán.',
        ['lead | UBND các xã | tổ chức tháo dỡ lều quán | '],
      ],
      [
        'Kính mong các thầy cô giáo góp ý về bố cục tập kỷ yếu.',
        ['lead | các thầy cô giáo | góp ý về bố cục tập kỷ yếu | '],
      ],
      ['Sở Y tế kính mong nhận được sự quan tâm, phối hợp của các đồng chí.', []],
      ['Chủ tịch UBND tỉnh gửi lời chia buồn tới thân nhân hai ngư dân.', []],
    ],
  ],
  [
    'how a thing is done, and a list of papers, bind nobody',
    [
      ['1. Đối với lớp ghép, việc xếp loại thực hiện theo quy định của cấp học.', []],
      ['2. Chế độ trực đêm áp dụng theo Điều 7 Quy chế này.', []],
      ['3. Quyết định số 1406/QĐ-SYT ngày 02/7/2024 của Giám đốc Sở Y tế.', []],
      [
        '4. Việc nghiệm thu do Tổ kỹ thuật thực hiện theo quy định trước ngày 20/8/2025.',
        ['4 | Tổ kỹ thuật | Việc nghiệm thu do Tổ kỹ thuật thực hiện theo quy định | 2025-08-20'],
      ],
      [
        'Yêu cầu Phòng Tài chính thực hiện:\n- Đính kèm biên bản họp vào báo cáo trước ngày 10/9/2025.\n- Hồ sơ cấp phát được thực hiện theo Thông tư 02, nộp báo cáo về Kho bạc trước ngày 12/9/2025.',
        [
          'lead | Phòng Tài chính | Đính kèm biên bản họp vào báo cáo | 2025-09-10',
          'lead | Phòng Tài chính | Hồ sơ cấp phát được thực hiện theo Thông tư 02, nộp báo cáo về Kho bạc | 2025-09-12',
        ],
      ],
    ],
  ],
  [
    'a slogan calls everybody and binds nobody; an order may be shouted too',
    [
      ['1. Nhân dân các dân tộc đoàn kết, thi đua lập thành tích chào mừng Đại hội!', []],
      ['2. Cán bộ, chiến sĩ bám biển, giữ rừng!', []],
      ['3. Toàn dân tích cực tham gia bầu cử để chọn người có đức, có tài!', []],
      [
        '4. Yêu cầu các trường kiểm tra bếp ăn trước ngày 10/9/2025!',
        ['4 | các trường | kiểm tra bếp ăn | 2025-09-10'],
      ],
    ],
  ],
  [
    'who wrote a paper that has its number is told of, who is to write one has to',
    [
      ['Công ty Vạn Phúc có văn bản số 14/CV-VP ngày 11/4/2025 gửi Sở về việc nạo vét luồng.', []],
      ['Trường Mầm non Hoa Sen có Tờ trình số 21/TTr-HS đề nghị sửa mái nhà.', []],
      ['Ngày 05/8/2025, Trạm Thủy nông nhận được Công văn số 9/UBND của xã về mở cống.', []],
      [
        '1. Các trạm có văn bản gửi Phòng Kỹ thuật trước ngày 10/9/2025.',
        ['1 | Các trạm | có văn bản gửi Phòng Kỹ thuật | 2025-09-10'],
      ],
      [
        '2. Ban Quản lý chợ có công văn trả lời trước ngày 10/9/2025.',
        ['2 | Ban Quản lý chợ | có công văn trả lời | 2025-09-10'],
      ],
      [
        'Ngày 05/8/2025, Sở Y tế có Công văn số 12/SYT-VP; đề nghị Sở Tài chính bố trí kinh phí trước ngày 20/8/2025.',
        ['lead | Sở Tài chính | bố trí kinh phí | 2025-08-20'],
      ],
    ],
  ],
  [
    'a second lead-in goes on with those of the first',
    [
      [
        'Đề nghị các thủ kho thực hiện như sau:\nTrong giờ xuất hàng:\n- Không để xe nổ máy trong kho.',
        ['lead | các thủ kho | Không để xe nổ máy trong kho | '],
      ],
      [
        'Đề nghị các thủ kho thực hiện như sau:\nTrong giờ xuất hàng:\n- Không để xe nổ máy trong kho.\nKhi hết giờ:\n- Khóa cửa kho, tắt điện.',
        [
          'lead | các thủ kho | Không để xe nổ máy trong kho | ',
          'lead | các thủ kho | Khóa cửa kho, tắt điện | ',
        ],
      ],
      [
        'Đề nghị các thủ kho thực hiện như sau:\nTrong giờ xuất hàng:\n- Không để xe nổ máy trong kho.\nĐội Bảo vệ có trách nhiệm:\n- Khóa cửa kho, tắt điện.',
        [
          'lead | các thủ kho | Không để xe nổ máy trong kho | ',
          'lead | Đội Bảo vệ | Khóa cửa kho, tắt điện | ',
        ],
      ],
    ],
  ],
  [
    'a time in brackets before the colon holds for all that stands under it',
    [
      [
        'Bước 1 (từ 20/8 đến 30/8/2025): Công tác rà soát. Các tổ dân phố lập danh sách hộ.',
        ['Bước 1 | Các tổ dân phố | lập danh sách hộ | 2025-08-30'],
      ],
      [
        '1. Công tác chuẩn bị (xong trước 15/9/2025):\n- Phòng Nội vụ in thẻ.\n- Phòng Kế toán ứng kinh phí.',
        ['1 | Phòng Nội vụ | in thẻ | 2025-09-15', '1 | Phòng Kế toán | ứng kinh phí | 2025-09-15'],
      ],
      [
        '2. Đợt ra quân (hoàn thành trong tháng 9/2025):\n- Đoàn xã dọn kênh.\n- Hội Nông dân trồng hoa trước ngày 10/9/2025.',
        ['2 | Đoàn xã | dọn kênh | 2025-09-30', '2 | Hội Nông dân | trồng hoa | 2025-09-10'],
      ],
      ['3. Sở Tài chính (từ năm 2024 đã tự chủ) nộp quyết toán.', ['3 | Sở Tài chính | nộp quyết toán | ']],
    ],
  ],
  [
    'behind a label somebody may be told what to do',
    [
      [
        '1. Kinh phí: Phòng Tài chính bố trí 20 triệu đồng trước ngày 20/9/2025.',
        ['1 | Phòng Tài chính | bố trí 20 triệu đồng | 2025-09-20'],
      ],
      [
        '2. Địa điểm: Văn phòng chuẩn bị hội trường trước ngày 12/8/2025.',
        ['2 | Văn phòng | chuẩn bị hội trường | 2025-08-12'],
      ],
      ['3. Tài liệu: Ban Tổ chức gửi trước 05/9/2025.', ['3 | Ban Tổ chức | gửi | 2025-09-05']],
      ['4. Thành phần: Giám đốc các sở, Chủ tịch UBND các xã.', []],
    ],
  ],
  [
    'whoever is told by the heading has to do what he assigns further',
    [
      [
        '1. Đối với UBND cấp xã\na) Chủ tịch UBND cấp xã giao Công an xã lập chốt.',
        ['1.a | Chủ tịch UBND cấp xã | giao Công an xã lập chốt | '],
      ],
      [
        '2. Sở Y tế\na) Giám đốc Sở Y tế phân công các bệnh viện trực.',
        ['2.a | Giám đốc Sở Y tế | phân công các bệnh viện trực | '],
      ],
      [
        '3. Các trường\na) Hiệu trưởng các trường giao Đoàn Thanh niên tổ chức hội trại.',
        ['3.a | Hiệu trưởng các trường | giao Đoàn Thanh niên tổ chức hội trại | '],
      ],
      [
        '4. Về giao thông\na) Chủ tịch UBND tỉnh giao Sở Xây dựng vá đường.',
        ['4.a | Sở Xây dựng | vá đường | '],
      ],
    ],
  ],
  [
    'an hour may open a sentence, and a post be told by its second word',
    [
      ['1. Lúc 17h hằng ngày, các đội điểm danh.', ['1 | các đội | điểm danh | day']],
      ['2. Kíp trưởng ghi sổ giao ca.', ['2 | Kíp trưởng | ghi sổ giao ca | ']],
      ['3. Bảo vệ kiểm soát xe ra vào.', ['3 | Bảo vệ | kiểm soát xe ra vào | ']],
      ['Giao Phòng Kinh tế:\n1. Bảo vệ rừng đầu nguồn.', ['1 | Phòng Kinh tế | Bảo vệ rừng đầu nguồn | ']],
    ],
  ],
  [
    'a span of days before a colon says when, and somebody is told behind it',
    [
      [
        '1. Từ ngày 05/8 đến ngày 10/8: các trường rà soát danh sách.',
        ['1 | các trường | rà soát danh sách | 2025-08-10'],
      ],
      [
        '2. Từ ngày 11/8 đến hết ngày 15/8/2025: Sở Y tế kiểm tra bếp ăn.',
        ['2 | Sở Y tế | kiểm tra bếp ăn | 2025-08-15'],
      ],
      [
        '3. Từ 18/8 đến 20/8: Phòng Nội vụ tổng hợp hồ sơ.',
        ['3 | Phòng Nội vụ | tổng hợp hồ sơ | 2025-08-20'],
      ],
      ['4. Từ ngày 01/7 đến ngày 15/7/2025, Đoàn kiểm tra 12 xã.', []],
    ],
  ],
  [
    'what is agreed or somebody is empowered to do is no task',
    [
      ['1. Về thị thực: Chính phủ đồng ý nghiên cứu mở rộng danh sách.', []],
      ['2. Hội đồng nhân dân xã tán thành báo cáo của Ủy ban nhân dân xã.', []],
      ['3. Giám đốc được ủy quyền điều chỉnh dự toán giữa các đơn vị.', []],
      [
        '4. Về đường nội đồng: đồng ý chủ trương, UBND huyện cân đối nguồn trước ngày 25/9/2025.',
        ['4 | UBND huyện | cân đối nguồn | 2025-09-25'],
      ],
      [
        '5. Giám đốc không được ủy quyền cho người khác.',
        ['5 | Giám đốc | không được ủy quyền cho người khác | '],
      ],
    ],
  ],
  [
    'rules that name somebody in their heading are tasks, and a committee of the Party leads',
    [
      [
        'II. Yêu cầu\n1. Đảng ủy Sở Tài chính\n1.1. Rà soát 129 cơ sở nhà đất.\n1.2. Lãnh đạo Sở Tài chính ban hành kế hoạch.',
        [
          'II.1.1 | Đảng ủy Sở Tài chính | Rà soát 129 cơ sở nhà đất | ',
          'II.1.2 | Đảng ủy Sở Tài chính | Lãnh đạo Sở Tài chính ban hành kế hoạch | ',
        ],
      ],
      [
        'II. Yêu cầu\n1. Đảng ủy các xã đối thoại với phụ huynh; báo cáo Thường trực Thành ủy trước ngày 30/11/2025.',
        [
          'II.1 | Đảng ủy các xã | đối thoại với phụ huynh | ',
          'II.1 | Đảng ủy các xã | báo cáo Thường trực Thành ủy | 2025-11-30',
        ],
      ],
      [
        'I. Mục đích, yêu cầu\n1. Yêu cầu\na) Bảo đảm đúng tiến độ; hoàn thành trước 30/9/2025.\nb) Nâng cao trách nhiệm của cán bộ.',
        [],
      ],
    ],
  ],
  [
    'names behind semicolons are all asked, whatever opens the order',
    [
      [
        'Nhận được công văn này, đề nghị Giám đốc các bệnh viện; Trưởng các phòng chức năng nhanh chóng triển khai.',
        ['lead | Giám đốc các bệnh viện + Trưởng các phòng chức năng | nhanh chóng triển khai | '],
      ],
      [
        'Nay giao Đội Quản lý chợ; Ban quản lý bến thuyền; các tổ tự quản dọn rác ven kênh.',
        ['lead | Đội Quản lý chợ + Ban quản lý bến thuyền + các tổ tự quản | dọn rác ven kênh | '],
      ],
      [
        'Giao Phòng Nông nghiệp chủ trì, phối hợp với các hội: Hội Nông dân, Hội Phụ nữ; các xã ven biển tổ chức thả giống tôm.',
        ['lead | Phòng Nông nghiệp | tổ chức thả giống tôm | '],
      ],
      [
        'Giao Đội Quản lý chợ dọn rác ven kênh; các tổ tự quản thu gom lưới cũ.',
        ['lead | Đội Quản lý chợ | dọn rác ven kênh | ', 'lead | các tổ tự quản | thu gom lưới cũ | '],
      ],
    ],
  ],
  [
    'offices are asked by their letters, and groups that nobody has listed',
    [
      [
        'Yêu cầu các SYT, TTKSBT và các TTYT huyện báo cáo số ca mắc.',
        ['lead | các SYT + TTKSBT + các TTYT huyện | báo cáo số ca mắc | '],
      ],
      [
        'Đề nghị các PGDĐT chọn bài dự thi trước ngày 20/9/2025.',
        ['lead | các PGDĐT | chọn bài dự thi | 2025-09-20'],
      ],
      ['Giao mỗi LCĐ dựng một gian hàng.', ['lead | mỗi LCĐ | dựng một gian hàng | ']],
      [
        'Yêu cầu các ga:\n1. Kiểm điểm kíp trực.\n2. Sơn lại vạch dừng tàu.',
        ['1 | các ga | Kiểm điểm kíp trực | ', '2 | các ga | Sơn lại vạch dừng tàu | '],
      ],
      ['Các BHYT, GCNQSDĐ được lưu tại kho.', []],
    ],
  ],
  [
    'whom the writer tells has to know and to act; to tell somebody is itself a task',
    [
      [
        'Vậy UBND xã thông báo tới toàn thể hội viên trong xã biết và thực hiện.',
        ['lead | toàn thể hội viên trong xã | biết và thực hiện | '],
      ],
      [
        'Nay Ban Quản lý thông báo cho các hộ kinh doanh biết, thực hiện.',
        ['lead | các hộ kinh doanh | biết, thực hiện | '],
      ],
      ['Văn phòng thông báo để các phòng biết và thực hiện.', ['lead | các phòng | biết và thực hiện | ']],
      [
        'Đề nghị các khoa dọn vệ sinh và thông báo để người bệnh biết, thực hiện.',
        ['lead | các khoa | dọn vệ sinh và thông báo để người bệnh biết, thực hiện | '],
      ],
      [
        '1. UBND các xã thông báo cho người dân biết, chủ động neo đậu tàu thuyền.',
        ['1 | UBND các xã | thông báo cho người dân biết, chủ động neo đậu tàu thuyền | '],
      ],
    ],
  ],
  [
    'who reminds somebody orders; a remark reminds nobody',
    [
      [
        'Sở Y tế lưu ý các trạm không tiêm cho trẻ đang sốt.',
        ['lead | các trạm | không tiêm cho trẻ đang sốt | '],
      ],
      [
        'Ban Giám hiệu quán triệt các lớp không mang pháo đến trường.',
        ['lead | các lớp | không mang pháo đến trường | '],
      ],
      ['Chi cục lưu ý các chủ rừng phải trực ngày lễ.', ['lead | các chủ rừng | phải trực ngày lễ | ']],
      [
        '1. Hiệu trưởng các trường lưu ý giáo viên ghi sổ đầu bài.',
        ['1 | Hiệu trưởng các trường | lưu ý giáo viên ghi sổ đầu bài | '],
      ],
      ['Lưu ý mang theo thẻ dự thi.', []],
    ],
  ],
  [
    'what is handed in is asked of those who were asked before, or of whose it is',
    [
      [
        'Đề nghị các đơn vị rà soát số máy thở.\nKết quả báo cáo Bộ Y tế và Sở Y tế trước ngày 10/9/2025.',
        [
          'lead | các đơn vị | rà soát số máy thở | ',
          'lead | các đơn vị | Kết quả báo cáo Bộ Y tế và Sở Y tế | 2025-09-10',
        ],
      ],
      [
        'Đề nghị các lớp chọn người dự thi.\nDanh sách đội thi của các chi đoàn gửi về Văn phòng Đoàn trước ngày 20/9/2025.',
        [
          'lead | các lớp | chọn người dự thi | ',
          'lead | các chi đoàn | Danh sách đội thi của các chi đoàn gửi về Văn phòng Đoàn | 2025-09-20',
        ],
      ],
      [
        'Đề nghị các đơn vị tập huấn lái đò.\nMọi vướng mắc phản ánh về Phòng Vận tải để được hướng dẫn.',
        [
          'lead | các đơn vị | tập huấn lái đò | ',
          'lead | các đơn vị | Mọi vướng mắc phản ánh về Phòng Vận tải để được hướng dẫn | ',
        ],
      ],
      [
        'Yêu cầu các ga:\n- Ga Minh Lộc kiểm điểm kíp trực.\nBáo cáo gửi về Chi nhánh trước ngày 28/9/2025.',
        [
          'lead | Ga Minh Lộc | kiểm điểm kíp trực | ',
          'closing | các ga | Báo cáo gửi về Chi nhánh | 2025-09-28',
        ],
      ],
      [
        'Đề nghị các trạm rà soát kho.\nDanh sách có xác nhận của nhà thầu gửi về Sở trước ngày 20/9/2025.',
        [
          'lead | các trạm | rà soát kho | ',
          'lead | các trạm | Danh sách có xác nhận của nhà thầu gửi về Sở | 2025-09-20',
        ],
      ],
      ['Kết quả kiểm tra kho của Sở Nội vụ báo cáo UBND tỉnh cho thấy sổ sách đã đủ.', []],
      [
        'Kết quả rà soát của các phòng báo cáo Sở Nội vụ chậm nhất là ngày 20/9/2025.',
        ['lead | các phòng | Kết quả rà soát của các phòng báo cáo Sở Nội vụ | 2025-09-20'],
      ],
    ],
  ],
  [
    'the stop behind the short word for a place ends no name, that of a sentence does',
    [
      [
        '1. Sở Y tế TP. Huế báo cáo kết quả trước ngày 05/9/2025.',
        ['1 | Sở Y tế TP. Huế | báo cáo kết quả | 2025-09-05'],
      ],
      [
        '1. UBND TX. Hương Trà, UBND Q. Hải Châu cử lực lượng.',
        ['1 | UBND TX. Hương Trà + UBND Q. Hải Châu | cử lực lượng | '],
      ],
      ['1. P. Đào tạo xếp lịch thi.', ['1 | P. Đào tạo | xếp lịch thi | ']],
      [
        '1. Sở Y tế báo cáo Bộ. Huế, Đà Nẵng là hai nơi có dịch.',
        ['1 | Sở Y tế | báo cáo Bộ; Huế, Đà Nẵng là hai nơi có dịch | '],
      ],
    ],
  ],
  [
    'grounds that no comma ends leave who acts on them',
    [
      [
        'Căn cứ vào tình hình thực tế các trạm chủ động bố trí người trực.',
        ['lead | các trạm | chủ động bố trí người trực | '],
      ],
      [
        'Căn cứ Kế hoạch này các phường lập danh sách hộ nghèo.',
        ['lead | các phường | lập danh sách hộ nghèo | '],
      ],
      [
        '1. Trên cơ sở dự toán được giao các phòng rà soát khoản chi.',
        ['1 | các phòng | rà soát khoản chi | '],
      ],
      [
        '1. Căn cứ tình hình thực tế của các trạm, Sở Y tế cấp vắc xin bổ sung.',
        ['1 | Sở Y tế | cấp vắc xin bổ sung | '],
      ],
    ],
  ],
  [
    'what a report has to hold is no further task',
    [
      [
        'Cục Thú y yêu cầu các chi cục báo cáo tình hình tiêm phòng, trong đó nêu rõ:\n- Tổng đàn trâu, bò;\n- Số liều vắc xin đã dùng.',
        ['lead | các chi cục | báo cáo tình hình tiêm phòng, trong đó nêu rõ | '],
      ],
      [
        'Đề nghị các trường báo cáo việc mua sắm, ghi rõ:\n- Số máy tính;\n- Nguồn kinh phí.',
        ['lead | các trường | báo cáo việc mua sắm, ghi rõ | '],
      ],
      [
        'Đề nghị các hợp tác xã tổng hợp thiệt hại, làm rõ các nội dung sau:\n- Diện tích lúa mất trắng;\n- Giống đã hỗ trợ.',
        ['lead | các hợp tác xã | tổng hợp thiệt hại, làm rõ các nội dung sau | '],
      ],
      [
        'Đề nghị các trường báo cáo việc mua sắm, cụ thể:\n- Rà soát số máy tính;\n- Lập dự toán.',
        ['lead | các trường | Rà soát số máy tính | ', 'lead | các trường | Lập dự toán | '],
      ],
    ],
  ],
])('%s', (_, cases) => {
  it.each(cases)('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

describe('a tờ trình describes, but what it asks for and shares out are duties', () => {
  it.each([
    [
      'III. Đề nghị\n1. Kính đề nghị UBND huyện phê duyệt điều chỉnh; chỉ đạo UBND xã di dời lều quán trước ngày 01/9/2025.',
      ['UBND huyện | phê duyệt điều chỉnh', 'UBND huyện | chỉ đạo UBND xã di dời lều quán'],
    ],
    [
      'IV. Cam kết\nBan Quản lý dự án phân công:\n- Phòng Kỹ thuật kiểm tra mặt kè.',
      ['Phòng Kỹ thuật | kiểm tra mặt kè'],
    ],
    [
      'IV. Cam kết\nBan phân công nhiệm vụ như sau:\n- Tư vấn giám sát lập biên bản.\n- Kế toán trưởng rà lại bảo lãnh.',
      ['Tư vấn giám sát | lập biên bản', 'Kế toán trưởng | rà lại bảo lãnh'],
    ],
    ['I. Sự cần thiết\n1. Công ty thi công đúng tiến độ; hoàn thành trước ngày 30/9/2025.', []],
    ['II. Nội dung\n1. Sở Xây dựng thẩm định dự án; gửi kết quả trước ngày 30/9/2025.', []],
  ])('%s', (text, duties) => {
    const found = suggestObligations(paper(text), metadata({ type: 'Tờ trình' }));
    expect(found.map(({ assignees, action }) => `${assignees.join(' + ')} | ${action}`)).toEqual(duties);
  });
});
