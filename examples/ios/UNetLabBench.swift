// Measures an ONNX file on an iPhone or a Mac with ONNX Runtime's Core ML provider, and prints the JSON
// lines that UNetLab's benchmark agent prints, for `unetlab import latency`.
//
// UNTESTED: this file has not been built or run yet. It was written against the declarations of ONNX
// Runtime's Objective-C interface. Check its output before you trust it, and fix what is wrong.
//
// To build it:
//   1. In Xcode create an iOS app (or a macOS command line tool) and add the Swift package
//      https://github.com/microsoft/onnxruntime-swift-package-manager, product `onnxruntime`. With CocoaPods
//      it is the pod `onnxruntime-objc`, and the module below is called `onnxruntime_objc`.
//   2. Add this file, the ONNX file, and an inputs file: all inputs one after another in the model's
//      order, as raw little-endian float32, with the shapes given in `Settings`.
//   3. Call `UNetLabBench(settings: Settings(...)).run()` off the main thread, in a Release build, without
//      the debugger, with the screen on and no other app open.
//   4. Copy the lines from the console into a file and import it. System messages in between
//      are ignored. A result without its `end` line does not count.
//
// Core ML runs what it supports and leaves the rest to the CPU; `providers` lists the requested providers,
// not those that ran the nodes. The first run includes Core ML's compilation if the load does not.

import Foundation
import OnnxRuntimeBindings

/// What to run, and when to stop; the defaults suit slow networks.
struct Settings {
    var model: String
    var inputs: String
    /// The shapes of the model's inputs, in its order; the interface does not expose them.
    var shapes: [[Int]]
    var useCoreML = true
    var threads = 4
    var warmupRuns = 3
    var warmupSeconds = 2.0
    var minRuns = 50
    var minSeconds = 10.0
    var maxSeconds = 120.0
}

/// A failure and the stage at which it occurred.
struct BenchFailure: Error {
    let stage: String
    let reason: String
}

/// One measurement, from loading to the last line.
final class UNetLabBench {
    private let settings: Settings
    private let began = DispatchTime.now().uptimeNanoseconds
    private var stage = "load"
    private var samples = 0

    init(settings: Settings) {
        self.settings = settings
    }

    /// Runs and prints; returns true if the result counts.
    @discardableResult
    func run() -> Bool {
        do {
            try measure()
            end(ok: true)
            return true
        } catch let failure as BenchFailure {
            emit([("line", "failed"), ("stage", failure.stage), ("reason", failure.reason)])
        } catch {
            emit([("line", "failed"), ("stage", stage), ("reason", error.localizedDescription)])
        }
        end(ok: false)
        return false
    }

    private func measure() throws {
        hello()
        let loadStart = now()
        let environment = try ORTEnv(loggingLevel: .warning)
        let session = try ORTSession(
            env: environment, modelPath: settings.model, sessionOptions: try options())
        let loadTime = now() - loadStart
        emit([("line", "load"), ("duration_ns", loadTime), ("model_bytes", size(settings.model))])

        stage = "inputs"
        let inputs = try readInputs(names: try session.inputNames())
        let outputs = Set(try session.outputNames())

        stage = "first"
        var (elapsed, results) = try time(session, inputs, outputs)
        emit([("line", "first"), ("duration_ns", elapsed)])

        stage = "warmup"
        var warmed = elapsed
        var runs = 1
        while runs < settings.warmupRuns || seconds(warmed) < settings.warmupSeconds {
            (elapsed, results) = try time(session, inputs, outputs)
            emit([("line", "warmup"), ("index", runs - 1), ("duration_ns", elapsed)])
            warmed += elapsed
            runs += 1
        }

        stage = "sample"
        let start = now()
        var longest: UInt64 = 0
        while samples == 0 || goesOn(since: start, longest: longest) {
            let sampleStart = now()
            (elapsed, results) = try time(session, inputs, outputs)
            emit([
                ("line", "sample"), ("index", samples), ("start_ns", sampleStart - began),
                ("duration_ns", elapsed), ("khz", [Int]()),
            ])
            samples += 1
            longest = max(longest, elapsed)
        }

        stage = "check"
        try check(results)
    }

    /// Whether another run is needed and would end in time.
    private func goesOn(since start: UInt64, longest: UInt64) -> Bool {
        let passed = now() - start
        let due = samples < settings.minRuns || seconds(passed) < settings.minSeconds
        return due && seconds(passed + longest) <= settings.maxSeconds
    }

    private func options() throws -> ORTSessionOptions {
        let options = try ORTSessionOptions()
        try options.setIntraOpNumThreads(Int32(settings.threads))
        try options.setGraphOptimizationLevel(.all)
        if settings.useCoreML {
            guard ORTIsCoreMLExecutionProviderAvailable() else {
                throw BenchFailure(stage: "load", reason: "this build has no Core ML provider")
            }
            let coreML = ORTCoreMLExecutionProviderOptions()
            coreML.createMLProgram = true
            try options.appendCoreMLExecutionProvider(with: coreML)
        }
        return options
    }

