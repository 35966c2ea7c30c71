/**
 * What reads like an obligation and is none: recitals, reports of what was done or ordered elsewhere,
 * agreements, permissions, sanctions, effect clauses, contacts, courtesies. Each rule names its reason.
 */
import { CuedRules } from '../cued-rules.ts';
import { remembered } from '../remembered.ts';
import { opensWithNoun } from './actors/opening.ts';
import { clauseOf } from './clauses.ts';
import { beginsAction } from './predicates.ts';
import { foldPassage, tokensOf } from './tokens.ts';

interface NotDuty {
  reason: string;
  /** Holds of a subject only: "Niêm yết danh sách người được hưởng" tells what to do. */
  ofSubject?: true;
  /** Holds where no noun for people or bodies opens the sentence. */
  ofThing?: true;
  /** Does not hold where somebody is told behind the colon: "Kinh phí: Phòng Kinh tế lập dự toán". */
  unlessTold?: true;
  /**
   * Does not hold where somebody acts in the group `before`: "Sở Tài chính báo cáo số tiền | được trích" tells what to
   * do, and so does "Sở Xây dựng lập tiến độ, | dự kiến hoàn thành trước ngày 30/9".
   */
  unlessActing?: true;
  /** Words of which one must be there for the form to match: they spare most sentences the search. */
  hints?: readonly string[];
  /** On the sentence without accents, in lower case. */
  form: RegExp;
  /** Does not hold of words that only look alike without accents: "Vệ sinh lớp học" is no "Về …". */
  unlessSpelt?: RegExp;
}

