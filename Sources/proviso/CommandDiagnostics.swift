import Diagnostics

/// What can be wrong with a command line.
enum CommandDiagnostics {
    static let all: [DiagnosticKind] = general + testing

    static let general: [DiagnosticKind] = [
        unknownCommand, unknownFormat, unreadableFile, unwritableFile, noRules, badSetting, unknownCase,
        unknownPath,
        unknownCode, badDate, badName, alreadyThere, nothingToRun, notALine, noRecords, extraColumns,
        unknownEncoding, badThreads, unknownColumn, whichPolicy, noGit, noRepository,
        unknownRevision, notInRevision, unknownCoverageKind, lessCovered, failsAlready,
    ]

    static let unknownCommand = DiagnosticKind(
        "command.unknown-command",
        meaning: LocalizedText(zh: "没有这个子命令。", en: "There is no such subcommand."),
        example: "proviso evl tianjin-cloud-voucher/voucher",
        fix: LocalizedText(zh: "`proviso --help` 列出全部子命令。", en: "`proviso --help` lists them."))

    static let extraColumns = DiagnosticKind(
        "command.extra-columns", .warning,
        meaning: LocalizedText(
            zh: "表中有些列没有规则读取，原样带过。", en: "Columns that no rule reads: they pass through as they are."),
        example: "proviso batch … --input firms.csv   # 表头有 remark",
        fix: LocalizedText(
            zh: "确实不用的列写进 --pass；写错的列名改正。",
            en: "Name them under `--pass` if that is meant; correct a misspelt column."))

    static let unknownFormat = DiagnosticKind(
        "command.unknown-format",
        meaning: LocalizedText(zh: "这个命令没有这种输出格式。", en: "The command has no such output format."),
        example: "proviso eval … --format jsn",
        fix: LocalizedText(zh: "改用提示中列出的格式。", en: "Use one of those listed."))

    static let unknownEncoding = DiagnosticKind(
        "command.unknown-encoding",
        meaning: LocalizedText(zh: "不认识这种字符编码。", en: "There is no such encoding here."),
        example: "proviso batch … --encoding gbk",
        fix: LocalizedText(
            zh: "写 utf-8 或 gb18030（GBK、GB2312 的文件也写 gb18030）。",
            en: "Write `utf-8` or `gb18030` (which reads files in GBK and GB2312, too)."))

    static let unknownColumn = DiagnosticKind(
        "command.unknown-column",
        meaning: LocalizedText(zh: "文件里没有这一列。", en: "The file has no such column."),
        example: "proviso diff … --cases firms.csv --by distrikt",
        fix: LocalizedText(zh: "写表头里有的列名。", en: "Write the name of a column as the header has it."))

    static let whichPolicy = DiagnosticKind(
        "command.which-policy",
        meaning: LocalizedText(
            zh: "改动的政策不止一个，看不出记录要用哪一个判定。",
            en: "Several policies have changed: which one decides the records is not said."),
        example: "proviso diff git:main Rules --cases firms.csv",
        fix: LocalizedText(zh: "用 --policy 指明。", en: "Name it with `--policy`."))

    static let badThreads = DiagnosticKind(
        "command.bad-threads",
        meaning: LocalizedText(zh: "线程数要在 1 到 256 之间。", en: "The number of threads lies between 1 and 256."),
        example: "proviso batch … --threads 0",
        fix: LocalizedText(zh: "不写就按处理器核数。", en: "Leave it out for one a core."))

    static let unreadableFile = DiagnosticKind(
        "command.unreadable-file",
        meaning: LocalizedText(
            zh: "文件读不出来：不存在、没有权限，或不是文件。",
            en: "A file cannot be read: it is not there, not permitted or no file."),
        example: "proviso eval … --case case.yml",
        fix: LocalizedText(zh: "核对路径和权限。", en: "Check the path and the permissions."))

    static let unwritableFile = DiagnosticKind(
        "command.unwritable-file",
        meaning: LocalizedText(zh: "文件写不进去。", en: "A file cannot be written."),
        example: "proviso new document my-document",
        fix: LocalizedText(zh: "核对目录和权限。", en: "Check the folder and the permissions."))

    static let noRules = DiagnosticKind(
        "command.no-rules",
        meaning: LocalizedText(
            zh: "找不到规则目录：当前目录及其上级目录中没有 Rules。", en: "There is no rule tree: no folder `Rules` here or above."),
        example: "proviso check",
        fix: LocalizedText(
            zh: "进入含 Rules 的目录，或用 --rules 指明。", en: "Go where `Rules` is, or name it with `--rules`."))

    static let badSetting = DiagnosticKind(
        "command.bad-setting",
        meaning: LocalizedText(
            zh: "--set 要写成 名称=值，每个名称一次。", en: "`--set` takes `name=value`, each name once."),
        example: "--set contract_amount",
        fix: LocalizedText(zh: "写成 --set contract_amount=10万元。", en: "Write `--set contract_amount=100000`."))

