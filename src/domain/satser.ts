// How the entries of a beslut are divided into satser.

/** One entry with several lines that begin with «att» is as many att-satser; other lines follow the one above. */
export function attLines(entry: string): { written: string; line: number }[] {
  const parts: { written: string; line: number }[] = [];
  for (const [line, row] of entry.split('\n').entries()) {
    const last = parts.at(-1);
    if (!last || /^[*_]*att[*_]* /i.test(row)) parts.push({ written: row, line });
    else last.written += `\n${row}`;
  }
  const beginnings = parts.filter(({ written }) => /^[*_]*att[*_]* /i.test(written));
  return beginnings.length > 1
    ? parts.filter(({ written }) => written.trim() !== '')
    : [{ written: entry, line: 0 }];
}
