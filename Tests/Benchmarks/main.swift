/// `make bench`: what deciding costs. Figures go to standard output, one line each; nothing here is a test.
LibraryBenchmarks.run()
Benchmarks.run()
