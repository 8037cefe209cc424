# make demo     build, and decide a case of the Tianjin cloud voucher with its explanation
# make test     install what is needed, run every test
# make build    the release command: .build/release/proviso
# make bench    the library and evaluation alone, warm, and one case as a whole process
# make bench-peers   batch runs beside C, Polars and DuckDB where they are, and the bars (PEERS=--rows 100000, PEERS_PYTHON=venv/bin/python)
# make fuzz     random bytes and mutations through every fuzz target (RUNS=100000)
# make fuzz-guided   libFuzzer through one of yaml, syntax, evaluator, regex (TARGET=evaluator SECONDS=600)
# make fuzz-merge    the fewest inputs it found that reach more than the corpus, to choose from
# make lint     the formatter's strict lint
# make test-spark    the Spark module against a real Spark (PROVISO=.build/release/proviso); skipped where Java or PySpark is absent

SWIFT ?= swift
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
CHECKED := --explicit-target-dependency-import-check error
STATIC := -c release --static-swift-stdlib
RUNS ?= 100000
TARGET ?= evaluator
SECONDS ?= 600
FOUND := .build-fuzz/found/$(TARGET)
# Swift's own report of a crash would end the process before libFuzzer keeps the input.
GUIDED = SWIFT_BACKTRACE=enable=no PROVISO_FUZZ_TARGET=$(TARGET) .build-fuzz/release/ProvisoFuzz
CASE ?= Rules/tianjin-cloud-voucher/voucher.cases.yaml\#TJV-C14

SPARK := .build-spark/venv
PROVISO ?= .build/release/proviso
PEERS_PYTHON ?= python3
PEERS ?=

.PHONY: help demo test build bench bench-peers fuzz fuzz-build fuzz-guided fuzz-merge lint test-spark dependencies

help:
	@sed -n 's/^# //p' Makefile

# What Debian does not have on a new machine: libyaml's headers and pkg-config to find them.
dependencies:
	@pkg-config --exists yaml-0.1 2>/dev/null || { \
	  echo "installing libyaml-dev and pkg-config"; \
	  $(SUDO) apt-get update -qq && $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq libyaml-dev pkg-config; }

demo: dependencies
	@$(SWIFT) build --product proviso
	@.build/debug/proviso eval tianjin-cloud-voucher/voucher --case '$(CASE)' --why

test: dependencies
	$(SWIFT) test $(CHECKED)

build: dependencies
	$(SWIFT) build $(STATIC) --product proviso

bench: build
	$(SWIFT) build $(STATIC) --product ProvisoBenchmarks
	.build/release/ProvisoBenchmarks

bench-peers: build
	python3 Tests/Benchmarks/peers/peers.py --proviso "$(PROVISO)" --python "$(PEERS_PYTHON)" $(PEERS)

fuzz: dependencies
	$(SWIFT) build -c release --product ProvisoFuzz
	.build/release/ProvisoFuzz --runs $(RUNS)

fuzz-build: dependencies
	$(SWIFT) build -c release --product ProvisoFuzz --scratch-path .build-fuzz \
	  -Xswiftc -sanitize=fuzzer -Xswiftc -DFUZZ -Xswiftc -use-ld=lld
	@mkdir -p $(FOUND)
	@$(GUIDED) > $(FOUND).dict

# An input that fails is left at .build-fuzz/found/<target>-crash-… or -timeout-….
fuzz-guided: fuzz-build
	$(GUIDED) -max_total_time=$(SECONDS) -timeout=10 -max_len=2048 -dict=$(FOUND).dict -print_final_stats=1 \
	  -artifact_prefix=$(FOUND)- $(FOUND) Tests/Fuzz/Corpus/$(TARGET)

fuzz-merge: fuzz-build
	@rm -rf $(FOUND)-new && cp -r Tests/Fuzz/Corpus/$(TARGET) $(FOUND)-new
	$(GUIDED) -set_cover_merge=1 -use_counters=0 $(FOUND)-new $(FOUND)
	@for file in Tests/Fuzz/Corpus/$(TARGET)/*; do rm -f "$(FOUND)-new/$$(basename "$$file")"; done
	@echo "$$(ls $(FOUND)-new | wc -l) inputs in $(FOUND)-new reach code that the corpus does not"

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

# PySpark is 800 MB and needs Java: where either cannot be had, that is said, and nothing fails.
test-spark:
	@if ! java -version >/dev/null 2>&1; then \
	  echo "skipped: test-spark needs Java 17 or later, and no java runs here"; \
	elif ! { python3 -m venv $(SPARK) && $(SPARK)/bin/pip install -q --disable-pip-version-check ./Integrations/spark; }; then \
	  echo "skipped: test-spark needs PySpark, and pip could not install it (its reason stands above)"; \
	else \
	  { [ -x "$(PROVISO)" ] || $(MAKE) build; } && \
	  PROVISO="$(abspath $(PROVISO))" $(SPARK)/bin/python -m unittest discover -v -s Integrations/spark/tests; \
	fi
