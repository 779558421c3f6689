import { zip } from './zip.js';

/** Tabs and line ends are kept; what no XML may hold is left out. */
const clean = (text) =>
  String(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that XML 1.0 forbids
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');

const run = (text, look = '') =>
  clean(text)
    .split(/\r?\n/)
    .map(
      (line, n) =>
        `<w:r><w:rPr>${look}</w:rPr>${n > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${line}</w:t></w:r>`,
    )
    .join('');

export const BOLD = '<w:b/>';
export const ITALIC = '<w:i/>';
/** Twelve points, in which the name of the state stands on one line. */
export const SMALL = '<w:sz w:val="24"/>';

export const paragraph = (text, { look = '', align = 'left' } = {}) =>
  `<w:p><w:pPr><w:spacing w:after="120"/><w:jc w:val="${align}"/></w:pPr>${run(text, look)}</w:p>`;

const cell = (width, content) =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;

/** Rows of cells that hold paragraphs; without `lines` it only sets things side by side. Widths in twentieths of a point. */
export const table = (widths, rows, lines = true) =>
  `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>${
    lines
      ? `<w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
          .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
          .join('')}</w:tblBorders>`
      : ''
  }</w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows
    .map((row) => `<w:tr>${row.map((content, n) => cell(widths[n], content)).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

/** English Metric Units of one pixel, and the width between the margins. */
const EMU = 9525;
const WIDEST = 600;

const picture = ({ width, height, name }, n) => {
  const scale = Math.min(1, WIDEST / width);
  const [cx, cy] = [width, height].map((size) => Math.round(size * scale * EMU));
  const title = clean(name).replace(/"/g, '&quot;');
  return `<w:p><w:r><w:drawing><wp:inline><wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${n + 1}" name="${title}" descr="${title}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${n + 1}" name="${title}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId${n + 1}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;
};

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/**
 * A paper as .docx (ECMA-376), on A4 with the margins of Nghị định 30/2020/NĐ-CP, made in this browser. It names no author,
 * no program and no time. `pictures` are JPEGs: { bytes, width, height, name }.
 */
export function paper(body, pictures = []) {
  const images = pictures.map((_, n) => `media/anh-${n + 1}.jpg`);
  const document = `${XML}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:body>${body}${pictures.map(picture).join('')}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr></w:body></w:document>`;
  const styles = `${XML}<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults></w:styles>`;
  const styled = pictures.length + 1;
  return zip([
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="jpg" ContentType="image/jpeg"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    ['word/document.xml', document],
    ['word/styles.xml', styles],
    [
      'word/_rels/document.xml.rels',
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${images.map((target, n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/relationships/image" Target="${target}"/>`).join('')}<Relationship Id="rId${styled}" Type="${OFFICE}/relationships/styles" Target="styles.xml"/></Relationships>`,
    ],
    ...pictures.map(({ bytes }, n) => [`word/${images[n]}`, bytes]),
  ]);
}
