/** Rules that find where a name ends and a predicate begins: what each handles, and what it must leave alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clauseOf } from '../../../src/understanding/obligations/clauses.ts';
import { suggestObligations } from '../../../src/understanding/obligations/index.ts';
import {
  CENTRAL_AGENCIES,
  LOCAL_AGENCIES,
  PROVINCIAL_AGENCIES,
} from '../../../src/understanding/agencies.ts';
import { nameEnds } from '../../../src/understanding/obligations/name-ends.ts';
import { tokensOf } from '../../../src/understanding/obligations/tokens.ts';
import { metadata, paper, told } from './paper.ts';

describe.each<[string, [string, string[]][]]>([
  [
    'a bare head is named by its work where the predicate is still to come',
    [
      ['1. Tổ kiểm kê lập biên bản tại từng kho.', ['1 | Tổ kiểm kê | lập biên bản tại từng kho | ']],
      ['2. Đội cứu hộ phải trực từ 6 giờ đến 19 giờ.', ['2 | Đội cứu hộ | phải trực từ 6 giờ đến 19 giờ | ']],
      [
        '3. Ban vận hành nhà máy nước Tân Bình: súc rửa bể lọc, đo độ đục từng ca.',
        ['3 | Ban vận hành nhà máy nước Tân Bình | súc rửa bể lọc, đo độ đục từng ca | '],
      ],
      ['4. Đơn vị thi công có trách nhiệm rào chắn hố móng.', ['4 | Đơn vị thi công | rào chắn hố móng | ']],
      [
        '5. Đơn vị kiểm tra nghiêm túc, đúng quy trình.',
        ['5 | Đơn vị | kiểm tra nghiêm túc, đúng quy trình | '],
      ],
    ],
  ],
  [
    'a field of work whose second half is a verb too gives it up to an object behind it',
    [
      [
        '1. Vụ Kế hoạch tổng hợp thiệt hại của các tỉnh.',
        ['1 | Vụ Kế hoạch | tổng hợp thiệt hại của các tỉnh | '],
      ],
      [
        '2. Phòng Kế toán thống kê các chứng từ còn treo.',
        ['2 | Phòng Kế toán | thống kê các chứng từ còn treo | '],
      ],
      [
        '3. Phòng Hành chính tổng hợp ý kiến của các khoa.',
        ['3 | Phòng Hành chính | tổng hợp ý kiến của các khoa | '],
      ],
      [
        '4. Phòng Kế hoạch tổng hợp lập danh sách bác sĩ trực.',
        ['4 | Phòng Kế hoạch tổng hợp | lập danh sách bác sĩ trực | '],
      ],
    ],
  ],
  [
    'a verb of one syllable begins the predicate straight behind a noun for people, and no half of a name',
    [
      ['1. Nhà thầu mang theo bản vẽ hoàn công.', ['1 | Nhà thầu | mang theo bản vẽ hoàn công | ']],
      ['2. Chủ hộ buộc lại lồng bè trước ngày 20/9/2025.', ['2 | Chủ hộ | buộc lại lồng bè | 2025-09-20']],
      ['3. Các cấp ủy cơ sở ra nghị quyết chuyên đề.', ['3 | Các cấp ủy cơ sở | ra nghị quyết chuyên đề | ']],
      [
        '4. Tổ trực Phòng (đồng chí Mai) trực điện thoại từ 7 giờ.',
        ['4 | Tổ trực Phòng | trực điện thoại từ 7 giờ | '],
      ],
      [
        '5. Văn phòng Chính phủ theo dõi việc gửi bài.',
        ['5 | Văn phòng Chính phủ | theo dõi việc gửi bài | '],
      ],
      ['6. Ban Quản lý dự án số 2 trình hồ sơ.', ['6 | Ban Quản lý dự án số 2 | trình hồ sơ | ']],
    ],
  ],
  [
    'where somebody works belongs to the name, as do the second halves of its compounds',
    [
      [
        '1. Người đại diện vốn tại Công ty Lai dắt Hòn Khoai xin ý kiến trước ngày 20/9/2025.',
        ['1 | Người đại diện vốn tại Công ty Lai dắt Hòn Khoai | xin ý kiến | 2025-09-20'],
      ],
      [
        '2. Nhân viên hợp đồng tại Sở Xây dựng nộp bản tự đánh giá.',
        ['2 | Nhân viên hợp đồng tại Sở Xây dựng | nộp bản tự đánh giá | '],
      ],
      [
        '3. Phòng Giải phóng mặt bằng của Ban in bản đồ.',
        ['3 | Phòng Giải phóng mặt bằng của Ban | in bản đồ | '],
      ],
      [
        '4. Ban Chỉ huy Phòng, chống thiên tai huyện phân công thành viên xuống xã.',
        ['4 | Ban Chỉ huy Phòng, chống thiên tai huyện | phân công thành viên xuống xã | '],
      ],
      ['5. Đội 2 trực tại Cầu Treo từ 5 giờ.', ['5 | Đội 2 | trực tại Cầu Treo từ 5 giờ | ']],
    ],
  ],
  [
    'a name goes on over its numbers, over its group and over what its work is on',
    [
      ['1. Chủ nhiệm HTX 1, 2 nộp danh sách.', ['1 | Chủ nhiệm HTX 1, 2 | nộp danh sách | ']],
      ['2. Phòng Quản lý xây dựng chủ động rà mốc.', ['2 | Phòng Quản lý xây dựng | chủ động rà mốc | ']],
      ['3. Phòng Hậu cần cấp đủ chăn màn.', ['3 | Phòng Hậu cần | cấp đủ chăn màn | ']],
      [
        '4. Thường trực các huyện ủy, thành ủy, đảng ủy trực thuộc họp phiên cuối năm.',
        ['4 | Thường trực các huyện ủy, thành ủy, đảng ủy trực thuộc | họp phiên cuối năm | '],
      ],
      ['5. Ban Quản lý xây dựng kế hoạch trồng cây.', ['5 | Ban Quản lý | xây dựng kế hoạch trồng cây | ']],
    ],
  ],
  [
    'what has a limit is asked, whatever its verb is',
    [
      [
        'Giao các trường thực hiện:\n1. Thiết bị\nSố liệu điền vào biểu trước ngày 03/9/2025.',
        ['1 | các trường | Số liệu điền vào biểu | 2025-09-03'],
      ],
      [
        'Giao các xã thực hiện:\n1. Nhân lực\nDanh sách tập huấn về Phòng chậm nhất ngày 05/9/2025.',
        ['1 | các xã | Danh sách tập huấn về Phòng | 2025-09-05'],
      ],
      ['I. TÌNH HÌNH\nHồ sơ nhận trước ngày 03/9/2025 là 14.', []],
    ],
  ],
  [
    'a duty behind the colon of a commune, ward or school is no name of it',
    [
      [
        '1. Công an xã: Chủ trì, phối hợp với Ban Chỉ huy Quân sự xã tuần tra ban đêm.',
        ['1 | Công an xã | tuần tra ban đêm | '],
      ],
      [
        '2. Văn phòng HĐND và UBND xã: Chủ trì, phối hợp với các thôn đôn đốc thực hiện.',
        ['2 | Văn phòng HĐND và UBND xã | đôn đốc thực hiện | '],
      ],
      [
        '3. Trạm Y tế phường: Làm đầu mối, tổng hợp số ca mắc.',
        ['3 | Trạm Y tế phường | Làm đầu mối, tổng hợp số ca mắc | '],
      ],
      [
        '4. UBND các xã: Chủ Tâm, Trì Quang rà soát hộ nghèo.',
        ['4 | UBND xã Chủ Tâm + UBND xã Trì Quang | rà soát hộ nghèo | '],
      ],
    ],
  ],
  [
    'a name nobody has listed is told by its proper noun and the predicate behind it',
    [
      ['1. Thủy điện Bản Vẽ xả nước về hạ du.', ['1 | Thủy điện Bản Vẽ | xả nước về hạ du | ']],
      [
        '2. Rạp Tháng Tám bố trí 400 ghế cho buổi diễn.',
        ['2 | Rạp Tháng Tám | bố trí 400 ghế cho buổi diễn | '],
      ],
      [
        '3. Xưởng in Thống Nhất giao nộp phiếu bầu trước ngày 10/9/2025.',
        ['3 | Xưởng in Thống Nhất | giao nộp phiếu bầu | 2025-09-10'],
      ],
      [
        'Giao Phòng Kinh tế thực hiện:\n1. Cấp Giấy chứng nhận cho hộ bà Lan.',
        ['1 | Phòng Kinh tế | Cấp Giấy chứng nhận cho hộ bà Lan | '],
      ],
    ],
  ],
  [
    'all who are named before "chịu trách nhiệm thi hành" are bound',
    [
      [
        'Điều 3. Trưởng các khoa có người bệnh nội trú, Điều dưỡng trưởng bệnh viện chịu trách nhiệm thi hành Quyết định này./.',
        [
          'Điều 3 | Trưởng các khoa có người bệnh nội trú + Điều dưỡng trưởng bệnh viện | chịu trách nhiệm thi hành Quyết định này | ',
        ],
      ],
      [
        'Điều 4. Chánh Văn phòng, Giám đốc các hợp tác xã tham gia và các hộ liên quan căn cứ thực hiện./.',
        [
          'Điều 4 | Chánh Văn phòng + Giám đốc các hợp tác xã tham gia + các hộ liên quan | căn cứ thực hiện | ',
        ],
      ],
      [
        'Điều 2. Văn phòng Sở, các phòng chuyên môn có trách nhiệm tổ chức thực hiện Quyết định này.',
        ['Điều 2 | Văn phòng Sở + các phòng chuyên môn | có trách nhiệm tổ chức thực hiện Quyết định này | '],
      ],
      [
        '1. Giao Phòng Nội vụ tham mưu, chịu trách nhiệm thực hiện.',
        ['1 | Phòng Nội vụ | tham mưu, chịu trách nhiệm thực hiện | '],
      ],
    ],
  ],
  [
    'a duty behind "thì" is one, a sanction is none',
    [
      [
        '1. Trường hợp hồ sơ thiếu thành phần thì Bộ phận Một cửa trả lại ngay cho người dân.',
        ['1 | Bộ phận Một cửa | trả lại ngay cho người dân | '],
      ],
      [
        '2. Nếu mưa kéo dài thì Trưởng thôn báo kẻng cho bà con di dời.',
        ['2 | Trưởng thôn | báo kẻng cho bà con di dời | '],
      ],
      [
        '3. Khi nước vượt báo động II thì Đội xung kích xã canh gác các cống qua đê.',
        ['3 | Đội xung kích xã | canh gác các cống qua đê | '],
      ],
      ['4. Để xảy ra mất tài liệu thì Trưởng phòng phải chịu trách nhiệm trước Giám đốc.', []],
      [
        '5. Tổ trưởng dân phố nhắc nhở, nếu không chấp hành thì Công an phường xử lý.',
        ['5 | Tổ trưởng dân phố | nhắc nhở, nếu không chấp hành thì Công an phường xử lý | '],
      ],
      [
        '6. Hộ nào không chấp hành, cố tình cản trở thì Trung tâm Quản lý đô thị lập hồ sơ.',
        ['6 | Trung tâm Quản lý đô thị | lập hồ sơ | '],
      ],
    ],
  ],
  [
    'a frame without a comma ends where its words point back',
    [
      [
        '1. Các xã căn cứ Kế hoạch này xây dựng phương án của địa phương.',
        ['1 | Các xã | xây dựng phương án của địa phương | '],
      ],
      [
        '2. Phòng Nội vụ theo nhiệm vụ được giao tổng hợp danh sách.',
        ['2 | Phòng Nội vụ | tổng hợp danh sách | '],
      ],
      [
        '3. Các khoa căn cứ danh mục trên lập dự trù thuốc trước ngày 15/9/2025.',
        ['3 | Các khoa | lập dự trù thuốc | 2025-09-15'],
      ],
      [
        '4. Sở Tư pháp căn cứ Nghị định số 18/2024/NĐ-CP, hướng dẫn các xã.',
        ['4 | Sở Tư pháp | hướng dẫn các xã | '],
      ],
    ],
  ],
  [
    'under "Tổ chức thực hiện" a title that is no topic says whose the tasks are',
    [
      [
        'III. TỔ CHỨC THỰC HIỆN\n1. Cấp cơ sở\n- Nộp báo cáo trước ngày 20/9/2025.',
        ['III.1 | Cấp cơ sở | Nộp báo cáo | 2025-09-20'],
      ],
      ['IV. PHÂN CÔNG NHIỆM VỤ\n1. Tiểu đội 3\n- Gác cổng số 2.', ['IV.1 | Tiểu đội 3 | Gác cổng số 2 | ']],
      [
        'II. TỔ CHỨC THỰC HIỆN\n1. Thôn, bản\n- Phát dọn đường băng cản lửa.',
        ['II.1 | Thôn, bản | Phát dọn đường băng cản lửa | '],
      ],
      ['II. TỔ CHỨC THỰC HIỆN\n1. Công tác tuyên truyền\n- Treo băng rôn.', []],
    ],
  ],
  [
    'what a kind of them has or lacks belongs to the name, up to the "phải" that binds them',
    [
      [
        '1. Chủ đầu tư có tỷ lệ giải ngân dưới 30% phải giải trình.',
        ['1 | Chủ đầu tư có tỷ lệ giải ngân dưới 30% | phải giải trình | '],
      ],
      ['2. Đoàn viên vắng có lý do phải học bù.', ['2 | Đoàn viên vắng có lý do | phải học bù | ']],
      [
        '3. Người trực tiếp vận hành nồi hơi phải có chứng chỉ.',
        ['3 | Người trực tiếp vận hành nồi hơi | phải có chứng chỉ | '],
      ],
      [
        '4. Hộ nào chưa có hố rác, nhà tiêu thì đào xong trước 05/9/2025.',
        ['4 | Hộ nào chưa có hố rác, nhà tiêu | đào xong | 2025-09-05'],
      ],
      [
        '5. Sở Y tế kiểm tra các phòng khám phải đóng cửa.',
        ['5 | Sở Y tế | kiểm tra các phòng khám phải đóng cửa | '],
      ],
    ],
  ],
  [
    'owners, members of the staff and places are told by their nouns, whatever they run, tend or are called',
    [
      ['1. Chủ đầm tôm gia cố bờ bao.', ['1 | Chủ đầm tôm | gia cố bờ bao | ']],
      [
        '2. Chuyên viên theo dõi thủy lợi tham mưu công văn.',
        ['2 | Chuyên viên theo dõi thủy lợi | tham mưu công văn | '],
      ],
      [
        '3. Tỉnh Bạch Long và Thành phố Hải Vân khẩn trương khởi công.',
        ['3 | Tỉnh Bạch Long + Thành phố Hải Vân | khẩn trương khởi công | '],
      ],
      [
        '4. Các đoàn theo Quyết định số 12/QĐ-SYT ngày 05/5/2025 kiểm tra bếp ăn.',
        ['4 | Các đoàn theo Quyết định số 12/QĐ-SYT ngày 05/5/2025 | kiểm tra bếp ăn | '],
      ],
      [
        '5. Chủ động rà soát hồ sơ.\n6. Các xã theo Quyết định số 12/QĐ-SYT kiểm tra bếp ăn.',
        ['6 | Các xã | kiểm tra bếp ăn | '],
      ],
    ],
  ],
  [
    'who acts stands behind the case, the topic or the asides',
    [
      [
        '1. Người bệnh trốn viện: khoa lập biên bản, báo cáo Giám đốc.',
        ['1 | khoa | lập biên bản, báo cáo Giám đốc | '],
      ],
      ['2. Khoa nào để thất lạc hồ sơ, Phòng Tổ chức lập biên bản.', ['2 | Phòng Tổ chức | lập biên bản | ']],
      [
        '3. Đối với Đoàn các trường nội trú, ngoài các nội dung trên, tổ chức đọc sách.',
        ['3 | Đoàn các trường nội trú | tổ chức đọc sách | '],
      ],
      ['4. Giao Trưởng phòng Kế hoạch tham mưu.', ['4 | Trưởng phòng Kế hoạch | tham mưu | ']],
      [
        '5. Đối với các hộ đã nhận tiền, các thôn vận động bàn giao.',
        ['5 | các thôn | vận động bàn giao | '],
      ],
    ],
  ],
  [
    'a labelled time, a weekday and the day of a delivery are deadlines; what only leads to them is no action',
    [
      ['1. Sở Y tế nộp danh sách. Thời hạn: 05 ngày.', ['1 | Sở Y tế | nộp danh sách | 5']],
      ['2. Sở Y tế gửi số liệu vào sáng thứ Sáu.', ['2 | Sở Y tế | gửi số liệu | 2025-08-08']],
      [
        '3. Các tổ nộp Phó Hiệu trưởng ngày 25/8; chấm điểm chéo.',
        ['3 | Các tổ | nộp Phó Hiệu trưởng; chấm điểm chéo | 2025-08-25'],
      ],
      [
        '4. Sở Y tế sửa mái nhà kho, hoàn thành trước 20/9/2025.',
        ['4 | Sở Y tế | sửa mái nhà kho | 2025-09-20'],
      ],
      [
        '5. Sở Y tế gửi kèm Công văn số 5/SYT ngày 02/8/2025.',
        ['5 | Sở Y tế | gửi kèm Công văn số 5/SYT ngày 02/8/2025 | '],
      ],
    ],
  ],
  [
    'where a name holds a verb, the signs around it say which verb begins the predicate',
    [
      [
        '1. Đơn vị vận hành trạm bơm Cầu Sậy duy trì mực nước bể hút.',
        ['1 | Đơn vị vận hành trạm bơm Cầu Sậy | duy trì mực nước bể hút | '],
      ],
      [
        '2. Đồng chí phụ trách công nghệ thông tin tạo tài khoản cho 35 học viên.',
        ['2 | Đồng chí phụ trách công nghệ thông tin | tạo tài khoản cho 35 học viên | '],
      ],
      ['3. Trưởng ban kiểm phiếu công bố kết quả.', ['3 | Trưởng ban kiểm phiếu | công bố kết quả | ']],
      [
        '4. Chánh tòa các Tòa chuyên trách rà soát ngay số án tạm đình chỉ.',
        ['4 | Chánh tòa các Tòa chuyên trách | rà soát ngay số án tạm đình chỉ | '],
      ],
      [
        '5. Cán bộ kiểm tra chứng từ, lập danh sách gửi Sở Tài chính.',
        ['5 | Cán bộ | kiểm tra chứng từ, lập danh sách gửi Sở Tài chính | '],
      ],
    ],
  ],
  [
    'an item that nobody listed opens is a duty where a noun for people, a number or a name is in it',
    [
      ['1. Kíp mổ số 2 hội ý hằng ngày.', ['1 | Kíp mổ số 2 | hội ý | day']],
      [
        '2. Cụm dân cư số 7 góp 40 ngày công trước ngày 20/9/2025.',
        ['2 | Cụm dân cư số 7 | góp 40 ngày công | 2025-09-20'],
      ],
      ['3. Thôn đội trưởng gọi đủ 12 dân quân.', ['3 | Thôn đội trưởng | gọi đủ 12 dân quân | ']],
      [
        '4. Các trường trung cấp, chuyên biệt công lập:\na) Lập danh sách học viên.',
        ['4.a | Các trường trung cấp, chuyên biệt công lập | Lập danh sách học viên | '],
      ],
      ['4. Lãi suất cho vay tối đa 12%/năm.', []],
      ['5. Hộ bán hàng rong sẽ bị xử phạt theo quy định.', []],
    ],
  ],
  [
    'a spell of time is nobody, and what is written with a capital is no half of a compound',
    [
      [
        '1. Bí thư Đảng ủy: phụ trách chung; mỗi quý dự sinh hoạt với 02 chi bộ.',
        [
          '1 | Bí thư Đảng ủy | phụ trách chung | ',
          '1 | Bí thư Đảng ủy | mỗi quý dự sinh hoạt với 02 chi bộ | quarter',
        ],
      ],
      [
        '2. UBND xã chỉ đạo Phòng Kinh tế hỗ trợ các hộ.',
        ['2 | UBND xã | chỉ đạo Phòng Kinh tế hỗ trợ các hộ | '],
      ],
      [
        '3. Ban Chấp hành họp thường kỳ trong tháng 9/2025.',
        ['3 | Ban Chấp hành | họp thường kỳ | 2025-09-30'],
      ],
      ['4. Quý cơ quan gửi báo cáo trước ngày 05/9/2025.', ['4 | Quý cơ quan | gửi báo cáo | 2025-09-05']],
    ],
  ],
  [
    'whoever must not do a thing is named behind "nghiêm cấm"',
    [
      [
        '1. Nghiêm cấm giáo viên dạy thêm trong giờ chính khóa.',
        ['1 | giáo viên | Nghiêm cấm giáo viên dạy thêm trong giờ chính khóa | '],
      ],
      [
        '2. Nghiêm cấm cán bộ, chiến sĩ uống rượu trong ca trực.',
        ['2 | cán bộ, chiến sĩ | Nghiêm cấm cán bộ, chiến sĩ uống rượu trong ca trực | '],
      ],
      [
        '3. Nghiêm cấm các cửa hàng bán xăng vào chai nhựa.',
        ['3 | các cửa hàng | Nghiêm cấm các cửa hàng bán xăng vào chai nhựa | '],
      ],
      [
        'Giao các thôn thực hiện:\n1. Nghiêm cấm đốt nương trong mùa khô.',
        ['1 | các thôn | Nghiêm cấm đốt nương trong mùa khô | '],
      ],
    ],
  ],
  [
    'fields of work in the name of a unit part it neither at their comma nor at their "và"',
    [
      [
        '1. Phòng Kê khai và Kế toán thuế tra soát chứng từ.',
        ['1 | Phòng Kê khai và Kế toán thuế | tra soát chứng từ | '],
      ],
      [
        '2. Phòng Tổ chức, biên chế và Thi đua, khen thưởng lập danh sách.',
        ['2 | Phòng Tổ chức, biên chế và Thi đua, khen thưởng | lập danh sách | '],
      ],
      [
        '3. Thanh tra, giám sát ngân hàng kiểm tra đột xuất.',
        ['3 | Thanh tra, giám sát ngân hàng | kiểm tra đột xuất | '],
      ],
      [
        '4. Phòng Nội vụ và Thanh tra huyện kiểm tra đột xuất.',
        ['4 | Phòng Nội vụ + Thanh tra huyện | kiểm tra đột xuất | '],
      ],
      [
        '5. Đoàn khối các cơ quan và doanh nghiệp, Đoàn Công an tỉnh trồng cây.',
        ['5 | Đoàn khối các cơ quan và doanh nghiệp + Đoàn Công an tỉnh | trồng cây | '],
      ],
    ],
  ],
  [
    'a lead-in that guides or directs somebody names whose the tasks are',
    [
      [
        'Sở Nội vụ hướng dẫn các đơn vị một số nội dung sau:\n1. Lập danh sách đề nghị khen thưởng.',
        ['1 | các đơn vị | Lập danh sách đề nghị khen thưởng | '],
      ],
      [
        'Ban Thường vụ hướng dẫn các chi đoàn tổ chức như sau:\n1. Treo cờ Tổ quốc tại trụ sở.',
        ['1 | các chi đoàn | Treo cờ Tổ quốc tại trụ sở | '],
      ],
      [
        'Chỉ huy trưởng chỉ thị cho các cơ quan, đơn vị:\n1. Duy trì nghiêm chế độ trực.',
        ['1 | các cơ quan, đơn vị | Duy trì nghiêm chế độ trực | '],
      ],
      ['Phòng Nội vụ thực hiện:\n1. Tuân thủ Chỉ thị này.', ['1 | Phòng Nội vụ | Tuân thủ Chỉ thị này | ']],
    ],
  ],
  [
    'a numbered unit is told by its number, a person without the rank, a group with those like it',
    [
      ['1. Tổ 3 - Khu vực bãi xe: phân luồng khách.', ['1 | Tổ 3 | phân luồng khách | ']],
      [
        '2. Đồng chí Trung tá Lê Văn Hải, Phó Trưởng Công an phường trực chỉ huy.',
        ['2 | Lê Văn Hải, Phó Trưởng Công an phường | trực chỉ huy | '],
      ],
      [
        '3. Các huyện, thị, thành đoàn và tương đương: báo cáo nhanh.',
        ['3 | Các huyện, thị, thành đoàn và tương đương | báo cáo nhanh | '],
      ],
      [
        '4. Khoa Hồi sức tích cực - Chống độc bố trí 05 giường.',
        ['4 | Khoa Hồi sức tích cực - Chống độc | bố trí 05 giường | '],
      ],
    ],
  ],
  [
    'limits told by a rhythm, an event or the year',
    [
      ['1. Ban Thường vụ họp mỗi tháng hai lần.', ['1 | Ban Thường vụ | họp mỗi tháng hai lần | month']],
      [
        '2. Văn phòng trình chương trình tháng trước ngày 28 của tháng trước.',
        ['2 | Văn phòng | trình chương trình tháng | month'],
      ],
      ['3. Mỗi khoa mở 01 lớp tập huấn trong năm.', ['3 | Mỗi khoa | mở 01 lớp tập huấn | 2025-12-31']],
      [
        '4. Sở Tài chính tạm ứng cho các xã, không chậm quá 03 ngày kể từ khi nhận được đề nghị.',
        ['4 | Sở Tài chính | tạm ứng cho các xã | 3'],
      ],
      ['5. Phòng Tham mưu ra quân vào 07.00 ngày 01.9.2025.', ['5 | Phòng Tham mưu | ra quân | 2025-09-01']],
      [
        '6. Sở Tài chính trình bày tóm tắt, không quá 15 phút; kiểm tra vào các ngày cuối tuần.',
        ['6 | Sở Tài chính | trình bày tóm tắt, không quá 15 phút; kiểm tra vào các ngày cuối tuần | '],
      ],
    ],
  ],
  [
    'a field of work that a unit is named by holds no predicate, also behind its commas and its "và"',
    [
      [
        '1. Phòng Kiểm tra, giám sát và xử lý vi phạm lập danh sách.',
        ['1 | Phòng Kiểm tra, giám sát và xử lý vi phạm | lập danh sách | '],
      ],
      [
        '2. Hội đồng bồi thường, hỗ trợ và tái định cư niêm yết phương án.',
        ['2 | Hội đồng bồi thường, hỗ trợ và tái định cư | niêm yết phương án | '],
      ],
      [
        '3. Công ty Cổ phần Đầu tư và Xây dựng Lam Sơn dừng thi công.',
        ['3 | Công ty Cổ phần Đầu tư và Xây dựng Lam Sơn | dừng thi công | '],
      ],
      [
        '4. Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên giao ban sáng thứ Hai.',
        ['4 | Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên | giao ban sáng thứ Hai | '],
      ],
      [
        '5. Phòng Kinh tế hỗ trợ doanh nghiệp, giám sát và xử lý vi phạm.',
        ['5 | Phòng Kinh tế | hỗ trợ doanh nghiệp, giám sát và xử lý vi phạm | '],
      ],
    ],
  ],
  [
    'one tone of a phrase may be misread, other words are other words',
    [
      ['1. Phòng Nội vụ tố chức thi nâng ngạch.', ['1 | Phòng Nội vụ | tố chức thi nâng ngạch | ']],
      ['2. Sở Y tế kiêm tra hồ sơ.', ['2 | Sở Y tế | kiêm tra hồ sơ | ']],
      ['3. Sở Y tế đông bộ dữ liệu.', ['3 | Sở Y tế | đông bộ dữ liệu | ']],
      [
        '4. Công ty Cổ phần Cấp nước Nam Vang súc rửa đường ống.',
        ['4 | Công ty Cổ phần Cấp nước Nam Vang | súc rửa đường ống | '],
      ],
    ],
  ],
  [
    'when something is to be done is no part of a name',
    [
      [
        '1. Sở Y tế trong tháng 10 phải bàn giao nhà kho.',
        ['1 | Sở Y tế | phải bàn giao nhà kho | 2025-10-31'],
      ],
      [
        '2. Trưởng các phòng trước ngày 05/9/2025 gửi bản tự chấm.',
        ['2 | Trưởng các phòng | trước ngày 05/9/2025 gửi bản tự chấm | 2025-09-05'],
      ],
      ['3. Các chủ rừng là tổ chức lập bản đồ.', ['3 | Các chủ rừng là tổ chức | lập bản đồ | ']],
      ['4. Các xóm trong đê bơm nước chống hạn.', ['4 | Các xóm trong đê | bơm nước chống hạn | ']],
    ],
  ],
  [
    'a further name opens in small letters where the first head comes again, a group stands or a person is meant',
    [
      [
        '1. Đảng ủy các xã, thị trấn, đảng ủy cơ quan rà soát quy chế.',
        ['1 | Đảng ủy các xã, thị trấn + đảng ủy cơ quan | rà soát quy chế | '],
      ],
      [
        '2. Thủ trưởng các đơn vị thuộc Sở và người đứng đầu các hội ký cam kết.',
        ['2 | Thủ trưởng các đơn vị thuộc Sở + người đứng đầu các hội | ký cam kết | '],
      ],
      [
        '3. Tổ Tin học, nhân viên thiết bị kiểm tra phòng máy.',
        ['3 | Tổ Tin học + nhân viên thiết bị | kiểm tra phòng máy | '],
      ],
      [
        '4. Thủ trưởng các cơ quan, đơn vị ký cam kết.',
        ['4 | Thủ trưởng các cơ quan, đơn vị | ký cam kết | '],
      ],
    ],
  ],
  [
    'behind a name stand what a person has in charge, how many of a thing, the weekday',
    [
      [
        '1. Phó Hiệu trưởng Lò Thị Ánh Nguyệt phụ trách chuyên môn.',
        ['1 | Phó Hiệu trưởng Lò Thị Ánh Nguyệt | phụ trách chuyên môn | '],
      ],
      [
        '2. Bộ Chỉ huy Quân sự tỉnh điều 06 xe chở dân.',
        ['2 | Bộ Chỉ huy Quân sự tỉnh | điều 06 xe chở dân | '],
      ],
      [
        '3. UBND các phường thứ Sáu hằng tuần gửi kết quả.',
        ['3 | UBND các phường | hằng tuần gửi kết quả | week'],
      ],
      [
        '4. Chuyên viên phụ trách tôn giáo lập danh sách.',
        ['4 | Chuyên viên phụ trách tôn giáo | lập danh sách | '],
      ],
      ['5. Tổ Công tác Đề án 06 xã in mẫu.', ['5 | Tổ Công tác Đề án 06 xã | in mẫu | ']],
    ],
  ],
  [
    'a time in a heading holds for what stands under it',
    [
      [
        '1. Phòng Quản lý đô thị, trong tháng 9/2025 thực hiện xong các việc:\na) Kẻ vạch sơn;\nb) Cắm biển báo.',
        [
          '1.a | Phòng Quản lý đô thị | Kẻ vạch sơn | 2025-09-30',
          '1.b | Phòng Quản lý đô thị | Cắm biển báo | 2025-09-30',
        ],
      ],
      [
        '2. Giai đoạn 2 - Xử lý, từ ngày 05 tháng 9 đến ngày 30 tháng 9 năm 2025\n2.1. Công an xã lập chốt.',
        ['2.1 | Công an xã | lập chốt | 2025-09-30'],
      ],
      [
        '3. Sở Y tế, trước ngày 15/9/2025 làm các việc:\na) Cấp thuốc;',
        ['3.a | Sở Y tế | Cấp thuốc | 2025-09-15'],
      ],
      ['4. Sở Y tế thực hiện các việc:\na) Cấp thuốc;', ['4.a | Sở Y tế | Cấp thuốc | ']],
    ],
  ],
  [
    'what the body of another name works on stays in the name',
    [
      [
        '1. Viện trưởng Viện kiểm sát cấp huyện trực tiếp duyệt cáo trạng.',
        ['1 | Viện trưởng Viện kiểm sát cấp huyện | trực tiếp duyệt cáo trạng | '],
      ],
      [
        '2. Thường trực Ban Chỉ đạo thi hành án cấp huyện lập danh sách.',
        ['2 | Thường trực Ban Chỉ đạo thi hành án cấp huyện | lập danh sách | '],
      ],
      [
        '3. Phòng Kiểm tra, giải quyết khiếu nại, tố cáo kiểm tra 04 xã.',
        ['3 | Phòng Kiểm tra, giải quyết khiếu nại, tố cáo | kiểm tra 04 xã | '],
      ],
      [
        '4. Viện kiểm sát cấp huyện kiểm sát việc tạm giữ.',
        ['4 | Viện kiểm sát cấp huyện | kiểm sát việc tạm giữ | '],
      ],
    ],
  ],
  [
    'what befalls or rewards somebody puts nothing on him',
    [
      ['1. Hộ nuôi xả thải ra sông sẽ bị xử phạt theo quy định.', []],
      ['2. Để mất dấu sẽ bị xem xét kỷ luật.', []],
      ['3. Tổ thu gom vượt kế hoạch được thưởng 500.000 đồng.', []],
      [
        '4. Phòng Nội vụ lập danh sách công chức bị kỷ luật.',
        ['4 | Phòng Nội vụ | lập danh sách công chức bị kỷ luật | '],
      ],
    ],
  ],
  [
    'a verb that no list has begins the predicate behind a whole name',
    [
      [
        '1. Công an xã chốt 06 ngã ba, báo cáo Chủ tịch.',
        ['1 | Công an xã | chốt 06 ngã ba, báo cáo Chủ tịch | '],
      ],
      [
        '2. Trạm Y tế xã khoanh ổ dịch, gửi mẫu lên tỉnh.',
        ['2 | Trạm Y tế xã | khoanh ổ dịch, gửi mẫu lên tỉnh | '],
      ],
      ['3. Văn phòng UBND xã lo bữa trưa cho đoàn.', ['3 | Văn phòng UBND xã | lo bữa trưa cho đoàn | ']],
      [
        '4. Đề nghị Hội Nông dân tỉnh mách nước cho các hộ trồng cam.',
        ['4 | Hội Nông dân tỉnh | mách nước cho các hộ trồng cam | '],
      ],
      ['5. Phòng Kiểm tra nghiệp vụ chủ trì thẩm định.', ['5 | Phòng Kiểm tra nghiệp vụ | thẩm định | ']],
    ],
  ],
  [
    'whoever is called comrade by a post is told by the post',
    [
      ['1. Các đồng chí bí thư chi bộ gửi báo cáo.', ['1 | bí thư chi bộ | gửi báo cáo | ']],
      [
        '2. Đồng chí chủ tịch Hội Nông dân xã lập danh sách.',
        ['2 | chủ tịch Hội Nông dân xã | lập danh sách | '],
      ],
      ['3. Đồng chí phó trưởng thôn nộp biên bản.', ['3 | phó trưởng thôn | nộp biên bản | ']],
      ['4. Các đồng chí đảng viên đăng ký.', ['4 | Các đồng chí đảng viên | đăng ký | ']],
    ],
  ],
  [
    'members of a list keep the commas of their own names',
    [
      [
        '1. Giám đốc các Sở: Văn hóa, Thể thao và Du lịch, Y tế báo cáo.',
        ['1 | Giám đốc Sở Văn hóa, Thể thao và Du lịch + Giám đốc Sở Y tế | báo cáo | '],
      ],
      [
        '2. Các Sở: Tài chính, Nông nghiệp và Môi trường, Nội vụ rà soát.',
        ['2 | Sở Tài chính + Sở Nông nghiệp và Môi trường + Sở Nội vụ | rà soát | '],
      ],
      [
        '3. Giám đốc các Sở: Nội vụ, Chủ tịch UBND các huyện, thành phố báo cáo.',
        ['3 | Giám đốc Sở Nội vụ + Chủ tịch UBND các huyện, thành phố | báo cáo | '],
      ],
      ['4. Các Sở: Tài chính, Y tế rà soát.', ['4 | Sở Tài chính + Sở Y tế | rà soát | ']],
      [
        '5. Các Bộ: Công an, Lao động, Thương binh và Xã hội rà soát.',
        ['5 | Bộ Công an + Bộ Lao động, Thương binh và Xã hội | rà soát | '],
      ],
      [
        '6. Bộ trưởng các Bộ: Quốc phòng, Công an báo cáo.',
        ['6 | Bộ trưởng Bộ Quốc phòng + Bộ trưởng Bộ Công an | báo cáo | '],
      ],
    ],
  ],
  [
    'a heading names those meant behind its topic, and which of them by what they have',
    [
      ['1. Về bảo vệ đê, Sở Xây dựng:\na) Gia cố kè;', ['1.a | Sở Xây dựng | Gia cố kè | ']],
      ['2. Đối với hồ đập, UBND các xã:\na) Kiểm tra tràn;', ['2.a | UBND các xã | Kiểm tra tràn | ']],
      [
        '3. Các phòng, trạm có quản lý kho vắc xin:\na) Ghi nhiệt độ;',
        ['3.a | Các phòng, trạm có quản lý kho vắc xin | Ghi nhiệt độ | '],
      ],
      ['4. Sở Y tế có trách nhiệm:\na) Cấp thuốc;', ['4.a | Sở Y tế | Cấp thuốc | ']],
    ],
  ],
  [
    'who is freed of something or may go on has no duty, nor has a thing to which something must be done',
    [
      ['1. Các xã khác không phải lập biểu này.', []],
      ['2. Các cụm công nghiệp đã có được tiếp tục hoạt động.', []],
      ['3. Những hạng mục vượt lũ phải được bàn giao trước mùa mưa.', []],
      ['4. Tập thể có đảng viên bị kỷ luật thì không được xếp loại tốt.', []],
      [
        '5. Các hộ nuôi phải được tiêm phòng cho đàn lợn.',
        ['5 | Các hộ nuôi | phải được tiêm phòng cho đàn lợn | '],
      ],
      [
        '6. Các thôn không phải lập biểu nhưng phải gửi danh sách.',
        ['6 | Các thôn | không phải lập biểu nhưng phải gửi danh sách | '],
      ],
    ],
  ],
  [
    'what a report shall hold is no task of its own',
    [
      [
        '1. Sở A báo cáo tình hình chợ với các nội dung sau:\n- Tổng số chợ;\n- Vốn đầu tư.',
        ['1 | Sở A | báo cáo tình hình chợ với các nội dung sau | '],
      ],
      [
        '2. UBND các xã thống kê thiệt hại gồm các thông tin sau:\n- Số nhà sập;',
        ['2 | UBND các xã | thống kê thiệt hại gồm các thông tin sau | '],
      ],
      [
        '3. Sở Y tế cung cấp hồ sơ đấu thầu với các nội dung chính sau:\na) Giá gói thầu;',
        ['3 | Sở Y tế | cung cấp hồ sơ đấu thầu với các nội dung chính sau | '],
      ],
      ['4. Sở Y tế thực hiện các nội dung sau:\n- Cấp thuốc;', ['4 | Sở Y tế | Cấp thuốc | ']],
      [
        '5. Đề nghị các xã báo cáo kết quả làm đường, gồm các nội dung:\n- Số km đã đổ bê tông;\n- Đánh giá khó khăn.\n- Phòng Kinh tế tổng hợp trước ngày 20/8/2025.',
        [
          '5 | các xã | báo cáo kết quả làm đường, gồm các nội dung | ',
          '5 | Phòng Kinh tế | tổng hợp | 2025-08-20',
        ],
      ],
    ],
  ],
  [
    'a title in capitals ends where small letters follow',
    [
      [
        'I. NHIỆM VỤ CỦA CÁC SỞ, NGÀNH\nCác sở, ngành:\n1. Niêm yết số điện thoại.',
        ['I.1 | Các sở, ngành | Niêm yết số điện thoại | '],
      ],
      ['II. TRÁCH NHIỆM THỰC HIỆN\nUBND các xã:\n1. Gửi báo cáo.', ['II.1 | UBND các xã | Gửi báo cáo | ']],
      [
        'III. PHẦN VIỆC CỦA CÁC PHÒNG\nPhòng Kinh tế:\n1. Lập dự toán.',
        ['III.1 | Phòng Kinh tế | Lập dự toán | '],
      ],
      ['IV. TỔ CHỨC THỰC HIỆN KẾ HOẠCH\n1. Sở Y tế cấp thuốc.', ['IV.1 | Sở Y tế | cấp thuốc | ']],
    ],
  ],
  [
    'a name ends before what somebody is asked, and holds what does not befall a group',
    [
      [
        '1. Đoàn Thanh niên Tổng công ty được đề nghị phát động thi đua.',
        ['1 | Đoàn Thanh niên Tổng công ty | phát động thi đua | '],
      ],
      [
        '2. Bí thư Thị ủy được đề nghị trực tiếp đối thoại với các hộ.',
        ['2 | Bí thư Thị ủy | trực tiếp đối thoại với các hộ | '],
      ],
      [
        '3. Chủ tịch Công đoàn ngành được yêu cầu báo cáo kết quả trước ngày 20/8/2025.',
        ['3 | Chủ tịch Công đoàn ngành | báo cáo kết quả | 2025-08-20'],
      ],
      ['5. Đoàn Thanh niên được tặng bằng khen của Thành đoàn.', []],
      ['3. Các trường không bị ngập cử giáo viên.', ['3 | Các trường không bị ngập | cử giáo viên | ']],
      [
        '4. Công đoàn ngành (Công đoàn Y tế; Công đoàn Giáo dục)\n4.1. Lập danh sách.',
        ['4.1 | Công đoàn ngành | Lập danh sách | '],
      ],
    ],
  ],
  [
    'a unit called by a verb has more of its field behind it, where another verb says what it does',
    [
      [
        '1. Trung tâm Giám định phân tích gỗ nhập khẩu niêm phong mẫu.',
        ['1 | Trung tâm Giám định phân tích gỗ nhập khẩu | niêm phong mẫu | '],
      ],
      [
        '2. Cục Kiểm tra chống trợ cấp lấy lời khai của nguyên đơn.',
        ['2 | Cục Kiểm tra chống trợ cấp | lấy lời khai của nguyên đơn | '],
      ],
      ['3. Phòng Thanh tra kiểm tra việc thu phí.', ['3 | Phòng Thanh tra | kiểm tra việc thu phí | ']],
      [
        '4. Phòng Điều tra quản lý các đối tượng tạm vắng.',
        ['4 | Phòng Điều tra | quản lý các đối tượng tạm vắng | '],
      ],
    ],
  ],
  [
    'of two verbs behind those who have one task the first is their name, but not of verbs that go together',
    [
      ['1. Bộ phận đối soát kiểm tra từng phiếu thu.', ['1 | Bộ phận đối soát | kiểm tra từng phiếu thu | ']],
      ['2. Nhóm hiệu chỉnh kiểm định cân điện tử.', ['2 | Nhóm hiệu chỉnh | kiểm định cân điện tử | ']],
      ['3. Tổ hỗ trợ trực tại bến phà.', ['3 | Tổ hỗ trợ | trực tại bến phà | ']],
      ['4. Tổ rà soát tổng hợp số hộ còn thiếu.', ['4 | Tổ rà soát | tổng hợp số hộ còn thiếu | ']],
    ],
  ],
  [
    'those on duty are told apart by it where more is said of them',
    [
      ['1. Bác sĩ trực kiểm tra tủ thuốc đầu ca.', ['1 | Bác sĩ trực | kiểm tra tủ thuốc đầu ca | ']],
      ['2. Lái xe trực phải có mặt tại bãi.', ['2 | Lái xe trực | phải có mặt tại bãi | ']],
      ['3. Dân quân trực tại bến đò.', ['3 | Dân quân | trực tại bến đò | ']],
    ],
  ],
  [
    'behind the remark on a name stands what is done, unless it binds the name to others',
    [
      [
        '1. Đội Thanh tra giao thông (Tổ 3) hóa trang, ghi hình xe quá tải.',
        ['1 | Đội Thanh tra giao thông | hóa trang, ghi hình xe quá tải | '],
      ],
      [
        '2. Trạm Kiểm lâm Khe Nét (05 người) mật phục tại đường mòn.',
        ['2 | Trạm Kiểm lâm Khe Nét | mật phục tại đường mòn | '],
      ],
      [
        '3. Hội Cựu chiến binh (chi hội 2) và Hội Phụ nữ xã quét vôi bờ tường.',
        ['3 | Hội Cựu chiến binh + Hội Phụ nữ xã | quét vôi bờ tường | '],
      ],
      [
        '5. Người lao động (NLĐ) nước ngoài phải khai báo tạm trú.',
        ['5 | Người lao động nước ngoài | phải khai báo tạm trú | '],
      ],
      [
        '6. Các đơn vị sự nghiệp (bệnh viện) công lập kiểm kê tài sản.',
        ['6 | Các đơn vị sự nghiệp công lập | kiểm kê tài sản | '],
      ],
      [
        '4. Chi cục Thủy lợi (bộ phận hồ đập) thuộc Sở mở cống số 2.',
        ['4 | Chi cục Thủy lợi thuộc Sở | mở cống số 2 | '],
      ],
    ],
  ],
  [
    'who heads units heads no persons as a further kind, and is called by all fields of his own',
    [
      [
        '1. Trưởng các bộ môn, giảng viên và học viên chịu trách nhiệm thi hành.',
        ['1 | Trưởng các bộ môn + giảng viên + học viên | chịu trách nhiệm thi hành | '],
      ],
      [
        '2. Thủ trưởng các đơn vị, doanh nghiệp báo cáo tình hình.',
        ['2 | Thủ trưởng các đơn vị, doanh nghiệp | báo cáo tình hình | '],
      ],
      [
        '3. Trưởng phòng Kế hoạch và Kế toán đối chiếu công nợ.',
        ['3 | Trưởng phòng Kế hoạch và Kế toán | đối chiếu công nợ | '],
      ],
      [
        '4. Trưởng phòng Nội vụ và Thanh tra huyện phúc tra.',
        ['4 | Trưởng phòng Nội vụ + Thanh tra huyện | phúc tra | '],
      ],
      [
        '5. Các ông (bà) Trưởng phòng Quản trị, các ông (bà) có tên tại Điều 2 chịu trách nhiệm thi hành.',
        ['5 | Trưởng phòng Quản trị + các ông bà có tên tại Điều 2 | chịu trách nhiệm thi hành | '],
      ],
    ],
  ],
  [
    'where stands what they have, who heads them and what they make tells where a name ends',
    [
      [
        '1. Giám đốc nông trường có đập nằm trên suối Ba kê thêm bao cát.',
        ['1 | Giám đốc nông trường có đập nằm trên suối Ba | kê thêm bao cát | '],
      ],
      [
        '2. Ban điều hành tại chỗ do Phó Hiệu trưởng làm Trưởng ban, có nhiệm vụ phân luồng phụ huynh.',
        ['2 | Ban điều hành tại chỗ | phân luồng phụ huynh | '],
      ],
      [
        '3. Trung tâm Dịch vụ nông nghiệp huyện sản xuất tối thiểu 20 tấn giống.',
        ['3 | Trung tâm Dịch vụ nông nghiệp huyện | sản xuất tối thiểu 20 tấn giống | '],
      ],
      [
        '4. Các cơ sở dịch vụ thuê, nếu được ủy quyền, có trách nhiệm nộp phí.',
        ['4 | Các cơ sở dịch vụ thuê | nộp phí | '],
      ],
      [
        '5. Việc đóng điện lại do Đội quản lý lưới thực hiện trong ca.',
        ['5 | Đội quản lý lưới | Việc đóng điện lại do Đội quản lý lưới thực hiện trong ca | '],
      ],
      [
        '6. Đề nghị Thuế cơ sở 12 cử người hướng dẫn kê khai.',
        ['6 | Thuế cơ sở 12 | cử người hướng dẫn kê khai | '],
      ],
    ],
  ],
])('%s', (_rule, cases) => {
  it.each(cases)('%s', (text, expected) => {
    expect(told(text)).toEqual(expected);
  });
});

it('the names of the directory end where the directory says', () => {
  const names = [...CENTRAL_AGENCIES, ...PROVINCIAL_AGENCIES, ...LOCAL_AGENCIES]
    .map(({ name }) => name)
    .filter((name) => name.includes(' ') && name !== 'Thống kê');
  const cut = names.filter((name) => {
    const [duty] = suggestObligations(paper(`1. ${name} rà soát các nội dung.`), metadata({}));
    return duty?.assignees.join() !== name;
  });
  expect(names.length).toBeGreaterThan(200);
  expect(cut).toEqual([]);
});

it('the names of units, posts and groups end where their action begins', () => {
  const rows = readFileSync(join(import.meta.dirname, 'names/third.txt'), 'utf8')
    .trim()
    .split('\n');
  const wrong = rows.filter((row) => {
    const [name = '', action = ''] = row.split(' | ');
    return plain(clauseOf(`${name} ${action}`).assignees.join(' ')) !== plain(name);
  });
  expect(rows.length).toBeGreaterThan(200);
  expect(wrong.slice(Math.floor(rows.length * 0.02))).toEqual([]);
});

/** A list of names without what only joins them or addresses them. */
function plain(names: string): string {
  return names
    .toLowerCase()
    .replaceAll(/[,;]/gu, '')
    .replaceAll(/ và /gu, ' ')
    .replace(/^(?:các )?đồng chí /u, '');
}

