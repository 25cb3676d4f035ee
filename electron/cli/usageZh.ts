export const usageZh = `漏斗工作台：在终端中使用引擎。

  npm run -s funnel -- COMMAND

  methods                                   以 JSON 列出全部调用及其结构
  call METHOD [JSON 或 -] --workbook F      执行一次调用，输出 JSON（“-”表示从标准输入读取）
  new F [--sample] [--currency CODE]        新建文件，空白或带示例公司
  import FILE... --workbook F               导入表格（CSV、TSV、XLSX、XLSM、XLS、ODS；“-”为标准输入），
                                            F 不存在时新建
      [--map HEADER=FIELD]... [--sheet NAME] [--table deals|accounts|products|people|teams|contacts|lines|
                                            stageHistory|activities|targets|pipelines|stages]
      [--name person|team|product|account|deal:NAME=KNOWN]... [--key FIELD,FIELD]
      [--state WORD=open|won|lost]...       状态列中某个词的含义（留空则由阶段决定）
      [--rate CURRENCY=RATE[@DAY]]...       一单位该币种折合多少本位币，自某日起；保存在 F 中
      [--profile NAME|none] [--remember NAME] [--as-of DAY] [--dry-run] [--json]
      [--encoding NAME] [--delimiter CHARACTER|tab] [--header-row N] [--header-rows 1|2]
      [--leave-hidden] [--keep-totals]      略去工作表中隐藏的行列；把合计行当作记录
      HEADER=custom 把该列保留为自定义字段，类型按内容判断；也可写明 custom:text、custom:number、custom:day。
      以后的文件再有此列，会自动归入同一字段。
      HEADER="名称" 把该列归入 F 中已有的同名自定义字段。
      [--vanished keep|close]               同一系统中、导出文件里已没有的进行中商机（默认保留）
      [--correct ROW:HEADER=VALUE]...       更正单元格，不改动文件
      [--rejected OUT.xlsx|OUT.csv]         把被拒绝的行连同原因写出，改好后可再次导入
      不给 --profile 时采用列与文件相符的已存方案；--remember 把这些选项存为方案，
      但不含只对这一次有效的选项：--as-of、--vanished、--correct、--name deal。
      不给 --as-of 时依次取文件名、内容、文件本身的日期。
  profiles --workbook F [--json]            已存的方案 [--export FILE.json] [--import FILE.json]
  export F --to OUT.csv|OUT.xlsx            导出商机 [--view NAME] [--filter JSON]
  check F                                   检查完整性、引用，以及派生数据与历史是否一致

  --today DAY     当作今天的日期，使结果可以重现
  --lang en|zh    句子的语言（默认随系统）
`;
