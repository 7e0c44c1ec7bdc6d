# pathplan: `make demo` shows it at work, `make check` is what CI runs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out/demo
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help setup demo pictures test test-browser covered check format lint types layers curricula wheel lowest bench clean

help: ## Show what there is to make
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

$(VENV)/.run: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("pathplan needs Python 3.11 or newer; set PYTHON=...") if sys.version_info < (3, 11) else None'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) ..."
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run
	@$(BIN)/python -m pip install --quiet --group dev
	@touch $@

setup: $(VENV)/.dev ## Set up everything that development needs, in .venv

demo: $(VENV)/.run ## Check the shipped maps, plan for two learners, write pages, plans and pictures to out/demo
	@mkdir -p $(OUT)
	$(BIN)/pathplan check curricula
	$(BIN)/pathplan plan curricula/fractions/learners/L-0042.learner.yaml --today 2026-11-23
	$(BIN)/pathplan plan curricula/fractions/learners/L-0042.learner.yaml --today 2026-11-23 -o $(OUT)/L-0042.json
	$(BIN)/pathplan plan curricula/fractions/learners/L-0042.learner.yaml --today 2026-11-23 -o $(OUT)/L-0042.html
	$(BIN)/pathplan draw curricula/fractions/learners/L-0042.learner.yaml --today 2026-11-23 -o $(OUT)/L-0042.svg
	$(BIN)/pathplan draw curricula/fractions/learners/L-0042.learner.yaml --today 2026-11-23 -o $(OUT)/L-0042.png
	$(BIN)/pathplan plan curricula/computing/learners/C-2001.learner.yaml --today 2026-11-23
	$(BIN)/pathplan plan curricula/computing/learners/C-2001.learner.yaml --today 2026-11-23 -o $(OUT)/C-2001.json
	$(BIN)/pathplan plan curricula/computing/learners/C-2001.learner.yaml --today 2026-11-23 -o $(OUT)/C-2001.html
	$(BIN)/pathplan draw curricula/computing/learners/C-2001.learner.yaml --today 2026-11-23 -o $(OUT)/C-2001.svg
	$(BIN)/pathplan draw curricula/computing/learners/C-2001.learner.yaml --today 2026-11-23 -o $(OUT)/C-2001.png
	@echo
	@echo "Pages to open in a browser (HTML), plans (JSON) and pictures (SVG, PNG) are in $(OUT):"
	@ls $(OUT)

pictures: $(VENV)/.run ## Draw the pictures that the README shows
	$(BIN)/pathplan draw curricula/fractions/learners/L-0042.learner.yaml --today 2026-11-23 -o curricula/pictures/path.svg
	$(BIN)/pathplan draw curricula/computing/computing.map.yaml --overview -o curricula/pictures/overview.svg

test: $(VENV)/.dev ## Run the tests
	@$(BIN)/python -m pytest -n auto

$(VENV)/.browser: $(VENV)/.dev
	@.ci/chromium
	@$(BIN)/python -m pip install --quiet --group browser
	@touch $@

test-browser: $(VENV)/.browser ## Open every report in a real browser (Chromium)
	@$(BIN)/python -m pytest -n 2 -m browser tests/browser

covered: $(VENV)/.dev
	@$(BIN)/python -m pytest -n auto --cov=pathplan --cov-branch --cov-report= --cov-fail-under=92

check: format lint types layers curricula covered ## Everything that must be green

format: $(VENV)/.dev
	@$(BIN)/ruff format --check --quiet . && echo "format        ok"

lint: $(VENV)/.dev
	@$(BIN)/ruff check --quiet . && echo "lint          ok"

types: $(VENV)/.dev
	@$(BIN)/mypy --no-error-summary && echo "types         ok"

layers: $(VENV)/.dev
	@$(BIN)/lint-imports --no-cache > $(VENV)/layers.txt || { cat $(VENV)/layers.txt; exit 1; }
	@echo "layers        ok"

curricula: $(VENV)/.run
	@$(BIN)/pathplan check curricula

wheel: $(VENV)/.dev ## Build the wheel, install it in a clean environment elsewhere and use it
	@.ci/wheel $(BIN)/python

lowest: $(VENV)/.dev ## Run the tests with the lowest versions of what pathplan needs
	@.ci/lowest $(PYTHON)

bench: $(VENV)/.dev ## Measure speed and memory, as ratios within one run
	@$(BIN)/python tests/bench.py

clean: ## Remove what was made
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