describe('deadlines of other years and other words', () => {
  it.each([
    ['hoàn thành trước ngày 30/5/1996', '1996-05-14', '1996-05-30'],
    ['xong trước 15/8/98', '1998-03-01', '1998-08-15'],
    ['trong quý II năm 1999', '1999-01-10', '1999-06-30'],
    ['báo cáo trước ngày 20/10', '1997-09-02', '1997-10-20'],
    ['vào trung tuần tháng 3/2018', '2018-02-06', '2018-03-20'],
    ['trong thượng tuần tháng 4', '2018-02-06', '2018-04-10'],
    ['vào tuần thứ hai tháng 5/2024', '2024-04-01', '2024-05-14'],
    ['trong tuần cuối tháng 5/2024', '2024-04-01', '2024-05-31'],
    ['xong trong buổi sáng 04/9', '2025-08-18', '2025-09-04'],
    ['vào chiều ngày 04/9/2025', '2025-08-18', '2025-09-04'],
    ['vào ngày làm việc đầu tiên của tháng', '2025-08-18', 'month'],
    ['định kỳ 6 tháng, năm', '2025-08-18', 'half-year'],
    ['họp 01 lần/quý', '2025-08-18', 'quarter'],
    ['trước khi kết thúc quý III', '2025-08-18', '2025-09-30'],
    ['trước mỗi thứ Bảy', '2025-08-18', 'week'],
  ])('"%s" on %s is %s', (words, date, expected) => {
    const [duty] = suggestObligations(paper(`1. Phòng Nội vụ rà soát hồ sơ ${words}.`), metadata({ date }));
    expect(duty?.deadline.date ?? duty?.deadline.every).toBe(expected);
  });
});

