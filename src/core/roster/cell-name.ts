/** As a spreadsheet names it: column 2 of row 7 is "C7". */
export const cellName = (column: number, row: number): string => `${letters(column)}${row}`;

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26));
