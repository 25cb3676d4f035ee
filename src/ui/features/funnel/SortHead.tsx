import classes from "./ByTable.module.css";

interface SortHeadProps {
  label: string;
  /** Over the names rather than over figures. */
  isKey: boolean;
  /** Null: the table is not sorted by it. */
  descending: boolean | null;
  onSort: () => void;
}

/** The head of a column: a click sorts by it, another one turns the order. */
export function SortHead({ label, isKey, descending, onSort }: SortHeadProps) {
  return (
    <th
      scope="col"
      className={isKey ? classes.key : undefined}
      aria-sort={descending === null ? undefined : descending ? "descending" : "ascending"}
    >
      <button type="button" className={classes.sort} onClick={onSort}>
        {label}
        <span aria-hidden className={classes.direction}>
          {descending === null ? "" : descending ? "↓" : "↑"}
        </span>
      </button>
    </th>
  );
}