describe('marks of the Party and of older papers', () => {
  it.each([
    ['1- Chi bộ rà soát hồ sơ.\n2- Chi ủy gửi báo cáo.', ['1 | Chi bộ', '2 | Chi ủy']],
    ['1/ Phòng Nội vụ rà soát hồ sơ.\n2/ Thanh tra gửi báo cáo.', ['1 | Phòng Nội vụ', '2 | Thanh tra']],
    ['1. Phòng Nội vụ:\na- Rà soát hồ sơ.\nb- Gửi báo cáo.', ['1.a | Phòng Nội vụ', '1.b | Phòng Nội vụ']],
    ['1. Phòng Nội vụ rà soát 2-3 hồ sơ\n2/3 số xã gửi báo cáo.', ['1 | Phòng Nội vụ']],
  ])('%s', (text, expected) => {
    expect(told(text).map((duty) => duty.split(' | ').slice(0, 2).join(' | '))).toEqual(expected);
  });
});

describe('persons beside offices, and names that a colon ends', () => {
  it.each([
    ['Khoa Ngoại và ông Nguyễn Văn Bình thi hành Quyết định này.', ['Khoa Ngoại', 'ông Nguyễn Văn Bình']],
    ['Phòng Nội vụ, bà Lê Thị Hoa thi hành Quyết định này.', ['Phòng Nội vụ', 'bà Lê Thị Hoa']],
    ['Hộ ông Lê Văn An và bà Lê Thị Bé tháo dỡ công trình.', ['Hộ ông Lê Văn An và bà Lê Thị Bé']],
    ['Đồng chí Lê Hữu Chước chỉ huy cánh Bắc.', ['Lê Hữu Chước']],
    ['Đồng chí Thượng tá Lê Hữu Chước chỉ huy cánh Bắc.', ['Lê Hữu Chước']],
    ['Hiệu trưởng: Xây dựng kế hoạch.', ['Hiệu trưởng']],
    ['Ban Giám hiệu: Xây dựng kế hoạch, phân công giáo viên.', ['Ban Giám hiệu']],
    ['Công an xã: Tuần tra, canh gác.', ['Công an xã']],
    ['Các Sở: Xây dựng, Y tế rà soát quy hoạch.', ['Sở Xây dựng', 'Sở Y tế']],
    ['Tổ y tế: Bố trí trực sơ cứu tại chỗ.', ['Tổ y tế']],
    ['Tổ bảo vệ: Tuần tra, bấm chuông báo động.', ['Tổ bảo vệ']],
    ['Các đoàn do Phó Chủ tịch làm Trưởng đoàn đi kiểm tra các xã từ ngày 06/8/2025.', ['Các đoàn']],
  ])('%s', (text, assignees) => {
    const tasks = ['Yêu cầu các đơn vị thực hiện:', '1. Phòng Tài chính bố trí kinh phí.', `2. ${text}`];
    const duties = suggestObligations(paper(tasks.join('\n')), metadata());
    expect(duties.filter(({ clause }) => clause === '2').map((duty) => duty.assignees)).toEqual([assignees]);
  });
});

