import Diagnostics
import FEELSyntax

/// What names stand for (DMN §10.3.2.11): the innermost definition wins; inside a filter the entries of the item come
/// before everything outside it.
///
/// Where the type of the item is known, so is whether a name is an entry. Where it is not, the plan asks each item at
/// run time and falls back to the outer meaning.
extension PlanWriter {
    /// The register that holds the value of a name.
    mutating func resolve(_ name: String) -> Int {
        var open: [Int] = []
        let found = lookUp(name, open: &open)
        guard !open.isEmpty else { return found ?? unknownName(name) }
        let target = allocate()
        move(found ?? constant(.absent), to: target)
        let key = constant(name)
        for item in open.reversed() { emit(.itemEntry, a: target, b: item, c: key) }
        if found == nil { emit(.present, a: target, b: target, c: key) }
        return target
    }

    /// The register of a name's meaning, the items that may have an entry of that name left aside in `open`.
    private mutating func lookUp(_ name: String, open: inout [Int]) -> Int? {
        for frame in frames.reversed() {
            switch frame {
            case .locals(let locals):
                if let local = locals[name] { return register(of: local) }
            case .item(let register, let type):
                let entry = NameFrame.entry(name, in: type)
                if entry == .present { return path(register, name) }
                if entry == .open { open.append(register) }
                if name == "item" { return register }
            }
        }
        return outer(name)
    }

    private mutating func register(of local: NameFrame.Local) -> Int {
        guard local.isPartial else { return local.register }
        let register = allocate()
        emit(.partial, a: register, b: local.register)
        return register
    }

    private mutating func path(_ item: Int, _ name: String) -> Int {
        let register = allocate()
        emit(.path, a: register, b: item, c: constant(name))
        return register
    }

    /// A name from outside the expression, or from around the function whose body this is.
    private mutating func outer(_ name: String) -> Int? {
        if let enclosing, isVariable(name, in: enclosing) { return capture(name) }
        if enclosing == nil, let slot = scope.slot(of: name) { return read(slot) }
        let overloads = scope.builtins[name]
        return overloads.isEmpty ? nil : constant(heap.functionConstant(overloads))
    }

    /// Notes that a slot is read.
    mutating func read(_ slot: Int) -> Int {
        if !reads.contains(slot) { reads.append(slot) }
        return slot
    }

    /// A register that is filled with the value of an outer name when the function is made.
    private mutating func capture(_ name: String) -> Int {
        let register = entryRegister(.null)
        draft.captures.append(-register - 1)
        captured.append(name)
        let local = NameFrame.Local(register: register, type: .any)
        declare(name, local, in: 0)
        return register
    }

    /// Adds a name to a frame of locals.
    mutating func declare(_ name: String, _ local: NameFrame.Local, in frame: Int) {
        guard frames.indices.contains(frame), case .locals(var locals) = frames[frame] else { return }
        // So that the names have one owner only and are not copied.
        frames[frame] = .locals([:])
        locals[name] = local
        frames[frame] = .locals(locals)
    }

    /// Whether a name is, or may be, anything but a built-in function.
    func isVariable(_ name: String, in frames: [NameFrame]) -> Bool {
        let isInner = frames.contains { frame in
            switch frame {
            case .locals(let locals): locals[name] != nil
            case .item(_, let type): name == "item" || NameFrame.entry(name, in: type) != .absent
            }
        }
        return isInner || scope.slot(of: name) != nil
    }

    /// The same with all that is in view here.
    func isVariable(_ name: String) -> Bool { isVariable(name, in: (enclosing ?? []) + frames) }

    /// Whether a name is declared somewhere, entries of items of an unknown type left aside.
    func isDeclared(_ name: String) -> Bool {
        let isInner = ((enclosing ?? []) + frames).contains { frame in
            switch frame {
            case .locals(let locals): locals[name] != nil
            case .item(_, let type): name == "item" || NameFrame.entry(name, in: type) == .present
            }
        }
        return isInner || scope.slot(of: name) != nil
    }

    private mutating func unknownName(_ name: String) -> Int {
        let register = allocate()
        fail(
            FEELDiagnostics.unknownName, "nothing is called `\(name)`",
            help: suggestion(for: name, among: namesInView), to: register)
        return register
    }

    private var namesInView: [String] {
        let locals = ((enclosing ?? []) + frames).flatMap { frame in
            if case .locals(let locals) = frame { locals.keys.sorted() } else { [String]() }
        }
        return locals + scope.names + scope.builtins.names
    }

    /// Runs `body` while a frame of names is in view.
    mutating func with(_ frame: NameFrame, _ body: (inout PlanWriter) -> Void) {
        frames.append(frame)
        body(&self)
        frames.removeLast()
    }

    // MARK: - Types

    /// What is known about the type of an expression from declared names; `any` where that is nothing.
    func type(of expression: Expression) -> FEELType {
        switch expression.kind {
        case .name(let name): type(of: name)
        case .path(let base, let name, _): Self.type(of: name, in: type(of: base))
        case .filter(let list, _): .list(type(of: list).item)
        default: .any
        }
    }

    private func type(of name: String) -> FEELType {
        for frame in frames.reversed() {
            switch frame {
            case .locals(let locals):
                if let local = locals[name] { return local.type }
            case .item(_, let type):
                if name == "item", NameFrame.entry(name, in: type) == .absent { return type }
                switch NameFrame.entry(name, in: type) {
                case .present: return Self.type(of: name, in: type)
                case .open: return .any
                case .absent: break
                }
            }
        }
        return enclosing == nil ? scope.type(of: name) ?? .any : .any
    }

    private static func type(of name: String, in type: FEELType) -> FEELType {
        switch type {
        case .context(let entries): entries.first { $0.name == name }?.type ?? .any
        case .list(let item): .list(Self.type(of: name, in: item))
        default: .any
        }
    }
}
