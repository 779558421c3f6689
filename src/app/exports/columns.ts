/** "A" for 0, "AB" for 27, as spreadsheets call their columns. */
export function letterOf(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return (rest < 0 ? '' : letterOf(rest)) + String.fromCharCode(65 + (column % 26));
}
