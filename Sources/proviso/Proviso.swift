import ArgumentParser

@main
struct Proviso: ParsableCommand {
    func run() {}
}
