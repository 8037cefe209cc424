/// Where the nodes of a graph go: in columns from left to right, each behind everything that it depends on, and within a
/// column near its neighbours, so that few lines cross.
struct GraphLayout {
    /// The column of each node.
    private(set) var columns: [Int]
    /// The place of each node within its column.
    private(set) var rows: [Int]
    /// The nodes of each column, from the top.
    private(set) var order: [[Int]]

    private static let sweeps = 8

    /// - Parameter edges: from and to; those of a circle count once.
    init(nodeCount: Int, edges: [(from: Int, to: Int)]) {
        columns = Array(repeating: 0, count: nodeCount)
        rows = Array(repeating: 0, count: nodeCount)
        order = []
        // As many rounds as the longest way has steps; a circle ends with them.
        for _ in 0..<nodeCount {
            var isSettled = true
            for edge in edges
            where columns[edge.to] <= columns[edge.from] && columns[edge.from] + 1 < nodeCount {
                columns[edge.to] = columns[edge.from] + 1
                isSettled = false
            }
            if isSettled { break }
        }
        pullForward(edges)
        let count = (columns.max() ?? -1) + 1
        order = (0..<count).map { column in columns.indices.filter { columns[$0] == column } }
        number()
        for sweep in 0..<Self.sweeps { arrange(edges, forward: sweep % 2 == 0) }
    }

    /// What nothing stands before moves next to the first that reads it.
    private mutating func pullForward(_ edges: [(from: Int, to: Int)]) {
        for node in columns.indices where !edges.contains(where: { $0.to == node }) {
            guard let first = edges.filter({ $0.from == node }).map({ columns[$0.to] }).min() else {
                continue
            }
            columns[node] = max(first - 1, 0)
        }
    }

    private mutating func number() {
        for column in order { for (row, node) in column.enumerated() { rows[node] = row } }
    }

    /// Sorts each column by the middle of its neighbours on one side.
    private mutating func arrange(_ edges: [(from: Int, to: Int)], forward: Bool) {
        for column in forward ? Array(order.indices) : order.indices.reversed() {
            let middles = order[column].map { node -> Double in
                let neighbours = edges.compactMap { edge -> Int? in
                    forward ? edge.to == node ? edge.from : nil : edge.from == node ? edge.to : nil
                }
                guard !neighbours.isEmpty else { return place(node) }
                return neighbours.reduce(0) { $0 + place($1) } / Double(neighbours.count)
            }
            order[column] = zip(order[column], middles).enumerated()
                .sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element.0)
            number()
        }
    }

    /// From 0 at the top of a column to 1 at its foot.
    private func place(_ node: Int) -> Double {
        (Double(rows[node]) + 0.5) / Double(max(order[columns[node]].count, 1))
    }
}
