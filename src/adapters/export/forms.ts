import type { WriteSheet } from 'hucre';
import type { Forms } from '../../ports/forms.ts';

/** Title, headings, then rows to fill. Every cell is text, so that a citizen ID keeps its zeros. */
const HEADINGS_AT = 1;

export function createForms(): Forms {
  return {
    async write({ name, title, columns, rows, sheets }) {
      const { writeXlsx } = await import('hucre');
      const style = { numFmt: '@' } as const;
      const bold = { font: { bold: true }, numFmt: '@' } as const;
      const cells: NonNullable<WriteSheet['cells']> = new Map([
        ['0,0', { value: title, type: 'string', style: bold }],
        ...columns.map(
          ({ heading }, n) =>
            [`${HEADINGS_AT},${n}`, { value: heading, type: 'string', style: bold }] as const,
        ),
      ]);
      const first = HEADINGS_AT + 2;
      const form: WriteSheet = {
        name,
        columns: columns.map(({ width }) => ({ width, style })),
        rows: Array.from({ length: HEADINGS_AT + 1 }, () => []),
        cells,
        freezePane: { rows: HEADINGS_AT + 1, columns: 2 },
        dataValidations: columns.flatMap(({ choices }, n) =>
          choices === undefined
            ? []
            : [
                {
                  type: 'list' as const,
                  values: [...choices],
                  allowBlank: true,
                  showErrorMessage: false,
                  range: `${letter(n)}${first}:${letter(n)}${first + rows}`,
                },
              ],
        ),
      };
      const others = sheets.map(
        (sheet): WriteSheet => ({
          name: sheet.name,
          columns: (sheet.lines[0] ?? []).map(() => ({ width: 32, style })),
          rows: sheet.lines.map((line) => [...line]),
        }),
      );
      return writeXlsx({ sheets: [form, ...others] });
    },
  };
}

const letter = (n: number): string =>
  (n >= 26 ? letter(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));
