/** Sentences of the import in English: which file, row, column and value, what is wrong, what to do. */
export const importEn = {
  // The file as a whole.
  sheetNotFound:
    "There is no file “{file}” at that place. Check its name and folder: it may have been moved, renamed or deleted.",
  sheetIsFolder: "“{file}” is a folder. Choose a spreadsheet (CSV, Excel, OpenDocument) in it.",
  sheetNotFile: "“{file}” is not a file that can be read. Choose a spreadsheet (CSV, Excel, OpenDocument).",
  sheetNoPermission:
    "You have no permission to read “{file}”. Change its permissions, or copy it to your own folder and choose the copy.",
  sheetUnreadable:
    "“{file}” cannot be read: another program holds it, or its drive does not answer. Close it there, or copy it here, and try again.",
  blockEmpty:
    "There is nothing to import in it. Copy the cells in your spreadsheet, header row included, and paste again.",
  sheetEmpty: "“{file}” is empty (0 bytes). Export it again.",
  sheetChanged:
    "“{file}” was changed or removed while it was being read, so nothing was imported. Wait until it is saved, then try again.",
  sheetPassword:
    "“{file}” is protected by a password. Open it in Excel or WPS, remove the password (File > Info > Protect), save, and import again.",
  xlsDamaged:
    "“{file}” is an old Excel file (.xls) that is damaged, or holds no workbook. Export or download it again, or save it as .xlsx and import that.",
  xlsTooLarge:
    "“{file}” is larger than {most} MB, which is too much for the old Excel format (.xls). Save it as .xlsx or CSV and import that.",
  sheetXlsb: "“{file}” is a binary workbook (.xlsb). Save it as .xlsx and import that.",
  sheetXml2003:
    "“{file}” is an Excel 2003 XML file. Open it in Excel or WPS, save it as .xlsx, and import that.",
  sheetIsHtml:
    "“{file}” is a web page (HTML) under a spreadsheet's name. Open it in Excel or WPS, save it as .xlsx, and import that.",
  sheetNotTable: "“{file}” is not a spreadsheet. Choose a CSV, Excel or OpenDocument file.",
  zipNotSheet:
    "“{file}” is a zip file with no workbook in it. Choose the CSV, Excel or OpenDocument file itself.",
  zipDamaged: "“{file}” is damaged or was not copied whole. Export or download it again.",
  zipTooManyParts: "“{file}” is built of more than {most} parts, which no workbook has. It was not read.",
  zipBomb: "“{file}” unpacks to far more than it can sensibly hold ({part}). It was not read.",
  noSheet: "“{file}” has no sheet with cells. Choose another file.",
  sheetNameUnknown: "“{file}” has no sheet “{value}”. Choose one of: {known}.",
  encodingUnknown:
    "The encoding “{value}” for “{file}” is not known. Choose utf-8, gb18030, big5, utf-16le, utf-16be or windows-1252.",
  quoteNeverClosed:
    "“{file}”, row {row}, column {column}: a cell begins with a quotation mark that is never closed. Close it in that row, or export the file again.",
  recordTooLong:
    "“{file}”, row {row}, column {column}: the row does not end within a million characters. Shorten that cell to {most} characters at most, or export the file again.",
  tooManyColumns:
    "“{file}”, row {row} has more than {most} columns. See whether the right delimiter was chosen, or export the file again.",
  tooManyRows:
    "“{file}” has rows beyond row {most}, where every spreadsheet ends. It was not read. Export it again.",
  textTooLong:
    "“{file}” holds a text far longer than the {most} characters that a cell can have. It was not read.",
  noRows: "“{file}” has no rows with data. Export it again.",
  headerOnly: "“{file}” has a header in row {row}, but no rows below it. Export it again with its rows.",
  headerRowOutside:
    "“{file}” has no row {row} that could be the header. Choose a row that holds the column names.",
  columnsUnknown:
    "“{file}”: no column is recognised from row {row}. Choose the header row, or say which column feeds which field.",
  nameColumnMissing: "“{file}”: no column is mapped to the name. Say which column holds it.",
  neededColumnMissing:
    "“{file}”: no column feeds any of {fields}, without which its rows say nothing. Say which column does.",
  fieldTwice:
    "“{file}”: the columns “{column}” and “{other}” are both mapped to “{field}”. Leave one of them out.",
  customNotKnown:
    "“{file}”: the column “{column}” is to feed “{value}”, which is neither a field nor a field of its own that this workbook has. Choose one that there is, or keep the column as a new one.",
  customTwice:
    "“{file}”: the columns “{column}” and “{other}” are both to feed “{name}”. Leave one of them out.",
  customTooMany:
    "“{file}”: {count} {count|column|columns} would become fields of their own, and a workbook takes {most} from a file. Leave out those that you do not need.",
  headerUnknown: "“{file}” has no column “{column}”. Its columns are: {known}.",
  readerStopped:
    "“{file}” could not be read: it needs more memory than a spreadsheet should. Split it, or export it again. Nothing was imported.",
  chosenNameNotFound:
    "“{name}” is to become “{value}”, but neither the workbook nor the import has that name. Check its spelling.",
  profileNotFound: "There is no import profile “{value}” in this workbook.",
  profileNameTaken: "There is an import profile “{name}” already. Choose another name.",
  profileNameNone: "“none” stands for no profile. Choose another name.",
  profileColumnsMissing:
    "“{file}” has no column {columns}, which the profile “{profile}” speaks of. The import goes on without; see whether the export was made with all its columns.",
  profilesNotThere: "“{file}” is not there any more, or it may not be read. Choose it again.",
  profilesNotJson:
    "“{file}” is not a file of import profiles: it is no JSON. Choose one that was exported here.",
  profilesOther: "“{file}” is not a file of import profiles. Choose one that was exported here.",
  profilesNewer:
    "“{file}” was written by a newer version of the app. Update the app, or export the profiles there anew.",
  profilesDamaged:
    "“{file}” holds something that is no import profile ({detail}). Nothing was taken from it; export it again.",
  profilesNotWritten: "“{file}” could not be written there. Choose another folder.",
  asOfFuture:
    "“{file}” cannot be as of {value}: that day has not come yet. Choose a day up to today ({today}).",

  // One row.
  rowTooShort:
    "“{file}”, row {row} has {count} {count|cell|cells} where the header has {width}. Add the missing cells, or put quotation marks around line breaks.",
  rowTooLong:
    "“{file}”, row {row} has {count} {count|cell|cells} where the header has {width} (the first too many: “{value}”). Put quotation marks around cells that hold the delimiter.",
  rowTotal: "“{file}”, row {row} (“{value}”) is a total, not a record, and was left out.",
  rowFooter: "“{file}”, row {row} (“{value}”) says something of the list, is no record, and was left out.",
  idZerosLost:
    "“{file}”, row {row}: the id “{value}” was taken for the known “{known}”, as the name is the same (“{name}”): a spreadsheet has taken off its leading zeros. Keep the column as text when you save the file.",
  idZerosUnsure:
    "“{file}”, row {row}: the id “{value}” may be the known “{known}” (“{name}”) without its leading zeros. Its name is another, so it was taken for a deal of its own. If it is the same, correct the id.",
  companyAmountTaken:
    "“{file}”: “{column}” was read as the amount in the base currency ({base}), “{other}” as the amount in the deal's own currency.",
  companyAmountLeft:
    "“{file}”: “{column}” is in {currency}, not in this workbook's base currency ({base}), and was left aside: amounts come from “{other}”.",
  rowGroup:
    "“{file}”, row {row} (“{value}”) names a group of the report, not a record: what it says was given to the rows below it.",
  rowContinued:
    "“{file}”, row {row} (“{value}”) goes on with the record above, in columns that are not imported, and was left out.",
  rowWithoutKey:
    "“{file}”, row {row} names nothing: it has no id, no name and no account. Fill in one of them.",
  rowWithoutName: "“{file}”, row {row}, column “{column}” is empty. Fill in the name.",
  rowWithoutCell:
    "“{file}”, row {row}, column “{column}” is empty, and without it the row says nothing. Fill it in.",
  dealUnknown:
    "“{file}”, row {row}, column “{column}”: there is no deal “{value}” in the workbook. Import the deals with it, or correct the cell.",
  dealAmbiguous:
    "“{file}”, row {row}, column “{column}”: {count} {count|deal is|deals are} called “{value}”. Add a column with the deal's id or its account.",
  dayInFuture:
    "“{file}”, row {row}, column “{column}”: {value} has not come yet, so it cannot be history. Correct the day.",
  rowWithoutStage:
    "“{file}”, row {row}, column “{column}” is empty, and a new deal needs a stage. Fill it in.",
  rowNeedsStage:
    "“{file}”, row {row}: a new deal needs a stage, and no column feeds it. Say which column holds the stage.",
  keyNotFed:
    "“{file}”: deals are to be told apart by “{field}”, but no column feeds it. Choose other fields, or say which column it is.",
  keyRepeated:
    "“{file}”, row {row} is the same deal as row {first}, by the fields that tell deals apart. Keep one of them, or choose more fields.",
  keyAmbiguous:
    "“{file}”, row {row} may be any of {count} {count|deal|deals}: {deals}. Choose more fields that tell deals apart, or add the deal's Workbench ID.",
  dealMayBeRenamed:
    "“{file}”, row {row}: “{value}” is new, and may be {id} “{deal}” under another name. Say so with the deal's id, or leave it as a new deal.",
  rowRepeated:
    "“{file}”, row {row}, column “{column}”: “{value}” stands in the file before this row already. Keep one of the two.",
  rowOfOtherWorkbook:
    "“{file}”, row {row}, column “{column}”: “{value}” is a different deal in this workbook. Clear the cell to add the row as a new deal, or import into the workbook that the file came from.",

  // One cell.
  cellNotCalculated:
    "“{file}”, row {row}, column “{column}” holds a formula without its value, and was read as empty. Open the file in a spreadsheet program and save it, then import it again.",
  cellFormulaError:
    "“{file}”, row {row}, column “{column}”: “{value}” is the error of a formula, and was read as empty.",
  cellNotMoney:
    "“{file}”, row {row}, column “{column}”: “{value}” is not an amount of money. Write digits such as 12,500.00, or leave the cell empty.",
  cellAmountTooLarge:
    "“{file}”, row {row}, column “{column}”: “{value}” is larger than any amount the app can keep. Correct it.",
  cellNotDay:
    "“{file}”, row {row}, column “{column}”: “{value}” is not a day. Write it as 2026-07-31, or leave the cell empty.",
  cellNoSuchDay: "“{file}”, row {row}, column “{column}”: {value} is not in the calendar. Correct the day.",
  cellNotNumber:
    "“{file}”, row {row}, column “{column}”: “{value}” is not a number. Write digits, or leave the cell empty.",
  cellNumberTooLong:
    "“{file}”, row {row}, column “{column}”: “{value}” has more than 15 digits, of which a spreadsheet drops the last. Shorten it, or keep the column as text.",
  cellNotPercent:
    "“{file}”, row {row}, column “{column}”: “{value}” is not a percentage from 0 to 100. Correct it.",
  cellNotCategory:
    "“{file}”, row {row}, column “{column}”: “{value}” is not a forecast category; it was left out here and in the rows below. Known are commit, best case, pipeline, omitted, closed.",
  cellNotCurrency:
    "“{file}”, row {row}, column “{column}”: “{value}” is not a currency code such as USD or CNY. Correct it.",
  cellNoRate:
    "“{file}”, row {row}, column “{column}”: “{value}” is in {currency}, and the workbook has no exchange rate from {currency} to {base}. Give the rate with the import or under Settings, or the amount in {base}.",
  contactUnknown:
    "“{file}”, row {row}, column “{column}”: there is no contact “{value}”, and the row has no name. Import the contacts with it, or add the name.",
  cellNotPeriod:
    "“{file}”, row {row}, column “{column}”: “{value}” is not a month, quarter or year. Write it as 2026-07, 2026-Q3 or 2026.",
  cellNotYesNo:
    "“{file}”, row {row}, column “{column}”: “{value}” says neither done nor open. Write yes or no, or leave the cell empty.",
  teamUnderItself:
    "“{file}”, row {row}, column “{column}”: “{value}” belongs to “{name}” already, so it cannot be above it. Correct the cell.",
  cellTooLong: "“{file}”, row {row}, column “{column}” holds more than {most} characters. Shorten it.",
  cellUnreadable:
    "“{file}”, row {row}, column “{column}”: “{value}” holds bytes that are no text in this encoding. Choose another encoding, or save the file as UTF-8.",
  cellControl:
    "“{file}”, row {row}, column “{column}” holds a character that is no text (NUL). Export the file again.",

  // To be looked at; the row is imported.
  hiddenRead:
    "“{file}” hides {count} {count|row|rows} (by hand or by a filter); {count|it was|they were} imported like the others.",
  hiddenLeft:
    "“{file}” hides {count} {count|row|rows} (by hand or by a filter); {count|it was|they were} left out, as chosen.",
  columnGuessed:
    "“{file}”, column “{column}”: its header says nothing; by what is in it, it was read as {field}. Choose another field, or leave the column out, if that is wrong.",
  daysGuessed:
    "“{file}”, column “{column}”: day and month could be either way round; they were read as {order}. Choose the order if that is wrong.",
  marksGuessed:
    "“{file}”, column “{column}”: “{mark}” was taken for the decimal mark. Choose the other if that is wrong.",
  unitsGuessed:
    "“{file}”, column “{column}”: some cells name a unit (× {unit}), and small amounts beside them name none; those were taken as they stand. Choose the unit if that is wrong.",
  closedBeforeBegun:
    "“{file}”, row {row}, column “{column}”: the deal closed on {value}, before it was created ({created}). It was imported so; correct the days if they are wrong.",
  closedInFuture:
    "“{file}”, row {row}, column “{column}”: the deal is won or lost, but {value} has not come yet. It was imported so; correct the day or the stage if one of them is wrong.",
  closedWithoutDay:
    "“{file}”: {count} won or lost {count|deal has|deals have} no closing day, so {count|it is|they are} missing from every figure of a period. Choose the column that holds that day, or add it to the file.",
  exportIsOlder:
    "“{file}” is taken to be of {day}, but “{newer}” of {newerDay} is in the workbook already. What differs goes into the past and the present stays; choose another day if this file is the newer one.",
  staysLeft:
    "“{file}”, column “{column}” ({count} such {count|column|columns}): how long a deal was in a stage was left out, as it does not say since when. Import a list with a row for each stage and the day on which it was entered to have that history.",
  exportDaySaved:
    "“{file}” does not say which day it is of: the newest day in it is {newest}, and an export that came later may say the same. It is taken to be of {day}, when it was saved; choose another day if it was made before.",
  exportDayToday:
    "“{file}” does not say which day it is of: the newest day in it is {newest}, and an export that came later may say the same. It is taken to be of today, {day}; choose another day if it was made before.",
  totalColumnLeft: "“{file}”, column “{column}” adds up the others and was left out.",
  headerNotPeriod:
    "“{file}”, column “{column}” names no month, quarter or year, so its targets were left out. Name it like 2026-07, 2026-Q3 or 2026.",
  yearTaken:
    "“{file}”: its months or quarters name no year and were taken to be of {year}. Write the year into the headers if that is wrong.",
  fieldNotKept:
    "“{file}”, row {row}, column “{column}”: the history of “{value}” is not kept; this row and those like it were left out.",
  roleNotKnown:
    "“{file}”, row {row}, column “{column}”: “{value}” is no buying role or stance that is known; it was left empty here and in the rows below.",
  kindNotKnown:
    "“{file}”, row {row}, column “{column}”: “{value}” is no kind of activity that is known; it was taken for a task here and in the rows below.",
  stageColumnUnknown:
    "“{file}”, column “{column}”: no stage is known by that internal name, so its days were left out. Import the list of stages with it.",
  stateOverStage:
    "“{file}”, row {row}, column “{column}”: the deal is in the stage “{stage}”, but {state} by this column. The column counts, so it is taken as {state} (rows like it: {count}). Correct the one that is wrong.",
  stageOverState:
    "“{file}”, row {row}, column “{column}”: the deal is in the stage “{stage}”, which is closed, but {state} by this column. The stage counts, since an open deal needs an open stage (rows like it: {count}). Give it an open stage if it is open.",
  linesKept:
    "“{file}”, row {row}, column “{column}”: the deal has {count} product {count|line, which was|lines, which were} kept. Edit {count|it|them} in the deal's panel.",
} as const;