    private func readInputs(names: [String]) throws -> [String: ORTValue] {
        guard names.count == settings.shapes.count else {
            throw BenchFailure(
                stage: stage,
                reason: "the model has \(names.count) inputs, the settings \(settings.shapes.count) shapes")
        }
        let all = try Data(contentsOf: URL(fileURLWithPath: settings.inputs))
        var values: [String: ORTValue] = [:]
        var offset = 0
        for (name, shape) in zip(names, settings.shapes) {
            let bytes = shape.reduce(4, *)
            guard offset + bytes <= all.count else {
                throw BenchFailure(stage: stage, reason: "the inputs file ends within \(name)")
            }
            let part = NSMutableData(data: all.subdata(in: offset..<(offset + bytes)))
            values[name] = try ORTValue(
                tensorData: part, elementType: .float, shape: shape.map { NSNumber(value: $0) })
            offset += bytes
        }
        guard offset == all.count else {
            throw BenchFailure(
                stage: stage, reason: "the inputs file has \(all.count) bytes, the shapes \(offset)")
        }
        return values
    }

    private func time(
        _ session: ORTSession, _ inputs: [String: ORTValue], _ outputs: Set<String>
    ) throws -> (UInt64, [String: ORTValue]) {
        let start = now()
        let results = try session.run(withInputs: inputs, outputNames: outputs, runOptions: nil)
        return (max(1, now() - start), results)
    }

    private func check(_ results: [String: ORTValue]) throws {
        guard let last = results.values.first else {
            throw BenchFailure(stage: stage, reason: "the model gives nothing")
        }
        let data = try last.tensorData() as Data
        var sum = 0.0
        var squares = 0.0
        data.withUnsafeBytes { bytes in
            for value in bytes.bindMemory(to: Float.self) {
                sum += Double(value)
                squares += Double(value) * Double(value)
            }
        }
        guard squares.isFinite else {
            throw BenchFailure(stage: stage, reason: "the output holds what is no number")
        }
        emit([("line", "check"), ("elements", data.count / 4), ("sum", sum), ("square_sum", squares)])
    }

    private func hello() {
        let system = ProcessInfo.processInfo
        let providers = settings.useCoreML ? ["CoreML", "CPU"] : ["CPU"]
        emit([
            ("line", "hello"), ("schema", 1), ("vm", "Swift"), ("vendor", "Apple"), ("java", ""),
            ("os", operatingSystem(system)), ("arch", architecture()),
            ("cores", system.activeProcessorCount), ("cpus_allowed", ""),
            ("runtime", "onnxruntime"), ("runtime_version", ORTVersion() ?? ""),
            ("providers_available", ORTIsCoreMLExecutionProviderAvailable() ? ["CoreML", "CPU"] : ["CPU"]),
            ("providers", providers), ("threads", settings.threads),
        ])
    }

    private func operatingSystem(_ system: ProcessInfo) -> String {
        let version = system.operatingSystemVersion
        let number = "\(version.majorVersion).\(version.minorVersion).\(version.patchVersion)"
        #if targetEnvironment(simulator)
            return "iOS \(number) (simulator)"
        #elseif os(iOS)
            return "iOS \(number)"
        #else
            return "macOS \(number)"
        #endif
    }

    private func architecture() -> String {
        #if arch(arm64)
            return "aarch64"
        #else
            return "x86_64"
        #endif
    }

    private func end(ok: Bool) {
        emit([("line", "end"), ("ok", ok), ("n", samples), ("peak_bytes", peakBytes())])
    }

    /// The process's peak memory, or 0 if the system does not report it.
    private func peakBytes() -> UInt64 {
        var usage = rusage()
        return getrusage(RUSAGE_SELF, &usage) == 0 ? UInt64(max(0, usage.ru_maxrss)) : 0
    }

    private func size(_ path: String) -> UInt64 {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.uint64Value ?? 0
    }

    private func now() -> UInt64 {
        DispatchTime.now().uptimeNanoseconds
    }

    private func seconds(_ nanoseconds: UInt64) -> Double {
        Double(nanoseconds) / 1e9
    }

    /// Prints one line with its keys in this order, so that it starts with `line`.
    private func emit(_ pairs: [(String, Any)]) {
        let members = pairs.map { "\(text($0.0)):\(json($0.1))" }
        print("{" + members.joined(separator: ",") + "}")
        fflush(stdout)
    }

    private func json(_ value: Any) -> String {
        switch value {
        case let words as String: return text(words)
        case let truth as Bool: return truth ? "true" : "false"
        case let list as [String]: return "[" + list.map(text).joined(separator: ",") + "]"
        case let list as [Int]: return "[" + list.map(String.init).joined(separator: ",") + "]"
        default: return "\(value)"
        }
    }

    private func text(_ words: String) -> String {
        var quoted = "\""
        for scalar in words.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case _ where scalar.value < 0x20: quoted += String(format: "\\u%04x", scalar.value)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
