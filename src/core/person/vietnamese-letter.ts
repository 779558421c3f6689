/** A letter of Vietnamese, or of plain Latin, in one sign: normalising to NFC leaves it as it is. For a pattern. */
export const VIETNAMESE_LETTER = '[A-Za-zÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]';
