import Batch
import Glibc
import Proviso

/// A file of records through one or several workers, the outcomes in the order of the records.
///
/// Whoever is free takes the next piece of the file; what it makes of it waits until everything before has been written.
/// Memory holds a piece for each worker, whatever the file's size. Unchecked, since the compiler does not see that `reader` is
/// only used under `reading`, and all else that changes under `turning` or by whose turn it is.
final class BatchRun: @unchecked Sendable {
    private let job: BatchJob
    private let reading = Lock()
    private let turning = Lock()
    private var reader: PieceReader
    private var output: OutputFile
    private var progress: Progress?
    private var ticket = 0
    private var turn = 0
    private var problem: FileProblem?
    private(set) var tally = BatchTally()

    init(_ job: BatchJob, _ reader: PieceReader, _ output: OutputFile, progress: Progress?) {
        self.job = job
        self.reader = reader
        self.output = output
        self.progress = progress
    }

    func run(threads: Int) throws(FileProblem) {
        if threads > 1 { Thread.run(threads) { self.work() } } else { work() }
        progress?.end()
        if let problem { throw problem }
    }

    private func work() {
        let worker = BatchWorker(job)
        let piece = Piece()
        while let ticket = take(piece) {
            worker.output.removeAll()
            let before = worker.tally.total
            worker.decide(piece.bytes, piece.count, line: piece.line, isOneRecord: piece.isOneRecord)
            deliver(worker.output, ticket, records: worker.tally.total - before)
        }
        turning.locked { tally.add(worker.tally) }
    }

    /// The next piece and its number; nil when there is none, or somebody wants to stop.
    private func take(_ piece: Piece) -> Int? {
        reading.locked {
            guard problem == nil, !Interruption.isAsked else { return nil }
            do throws(FileProblem) {
                guard try reader.next(into: piece) else { return nil }
            } catch {
                problem = error
                return nil
            }
            ticket += 1
            return ticket - 1
        }
    }

    private func deliver(_ bytes: ByteBuffer, _ ticket: Int, records: Int) {
        turning.wait { turn == ticket }
        do throws(FileProblem) {
            if problem == nil { try output.write(bytes.bytes) }
        } catch {
            reading.locked { problem = error }
        }
        let read = reading.locked { reader.bytesRead }
        progress?.add(records, bytesRead: read)
        turning.locked {
            turn += 1
            turning.wakeAll()
        }
    }
}

/// A mutex with a condition to wait for.
final class Lock: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    func locked<Result>(_ work: () -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return work()
    }

    /// Waits until something holds that changes under the lock.
    func wait(until holds: () -> Bool) {
        pthread_mutex_lock(mutex)
        while !holds() { pthread_cond_wait(condition, mutex) }
        pthread_mutex_unlock(mutex)
    }

    /// Lets all who wait look again; to be called under the lock.
    func wakeAll() { pthread_cond_broadcast(condition) }
}

/// Threads of the system.
enum Thread {
    private final class Work {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// How many can run at once.
    static var available: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Runs a piece of work on so many threads, this one among them, and waits for all.
    static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
        var threads: [pthread_t] = []
        for _ in 1..<max(count, 1) {
            var thread = pthread_t()
            let work = Unmanaged.passRetained(Work(body))
            let status = pthread_create(
                &thread, nil,
                { argument in
                    if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
                    return nil
                }, work.toOpaque())
            if status == 0 { threads.append(thread) } else { work.release() }
        }
        body()
        for thread in threads { pthread_join(thread, nil) }
    }
}
