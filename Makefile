# `make` sets up and builds the tables; `make help` lists the rest. Needs Python 3.11 or later, and nothing else.
.POSIX:
PYTHON = python3
BIN = .venv/bin
READY = .venv/ready

.PHONY: all help test tables lab bench lock clean
all: tables

help:
	@echo "make          set up .venv and build data/processed from data/raw"
	@echo "make test     set up .venv, check style, run every test"
	@echo "make tables   build data/processed from data/raw"
	@echo "make lab      open JupyterLab, with the tables at hand"
	@echo "make bench    measure speed and memory"
	@echo "make lock     choose the newest versions of all dependencies again"
	@echo "make clean    remove everything that can be made again, but not data/processed"

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("communique needs Python 3.11 or later: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest --quiet

tables: $(READY)
	$(BIN)/communique build data/raw --output data/processed

lab: $(READY)
	$(BIN)/jupyter lab

bench: $(READY)
	$(BIN)/python benchmarks/speed.py

# uv, from its own environment, is needed for this alone.
lock:
	$(PYTHON) -m venv build/lock
	build/lock/bin/python -m pip install --quiet --disable-pip-version-check uv
	build/lock/bin/uv pip compile pyproject.toml --quiet --upgrade --all-extras --universal --python-version 3.11 \
		--generate-hashes --no-header --no-emit-index-url --output-file requirements.lock

clean:
	rm -rf .venv build dist .pytest_cache .ruff_cache .hypothesis
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