    static let unknownCase = DiagnosticKind(
        "command.unknown-case",
        meaning: LocalizedText(zh: "案例文件中没有这个编号的案例。", en: "The file has no case of that id."),
        example: "--case voucher.cases.yaml#TJV-C99",
        fix: LocalizedText(zh: "核对编号。", en: "Check the id."))

    static let unknownPath = DiagnosticKind(
        "command.unknown-path",
        meaning: LocalizedText(zh: "规则目录中没有这个文档或政策。", en: "The rule tree has no such document or policy."),
        example: "proviso check tianjin-cloud-vouchr",
        fix: LocalizedText(zh: "写文档目录名，或 文档/政策。", en: "Name a document's folder, or `document/policy`."))

    static let unknownCode = DiagnosticKind(
        "command.unknown-code",
        meaning: LocalizedText(
            zh: "没有这个诊断代码，也没有这个函数。", en: "There is no such diagnostic, and no such function."),
        example: "proviso explain feel.unknwon-name",
        fix: LocalizedText(zh: "`proviso explain` 列出全部代码和函数。", en: "`proviso explain` lists them all."))

    static let badDate = DiagnosticKind(
        "command.bad-date",
        meaning: LocalizedText(zh: "这不是一个日期。", en: "This is no date."),
        example: "--as-of 2019-2-30",
        fix: LocalizedText(zh: "写成 2019-02-28。", en: "Write it as 2019-02-28."))

    static let badName = DiagnosticKind(
        "command.bad-name",
        meaning: LocalizedText(
            zh: "目录和文件的名称只用小写字母、数字和连字符。",
            en: "Names of folders and files are lower case letters, digits and hyphens."),
        example: "proviso new document 云惠券",
        fix: LocalizedText(
            zh: "换一个名称，例如 tianjin-cloud-voucher。", en: "Choose another: `tianjin-cloud-voucher`."))

    static let alreadyThere = DiagnosticKind(
        "command.already-there",
        meaning: LocalizedText(
            zh: "要新建的东西已经存在；不会覆盖。", en: "What was to be made is there already; nothing is overwritten."),
        example: "proviso new document tianjin-cloud-voucher",
        fix: LocalizedText(zh: "换一个名称，或直接编辑已有的文件。", en: "Choose another name, or edit what is there."))

    static let nothingToRun = DiagnosticKind(
        "command.nothing-to-run",
        meaning: LocalizedText(
            zh: "没有可运行的案例：空跑不算通过。", en: "There is no case to run: an empty run is no success."),
        example: "proviso test --filter TJV-C99",
        fix: LocalizedText(zh: "核对路径和 --filter。", en: "Check the path and `--filter`."))

    static let failsAlready = DiagnosticKind(
        "command.fails-already",
        meaning: LocalizedText(
            zh: "有算例在规则没有改动时就不通过，不能用来评判改动。",
            en: "A golden case fails before anything is edited: it cannot judge edits."),
        example: "proviso mutate tianjin-cloud-voucher   # TJV-C02 不通过",
        fix: LocalizedText(zh: "先让 `proviso test` 全部通过。", en: "Make `proviso test` pass first."))

    static let noRecords = DiagnosticKind(
        "command.no-records",
        meaning: LocalizedText(zh: "这个政策不是跨记录的，没有 records。", en: "The policy is none over records."),
        example: "proviso portfolio tianjin-cloud-voucher/voucher --records applications.ndjson",
        fix: LocalizedText(
            zh: "逐条决定用 batch；跨记录的政策在规则文件中有 records。",
            en: "Use `batch` to decide records one by one; a policy over records declares `records`."))

    static let notALine = DiagnosticKind(
        "command.not-a-line",
        meaning: LocalizedText(
            zh: "这一行不是 feel --ndjson 能读的 JSON。", en: "A line that `feel --ndjson` cannot read."),
        example: #"{"id": 1, "expresion": "1 + 1"}"#,
        fix: LocalizedText(
            zh: "每行一个 JSON 对象，含 id 和 expression。", en: "One JSON object a line, with `id` and `expression`."))

    static let unknownCoverageKind = DiagnosticKind(
        "command.unknown-coverage-kind",
        meaning: LocalizedText(zh: "覆盖没有这个种类。", en: "There is no such kind of coverage."),
        example: "proviso cover --min conditon=95",
        fix: LocalizedText(zh: "改用提示中列出的种类。", en: "Use one of those listed."))

    static let lessCovered = DiagnosticKind(
        "command.less-covered",
        meaning: LocalizedText(
            zh: "算例见到的比要求的少。", en: "The golden cases show less of the rules than was asked for."),
        example: "proviso cover --min condition=95     # 1 of 20 conditions was only ever true",
        fix: LocalizedText(
            zh: "`proviso cover --missed` 列出没有见到的；为它们写算例。",
            en: "`proviso cover --missed` lists what is missing: write cases for it."))
}
