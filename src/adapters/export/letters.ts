import type { IParagraphOptions, ISectionOptions, Paragraph, Table } from 'docx';
import type { Block, Letter, Letters, LetterTable } from '../../ports/letters.ts';

type Docx = typeof import('docx');

/** Sizes are half points: Nghị định 30/2020/NĐ-CP, Phụ lục I, asks for 13 to 14 in the body and 11 to 12 around it. */
const BODY = 28;
const SMALL = 26;
const TABLE = 22;
/** With more columns than that the letters are smaller. */
const MANY = 12;
const SMALLEST = 17;
/** Of a column's title there, so that no word of it is broken. */
const NARROW = 15;
const mm = (length: number): number => Math.round(length * 56.7);
const MARGINS = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(10) };

/** docx is read when the first paper is written. */
export const createLetters = (): Letters => ({
  async write(letter) {
    const docx = await import('docx');
    const { Document, Packer } = docx;
    const paper = new Document({
      styles: {
        default: { document: { run: { font: 'Times New Roman', size: BODY, language: { value: 'vi-VN' } } } },
      },
      sections: [
        page(docx, false, [
          ...heads(docx, letter),
          ...letter.body.map((block, n) => toBlock(docx, block, n >= letter.body.length - LAST)),
          ...foot(docx, letter),
        ]),
        ...letter.annexes.map((annex) =>
          page(docx, true, [
            line(docx, annex.heading, { bold: true, center: true }),
            line(docx, annex.title, { bold: true, center: true }),
            line(docx, annex.goesWith, { italics: true, center: true, after: 200 }),
            toTable(docx, annex.table, mm(297 - 30 - 15)),
          ]),
        ),
      ],
    });
    return new Uint8Array(await Packer.toBuffer(paper));
  },
});

/** Numbers stand at the head of every page but the first; an annex begins anew. */
function page(
  { Header, AlignmentType, PageNumber, Paragraph, TextRun, PageOrientation }: Docx,
  isWide: boolean,
  children: ISectionOptions['children'],
): ISectionOptions {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], size: SMALL })],
  });
  return {
    properties: {
      titlePage: true,
      page: {
        size: {
          width: mm(210),
          height: mm(297),
          orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: MARGINS,
        pageNumbers: { start: 1 },
      },
    },
    headers: { default: new Header({ children: [number] }), first: new Header({ children: [] }) },
    children,
  };
}

interface Look {
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly center?: boolean;
  readonly size?: number;
  readonly after?: number;
  readonly underlined?: boolean;
  readonly keepNext?: boolean;
}

function line(
  { Paragraph, TextRun, AlignmentType, UnderlineType }: Docx,
  said: string,
  look: Look = {},
): Paragraph {
  const { bold = false, italics = false, center = false, size = BODY, after = 0 } = look;
  const { underlined = false, keepNext = false } = look;
  return new Paragraph({
    ...(center && { alignment: AlignmentType.CENTER }),
    keepNext,
    spacing: { after },
    children: [
      new TextRun({
        text: said,
        bold,
        italics,
        size,
        ...(underlined && { underline: { type: UnderlineType.SINGLE } }),
      }),
    ],
  });
}

/** Two columns without lines: the issuer on the left, the state and its motto on the right. */
function heads(docx: Docx, letter: Letter): (Paragraph | Table)[] {
  const left = [
    ...(letter.parent === undefined ? [] : [line(docx, letter.parent, { center: true, size: SMALL })]),
    ...letter.issuer.map((said, n) =>
      line(docx, said, { center: true, bold: true, size: SMALL, underlined: n === letter.issuer.length - 1 }),
    ),
    line(docx, letter.number, { center: true, size: SMALL }),
  ];
  const right = [
    line(docx, letter.state, { center: true, bold: true, size: 24 }),
    line(docx, letter.motto, { center: true, bold: true, underlined: true }),
    line(docx, letter.placeAndDate, { center: true, italics: true }),
  ];
  return [
    sideBySide(docx, left, right, 40),
    line(docx, '', { after: 60 }),
    line(docx, letter.kind, { center: true, bold: true }),
    line(docx, letter.about, { center: true, bold: true, after: 240 }),
  ];
}

