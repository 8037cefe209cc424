/// Puts things in an order in which each stands after what it depends on, or finds a circle.
///
/// Depth-first, stable: things keep their given order where nothing forces another. Iterative, so that a long chain
/// of rules cannot exhaust the stack.
package enum DependencyOrder: Sendable, Equatable {
    case order([Int])
    /// The members of one circle, each depending on the next, the last on the first.
    case circle([Int])

    /// - Parameter dependencies: for each thing, the indices of the things it depends on.
    package init(_ dependencies: [[Int]]) {
        var search = Search(dependencies: dependencies)
        for start in dependencies.indices where search.state[start] == .new {
            if let circle = search.visit(start) { self = .circle(circle); return }
        }
        self = .order(search.order)
    }

    private struct Search {
        enum State { case new, open, done }

        let dependencies: [[Int]]
        var state: [State]
        var order: [Int] = []

        init(dependencies: [[Int]]) {
            self.dependencies = dependencies
            state = Array(repeating: .new, count: dependencies.count)
        }

        mutating func visit(_ start: Int) -> [Int]? {
            var path: [(thing: Int, next: Int)] = [(start, 0)]
            state[start] = .open
            while let (thing, next) = path.last {
                guard next < dependencies[thing].count else {
                    state[thing] = .done
                    order.append(thing)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let target = dependencies[thing][next]
                switch state[target] {
                case .new:
                    state[target] = .open
                    path.append((target, 0))
                case .open:
                    let members = path.map(\.thing)
                    return Array(members[(members.firstIndex(of: target) ?? 0)...])
                case .done: break
                }
            }
            return nil
        }
    }
}
