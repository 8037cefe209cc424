import Analysis
import Diagnostics
import Provisions

/// Everything, for programs.
enum MutationJSONReport {
    static func text(_ all: [MutationResults]) -> String {
        var writer = JSONWriter()
        writer.array(all) { writer, results in
            writer.object { writer in
                writer.member("policy", results.policy.policy.id)
                writer.member("score") { write(results.score, to: &$0) }
                writer.member("provisions") { writer in
                    writer.object { writer in
                        for (id, score) in results.byProvision { writer.member(id) { write(score, to: &$0) } }
                    }
                }
                writer.member("mutants") { $0.array(results.results) { write($1, results, to: &$0) } }
                writer.member("suggestions") { writer in
                    writer.array(results.suggestions) { writer, suggestion in
                        writer.object(.compact) { writer in
                            writer.member("id", suggestion.id)
                            writer.member("case", suggestion.text)
                        }
                    }
                }
            }
        }
        return writer.text + "\n"
    }

    private static func write(_ score: MutationScore, to writer: inout JSONWriter) {
        writer.object(.compact) { writer in
            writer.member("killed") { $0.integer(score.killed) }
            writer.member("equivalent") { $0.integer(score.equivalent) }
            writer.member("stillborn") { $0.integer(score.stillborn) }
            writer.member("survived") { $0.integer(score.survived) }
            writer.member("unseen") { $0.integer(score.unseen) }
        }
    }

    private static func write(_ result: MutantResult, _ results: MutationResults, to writer: inout JSONWriter)
    {
        let (mutant, position) = (result.mutant, result.mutant.place.position)
        writer.object(.compact) { writer in
            writer.member("mutator", mutant.mutator.name)
            writer.member("rule", mutant.owner.name)
            writer.member("provisions") { $0.strings(mutant.owner.provisions) }
            writer.member("file", mutant.place.file.name)
            writer.member("line") { $0.integer(position.line) }
            writer.member("column") { $0.integer(position.column) }
            writer.member("before", mutant.before)
            writer.member("after", mutant.after)
            switch result.fate {
            case .killed(let by):
                writer.member("fate", "killed")
                writer.member("by", by)
            case .stillborn(let code):
                writer.member("fate", "stillborn")
                writer.member("by", code)
            case .equivalent(let reason):
                writer.member("fate", "equivalent")
                writer.member("by", reason.rawValue)
            case .survived(let index):
                writer.member("fate", "survived")
                writer.member("suggestion", results.suggestions[index].id)
            case .unseen(let cases):
                writer.member("fate", "unseen")
                writer.member("cases") { $0.integer(cases) }
            }
        }
    }
}