function foot(docx: Docx, letter: Letter): (Paragraph | Table)[] {
  const left = [
    line(docx, letter.receiversTitle, { bold: true, italics: true, size: 24 }),
    ...letter.receivers.map((receiver) => line(docx, receiver, { size: 22 })),
  ];
  const right = [
    ...letter.signer.map((said) => line(docx, said, { center: true, bold: true })),
    // Room for the seal and the hand.
    ...Array.from({ length: 4 }, () => line(docx, '')),
  ];
  return [line(docx, '', { after: 60, keepNext: true }), sideBySide(docx, left, right, 50)];
}

/** Between the margins of a page that stands upright. */
const WIDTH = mm(210 - 30 - 15);
const wide = (percent: number): number => Math.round((WIDTH * percent) / 100);

function sideBySide(
  { Table, TableRow, TableCell, TableLayoutType, WidthType, BorderStyle }: Docx,
  left: Paragraph[],
  right: Paragraph[],
  share: number,
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
  const borders = { top: none, bottom: none, left: none, right: none };
  const cell = (children: Paragraph[], percent: number) =>
    new TableCell({ borders, children, width: { size: wide(percent), type: WidthType.DXA } });
  return new Table({
    // Word and LibreOffice agree on fixed widths only.
    layout: TableLayoutType.FIXED,
    columnWidths: [wide(share), wide(100 - share)],
    width: { size: wide(100), type: WidthType.DXA },
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: [new TableRow({ cantSplit: true, children: [cell(left, share), cell(right, 100 - share)] })],
  });
}

/** Paragraphs that stay with the signature, which may not stand on a page by itself. */
const LAST = 2;

function toBlock(docx: Docx, block: Block, isLast: boolean): Paragraph | Table {
  if (block.kind === 'table') return toTable(docx, block.table, WIDTH);
  const { Paragraph, TextRun, AlignmentType, LineRuleType } = docx;
  const isHeading = block.kind === 'heading';
  const options: IParagraphOptions = {
    alignment: isHeading ? AlignmentType.LEFT : AlignmentType.JUSTIFIED,
    indent: { firstLine: mm(10) },
    spacing: { before: isHeading ? 160 : 0, after: 120, line: 288, lineRule: LineRuleType.AUTO },
    ...((isHeading || isLast) && { keepNext: true, keepLines: true }),
    children: [
      new TextRun({
        text: block.kind === 'bullet' ? `- ${block.text}` : block.text,
        bold: isHeading,
        italics: block.kind === 'note',
      }),
    ],
  };
  return new Paragraph(options);
}

function toTable(docx: Docx, { columns, rows, totals }: LetterTable, width: number): Table {
  const { Table, TableRow, TableCell, TableLayoutType, WidthType, Paragraph, TextRun } = docx;
  const { AlignmentType, VerticalAlign } = docx;
  const parts = columns.map((column) => column.width ?? 10);
  const all = parts.reduce((sum, part) => sum + part, 0);
  const widths = parts.map((part) => Math.round((width * part) / all));
  const isDense = columns.length > MANY;
  const size = isDense ? SMALLEST : TABLE;
  const margin = isDense ? 20 : 40;
  const cell = (said: string, n: number, bold: boolean, isHeader = false) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: margin, right: margin },
      width: { size: widths[n] ?? 0, type: WidthType.DXA },
      children: [
        new Paragraph({
          alignment: isHeader
            ? AlignmentType.CENTER
            : columns[n]?.isNumber
              ? AlignmentType.RIGHT
              : AlignmentType.LEFT,
          children: [new TextRun({ text: said, bold, size: isDense && isHeader ? NARROW : size })],
        }),
      ],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: width, type: WidthType.DXA },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, n) => cell(title, n, true, true)),
      }),
      ...[...rows.map((row) => [row, false] as const), ...(totals ? [[totals, true] as const] : [])].map(
        ([row, bold]) =>
          new TableRow({ cantSplit: true, children: columns.map((_, n) => cell(row[n] ?? '', n, bold)) }),
      ),
    ],
  });
}
