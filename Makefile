# On a machine with Python 3.11 or later and make: `make demo`, then `make test`. Each makes what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
JOURNAL := build/demo-journal
DEMO := $(BIN)/equityjournal --journal $(JOURNAL)

.PHONY: demo test check torture bench bench-peers bench-large bench-notices engines words docs language man dist clean

demo: $(VENV)/installed
	@rm -rf $(JOURNAL)
	@$(BIN)/equityjournal demo --into $(JOURNAL) > /dev/null
	@echo '$$ equityjournal themes --explain'
	@$(DEMO) themes --explain
	@echo
	@echo '$$ equityjournal show last'
	@$(DEMO) show last
	@echo
	@echo '$$ equityjournal export markdown --since "2 days ago"'
	@$(DEMO) export markdown --since "2 days ago"
	@echo
	@echo 'The invented journal is in $(JOURNAL). Try: $(DEMO) list'

# One process more than there are cores: many tests wait for a terminal.
test: $(VENV)/tested
	@$(BIN)/python -m pytest -n $$($(BIN)/python -c 'import os; print((os.cpu_count() or 1) + 1)') --dist worksteal --cov --cov-report=
	@$(BIN)/python -m coverage report --include='*/equityjournal/core/*' --fail-under=100
	@$(BIN)/python -m coverage report --include='*/equityjournal/*' | tail -n 1

# Slow proofs: killed at every call, a thousand random kills, fifty writers and editors at once; and every case of the
# tests that try few of many in the suite.
torture: $(VENV)/tested
	@$(BIN)/python -m pytest tests -m "torture or many" -s

# How quick it is, in parts of a few minutes each: our own commands; the same work in other programs, for each of which
# an environment is made the first time; a hundred thousand entries; and how often notices are right.
bench:
	@$(PYTHON) benchmarks/run.py own

bench-peers bench-large bench-notices: bench-%:
	@$(PYTHON) benchmarks/run.py $*

# The query of a study in three engines, which are put into an environment of their own. PostgreSQL and Java come from
# the system: apt-get install postgresql default-jre-headless
ENGINES := build/engines

engines: $(ENGINES)/ready
	@$(ENGINES)/bin/python benchmarks/engines.py

$(ENGINES)/ready:
	@$(PYTHON) -m venv $(ENGINES)
	@$(ENGINES)/bin/python -m pip --quiet --disable-pip-version-check install 'duckdb>=1.1' 'pyspark>=4.0'
	@touch $@

check: $(VENV)/checked
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(BIN)/python scripts/keep_in_step.py --check

# All that the program writes of itself: its words, its commands, its manual, and what it says on the pages.
docs words: $(VENV)/checked
	@$(BIN)/python scripts/keep_in_step.py

# The program's words in another language, begun or brought up to date, and compiled: make language CODE=cy
language: words
	@$(BIN)/python scripts/languages.py $(CODE)

man: docs
	@man -l packaging/equityjournal.1

# What people are given: a wheel, the source, and a zip of the source; each looked through, and the wheel tried.
dist: $(VENV)/built
	@$(BIN)/python scripts/make_dist.py

$(VENV)/installed: pyproject.toml
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install -e .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --group test
	@touch $@

$(VENV)/checked: $(VENV)/tested
	@$(PIP) install --group check
	@touch $@

$(VENV)/built: $(VENV)/installed
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --group dist
	@touch $@

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
