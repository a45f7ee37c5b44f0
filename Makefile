# `make` sets up, builds the tables and writes the report; `make help` lists the rest. Needs Python 3.11 or later, and nothing else.
.POSIX:
PYTHON = python3
BIN = .venv/bin
READY = .venv/ready
BENCH = .venv/bench

.PHONY: all help test tables report notebooks lab bench fuzz accuracy compare licences lock clean
all: report

help:
	@echo "make          set up .venv, build the tables, write the report"
	@echo "make test     set up .venv, check style, run every test"
	@echo "make tables   build data/processed from data/raw"
	@echo "make report   build the tables, run the notebooks, write reports/ from them"
	@echo "make notebooks run the notebooks, write them with their outputs"
	@echo "make lab      open JupyterLab, with the tables at hand"
	@echo "make accuracy measure against the gold and write docs/accuracy.md"
	@echo "make compare  list what a change of rules does to the tables (BASE=HEAD: since which commit)"
	@echo "make licences write docs/licences.md from the installed packages"
	@echo "make bench    measure speed and memory"
	@echo "make fuzz     try a million inputs on the reader; what it learns is kept in build/fuzz"
	@echo "make lock     choose the newest versions of all dependencies again"
	@echo "make clean    remove everything that can be made again, but not data/processed"

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("communique needs Python 3.11 or later: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

# What is only measured beside, not needed: spaCy's small model, dateparser, a fuzzer.
$(BENCH): $(READY) requirements-bench.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement requirements-bench.lock
	@touch $(BENCH)

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest --quiet --numprocesses auto --maxprocesses 8
	$(BIN)/python -m pytest --quiet --nbval notebooks/[0-9]*.ipynb

tables: $(READY)
	$(BIN)/communique build data/raw --output data/processed

report: tables
	$(BIN)/communique report

notebooks: $(READY)
	$(BIN)/communique notebooks

# A workspace with a notebook, a table and a chart side by side; it is set anew each time.
lab: $(READY)
	JUPYTERLAB_WORKSPACES_DIR=build/lab $(BIN)/jupyter lab workspaces import notebooks/lab.jupyterlab-workspace
	JUPYTERLAB_WORKSPACES_DIR=build/lab $(BIN)/jupyter lab --LabApp.default_url=/lab/workspaces/communique

accuracy: $(BENCH)
	$(BIN)/python benchmarks/accuracy.py

BASE = HEAD
compare: $(READY)
	$(BIN)/python benchmarks/comparison.py $(BASE)

licences: $(BENCH)
	$(BIN)/python docs/licences.py

bench: $(BENCH)
	$(BIN)/python benchmarks/speed.py --write
	$(BIN)/python benchmarks/scale.py --write
	$(BIN)/python -m pytest --quiet -m timed tests

# Led by coverage, then by hypothesis with random inputs; INPUTS=10000 for a short run.
INPUTS = 1000000
fuzz: $(BENCH)
	$(BIN)/python fuzz/run.py --inputs $(INPUTS)
	$(BIN)/python -m pytest --quiet -m hypothesis --hypothesis-profile fuzz tests

# uv, from its own environment, is needed for this alone; `make lock UPGRADE=` keeps what is locked already.
UPGRADE = --upgrade
COMPILE = build/lock/bin/uv pip compile pyproject.toml --quiet $(UPGRADE) --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	$(COMPILE) --extra notebooks --extra formats --extra pdf --extra xlsx --extra distributed --extra spacy \
		--extra test --output-file requirements.lock
	$(COMPILE) --extra bench --extra spacy --constraint requirements.lock --output-file requirements-bench.lock

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