export const RULES: readonly NotDuty[] = [
  {
    reason: 'recital',
    form: /^(?:can cu (?:luat|nghi|quyet dinh so|thong tu|cong van so|chi thi so|ke hoach so|phap lenh|hien phap|quy dinh ve)|xet (?:de nghi|to trinh|bao cao)|theo (?:de nghi|bao cao|to trinh) (?:cua|so|tai)|thuc hien (?:nghi|quyet dinh|cong van|chi thi|ke hoach|thong bao|cong dien|y kien chi dao)[^.]{0,400}(?:ban hanh|bao cao|co y kien|thong bao|huong dan|tra loi) )/u,
  },
  {
    reason: 'reported assignment',
    hints: ['theo do', 'trong do'],
    form: /^(?:theo do|trong do), ?(?:[^,]{3,60} )?(?:da )?(?:giao|yeu cau|de nghi|phan cong|chi dao)(?: |$)/u,
  },
  {
    // "Theo Quyết định nêu trên, Ban Quản lý dự án được giao …": another paper gave it; what this one gives, or what
    // those who were given something have to do, is told.
    reason: 'reported assignment',
    hints: [' duoc giao '],
    form: /^theo (?![^,;]{2,80} nay, )(?![^;.]* phai )(?:khoan|diem|dieu|quyet dinh|thong bao|cong van|ke hoach|ket luan|van ban|nghi quyet|y kien)[^;]{3,160}, [^,;.]{3,80} duoc giao /u,
  },
  {
    // "Theo Điều 60 Luật Quản lý thuế, cơ quan thuế có trách nhiệm giải quyết …": what the law says, told to somebody
    // who asked; what this paper's own rules or a plan say is told otherwise, and so is what has its day or its doer
    // before the word that binds: "Theo Thông tư 02, đề nghị các trường báo cáo số học sinh được miễn học phí".
    reason: 'law',
    unlessActing: true,
    hints: ['theo '],
    form: /^(?![^;]* (?:truoc|cham nhat)(?: [a-z]+)? \d{1,2}\/\d)(?<before>theo (?:quy dinh(?: (?:tai|cua|hien hanh|chung))?(?=[ ,])|(?:khoan|diem|dieu) \d|luat |bo luat |phap luat |nghi dinh |thong tu )(?![^,;.]{0,90} (?:nay|ke hoach|quy che|noi quy|huong dan)(?:[ ,]|$))[^;.]{0,200}, (?:[^;.]{3,160}? )??)(?:phai|co trach nhiem|co nghia vu|duoc|co quyen|thuoc|la) /u,
  },
  {
    // "Cử tri xã Tân Phú kiến nghị sớm sửa cầu", "Người dân phản ánh, đề nghị lắp thêm đèn": what the people ask for;
    // "Phụ huynh có ý kiến gửi về nhà trường trước ngày 10/9" tells them how to, "Người dân chấp hành yêu cầu của …" what to do.
    reason: 'petition',
    hints: ['cu tri', 'nguoi dan', 'cong dan', 'ba con', 'phu huynh'],
    form: /^(?![^;]* (?:gui|nop|lien he|truoc ngay|cham nhat|ghi vao|den tru so) )(?:\(?\d{1,2}[.)] ?)?(?:(?:y kien|kien nghi) (?:cua )?)?(?:mot so |nhieu |cac |da so )?(?:cu tri|nguoi dan|cong dan|ba con|phu huynh)(?: (?!phai |co trach nhiem |(?:[^;:., ]+ ){0,20}(?:theo|khi|neu) )[^;:.,]{1,90})? (?:kien nghi|(?<! (?:co|cac|nhung|moi|thu|hanh|hien|ung|du|dung|lam|nghe) )(?:de nghi|yeu cau)(?! cua )|phan anh(?! (?:kip thoi|ngay) )|co y kien|thac mac|hoi(?=:|,| (?:ve|vi sao|tai sao|bao gio) ))(?:[ :,]|$)/u,
  },
  {
    // "Dự kiến công trình hoàn thành trước Tết": a forecast binds nobody; "Dự kiến nhân sự được giới thiệu" is work.
    reason: 'forecast',
    unlessActing: true,
    hints: ['du kien '],
    form: /^(?<before>(?:[^.;]{3,200}, )?)du kien (?!(?:noi dung|nhan su|danh sach|thanh phan|so (?:luong|dai bieu|nguoi)) )(?:[^,;.]{3,60} )?(?:se )?(?:hoan thanh|ket thuc|khoi cong|thong xe|khanh thanh|dua vao|dien ra|(?<!cuoc |phien |buoi |du |thoi gian |chuong trinh |lich )hop|duoc)(?: |$)/u,
  },
  {
    // "Dự báo đêm 27/9 bão vào đất liền", "Theo dự báo, mùa lũ đến sớm": what comes, and when; to foresee is work,
    // too: "Dự báo nhu cầu nhân lực", "Dự báo tình hình sâu bệnh hằng tuần".
    reason: 'forecast',
    hints: ['du bao'],
    form: /^theo du bao[ ,]|^du bao(?:,| (?:trong|dem|ngay|hom|sang|chieu|thoi gian toi|(?:tu|den|khoang) (?:nay|ngay|dem|sang|chieu|toi|\d)|nhung ngay|[^,;.]{3,80} (?:se|co the|co kha nang|tiep tuc|do bo|dat dinh|len muc|o muc|tren muc|manh len|vao (?:dat lien|bien dong))) )/u,
  },
  {
    // "Các buổi bảo vệ dự kiến diễn ra trong tuần": a thing that is foreseen; "Danh sách dự kiến được cử đi gửi về Sở"
    // is handed in.
    reason: 'forecast',
    ofSubject: true,
    ofThing: true,
    hints: [' du kien '],
    form: /^(?![^;.]* (?:gui|nop|trinh|bao cao) )(?:cac |nhung )?[^,;.:]{3,60} du kien (?:dien ra|duoc|hoan thanh|khoi cong|to chuc)(?: |$)/u,
  },
  {
    reason: 'what was done',
    form: /^(?:(?:sang|chieu|toi|dem) ngay(?= \d)|ngay(?! \d{1,2}(?:(?:,| va) \d{1,2})* (?:hang|moi|cua)| (?:dau|cuoi) (?:tuan|thang|quy)| khi | sau )|tu ngay(?! \d[^,:;]{2,24} den [^,:;]{2,24}: )|thoi gian qua|trong thoi gian qua|tuy nhien|hien nay|hien tai|nam 20\d\d|tinh den|den nay|vua qua|nhin chung|qua (?:kiem tra|theo doi|ra soat)|nguyen nhan|sau khi (?:nghe|xem xet|nghien cuu|(?:tiep nhan|nhan duoc) (?![^;.]* (?:trong|cham nhat|khong qua) (?:vong |thoi han )?\d{1,2} (?:ngay|gio))[^.;]{3,200}, [^,.;]{3,60} (?:co y kien|tra loi|ket luan|nhan thay|thong nhat|de nghi|kinh|trao doi)))(?:[ ,:]|$)/u,
  },
  {
    reason: 'situation',
    hints: ['con ', 'chua ', 'bien chuyen', 'da nhan duoc '],
    form: /(?:^|[ ,])(?:con cham|chua nghiem(?! thu)|chua kip thoi|chua phoi hop|chua quyet liet|con han che|con ton tai|con tinh trang|bien chuyen ro net|da nhan duoc )/u,
  },
  {
    reason: 'agreement',
    hints: [
      'dong y',
      'thong nhat',
      'nhat tri',
      'tan thanh',
      'chap thuan',
      'xem xet',
      'ghi nhan',
      'bieu duong',
      'danh gia cao',
      'hoan nghenh',
      'chuc mung',
    ],
    form: /^(?:(?:[a-z][^,.;:]{2,40} )?(?:co ban )?(?<!(?:chua|khong|duoc) )(?:dong y|thong nhat|nhat tri|tan thanh|chap thuan|chua xem xet|khong xem xet|khong dong y|chua dong y|ghi nhan|bieu duong|danh gia cao|hoan nghenh|chuc mung))(?: (?:ve|voi|chu truong|noi dung|nguyen tac|viec|theo|cac|de xuat|de nghi|cho|nhung|co gang|su|thong qua|ket qua|chua|bo sung|phuong an|no luc|thanh tich|y kien|bao cao|danh gia|noi dung|nghien cuu)|,|$)/u,
  },
  {
    // "Bộ Văn hóa, Thể thao và Du lịch chấp thuận việc mở hội diễn", "Thực hiện Thông tư số 5, Sở đồng ý cho phép …": behind a
    // long name or what it follows from.
    reason: 'agreement',
    unlessActing: true,
    hints: ['dong y ', 'nhat tri ', 'tan thanh ', 'chap thuan '],
    form: /^(?<before>(?:bo|so|uy ban|ubnd|hdnd|hoi|tong cuc|cuc|ban|van phong|thuc hien|can cu|theo|xet|tren co so) [^;:]{3,300}? )(?:co ban )?(?:dong y|nhat tri|tan thanh|chap thuan) (?:cho phep|cho chu truong|ve|voi|chu truong|nguyen tac|viec|de nghi|de xuat)(?: |$)/u,
  },
  {
    // Behind the topic; "đồng ý chủ trương, UBND huyện cân đối nguồn" goes on with an order.
    reason: 'agreement',
    hints: ['dong y ', 'thong nhat ', 'nhat tri ', 'tan thanh '],
    form: /^ve [^:.;]{3,120}: (?:[a-z][^,.;:]{2,40} )?(?:co ban )?(?:dong y|thong nhat|nhat tri|tan thanh) [^,;:]{3,240}$/u,
  },
  {
    reason: 'proposal',
    hints: ['kinh trinh '],
    form: /(?:^|[ ,])kinh trinh [^.;]{2,80} (?:xem xet|phe duyet|chap thuan|quyet dinh|cho y kien)/u,
  },
  {
    reason: 'permission',
    hints: ['cho phep', 'duoc phep', 'duoc quyen', 'uy quyen'],
    form: /^(?:cho phep|duoc phep|duoc quyen|uy quyen)/u,
  },
  {
    // "Được tạm giữ thiết bị trái phép", "Trường hợp vượt quá khả năng, được trưng dụng xe": what somebody of the heading
    // may do; "… nhưng phải trả ngay" binds, and "Được sự đồng ý của Chủ tịch, Văn phòng đề nghị …" only opens.
    reason: 'permission',
    hints: ['duoc '],
    unlessSpelt: /^dược(?= )/iu,
    form: /^(?![^.]* (?:phai|khong duoc|co trach nhiem) )(?:(?:truong hop|khi|neu) [^,;.]{3,80}, )?duoc (?!su |giao |phan cong |de nghi |yeu cau )[a-z]/u,
  },
  {
    reason: 'permission',
    ofSubject: true,
    hints: ['duoc ', 'co quyen ', 'co the '],
    form: /^(?:[^,;]{3,60} (?<!(?:khong|de) )(?:duoc phep|duoc quyen|(?<!nguoi )duoc uy quyen|duoc (?:thanh toan|ho tro|cap|nghi|tinh|chi|chi tra|xet|mien|giam|nhan|huong) |duoc ap dung|duoc huong|co quyen|co the(?![^;.]* (?:truoc|cham nhat|han (?:cuoi|chot)|den het)(?: [a-z]+){0,2} \d)) )/u,
  },
  {
    reason: 'permission',
    ofSubject: true,
    unlessActing: true,
    hints: ['co quyen ', 'co the '],
    form: /^(?<before>(?:trong|tu|khi|neu|sau) [^,;]{3,80}, [^,;]{3,60} )(?:co quyen|co the) /u,
  },
  {
    // "Các hộ nghèo vẫn được vay vốn", "Thương nhân được thuê dịch vụ": what they may do; "… nhưng phải nộp" and
    // "Hộ được thuê đất nộp tiền trước ngày 30/9" bind.
    reason: 'permission',
    ofSubject: true,
    unlessActing: true,
    unlessSpelt: /được Ban /u,
    hints: ['duoc '],
    form: /^(?![^;.]* (?:phai|khong duoc|co trach nhiem|truoc ngay|cham nhat|trong (?:vong |thoi han )?\d+ ngay)(?: |$))(?<before>(?:(?:trong|tu|khi|neu|sau|voi) [^,;.]{3,80}, )?(?:[^,;.:]{3,90}? (?<!khong |chi |duoc )|))(?:van |cung )?duoc (?:tiep nhan|khuyen khich|moi (?:tham gia|tham du|giam sat|du)|mang|su dung|vay|tham gia|nop|thue|lap dat|dang ky|tam ung|mua|ban|trich|dung|giao them|chon|mo|tang|trao|khen)(?: |$)/u,
  },
  {
    // "Cán bộ, giáo viên, nhân viên nghỉ Tết từ ngày 01/01", "Học sinh được nghỉ bù 01 ngày": days off are nobody's task;
    // "Hiệu trưởng cho học sinh nghỉ học" and "các trường thông báo lịch nghỉ Tết" are, and so is what those who are off
    // have to do: "Công chức nghỉ bù gửi đơn về Phòng Tổ chức".
    reason: 'permission',
    ofSubject: true,
    unlessActing: true,
    hints: [' nghi '],
    form: /^(?![^.]* nghi (?:[^.]* )?(?:phai|bao cao|nop|gui|ban giao|bo tri|phan cong|to chuc|thong bao|lien he) )(?<before>(?:(?:ngay|nhan|dip) [^,:;.]{3,90}, )?[^:.]{3,240}? )(?:se )?(?:duoc nghi (?!hoc )|nghi (?:le|tet|giao thua|he|bu|\d|mot ngay|tu (?:ngay|thu)|(?:lam viec |hoc )?(?:(?:\d+|mot|hai|ba) ngay|tu ngay)))(?: |$)/u,
  },
  {
    // "Mỗi hộ vay không quá 50 triệu đồng": how much they may have.
    reason: 'permission',
    hints: ['khong qua ', 'toi da '],
    form: /^(?:[^,;.:]{0,60}, )?(?:moi|tung) (?:ho|ca nhan|nguoi|du an|doanh nghiep|hoc sinh)[^,;.:]{0,40} (?:vay|nhan|huong|muon|duoc [a-z]{2,6}) (?:[^;.]{0,40} )?(?:khong qua|toi da) \d/u,
  },
  {
    // "các tỉnh khác không phải báo cáo nội dung này", "… được tiếp tục hoạt động": freed of it, or free to.
    reason: 'permission',
    ofSubject: true,
    hints: ['khong phai ', 'duoc '],
    form: /^(?:[^,;.:]{3,90} )?khong phai (?!la |chi |vi |do |chiu |ai |cua |de )(?:(?! nhung )[^,;])*$|^[^,;.:]{3,90} (?<!khong )duoc (?:tiep tuc|mien|giu nguyen|nghi lai|bo tri nghi)/u,
  },
  {
    reason: 'sanction',
    hints: ['thi khong duoc '],
    form: /^[^.;]{3,160} thi khong duoc (?:xep loai|xet|cong nhan|de nghi|khen)/u,
  },
  {
    // "Những hạng mục vượt lũ phải được bàn giao trước mùa bão": nobody is named by whom.
    reason: 'passive',
    ofThing: true,
    hints: ['phai duoc '],
    form: /^(?:cac|nhung|moi|toan bo|tat ca|tung) [^;.:]{3,90} phai duoc [a-z]/u,
  },
  {
    // "Việc xét lên lớp thực hiện theo quy định của cấp học": how it is done, by nobody named.
    reason: 'passive',
    ofThing: true,
    hints: ['thuc hien theo ', 'ap dung theo '],
    form: /^(?:(?:doi voi|truong hop) [^:;.]{3,200}[,:] )?(?:viec|che do|chinh sach|thu tuc|ho so|kinh phi|muc) (?![^;.]* (?:do|truoc ngay) )[^;.]{3,240} (?:duoc )?(?:thuc hien|ap dung) theo (?!(?:tung|lich|ke hoach|dung) )[^;]{0,40}(?:quy dinh|(?:dieu|khoan) \d|thong tu|nghi dinh|luat|huong dan)/u,
  },
  {
    // "Học sinh: Việc miễn giảm học phí thực hiện theo quy định hiện hành": the same under a word that sorts it.
    reason: 'passive',
    hints: [': viec ', ': che do ', ': chinh sach ', ': thu tuc '],
    form: /^[^,:;.]{3,40}: (?:viec|che do|chinh sach|thu tuc) (?![^;.]* (?:do|truoc ngay|phai|de nghi|yeu cau) )[^;.]{3,240} (?:duoc )?(?:thuc hien|ap dung) theo (?:cac )?(?:quy dinh|thong tu|nghi dinh|luat|huong dan)/u,
  },
  {
    // "Hồ sơ của ông đã được Trung tâm tiếp nhận, chuyển Phòng Kinh tế": what became of a thing.
    reason: 'situation',
    ofThing: true,
    hints: [' da duoc '],
    form: /^(?![^;.]* (?:phai|de nghi|yeu cau|gui ve|nop ve|trinh|truoc ngay|cham nhat|khong duoc) )(?:cac |nhung |toan bo )?(?:noi dung|ho so|van ban|don|de nghi|kien nghi|y kien|cong trinh|du an|de an|ke hoach|nhiem vu|viec|vuong mac|thu tuc)(?: [^;.]{0,200})? da duoc (?!(?:phe duyet|duyet|ban hanh|giao|cong nhan)(?:,|$| (?!tai|theo|trong|boi)))[^;.]*$/u,
  },
  {
    // "Đội Thi công báo cáo đã lắp xong dầm", "nhà thầu cho biết đang chờ vật tư": what was said at a meeting; "báo cáo đã
    // hoàn thành hay chưa", "giải trình chưa làm việc gì, gửi trước ngày 20/8" ask for it.
    reason: 'what was done',
    hints: ['bao cao ', 'cho biet ', 'phan anh ', 'giai trinh '],
    form: /^(?![^;.]* (?:hay chua|hay khong|neu ro|truoc ngay|cham nhat|gui ve|gui cho)(?: |$|,))[^,;.:]{3,80} (?:bao cao|cho biet|phan anh|giai trinh)(?: (?:la|rang))? (?:da|chua|dang|van chua) /u,
  },
  {
    // "Bà Díp cho biết xã đã nhắc hai lần", "Khoa Dược cho biết vắc xin còn đủ": what was said at a meeting; who is to let
    // somebody know is asked by a day, or for how many.
    reason: 'what was done',
    hints: ['cho biet ', 'cho rang ', 'thua nhan '],
    form: /^(?!(?:kinh |tran trong )?(?:de nghi|yeu cau|giao|mong) |[^;]* (?:truoc ngay|cham nhat|gui ve)(?: |$))[^,;.:]{2,80} (?:cho biet|cho rang|thua nhan)(?::| (?!so |ten |ly do|y kien|nhu cau)[^;.]* (?:da|dang|se|chua|con|van|la|khong|duoc) )/u,
  },
  {
    // "Khoa Nhi, khoa Sản trực Tết tốt, biểu dương": praise or blame that ends in what is said of it.
    reason: 'assessment',
    hints: [', bieu duong', ', phe binh', ', hoan nghenh', ', dang khen'],
    form: /^[^;.:]{3,160}, (?:bieu duong|phe binh|hoan nghenh|dang khen)$/u,
  },
  {
    // "Trường hợp này không được khấu trừ thuế": what somebody does not get.
    reason: 'permission',
    hints: ['khong duoc '],
    form: /^(?![^;.]* (?:phai|co trach nhiem) )[^;.]{0,100}?khong duoc (?:khau tru|huong|hoan thue|mien|giam tru|boi thuong|ho tro|cong nhan ket qua) /u,
  },
  {
    // "Quyết định số 1766/QĐ-BNV ngày 01/7/2024 của Bộ trưởng …": one of a list of papers.
    reason: 'recital',
    unlessActing: true,
    hints: [' so '],
    form: /^(?<before>(?:luat|nghi dinh|nghi quyet|quyet dinh|thong tu|chi thi|cong van|ke hoach|thong bao|van ban|to trinh) so \d+[/-][^;]{0,40}) (?:ngay|cua) (?![^;]* (?:de nghi|yeu cau|giao(?! (?:duc|thong|dich|luu|an))) )/u,
  },
  {
    reason: 'sanction',
    hints: ['thi phai ', 'chiu trach nhiem', 'coi nhu', 'xem nhu', 'bi ', 'se bi', 'xu ly', 'khong xem xet'],
    form: /^(?:truong hop|neu|qua thoi han|qua thoi gian|sau thoi (?:gian|han)|het thoi (?:gian|han)|to chuc, ca nhan nao|dia phuong nao|don vi nao|co quan nao|ca nhan nao|moi hanh vi|nguoi nao|tap the, ca nhan|de xay ra|xa nao|noi nao|ai )[^.]*(?:thi phai (?:kiem diem|chiu|xu ly)|(?:phai )?chiu trach nhiem (?:truoc|hoan toan|ve)|(?:coi|xem) nhu|bi (?:xu ly|xem xet|ky luat|tru|phe binh|cat|dinh chi)|se bi|xu ly trach nhiem|xu ly theo quy dinh|khong xem xet)/u,
  },
  {
    reason: 'sanction',
    hints: [' neu ', 'chiu trach nhiem '],
    form: /^[^,;.]{3,60} neu [^,;.]{3,60} phai (?:boi thuong|den bu|chiu)|^(?:[^,;.]{3,120} )?chiu trach nhiem (?:ca nhan|lien doi)[^.]{0,80} (?:neu|khi) (?:de|khong|xay ra|cham|[^,;.]{2,24} vi pham)/u,
  },
  {
    // "thu hồi số tiền phải bồi hoàn", "xác định người phải bồi thường" tell what to do about them.
    reason: 'sanction',
    hints: ['phai '],
    form: /^[^;.]{3,160} (?<!(?:tien|khoan|muc|truong hop|doi tuong|xac dinh nguoi|danh sach nguoi) )phai (?:boi hoan|den bu|nop phat|chiu (?:ky luat|phat|moi chi phi|chi phi|xu ly|hinh thuc)|bi [a-z])/u,
  },
  { reason: 'sanction', hints: [' vi pham '], form: /^[^,;.:]{3,60} vi pham (?:thi )?(?:se )?bi /u },
  {
    reason: 'sanction',
    hints: ['duoc x', 'bi tru diem', ' se duoc '],
    form: /^(?:don vi|tap the|ca nhan|dia phuong|xa|truong|phong|khoa|nguoi)[^,;.:]{3,90} (?:khong duoc xet|se duoc (?:xem xet|xet|khen|bieu duong|cong|tuyen duong)|bi tru diem)/u,
  },
  {
    reason: 'sanction',
    hints: [
      'bi xu',
      'bi xem',
      'bi dinh',
      'bi ky',
      'bi phat',
      'bi phe',
      'bi tru',
      'bi cat',
      'bi loai',
      'bi huy',
      'bi cham',
      'bi cuong',
    ],
    form: /^[^.;]{3,160} (?:se|thi) bi (?:xu (?:ly|phat)|xem xet|cuong che|dinh chi|ky luat|phat|phe binh|tru|cat|loai|huy|cham dut)(?: |$)/u,
  },
  {
    reason: 'sanction',
    hints: ['duoc thuong', 'duoc khen', 'duoc xem xet khi', 'duoc cong diem'],
    form: /^[^.;]{3,120} (?:se |thi )?duoc (?:thuong|khen thuong|xem xet khi|cong diem)(?: |$)/u,
  },
  {
    reason: 'sanction',
    hints: [' nao '],
    form: /^[a-z ]{2,24} nao [^.;]{3,140} thi (?:se )?(?:bi |xu phat|xu ly|khong (?:xet|duoc xet)|(?:phai )?chiu|phe binh|ha |tru )/u,
  },
  {
    reason: 'sanction',
    hints: [' tuy '],
    form: /^[^,;.:]{3,90} tuy (?:theo )?(?:tinh chat|muc do)[^.;]{0,50} bi /u,
  },
  {
    reason: 'sanction',
    hints: [' se '],
    form: /^(?:qua|sau|het) thoi (?:han|gian)[^,.;]{0,40}, [^.;]{3,60} se (?:chuyen|xu ly|lap|kien nghi|khoi kien|dung|cat|cong khai|thu hoi)/u,
  },
  {
    reason: 'assessment',
    hints: ['co ban ', ' thuoc '],
    form: /(?:^| )co ban (?:chap hanh|thuc hien|hoan thanh|dap ung|bao dam|dam bao|tuan thu)|^[^.;]{3,90} thuoc (?:ve )?trach nhiem cua/u,
  },
  {
    reason: 'effect',
    hints: [
      'giai the',
      'cham dut hoat dong',
      'hieu luc',
      'thay the',
      'bai bo',
      'cac quy dinh truoc day',
      'duoc ap dung',
    ],
    form: /^(?:[a-z][^,.;:]{2,50} nay )?(?:co hieu luc|thay the (?:cho )?(?:quyet dinh|cong van|thong bao|ke hoach|nghi quyet|chi thi|thong tu|van ban|quy che|quy dinh)|het hieu luc)|^(?:[a-z][^,.;:]{2,50} nay |)bai bo (?:(?:cac|mot so|toan bo|nhung|mot phan) )?(?:noi dung|thu tuc|phu luc|cum tu|quyet dinh|cong van|thong bao|ke hoach|nghi quyet|nghi dinh|chi thi|thong tu|van ban|quy che|quy dinh|huong dan|(?:dieu|khoan|diem) [a-z]?\d?)(?:[ ,.]|$)|^(?:het hieu luc|cac quy dinh truoc day|[a-z][^,.;:]{2,40} nay (?:thay the|duoc ap dung))/u,
  },
  {
    // "Hội đồng tự giải thể sau khi hoàn thành nhiệm vụ"; "Ban Tổ chức có nhiệm vụ lập kế hoạch và tự giải thể …" has one.
    reason: 'effect',
    unlessActing: true,
    hints: ['giai the', 'cham dut hoat dong'],
    form: /^(?<before>(?:[^.;]{0,240}? )?)tu (?:dong )?(?:giai the|cham dut hoat dong)/u,
  },
  {
    // "Kính mong các thầy cô góp ý về bố cục", "… mong nhận được ý kiến trước ngày 13/9" ask for something.
    reason: 'courtesy',
    hints: ['mong', 'tran trong', 'xin ', 'cam on', 'su quan tam', ' loi '],
    unlessActing: true,
    form: /^(?<before>(?:[^;.]{3,140}, )?(?:[^,;.]{3,60} )?)(?:rat |kinh |tha thiet )?mong (?:nhan duoc|muon nhan|duoc su|su|(?:[a-z]+,? ){0,5}(?:thong cam|chia se|luong thu|dong hanh|ung ho|dong tinh|huong ung|chung tay|quan tam(?: phoi hop)?$)) ?(?![^;.]* (?:truoc|cham nhat|den het)(?: [a-z]+){0,2} \d)|^(?:tran trong(?: cam on| kinh chao|$|\.)|(?:rat|kinh) mong (?:duoc |som |rang |moi (?:viec|su)|hoi nghi |dai hoi |cac em |chuc )|xin (?:tran trong )?cam on|chan thanh cam on|su quan tam)|^(?:[^;.]{3,140}, )?[^,;.]{3,60} (?:gui|bay to) (?:toi [^,;.]{3,60} )?loi (?:tham hoi|chia buon|cam on|chuc|chao) /u,
  },
  {
    reason: 'invitation',
    hints: ['den du', 'tham du', 'du hop', 'du dung', 'toi du', 've du', 'co mat', 'mong ', ' moi '],
    form: /^(?![^.]* (?:xac nhan|dang ky) )(?:(?:tran trong |kinh )?(?:de nghi|mong|moi)|rat mong|kinh mong) (?:cac |quy )*(?:dong chi|quy|ong|ba|dai bieu|vi |co quan)[^.;:,]{0,50}(?:(?<=sap xep (?:cong viec|thoi gian)), )?(?:den du|tham du|du hop|du dung|toi du|ve du|co mat)|^(?:toi|den|ve) du (?:hop|hoi nghi|hoi thao|cuoc hop|buoi|le|dai hoi|lop|chuong trinh|va|co|day du|dung gio)(?: |,|$)|^[^,;.:]{3,80} (?:tran trong |kinh |xin )+moi [^.;]{3,160}(?:du|tham du|den)(?: |$)|^(?:rat |kinh )?mong (?:[a-z]+ ){1,7}(?:cu dung thanh phan|(?:thu xep|sap xep|bo tri) (?:thoi gian|cong viec)(?:$|[^.;:]{0,40} (?:den du|tham du|du|co mat)(?: |$)))/u,
  },
  {
    reason: 'assessment',
    hints: [
      'phe binh',
      'bieu duong',
      'ghi nhan',
      'danh gia cao',
      'hoan nghenh',
      'khien trach',
      'chia se',
      'cam on',
    ],
    form: /^(?:giam doc|tong giam doc|chu tich|ban thuong vu|thuong truc|bi thu|hieu truong|bo truong|ubnd|uy ban|so |lanh dao|thu truong)[^,;.:]{0,60} (?:phe binh|bieu duong|ghi nhan|danh gia cao|hoan nghenh|khien trach|chia se|cam on) /u,
  },
  {
    reason: 'contact',
    unlessActing: true,
    hints: ['lien he '],
    form: /^(?<before>(?:.*?[ ,])?)lien he (?:voi |truc tiep )?(?:[a-z. ]{0,12} ?)?[^;]{0,60}(?:\(|dt|dien thoai|so|: ?)[^;)]{0,12}\d{3,4}[ .]?\d{3}/u,
  },
  {
    reason: 'contact',
    hints: ['lien he', 'trao doi', 'dau moi', 'dien thoai', 'dia chi', 'email'],
    form: /^(?:thong tin (?:chi tiet )?(?:xin )?lien he|moi (?:thong tin|chi tiet|thac mac|y kien)[^.]{0,40}(?:lien he|trao doi)|chi tiet (?:xin )?lien he|dau moi (?:lien he|tiep nhan)|dien thoai|lien he:|dia chi|email)/u,
  },
  {
    reason: 'label',
    unlessTold: true,
    hints: [':'],
    form: /^(?:thoi gian(?! (?:nop|gui|bao cao|dang ky|hoan thanh))|dia diem|thanh phan|chu tri|toi du|noi dung|khach moi|hinh thuc|doi tuong|tai lieu|trang phuc|kinh phi|nguon kinh phi|ghi chu|phuong tien)(?: [a-z]+){0,4} ?:/u,
  },
  {
    reason: 'no report asked',
    hints: ['khong yeu cau', 'khong can', 'khong phai'],
    form: /^(?:khong yeu cau|khong can|khong phai) (?:bao cao|gui|nop|thuc hien)/u,
  },
  {
    reason: 'announcement',
    hints: [
      'tren day la',
      ' nay ',
      'kem theo',
      'gui kem',
      'dinh kem',
      'noi dung',
      'chi tiet',
      'cu the',
      'phu luc',
      'danh sach kem',
    ],
    form: /^(?:chi thi|nghi quyet|ket luan|thong tri|huong dan|quy dinh) nay (?:duoc )?(?:pho bien|quan triet|cong khai)|^(?:tren day la|kem theo|gui kem|dinh kem (?!(?:vao|ho so|file|tep) |[^;.]* (?:vao|khi|truoc ngay) )|noi dung (?:chi tiet|cu the|bao cao)[^.]{0,20} (?:theo|tai)|(?:chi tiet|cu the) (?:theo|tai)|phu luc|danh sach kem)/u,
  },
  {
    // "1. Về chuẩn bị văn kiện. Các huyện ủy thành lập …": the topic of what follows; who goes somewhere, or has
    // something to do by a time, is told so: "Về phía các hộ tự tháo dỡ trước ngày 30/9".
    reason: 'topic',
    hints: ['ve '],
    unlessSpelt: /^(?:vệ|vẽ|v\p{L} sinh) /iu,
    form: /^ve (?!du |dung |den |toi |nha |tham |nop |gap |phia |que |nuoc |vi tri |don vi |tru so )(?![^;]* (?:phai|truoc|cham nhat|hang (?:ngay|tuan|thang)) )[^,;:.]{3,70}$/u,
  },
  {
    // "(từ 20/8 đến 30/8): Công tác rà soát" of "Bước 1": the name of a step; "… do Phòng A làm" is a task.
    reason: 'topic',
    hints: [': cong tac '],
    form: /^(?:(?:buoc|dot|giai doan|phan|buoi) \d{1,2}[^:;]{0,70}|(?:tu|truoc|trong|xong|den) [^:;]{2,60}\)): cong tac (?![^;.]* (?:do|giao|phai|truoc) )[^;.:]{3,60}$/u,
  },
  {
    reason: 'description',
    hints: [' lam viec ', ' hoat dong '],
    form: /^[^,;.]{3,60} (?:lam viec|hoat dong) (?:theo (?:che do|nguyen tac|quy che)|kiem nhiem)/u,
  },
  {
    reason: 'definition',
    hints: [' la '],
    form: /^[^,;.:]{3,70} la (?:co quan (?:lanh dao|quyen luc|quan ly|chuyen mon)|cau noi|nguoi dai dien)[^,;.]{0,80}$/u,
  },
  {
    // "(1) Là các chứng chỉ do đơn vị đủ điều kiện cấp"; "Là cơ quan thường trực, tham mưu …" tells a task.
    reason: 'definition',
    unlessSpelt: /^(?!\P{L}{0,4}là )/iu,
    form: /^(?:\(?\d{1,2}[.)]{1,2} ?)?la (?:cac|nhung|mot|nguoi|so|khoan|muc|loai|ngay|thoi|van ban|tai lieu|chung chi|giay to|ho so) /u,
  },
  {
    // "Toàn dân tích cực tham gia bầu cử!" calls everybody; "Yêu cầu các trường thực hiện nghiêm túc!" is an order still.
    reason: 'slogan',
    hints: ['!'],
    form: /![”")]*$/u,
  },
  {
    // "Công ty A có văn bản số 14/CV-A gửi Bộ về việc …": who writes that somebody is to write knows no number yet.
    reason: 'what was done',
    unlessActing: true,
    hints: [' so'],
    form: /^(?<before>[^;:]{3,200}) (?:co|gui|nhan duoc) (?:cong van|van ban|to trinh|bao cao|cong dien|thong bao|giay moi|don) so:? ?\d/u,
  },
  { reason: 'definition', hints: ['sau day '], form: /(?:sau day (?:goi|viet) (?:tat )?la)[^.]{0,60}\)?$/u },
  {
    reason: 'decision',
    hints: ['ban hanh kem theo', 'phe duyet', 'bo nhiem', 'dieu dong', 'thanh lap'],
    form: /^(?:ban hanh kem theo|phe duyet (?:kem theo|ke hoach|de an|danh sach|quy hoach|du an|phuong an|ket qua)|bo nhiem|dieu dong(?:,| va | (?:ong|dong chi) |[^.;]{3,120} (?:giu chuc|giu chuc vu|nhan cong tac|nhan nhiem vu|den cong tac))|thanh lap (?:to|ban|hoi dong|doan)[^.]{0,200}(?:gom|thanh vien|nhu sau|do (?:ong|ba|dong chi)))/u,
  },
];

