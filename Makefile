# Everything runs in .venv, which is made when it is missing or pyproject.toml has changed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo docs pictures test suite lint types check-wheel bench benchmark-accuracy simulate clean help

help:
	@echo "make demo | test | suite | docs | pictures | check-wheel | bench | benchmark-accuracy | simulate | clean"

demo: $(READY)
	$(BIN)/framing demo --out demo-report

# Types are looked at beside the tests.
test: lint
	@$(MAKE) --no-print-directory -j 2 types suite

# A file of tests stays in one process, so that what its tests share is made once.
suite: $(READY)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

lint: $(READY)
	$(BIN)/ruff check framing tests benchmarks
	$(BIN)/ruff format --check framing tests benchmarks

types: $(READY)
	$(BIN)/mypy

docs: $(READY)
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo "site/index.html"

# The pictures of the pages, by the code that stands above them.
pictures: $(READY)
	FRAMING_DRAW=1 $(BIN)/python -m pytest -q tests/docs/test_documents.py -k shows_runs

check-wheel: $(READY)
	$(BIN)/python tests/check_wheel.py

bench: $(READY)
	$(BIN)/python -m pip install --quiet empath
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/engine.py

benchmark-accuracy: $(READY)
	$(BIN)/python benchmarks/accuracy_voices.py
	$(BIN)/python benchmarks/accuracy_stance.py
	$(BIN)/python benchmarks/accuracy_classifiers.py --write

# Half an hour on two cores; OMP_NUM_THREADS keeps the processes from getting in each other's way.
simulate: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.simulate
	OMP_NUM_THREADS=1 $(BIN)/python -m benchmarks.simulate_correction

clean:
	rm -rf $(VENV) build dist site demo-report out .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "framing needs Python 3.11 or newer; name one with: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv module is missing; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --editable '.[web]' --group test
	@touch $@
