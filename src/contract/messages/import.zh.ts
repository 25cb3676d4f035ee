/** 导入的简体中文句子：哪个文件、哪行哪列、什么值、有什么问题、该怎么办。 */
import type { importEn } from "./import.en.ts";

export const importZh: Record<keyof typeof importEn, string> = {
  sheetNotFound: "找不到“{file}”，请检查文件名和所在文件夹：它可能已被移动、改名或删除。",
  sheetIsFolder: "“{file}”是文件夹，请选择其中的表格文件（CSV、Excel、OpenDocument）。",
  sheetNotFile: "“{file}”不是可以读取的文件，请选择表格文件（CSV、Excel、OpenDocument）。",
  sheetNoPermission: "没有读取“{file}”的权限，请修改权限，或复制到自己的文件夹后再选择。",
  sheetUnreadable:
    "无法读取“{file}”：它被别的程序占用，或所在磁盘没有响应。请在那里关闭它，或复制到本机后重试。",
  blockEmpty: "其中没有可导入的内容。请在表格中复制单元格（包括表头行）后再粘贴。",
  sheetEmpty: "“{file}”是空文件（0 字节），请重新导出。",
  sheetChanged: "读取过程中“{file}”被修改或删除，因此没有导入任何内容。请等它保存完成后重试。",
  sheetPassword: "“{file}”有密码保护。请用 Excel 或 WPS 打开，去掉密码（文件 > 信息 > 保护），保存后再导入。",
  xlsDamaged:
    "“{file}”是旧版 Excel 文件（.xls），但已损坏或里面没有工作簿。请重新导出或下载，或另存为 .xlsx 后再导入。",
  xlsTooLarge:
    "“{file}”超过 {most} MB，对旧版 Excel 格式（.xls）来说太大了。请另存为 .xlsx 或 CSV 后再导入。",
  sheetXlsb: "“{file}”是二进制工作簿（.xlsb），请另存为 .xlsx 后再导入。",
  sheetXml2003: "“{file}”是 Excel 2003 XML 文件，请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
  sheetIsHtml:
    "“{file}”其实是网页（HTML），只是用了表格的文件名。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。",
  sheetNotTable: "“{file}”不是表格，请选择 CSV、Excel 或 OpenDocument 文件。",
  zipNotSheet: "“{file}”是压缩文件，里面没有工作簿。请直接选择 CSV、Excel 或 OpenDocument 文件。",
  zipDamaged: "“{file}”已损坏或没有复制完整，请重新导出或下载。",
  zipTooManyParts: "“{file}”由超过 {most} 个部分组成，正常的工作簿不会这样，未读取。",
  zipBomb: "“{file}”解压后远远超出合理大小（{part}），未读取。",
  noSheet: "“{file}”中没有带单元格的工作表，请选择别的文件。",
  sheetNameUnknown: "“{file}”中没有工作表“{value}”，请从以下选择：{known}。",
  encodingUnknown:
    "不认识“{file}”的编码“{value}”，请选择 utf-8、gb18030、big5、utf-16le、utf-16be 或 windows-1252。",
  quoteNeverClosed:
    "“{file}”第 {row} 行第 {column} 列：单元格以引号开头但没有结束。请在该行补上引号，或重新导出。",
  recordTooLong:
    "“{file}”第 {row} 行第 {column} 列：该行超过一百万个字符仍未结束。请把单元格缩短到 {most} 个字符以内，或重新导出。",
  tooManyColumns: "“{file}”第 {row} 行超过 {most} 列。请检查分隔符是否选对，或重新导出。",
  tooManyRows: "“{file}”的行超出了第 {most} 行，表格不会有这么多行，未读取。请重新导出。",
  textTooLong: "“{file}”中有文本远远超过单元格的 {most} 个字符上限，未读取。",
  noRows: "“{file}”没有任何数据行，请重新导出。",
  headerOnly: "“{file}”第 {row} 行是表头，但下面没有数据行，请连同数据重新导出。",
  headerRowOutside: "“{file}”第 {row} 行不能作为表头，请选择列名所在的行。",
  columnsUnknown: "“{file}”第 {row} 行没有可识别的列。请选择表头所在的行，或指定各列对应的字段。",
  nameColumnMissing: "“{file}”没有对应名称的列，请指定哪一列是名称。",
  neededColumnMissing: "“{file}”中没有列对应 {fields} 中的任何一项，缺少它各行无法使用，请指定对应的列。",
  fieldTwice: "“{file}”的“{column}”列和“{other}”列都对应“{field}”，请去掉其中一列。",
  customNotKnown:
    "“{file}”的“{column}”列要归入“{value}”，但既没有这样的字段，工作簿中也没有这个自定义字段。请选择已有的字段，或保留为新的自定义字段。",
  customTwice: "“{file}”的“{column}”列和“{other}”列都要归入“{name}”，请去掉其中一列。",
  customTooMany: "“{file}”有 {count} 列要成为自定义字段，一个文件最多 {most} 个。请略去用不到的列。",
  headerUnknown: "“{file}”中没有“{column}”列，现有的列：{known}。",
  readerStopped: "无法读取“{file}”：它需要的内存超出了正常表格。请拆分或重新导出，没有导入任何内容。",
  profileNameTaken: "已有名为“{name}”的导入方案，请换一个名称。",
  profileNameNone: "“none”表示不使用方案，请换一个名称。",
  profileColumnsMissing:
    "“{file}”没有方案“{profile}”中的列：{columns}。导入将不含这些列，请确认导出时是否选全了列。",
  profilesNotThere: "找不到“{file}”，或没有读取权限，请重新选择。",
  profilesNotJson: "“{file}”不是导入方案文件：内容不是 JSON。请选择从本应用导出的文件。",
  profilesOther: "“{file}”不是导入方案文件，请选择从本应用导出的文件。",
  profilesNewer: "“{file}”由更新版本的应用写成，请升级应用，或在那边重新导出方案。",
  profilesDamaged: "“{file}”中有不是导入方案的内容（{detail}），没有从中读取任何方案，请重新导出。",
  profilesNotWritten: "无法写入“{file}”，请选择其他文件夹。",
  asOfFuture: "“{file}”的数据截至日不能是 {value}：这一天还没有到。请选择今天（{today}）或更早的日期。",
  chosenNameNotFound: "“{name}”应归入“{value}”，但工作簿和本次导入中都没有这个名称，请检查写法。",
  profileNotFound: "此工作簿中没有导入方案“{value}”。",

  rowTooShort:
    "“{file}”第 {row} 行有 {count} 个单元格，而表头有 {width} 个。请补上缺少的单元格，或给含换行的内容加上引号。",
  rowTooLong:
    "“{file}”第 {row} 行有 {count} 个单元格，而表头有 {width} 个（多出的第一个：“{value}”）。请给含分隔符的内容加上引号。",
  rowFooter: "“{file}”第 {row} 行（“{value}”）是表格的说明而不是记录，已略过。",
  idZerosLost:
    "“{file}”第 {row} 行：编号“{value}”与已有的“{known}”名称相同（“{name}”），已视为同一商机：表格软件去掉了编号开头的 0。保存文件时请将该列设为文本。",
  idZerosUnsure:
    "“{file}”第 {row} 行：编号“{value}”可能是已有的“{known}”（“{name}”），只是开头的 0 丢失了。两者名称不同，因此按另一个商机处理。如果是同一个，请更正编号。",
  companyAmountTaken: "“{file}”：“{column}”按本位币（{base}）金额读取，“{other}”按商机自身币种的金额读取。",
  companyAmountLeft:
    "“{file}”：“{column}”的币种是 {currency}，不是本工作簿的本位币（{base}），因此未采用；金额取自“{other}”。",
  rowGroup: "“{file}”第 {row} 行（“{value}”）是报表的分组行而不是记录，其内容已归入下面各行。",
  rowContinued: "“{file}”第 {row} 行（“{value}”）是上一条记录的延续，所在列不导入，已略过。",
  rowTotal: "“{file}”第 {row} 行（“{value}”）是合计行而不是记录，已略过。",
  rowWithoutKey: "“{file}”第 {row} 行没有编号、名称，也没有客户，请至少填写一项。",
  rowWithoutName: "“{file}”第 {row} 行“{column}”列为空，请填写名称。",
  rowWithoutCell: "“{file}”第 {row} 行“{column}”列为空，缺少它该行无法使用，请填写。",
  dealUnknown:
    "“{file}”第 {row} 行“{column}”列：工作簿中没有商机“{value}”。请连同商机一起导入，或更正该单元格。",
  dealAmbiguous: "“{file}”第 {row} 行“{column}”列：有 {count} 个商机名为“{value}”，请添加商机编号或客户列。",
  dayInFuture: "“{file}”第 {row} 行“{column}”列：{value} 还没有到，不能作为历史，请更正日期。",
  rowWithoutStage: "“{file}”第 {row} 行“{column}”列为空，而新商机必须有阶段，请填写。",
  rowNeedsStage: "“{file}”第 {row} 行：新商机必须有阶段，但没有列对应阶段，请指定哪一列是阶段。",
  keyNotFed: "“{file}”：要按“{field}”区分商机，但没有对应的列。请改选字段，或指定该列。",
  keyRepeated: "“{file}”第 {row} 行与第 {first} 行按所选字段是同一商机，请只保留一行，或增加区分字段。",
  keyAmbiguous:
    "“{file}”第 {row} 行可能是 {count} 个商机中的任何一个：{deals}。请增加区分字段，或填写工作台编号。",
  dealMayBeRenamed:
    "“{file}”第 {row} 行：“{value}”是新商机，也可能是 {id}“{deal}”改了名称。若是，请用商机编号指定；否则按新商机导入。",
  rowRepeated: "“{file}”第 {row} 行“{column}”列：“{value}”在前面已经出现过，请只保留一行。",
  rowOfOtherWorkbook:
    "“{file}”第 {row} 行“{column}”列：“{value}”在此工作簿中是另一个商机。请清空该单元格以新增商机，或导入到该文件原来的工作簿。",

  cellNotCalculated:
    "“{file}”第 {row} 行“{column}”列是没有计算结果的公式，已按空白读取。请用表格软件打开并保存该文件，再重新导入。",
  cellFormulaError: "“{file}”第 {row} 行“{column}”列：“{value}”是公式的错误值，已按空白读取。",
  cellNotMoney: "“{file}”第 {row} 行“{column}”列：“{value}”不是金额。请填写如 12,500.00 的数字，或留空。",
  cellAmountTooLarge: "“{file}”第 {row} 行“{column}”列：“{value}”超出了可保存的金额上限，请更正。",
  cellNotDay: "“{file}”第 {row} 行“{column}”列：“{value}”不是日期。请按 2026-07-31 的格式填写，或留空。",
  cellNoSuchDay: "“{file}”第 {row} 行“{column}”列：日历中没有 {value} 这一天，请更正。",
  cellNotNumber: "“{file}”第 {row} 行“{column}”列：“{value}”不是数字。请填写数字，或留空。",
  cellNumberTooLong:
    "“{file}”第 {row} 行“{column}”列：“{value}”超过 15 位，电子表格会丢掉末尾几位。请改短，或把该列按文本保留。",
  cellNotPercent: "“{file}”第 {row} 行“{column}”列：“{value}”不是 0 到 100 的百分数，请更正。",
  cellNotCategory:
    "“{file}”第 {row} 行“{column}”列：“{value}”不是预测类别，此行及以下各行均未采用。可用：承诺、乐观、漏斗、排除、已关闭。",
  cellNotCurrency: "“{file}”第 {row} 行“{column}”列：“{value}”不是 USD、CNY 这样的货币代码，请更正。",
  cellNoRate:
    "“{file}”第 {row} 行“{column}”列：“{value}”的币种是 {currency}，而工作簿中没有 {currency} 兑 {base} 的汇率。请在导入时或在设置中给出汇率，或改用 {base} 金额。",
  contactUnknown:
    "“{file}”第 {row} 行“{column}”列：没有联系人“{value}”，该行也没有姓名。请连同联系人一起导入，或补上姓名。",
  cellNotPeriod:
    "“{file}”第 {row} 行“{column}”列：“{value}”不是月份、季度或年度。请按 2026-07、2026-Q3 或 2026 的格式填写。",
  cellNotYesNo: "“{file}”第 {row} 行“{column}”列：“{value}”看不出是否已完成。请填写“是”或“否”，或留空。",
  teamUnderItself: "“{file}”第 {row} 行“{column}”列：“{value}”已经属于“{name}”，不能再作为它的上级，请更正。",
  cellTooLong: "“{file}”第 {row} 行“{column}”列超过 {most} 个字符，请缩短。",
  cellUnreadable:
    "“{file}”第 {row} 行“{column}”列：“{value}”含有此编码无法识别的字节。请换一种编码，或将文件另存为 UTF-8。",
  cellControl: "“{file}”第 {row} 行“{column}”列含有非文本字符（NUL），请重新导出。",

  hiddenRead: "“{file}”中有 {count} 个隐藏行（手动隐藏或被筛选），已和其他行一样导入。",
  hiddenLeft: "“{file}”中有 {count} 个隐藏行（手动隐藏或被筛选），已按选择略过。",
  columnGuessed:
    "“{file}”的“{column}”列：列名看不出含义，已根据内容读取为 {field}；如不对，请改选字段或不导入该列。",
  daysGuessed: "“{file}”的“{column}”列：日和月的先后无法确定，已按 {order} 读取，如不对请选择顺序。",
  unitsGuessed:
    "“{file}”的“{column}”列：有的单元格写了单位（× {unit}），旁边的小金额没有写；没写的已按原数读取，如不对请选择单位。",
  marksGuessed: "“{file}”的“{column}”列：已把“{mark}”当作小数点，如不对请改选。",
  closedBeforeBegun:
    "“{file}”第 {row} 行“{column}”列：关闭日期 {value} 早于创建日期（{created}），已照此导入，如有误请更正。",
  closedInFuture:
    "“{file}”第 {row} 行“{column}”列：商机已赢单或丢单，但 {value} 还没有到，已照此导入，如日期或阶段有误请更正。",
  closedWithoutDay:
    "“{file}”中有 {count} 个已赢单或丢单的商机没有关闭日期，不会计入任何期间的数字。请选择含该日期的列，或在文件中补上。",
  exportIsOlder:
    "“{file}”的数据截至 {day}，而工作簿中已有截至 {newerDay} 的“{newer}”。不同之处只记入历史，现状保持不变；如果此文件其实更新，请另选截至日期。",
  staysLeft:
    "“{file}”的“{column}”列（此类列共 {count} 个）：只有停留时长，没有起始日期，未采用。要导入这段历史，请用每个阶段一行、带进入日期的表。",
  exportDaySaved:
    "“{file}”没有写明数据截至哪一天：其中最新的日期是 {newest}，之后的导出也可能如此。已按文件保存日期 {day} 处理，如果导出得更早，请另选截至日期。",
  exportDayToday:
    "“{file}”没有写明数据截至哪一天：其中最新的日期是 {newest}，之后的导出也可能如此。已按今天 {day} 处理，如果导出得更早，请另选截至日期。",
  totalColumnLeft: "“{file}”的“{column}”列是其他列的合计，未采用。",
  headerNotPeriod:
    "“{file}”的“{column}”列名不是月份、季度或年度，其中的目标未采用。请按 2026-07、2026-Q3 或 2026 的格式命名。",
  yearTaken: "“{file}”的月份或季度没有写年份，已按 {year} 年处理，如不对请在列名中写上年份。",
  fieldNotKept: "“{file}”第 {row} 行“{column}”列：不保留“{value}”的历史，此行及同类各行均未采用。",
  roleNotKnown: "“{file}”第 {row} 行“{column}”列：无法识别决策角色或立场“{value}”，此行及以下各行均留空。",
  kindNotKnown: "“{file}”第 {row} 行“{column}”列：无法识别活动类型“{value}”，此行及以下各行均作为任务导入。",
  stageColumnUnknown:
    "“{file}”的“{column}”列：没有阶段使用该内部名称，其中的日期未采用。请连同阶段列表一起导入。",
  stateOverStage:
    "“{file}”第 {row} 行“{column}”列：商机处于阶段“{stage}”，本列却是{state}。以本列为准，按{state}导入（同类共 {count} 行），请更正有误的一处。",
  stageOverState:
    "“{file}”第 {row} 行“{column}”列：商机处于已关闭的阶段“{stage}”，本列却是{state}。进行中的商机须处于未关闭的阶段，因此以阶段为准（同类共 {count} 行）；如仍在进行，请改填未关闭的阶段。",
  linesKept: "“{file}”第 {row} 行“{column}”列：该商机有 {count} 个产品行，已保留原样，请在商机面板中编辑。",
};
