export const usage = `Funnel Workbench, the engine from a terminal.

  npm run -s funnel -- COMMAND

  methods                                   the contract's calls with their schemas, as JSON
  call METHOD [JSON or -] --workbook F      one call; prints its output as JSON ("-" reads it from standard input)
  new F [--sample] [--currency CODE]        a new file, empty or with the sample company
  import FILE... --workbook F               import spreadsheets (CSV, TSV, XLSX, XLSM, XLS, ODS; "-" is standard input),
                                            making F if it is not there
      [--map HEADER=FIELD]... [--sheet NAME] [--table deals|accounts|products|people|teams|contacts|lines|
                                            stageHistory|activities|targets|pipelines|stages]
      [--name person|team|product|account|deal:NAME=KNOWN]... [--key FIELD,FIELD]
      [--state WORD=open|won|lost]...       what a word of the status column means (empty: the stage decides)
      [--rate CURRENCY=RATE[@DAY]]...       worth of one unit in the base currency, from a day on; kept in F
      [--profile NAME|none] [--remember NAME] [--as-of DAY] [--dry-run] [--json]
      [--encoding NAME] [--delimiter CHARACTER|tab] [--header-row N] [--header-rows 1|2]
      [--leave-hidden] [--keep-totals]      leave out what the sheet hides; take total rows for records
      HEADER=custom keeps a column as a field of its own, of the type that its cells are; custom:text, custom:number
      and custom:day say which. The next file with that column goes to the same field.
      HEADER="NAME" brings a column to the field of its own that F has under that name.
      [--vanished keep|close]               open deals of the same system that the export lacks (kept unless told)
      [--correct ROW:HEADER=VALUE]...       cells mended without touching the file
      [--rejected OUT.xlsx|OUT.csv]         rejected rows with their reasons, to be mended and imported again
      Without --profile the kept one whose columns are the file's is taken; --remember keeps these options as one,
      but for those that are true of one export alone: --as-of, --vanished, --correct, --name deal.
      Without --as-of the day is that of the file's name, else of its content, else of the file.
  profiles --workbook F [--json]            the kept profiles [--export FILE.json] [--import FILE.json]
  export F --to OUT.csv|OUT.xlsx            export deals [--view NAME] [--filter JSON]
  check F                                   integrity, references, and derived rows against the history

  --today DAY     the day that stands for today, so that results repeat
  --lang en|zh    the language of sentences (else the system's)
`;
