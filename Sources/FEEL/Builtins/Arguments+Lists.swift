/// What functions on lists share.
extension Arguments {
    /// The index from 0 of a position given as an argument.
    func index(_ argument: Int, in list: ListItems) throws(Failure) -> Int {
        guard let index = Heap.index(try integer(argument), count: list.count) else {
            throw .invalid("the list has no such position")
        }
        return index
    }

    /// The items of a list to work on; each costs a step.
    func items(of list: Value) throws(Failure) -> [Value] {
        try spend(heap.count(of: list))
        return heap.items(of: list)
    }

    /// The entries of a context to work on; each costs a step.
    func entries(of context: Value) throws(Failure) -> [(key: Value, value: Value)] {
        try spend(heap.entryCount(of: context))
        return heap.entries(of: context)
    }

    /// The items of a list, none of them unknown.
    func knownItems(_ argument: Int) throws(Failure) -> ListItems {
        let items = try list(argument)
        try spend(items.count)
        var unknown = UnknownInputs.none
        for item in items { unknown = unknown.union(item.unknownInputs) }
        guard unknown.isEmpty else { throw .unknown(unknown) }
        return items
    }

    /// A list of these items; each costs a step.
    func made(_ items: [Value]) throws(Failure) -> Value {
        try spend(items.count)
        return heap.list(items)
    }

    /// One list of the items of several.
    func joined(_ lists: [Value]) throws(Failure) -> Value {
        let count = lists.reduce(0) { $0 + heap.count(of: $1) }
        try spend(count)
        guard let start = heap.reserve(count) else { throw .limit }
        var next = start
        for list in lists {
            for item in ListItems(heap: heap, list: list) {
                heap.values[next] = item
                next += 1
            }
        }
        return Heap.list(at: start, count: count)
    }

    /// The first of each group of equal items. Plain values are told apart by hashing, the others one by one.
    func distinct(_ list: Value) throws(Failure) -> [Value] {
        var kept: [Value] = []
        var plain: Set<Value> = []
        var others: [Value] = []
        for item in ListItems(heap: heap, list: list) {
            try spend(1)
            if let key = item.plainKey {
                if plain.insert(key).inserted { kept.append(item) }
            } else if try !contains(item, in: others) {
                others.append(item)
                kept.append(item)
            }
        }
        return kept
    }

    private func contains(_ item: Value, in others: [Value]) throws(Failure) -> Bool {
        for other in others {
            try spend(1)
            let matches = equality(item, other)
            if matches.isUnknown { throw .unknown(matches.unknownInputs) }
            if matches.isTrue { return true }
        }
        return false
    }

    /// The items of a list and of the lists in it, one after another.
    func flatten(_ list: Value, into items: inout [Value], depth: Int) throws(Failure) {
        guard depth <= Heap.nestingLimit else {
            _ = heap.exceed(.depth)
            throw .limit
        }
        for item in ListItems(heap: heap, list: list) {
            try spend(1)
            if item.has(.list) {
                try flatten(item, into: &items, depth: depth + 1)
            } else {
                items.append(item)
            }
        }
    }
}

extension Value {
    /// A value whose bits say whether two of a kind are equal; nil for kinds that need a closer look.
    fileprivate var plainKey: Value? {
        switch tag {
        case nil: Value(asNumber.reduced)
        case .null, .boolean, .string, .date, .dayTimeDuration, .yearMonthDuration: self
        default: nil
        }
    }
}
