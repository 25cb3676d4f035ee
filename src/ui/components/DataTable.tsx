import type { PlainTable } from "../presenters/table.ts";

/** A chart's figures for screen readers. */
export function DataTable({ table }: { table: PlainTable }) {
  return (
    <table className="visually-hidden">
      <caption>{table.title}</caption>
      <thead>
        <tr>
          {table.header.map((text) => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row[0]}>
            {row.map((text, index) =>
              index === 0 ? (
                <th key={table.header[index]} scope="row">
                  {text}
                </th>
              ) : (
                <td key={table.header[index]}>{text}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
