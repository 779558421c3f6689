import { fold } from '../message/fold.ts';
import { readName } from '../person/name.ts';

/** Family names of the Kinh and of other peoples, folded: what sets "Nguyễn Văn Thử" apart from "Nghĩa Trung". */
const families: ReadonlySet<string> = new Set(
  (
    'nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly an au bach banh be ca cao cam chau che chu chung ' +
    'chuong co cu cung dam dao danh dau diep dieu dinh doan dong du duy ha hau hong hua huu kha khong khuat khuc kieu kim ' +
    'la lac lai lam lanh leng lieu lo loc long lu lua luc luong luu ma mac mai mang manh mau mo mong mua nghiem ngan nhan ' +
    'ninh nong ong on phi pho phu phung phuong quach quan quang sam sung son ta tang tao thach thai than thang thao thieu ' +
    'thi thung tien tieu ton tong to tra trieu trinh truong truc tu tuong ung uong van vang vi vien vong vuu xa y yen giang ' +
    'giap gian h ha ksor siu rahlan rmah rcom nay kpa nie mlo kbuor eban ayun hmok byă bya adrong ktla dieu kasor kra jan ' +
    'cil co lieng lieng bon krong ro lan bon krajan sa po pang ting touneh zo ram zoram alang bhnuoch coor arat hoih briu ' +
    'poloong hien rieng blup giang bnuoch lau ngau ban trieu tan chao phan sin seo giang thao chang ma sung vu lau cha ho'
  ).split(' '),
);

/** 0: no name; 1: could be one; 2: has a family name, or two or more words in capitals. */
export function likenessToName(text: string): 0 | 1 | 2 {
  const words = text.trim().split(/\s+/);
  if (words.length > 9 || /\d/.test(text) || readName(text).verdict === 'no') return 0;
  const bare = words.filter((word) => !honorifics.has(fold(word).replace(/[./]/g, '')));
  const [first = ''] = bare.length > 1 ? bare : words;
  if (notNames.test(fold(text))) return 0;
  if (bare.length > 1 && families.has(fold(first).split(/['’-]/)[0] ?? '')) return 2;
  return 1;
}

const honorifics: ReadonlySet<string> = new Set(
  'ong ba anh chi em co chu bac cau di dc d/c dong chi mr mrs'.split(' '),
);

/** What is said about people in a list, and is no name. */
const notNames =
  /^(?:stt|so thu tu|tt|tong|cong|ghi chu|danh sach|ds|nam|nu|gioi tinh|da (?:cai|dang|kich|tich|xong|lam)|chua|khong(?: co)?(?: xe| bien)?|xong|ok|oke|thanh cong|that bai|dat|chong|vo|con|nguoi lap|trang|het|lop|thon|ap|xom|nhu tren|nt|ho ngheo|ho khau|tam tru|thuong tru|dang vien|doan vien|hoi vien|giao vien|hoc sinh|phu huynh|truong thon|pho thon|hieu truong|hieu pho|pho hieu truong|giao vien.*|nhan vien|ke toan|van thu|bao ve|chu tich|pho chu tich|hoi truong|chi hoi truong|cong an vien|dan quan|bi thu|to truong|nong dan|cong nhan|lam ruong|noi tro|co|kinh|dan toc|viet nam|su dung|android|iphone|samsung|vnetraffic|vneid|cam on|xin cam on|chi hoi.*|xac nhan|ky ten|chua (?:ro|biet|co).*|khong (?:ro|biet).*|quen (?:mk|mat khau|so).*|vang nha|di vang|truong|pho|uy ban.*|ubnd.*|cong hoa.*|doc lap.*|kinh gui.*)$/;
