# Every target prints itself under `make help`: the words after `##` are its line there.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

SYSTEM_PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
PYTHON := $(VENV)/bin/python
TOUCHSTONE := $(VENV)/bin/touchstone
OUT ?= out
MARKET_LISTINGS ?= 100000
SERVE ?= 1
SOAK_ROUNDS ?= 1000
DEMONSTRATION := TOUCHSTONE_DEMONSTRATION=1 TOUCHSTONE_SECOND_FACTOR=0 TOUCHSTONE_HOME=$(OUT)/desk

TRANSLATIONS := $(shell find src/touchstone/desk -name 'django.po' 2>/dev/null)
SCREENS := $(shell find frontend -path frontend/node_modules -prune -o -path frontend/build -prune -o -type f ! -name .built -print 2>/dev/null) \
	$(shell find src/touchstone/desk -name '*.html' 2>/dev/null)

export PIP_DISABLE_PIP_VERSION_CHECK := 1
INSTALL := $(PYTHON) -m pip install --quiet --require-hashes
LOCK := $(VENV)/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url

.PHONY: help setup setup-dev frontend run serve test test-postgres soak check format bench journeys screens fuzz docs lock clean browser

help: ## say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(VENV)/.installed $(VENV)/.translated frontend ## make the virtual environment, install touchstone into it, build the screens

setup-dev: $(VENV)/.installed-dev $(VENV)/.translated frontend ## the same, with what tests and checks need

$(PYTHON):
	@.ci/make-venv "$(SYSTEM_PYTHON)" $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(PYTHON)
	@echo "installing what touchstone needs (about a minute the first time)"
	@$(INSTALL) -r requirements.lock
	@$(PYTHON) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	@echo "installing what the tests need"
	@$(INSTALL) -r requirements-dev.lock
	@touch $@

$(VENV)/.translated: $(VENV)/.installed $(TRANSLATIONS)
	@$(PYTHON) -m touchstone.desk.frontdoor.translations
	@touch $@

frontend: frontend/.built ## build styles, icons and scripts of the desk

frontend/node_modules/.installed: frontend/package.json frontend/package-lock.json
	@.ci/get-node
	@echo "installing what the screens are built from"
	@npm ci --prefix frontend --no-audit --no-fund --loglevel=error
	@touch $@

frontend/.built: frontend/node_modules/.installed $(SCREENS)
	@npm run build --prefix frontend --silent
	@touch $@

$(VENV)/.installed-bench: requirements-bench.lock $(VENV)/.installed
	@echo "installing the peers of the benchmark"
	@$(INSTALL) -r requirements-bench.lock
	@touch $@

run: setup ## make a simulated market, screen it, and open a desk with it (SERVE=0 ends before the desk is served)
	@rm -rf $(OUT)/market $(OUT)/findings $(OUT)/desk
	@$(TOUCHSTONE) market --listings $(MARKET_LISTINGS) --out $(OUT)/market
	@$(TOUCHSTONE) screen $(OUT)/market/listings.parquet --sellers $(OUT)/market/sellers.parquet \
		--reviews $(OUT)/market/reviews.parquet --out $(OUT)/findings --no-report
	@$(TOUCHSTONE) evaluate $(OUT)/market/labels.parquet --findings $(OUT)/findings --out $(OUT)/findings
	@$(TOUCHSTONE) report $(OUT)/findings
	@$(DEMONSTRATION) $(TOUCHSTONE) demonstrate $(OUT)/market $(OUT)/findings
	@if [ "$(SERVE)" != 0 ]; then $(DEMONSTRATION) $(TOUCHSTONE) serve --work; fi

serve: setup ## serve the demonstration that `make run` made, again
	@$(DEMONSTRATION) $(TOUCHSTONE) serve --work

browser: # a browser for the test that opens the report: only as root on Debian, else that test skips and says why
	@.ci/get-browser

test: setup-dev browser ## run all tests, those of the desk on SQLite and on PostgreSQL
	@$(PYTHON) -m pytest -n 2 --dist worksteal
	@$(MAKE) --no-print-directory test-postgres

test-postgres: setup-dev ## run the tests of the desk on a throw-away PostgreSQL
	@code=0; .ci/postgres --fast $(PYTHON) -m pytest tests/desk -n 2 --dist worksteal || code=$$?; \
		if [ $$code -eq 77 ]; then echo "the tests on PostgreSQL did not run"; else exit $$code; fi

soak: setup-dev ## kill the desk under load on both databases, fail its disk, plant faults (SOAK_ROUNDS=1000)
	@$(PYTHON) -m bench.soak --rounds $(SOAK_ROUNDS)
	@$(PYTHON) -m bench.soak --storage
	@$(PYTHON) -m bench.soak --faults
	@code=0; .ci/postgres $(PYTHON) -m bench.soak --rounds $(SOAK_ROUNDS) || code=$$?; [ $$code -eq 77 ] || exit $$code
	@code=0; .ci/postgres $(PYTHON) -m bench.soak --storage || code=$$?; [ $$code -eq 77 ] || exit $$code

check: setup-dev ## style, format, types, import contract, laws of the house
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports
	@npm run check --prefix frontend --silent
	@npm test --prefix frontend --silent
	@$(PYTHON) -m pytest tests/house

format: setup-dev ## put the code into its format
	@$(VENV)/bin/ruff check --fix-only --quiet .
	@$(VENV)/bin/ruff format .

bench: $(VENV)/.installed-bench ## measure speed side by side with the peers
	@$(PYTHON) -m bench

journeys: setup-dev browser ## every browser journey, and every page of every role in both languages, lights and widths
	@EVERY_SIGHT=1 $(PYTHON) -m pytest tests/journeys -n 2 --dist worksteal

screens: setup-dev browser ## draw the pictures of the guides again
	@$(PYTHON) -m tests.journeys.desk.screens

fuzz: setup-dev ## every property with many examples, hostile inputs among them (FUZZ_EXAMPLES=5000)
	@HYPOTHESIS_PROFILE=fuzz $(PYTHON) -m pytest -n 2 --dist worksteal -m hypothesis
	@HYPOTHESIS_PROFILE=fuzz $(PYTHON) -m pytest tests/desk/measures/test_lives.py
	@$(PYTHON) -m bench.penalty_lives --lives 100000

docs: setup-dev ## make the generated pages again and check all pages
	@$(PYTHON) docs/make_signal_pages.py
	@$(PYTHON) docs/make_verb_pages.py
	@$(PYTHON) docs/make_event_pages.py
	@$(PYTHON) docs/make_penalty_pages.py
	@$(PYTHON) docs/make_statement_pages.py
	@$(PYTHON) docs/make_workflow_pages.py
	@$(PYTHON) docs/make_figure_pages.py
	@$(PYTHON) docs/make_operations_tables.py
	@$(PYTHON) docs/make_asvs_pages.py
	@$(PYTHON) -m pytest tests/house -k docs

lock: setup-dev ## resolve the dependencies again and write the lock files
	@$(PYTHON) .ci/build-requires | $(LOCK) pyproject.toml - --extra desk --output-file requirements.lock
	@$(LOCK) pyproject.toml --extra desk --extra test --extra check --constraint requirements.lock --output-file requirements-dev.lock
	@$(LOCK) pyproject.toml --extra bench --constraint requirements.lock --output-file requirements-bench.lock

clean: ## remove what was made (the environment, caches, results)
	@rm -rf $(VENV) $(OUT) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache src/*.egg-info
	@find src tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
