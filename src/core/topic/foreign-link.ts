/** Where official pages are; everything else that somebody pastes is warned of. */
const official = /(?:^|\.)(?:gov\.vn|csgt\.vn)$/;
/** In the stores everybody can put an app that looks like it: only what is known to be VNeID itself is not warned of. */
const vneid =
  /^(?:https?:\/\/)?(?:play\.google\.com\/store\/apps\/details\?(?:[^#]*&)?id=com\.vnid|apps\.apple\.com\/[^?#]*\/id1582750372)(?![\w.])/i;

const endings =
  'com|net|org|info|vn|xyz|top|online|site|app|me|io|cc|shop|link|ly|click|vip|club|live|store|co|apk';
const link = new RegExp(
  `(?:https?://|www\\.)[^\\s]+|\\b[a-z\\d-]+(?:\\.[a-z\\d-]+)*\\.(?:${endings})\\b(?:[/?:#]\\S*)?`,
  'gi',
);

/** True for a link that is not official, and for the name of an Android file: VNeID.apk. */
export function hasForeignLink(text: string): boolean {
  return [...text.normalize('NFKC').matchAll(link)].some(
    ([found]) => !official.test(hostOf(found)) && !vneid.test(found),
  );
}

/** "https://vneid.gov.vn@evil.com/x" leads to evil.com. */
function hostOf(address: string): string {
  const authority = address.replace(/^[a-z]+:\/\//i, '').split(/[/?#]/)[0] ?? '';
  return (authority.split('@').at(-1) ?? '').split(':')[0]?.toLowerCase().replace(/\.$/, '') ?? '';
}
