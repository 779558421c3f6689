import { fold } from '../message/fold.ts';

/**
 * What somebody says above or below a list, to whoever reads it: "Anh kiểm tra giúp em", "Chỉ có vậy", "Hết ạ". Only what
 * no row can be: Đủ, Hết, Chúc and Của are names too, so none of these words says anything alone.
 */
export function isSpeech(line: string): boolean {
  const said = fold(line)
    .replace(/[.!?,;:…~()"“”]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return speech.test(said) || marked.test(line.normalize('NFC').trim());
}

const you =
  '(?:anh|chi|em|chau|con|chu|bac|co|toi|minh|ban|thay|sep|ad|cac anh|cac chi|moi nguoi|dong chi|a|c|e)';
const doing =
  '(?:gui|nop|xem|kiem tra|nhap|bao|ghi|cap nhat|duyet|xac nhan|them|tong hop|xin|nho|cam on|chuc|nhan|ra soat|doi chieu)';
const politely =
  '(?: (?:a|nhe|nha|nhe a|voi|nghe|hen|day|do|nay|roi|thoi|luon|sau|truoc|tiep|lai|muon|du|het))*';

const speech = new RegExp(
  [
    // "Anh kiểm tra giúp em", "chị xem lại nhé", "em nộp đây"
    `^(?:da |vang )?(?:nho |nho co |mong |phien )?${you}(?: \\S+){0,2}? ${doing}(?: (?:giup|gium|ho|dum|cho|lai|tiep|truoc|sau|day|luon|bo sung|muon|them|${you}))+(?: |$)`,
    `^(?:nho|mong|phien|lam on|xin loi|thong cam|co gi|neu (?:thieu|sai|con)) (?:\\S+ ){0,3}?(?:${doing}|${you}|thong cam|thieu|sai)(?: |$)`,
    `^${doing} (?:giup|gium|ho|dum) ${you}${politely}$`,
    `^(?:mai|toi|chieu|sang|con lai|con|phan con lai|chieu mai|sang mai|ngay mai|hom sau|lat) (?:${you} )?(?:se )?(?:gui|nop|bao|bo sung)(?: |$)`,
    `^(?:xin )?(?:chao|kinh chao) (?:anh|chi|em|co|chu|bac|cac|moi|ban|thay|sep)(?: |$)`,
    `^chuc ${you} .*\\b(?:ngay|khoe|vui|tot lanh|suc khoe|cong tac|buoi|tuan)\\b`,
    // "Những người đã cài", "đây là các hộ", "của thôn 3"
    '^(?:day|duoi day|tren day|sau day|do) la(?: |$)',
    '^(?:(?:va )?(?:nhung|cac|may|so)) (?:nguoi|ho|cong dan|ba con|hoi vien|doan vien|truong hop|em hoc sinh|anh chi)(?: |$)',
    `^cua (?:thon|ap|xom|to|khu pho|ban|buon|khom|lang|lop|truong|chi hoi|chi doan|ben em|${you})(?: |$)`,
    '^nguoi (?:gui|nop|bao cao|nhap|tong hop|ke khai|ghi|viet|thuc hien)(?: |$)',
    '^tran trong (?:cam on|kinh chao|bao cao|kinh gui|gui)',
    // "Hết ạ", "đủ rồi", "chỉ có vậy thôi anh"
    `^(?:(?:chi )?co (?:vay|the|bay nhieu|nhieu do)|(?:bay nhieu|vay|the)(?: do)?(?: la)? (?:thoi|du|het|xong)|(?:du|het|xong) (?:roi|a|nhe|nha)|${you} (?:xin )?het)(?: ${you})?${politely}(?: ${you})?$`,
    '^het$',
    // Whose list it is.
    '^(?:truong|pho) (?:thon|ap|ban|buon|bon|xom|khu pho|khom|lang|khu dan cu|to dan pho)(?: |$)',
    '^(?:to|doi|chi hoi|bi thu chi) truong(?: to| thon| dan pho| chi hoi)?(?: \\d+)?$',
  ].join('|'),
);

/** Where only the marks tell: "Trân trọng" is no Trần Trọng, and nobody is called "… ơi". */
const marked = /^trân trọng[.!\s]*$|(?:^|\s)ơi[.!,\s]*$|^(?:em |dạ )?chào\s/iu;