/** All are made of the same parts in the same order: so they are read fastest. */
const CUED = new CuedRules(
  RULES.map(({ reason, hints, form, ofSubject, ofThing, unlessTold, unlessActing, unlessSpelt }) => {
    return { reason, hints, form, ofSubject, ofThing, unlessTold, unlessActing, unlessSpelt };
  }),
);

/** Why a sentence puts nothing on anybody, or null where it may. */
export function reasonAgainst(sentence: string): string | null {
  return reasonOf(sentence) || null;
}

const reasonOf = remembered(64, (sentence) => ruleAgainst(sentence)?.reason ?? '');

function ruleAgainst(sentence: string): Pick<NotDuty, 'reason'> | undefined {
  const folded = foldPassage(sentence).replace(/^[“"(]+/u, '');
  return CUED.among(folded).find(
    ({ form, ofSubject, ofThing, unlessTold, unlessActing, unlessSpelt }) =>
      form.test(folded) &&
      !(unlessActing && actsBefore(sentence, folded, form)) &&
      !(ofSubject && opensWithAction(sentence)) &&
      !(ofThing && opensWithNoun(tokensOf(sentence))) &&
      !(unlessTold && tellsSomebody(sentence)) &&
      !unlessSpelt?.test(sentence),
  );
}

/** "Nội dung: kỹ sư A trình bày cách đo": the programme of a meeting. */
const SPEAKS_THERE = /^(?:trình bày|giới thiệu|phát biểu|tham luận|khai mạc|bế mạc)(?= )/u;

/** Behind the first colon stands a name with what it has to do. */
function tellsSomebody(sentence: string): boolean {
  const behind = sentence.slice(sentence.indexOf(':') + 1).trim();
  const { cue, assignees, past, actionStart } = clauseOf(behind);
  if (SPEAKS_THERE.test(behind.slice(actionStart))) return false;
  return !past && assignees.length > 0 && cue !== 'none' && cue !== 'bare';
}

/** Somebody does something in the group `before` already, or is told to. */
function actsBefore(sentence: string, folded: string, form: RegExp): boolean {
  const before = form.exec(folded)?.groups?.['before'] ?? '';
  const end = sentence.length - folded.length + before.length;
  // "người tổ chức giải thể thao | phải …": cut off here a name may look as if it acted.
  if (clauseOf(sentence).actionStart >= end) return false;
  const { cue, assignees, past } = clauseOf(sentence.slice(0, end));
  return !past && assignees.length > 0 && cue !== 'none';
}

function opensWithAction(sentence: string): boolean {
  return beginsAction(tokensOf(sentence.slice(0, 40)), 0);
}

/** Openings that may still lead to an order: "Thực hiện Công văn số …, Sở Nội vụ đề nghị các xã báo cáo …". */
const OPENS_ONLY = new Set(['recital', 'what was done', 'situation', 'announcement', 'slogan']);

/** Whether an explicit order in the same sentence outweighs the reason. */
export function yieldsToOrder(reason: string): boolean {
  return OPENS_ONLY.has(reason);
}

/** Headings under which things are described, not ordered: "Mục đích", "Đối tượng, phạm vi", "Kết quả đạt được". */
export function describes(heading: string): boolean {
  return /^(?:[\divx.)a-h]+ )?(?:ve )?(?:muc (?:dich|tieu)|(?:nguon )?kinh phi|quan diem|doi tuong|pham vi|phuong phap|hinh thuc|thanh phan|danh gia|tinh hinh|ket qua|ton tai|han che|nguyen nhan|khai quat|thuc trang|co so (?:phap ly|thuc tien)|can cu|boi canh|thoi gian[^:]*$|dia diem|dac diem|nhan dinh|uu diem|khuyet diem|cac chi tieu|chi tieu|dien bien|y kien (?:thao luan|phat bieu|trao doi|tham gia|cua (?:cac (?:thanh vien|dai bieu)|cong ty|don vi duoc|ben )))/u.test(
    foldPassage(heading).trim(),
  );
}

const ASSESSES =
  /^(?:[\dIVX]{1,3}[.)] )?(?:Về )?(?:(?:một số|những|các|mặt) )?(?:ưu điểm|khuyết điểm|hạn chế|tồn tại|mặt được|kết quả đạt được|nguyên nhân)(?:(?:,| và) (?:ưu điểm|khuyết điểm|hạn chế|tồn tại|vướng mắc|bất cập|khó khăn|nguyên nhân|yếu kém|thiếu sót))*(?: (?:chủ yếu|chính|nêu trên|cần khắc phục|trong (?:kỳ|tháng|quý|năm)))?: ?(?=\S)/iu;

/** "Ưu điểm:", "Về hạn chế, tồn tại:" before the sentence that tells of it; null where an item has no such label. */
export function assessing(item: string): string | null {
  return ASSESSES.exec(item)?.[0].trim() ?? null;
}

/** "Yêu cầu", "Nguyên tắc": what is said there binds only whom it names. */
export function onlyRequires(heading: string): boolean {
  return /^(?:yeu cau|nguyen tac|quy dinh chung)(?! (?:cac|thu truong|chu tich|giam doc|so|ubnd|don vi))/u.test(
    foldPassage(heading).trim(),
  );
}
