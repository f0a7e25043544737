# Everything a person does with this repository, one target each.
PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help try setup develop test check wording screenshots oldest browser benchmarks clean

help: ## Say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

try: setup ## Set up, then run the main job on the bundled invented reports
	$(BIN)/habeas try

setup: .venv/.ready ## Make .venv with the program in it

develop: .venv/.develop ## The same, with what the tests need
	$(BIN)/python scripts/translations.py compile

test: check ## Set up and pass the tests
	$(BIN)/python -m pytest -q -n 2 --dist loadfile

check: develop ## Types, style and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

wording: .venv/.develop ## Find the words of the pages that no translation has yet
	$(BIN)/python scripts/translations.py update
	$(BIN)/python scripts/translations.py missing

screenshots: develop ## Take the pictures of the desk in docs/desk anew
	$(BIN)/python scripts/screenshots.py

oldest: ## The tests with the oldest versions we allow
	test -x .venv-oldest/bin/python || $(PYTHON) -m venv .venv-oldest
	.venv-oldest/bin/python -m pip install -q --upgrade pip
	.venv-oldest/bin/python -m pip install -q -c constraints-oldest.txt -e . --group dev
	.venv-oldest/bin/python -m pytest -q -n 2 --dist loadfile

browser: ## Install Debian's Chromium and Firefox for the browser tests (needs root)
	apt-get update -q && apt-get install -y -q chromium firefox-esr

benchmarks: develop ## Measure, and print each figure beside its peer's
	for script in benchmarks/*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

clean: ## Remove what was made here
	rm -rf .venv .venv-oldest build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/.ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("habeas needs Python 3.11 or newer; try: make PYTHON=python3.12") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --upgrade pip
	$(BIN)/python -m pip install -q -e .
	@touch $@

.venv/.develop: .venv/.ready pyproject.toml
	$(BIN)/python -m pip install -q --group dev
	@touch $@