describe('a word that goes with the one behind it is no misread end of another', () => {
  it.each([
    ['Yêu cầu Phòng Tài chính thực hiện các nhiệm vụ sau:', ['Phòng Tài chính']],
    ['Phòng Hành chính thực hiện rà soát.', ['Phòng Hành chính']],
  ])('%s', (sentence, names) => {
    expect(clauseOf(sentence).assignees).toEqual(names);
  });
});

describe('words that no lexicon has', () => {
  it('speak for the end of a name alike, whichever a process met first', () => {
    const signs = (name: string) =>
      nameEnds(tokensOf(name), 0).map((end) => end.signs.map((sign) => sign.name));
    expect(signs('Phòng Quản lý xyzzy plugh')).toEqual(signs('Phòng Quản lý fnord quux'));
    expect(signs('Phòng Quản lý xyzzy plugh').flat()).toContain('here: ?');
  });
});

it.each([
  ['UBND TP. Huế', ['ubnd', 'tp', 'huế']],
  ['(TP. Huế)', ['tp', 'huế']],
  ['kho ... trạm', ['kho', '...', 'trạm']],
])('no stop parts the words of %j', (text, words) => {
  const tokens = tokensOf(text);
  expect(tokens.map(({ word }) => word)).toEqual(words);
  expect(tokens.some(({ closes }) => closes.includes('.'))).toBe(false);
});
