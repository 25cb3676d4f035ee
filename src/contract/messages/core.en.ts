/** Sentences of the engine and the shell in English: what is wrong, where, what to do next. `{name}` is a parameter. */
export const coreEn = {
  previewGone: "What the check found is not kept any more: another check ran since. Check the import again.",
  noFileOpen: "No workbook is open. Open or create one first.",
  fileExists: "“{file}” exists already. Choose another name, or open it.",
  folderNotFound: "The folder “{folder}” does not exist. Choose another one.",
  fileIsFolder: "“{file}” is a folder, not a file. Choose a file in it.",
  fileNotFound:
    "There is no file “{file}”. See whether its name is right, or whether it was moved or renamed.",
  fileEmpty: "“{file}” is empty, so it is not a workbook. Look for a copy or a backup beside it.",
  fileNotOurs: "“{file}” is not a Funnel Workbench file. To bring in a spreadsheet, use Import instead.",
  fileNewer:
    "“{file}” was made by a newer version of the app (format {version}; this app knows {known}). Update the app to open it. The file was not changed.",
  fileDamaged:
    "“{file}” is damaged and was not opened. Use a copy or the backup beside it; the file was not changed.",
  fileLocked: "“{file}” is open in another window or program. Close it there, then try again.",
  fileCannotOpen: "“{file}” cannot be opened. See whether the folder is there and may be written to.",
  noPermission:
    "You have no permission to open or write “{file}”. Change its permissions or choose another place.",
  diskFull:
    "The disk is full, so nothing was saved to “{file}”. Free some space and try again; the file is as it was.",
  internal:
    "Something went wrong inside the app ({detail}). Nothing was changed. Help > Show logs has the details.",
  engineStopped:
    "The part of the app that keeps the file stopped and was started again. Please repeat the last step.",
  methodNotFound: "There is no call named “{method}”. `funnel methods` lists them all.",
  invalidInput: "The input of {method} does not fit: {detail}.",
  cancelled: "Cancelled. The file is as it was.",
  jobNotFound: "The job “{job}” is not known. It may have ended before the app was started again.",
  dealNotFound: "The deal “{id}” is not in this file any more.",
  stageNotFound: "There is no stage “{value}” in the pipeline “{pipeline}”. Choose one of: {known}.",
  pipelineNotFound: "There is no pipeline “{value}”. Choose one of: {known}.",
  reviewNotFound: "The talk “{id}” is not in this file any more.",
  reviewStepNotFound: "The agreed step “{id}” is not part of this talk any more.",
  personNotFound: "There is no person “{value}” in this file. Choose one from the list.",
  productNotFound: "There is no product “{value}” in this file. Choose one from the list.",
  mergeIntoItself: "“{value}” is among the accounts to be merged into it. Choose another one to keep.",
  accountNotFound: "There is no account “{value}” in this file.",
  filterNotFound: "The filter names the {subject} “{value}”, which is not in this file.",
  nameEmpty: "A deal needs a name.",
  stageEmpty: "A deal is always in a stage, so the stage can't be empty. Choose another stage instead.",
  pipelineEmpty:
    "A deal is always in a pipeline, so the pipeline can't be empty. Choose another pipeline instead.",
  currencyEmpty: "An amount always has a currency. Write a code such as USD or CNY.",
  closedBeforeCreated: "The close day {closed} is before the creation day {created}.",
  closedOnOpenDeal: "The deal is open, so it has no close day. Move it to a won or lost stage first.",
  severalLines: "The deal has {count} product {count|line|lines}. Edit them in the deal's panel.",
  quantityWithoutProduct: "A quantity needs a product. Choose the product first.",
  columnReadOnly: "“{column}” follows from other fields and cannot be edited.",
  notMoney: "“{value}” is not an amount of money. Write digits such as 12,500 or 1.2M.",
  notNumber: "“{value}” is not a number.",
  numberTooLong: "“{value}” has more digits than the 15 that can be kept.",
  customFieldNotFound: "There is no field “{value}” in this file. Choose one from the list.",
  customTypeSame: "The field “{name}” is of this type already.",
  customFieldTaken: "There is a column “{name}” already. Choose another name.",
  notDay: "“{value}” is not a day. Write it as {example}.",
  noSuchDay: "{value} is not in the calendar.",
  notPercent: "“{value}” is not a percentage from 0 to 100.",
  notCategory: "“{value}” is not a forecast category. Choose one of: {known}.",
  amountTooLarge: "“{value}” is larger than any amount the app can keep.",
  noRate:
    "There is no exchange rate from {currency} to {base} in this file. Add it under Settings, Exchange rates.",
  rateOfBase: "{currency} is the base currency: its rate is 1. Choose another currency.",
  rateNotFound: "There is no rate of {currency} from {from} in this file.",
  notCurrency: "“{value}” is not a currency code such as USD or CNY.",
  nothingToUndo: "There is nothing to undo.",
  nothingToRedo: "There is nothing to redo.",
  changeSetNotFound: "That change is not in this file's history.",
  undoOfUndo: "An undo is taken back by a redo of the change it undid.",
  undoOfSetup: "The file's first content can't be undone.",
  undoHeld:
    "“{file}” was imported later and holds {count} {count|deal|deals} as this change has {count|it|them}. Undo the import of “{file}” first.",
  undoHeldUnchanged:
    "“{file}” was imported later and holds {count} {count|deal|deals} as this change has {count|it|them}. Undone, they would contradict that export.",
  undoChangedSince:
    "{count} {count|deal|deals} that this change added {count|was|were} changed since. Undone, they are gone with those changes.",
  alreadyUndone: "That change has been undone already.",
  redoTwins:
    "Redo would bring back deals that are in the file again with the same source id ({count}). Undo the newer import first, or leave it as it is.",
  redoOtherBase:
    "That import is in {told}, but this file is now kept in {base}. Import its file again, with a rate of {told}.",
  notUndone: "That change has not been undone, so there is nothing to redo.",
  importRunning: "An import is running. Wait for it to end, or cancel it, then try again.",
  viewNotFound: "That saved view is not in this file any more.",
  viewNameTaken: "There is a view named “{name}” already. Choose another name.",
  exportFormat: "“{file}” has an ending that is not known. Export to .csv or .xlsx.",
  baseCurrencyInUse: "The base currency can't change once the file holds amounts.",
  baseCurrencyHasRates:
    "The file has exchange rates to {base}. Remove them under Settings before you change the base currency.",
  blockOutside: "The block reaches beyond the rows that are shown.",
} as const;
