# Only Python 3.11 or newer, pip and make are needed for `make demo` and `make test`.
# `make conformance`, `make verifytypes` and `make browser` need node and npm too, and the last one
# a Chromium, which it installs where it may.

PYTHON ?= python3
NPM ?= npm
NODE ?= node
NOX_ARGS ?=
AGREEMENT_ARGS ?=
DESK_ARGS ?=
FUZZ_ARGS ?=
MUTANTS_ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BUILD := build
WHEEL_VENV := $(BUILD)/wheel-venv
WHEEL_READY := $(BUILD)/.wheel-ready
MUTANTS_VENV := $(BUILD)/mutants-venv
MUTANTS_READY := $(BUILD)/.mutants-ready
NODE_READY := tools/node_modules/.ready
FORM_READY := tests/browser/form/node_modules/.ready
CASES := $(BUILD)/cases.ndjson
EXPORTED := $(BUILD)/exported.json
CONSTRAINTS := constraints/test.txt
SOURCES := $(shell find src -type f -not -name '*.pyc')

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo test lint format types layers schemas schemas-check vectors vectors-check \
	coverage-page coverage-page-check findings findings-check verifytypes conformance agreement \
	fuzz mutants wheel builds nox bench desk docs picture picture-check browser ci clean

help: ## Show this help.
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)$$/\1|\2/p' $(firstword $(MAKEFILE_LIST)) \
		| while IFS='|' read -r target line; do printf 'make %-20s %s\n' "$$target" "$$line"; done

demo: $(READY) ## Set up, then assess, tell the life of a case, and try a change of policy.
	$(BIN)/python docs/examples/demo.py
	$(BIN)/python docs/examples/life_of_a_case.py
	$(BIN)/python docs/examples/change_of_policy.py

test: $(READY) ## Set up, then run the whole test suite; every branch must be covered.
	$(BIN)/python -m pytest --numprocesses auto --cov --cov-report term

desk: $(READY) ## Serve the review desk on this machine, with the real offerings in it.
	PYTHONPATH=docs/examples $(BIN)/python -m review_desk --corpus tests/corpus $(DESK_ARGS)

docs: $(READY) ## Build the documentation into build/docs, and check its links.
	$(BIN)/sphinx-build -n -W --keep-going -q -d $(BUILD)/doctrees -b html docs $(BUILD)/docs
	$(BIN)/python tools/check_site.py $(BUILD)/docs

lint: $(READY) ## Check style and format.
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(READY) ## Put style and format right where that can be done.
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(READY) ## Check types, strictly.
	$(BIN)/mypy

layers: $(READY) ## Check that imports run one way, and that nothing impure is imported.
	$(BIN)/lint-imports

schemas: $(READY) ## Write schemas/ anew.
	$(BIN)/python tools/write_schemas.py

schemas-check: $(READY) ## Check that schemas/ is up to date.
	$(BIN)/python tools/write_schemas.py --check

vectors: $(READY) ## Write schemas/vectors/ anew.
	$(BIN)/python tools/write_vectors.py

vectors-check: $(READY) ## Check that schemas/vectors/ is up to date.
	$(BIN)/python tools/write_vectors.py --check

coverage-page: $(READY) ## Write docs/coverage.md anew.
	$(BIN)/python tools/write_coverage.py

coverage-page-check: $(READY) ## Check that docs/coverage.md is up to date.
	$(BIN)/python tools/write_coverage.py --check

findings: $(READY) ## Write tests/findings.ndjson anew.
	$(BIN)/python tools/write_findings.py

findings-check: $(READY) ## Check that tests/findings.ndjson is up to date.
	$(BIN)/python tools/write_findings.py --check

picture: $(READY) ## Write docs/timeline.svg, the picture of the README, anew.
	$(BIN)/python docs/pictures.py --timeline docs/timeline.svg

picture-check: $(READY) ## Check that docs/timeline.svg is up to date.
	$(BIN)/python docs/pictures.py --timeline docs/timeline.svg --check

browser: $(READY) $(FORM_READY) ## Try the review desk and the form in a headless Chromium.
	tools/install_chromium.sh
	$(BIN)/python -m pytest tests/browser

# With --verifytypes pyright looks for the package where the first python of PATH does.
verifytypes: $(WHEEL_READY) $(NODE_READY) ## Check that the public surface of the wheel is fully typed.
	PATH="$(CURDIR)/$(WHEEL_VENV)/bin:$$PATH" tools/node_modules/.bin/pyright \
		--verifytypes cerp_rules --ignoreexternal

conformance: $(READY) $(NODE_READY) ## Check that ajv and the library judge payloads alike, and that ajv takes what is exported.
	@mkdir -p $(BUILD)
	$(BIN)/python tools/conformance.py > $(CASES)
	$(BIN)/python tools/exported.py > $(EXPORTED)
	$(NODE) tools/conformance.mjs $(EXPORTED) < $(CASES)

agreement: $(READY) $(NODE_READY) ## Check that what loads is what the schemas and the invariants accept.
	$(BIN)/python tools/agreement.py --node $(NODE) $(AGREEMENT_ARGS)

# atheris has no wheel for every platform, so only those who fuzz need it.
fuzz: $(READY) ## Fuzz the contract for a minute, or for FUZZ_ARGS='--seconds 600'.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check atheris
	$(BIN)/python tools/fuzz.py $(FUZZ_ARGS)

mutants: $(MUTANTS_READY) ## Mutate the modules that decide; MUTANTS_ARGS='--module rules/fees' takes one, '--every 10' a tenth.
	$(MUTANTS_VENV)/bin/python tools/mutants.py $(MUTANTS_ARGS)

wheel: $(WHEEL_READY) ## Check the wheel, and run the test suite on it where src/ is out of reach.
	cd $(BUILD) && wheel-venv/bin/python ../tools/check_wheel.py ../dist/*.whl
	cd $(BUILD) && wheel-venv/bin/python -m pytest -c ../pyproject.toml --rootdir .. \
		--numprocesses auto -p no:cacheprovider ../tests --pyargs cerp_rules

builds: $(READY) ## Check that one wheel, byte for byte, comes of the tree and of the sdist.
	$(BIN)/python tools/check_builds.py

nox: $(READY) ## Run the test suite on each supported Python that is there.
	$(BIN)/nox $(NOX_ARGS)

bench: $(READY) ## Measure what has a target: one table, also in build/bench.json, then changes of policy.
	$(BIN)/python benchmarks/table.py

ci: ## Run every gate, as CI does.
	.ci/run

clean: ## Remove everything that was made and is not committed.
	rm -rf $(VENV) $(BUILD) dist tools/node_modules tests/browser/form/node_modules docs/_generated \
		.nox .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests tools docs benchmarks -type d -name __pycache__ -prune -exec rm -rf {} +

$(READY): pyproject.toml $(CONSTRAINTS)
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else \
		"Python 3.11 or newer is needed; name one, such as: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--constraint $(CONSTRAINTS) --editable '.[test,bench,scale,examples,docs,browser]'
	@touch $@

$(WHEEL_READY): $(SOURCES) pyproject.toml README.md LICENSE $(CONSTRAINTS) $(READY)
	rm -rf dist $(WHEEL_VENV)
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist .
	$(BIN)/python -m venv $(WHEEL_VENV)
	$(WHEEL_VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint $(CONSTRAINTS) "$$(echo dist/*.whl)[test]"
	@touch $@

$(MUTANTS_READY): pyproject.toml constraints/mutants.txt $(CONSTRAINTS)
	@mkdir -p $(BUILD)
	$(PYTHON) -m venv $(MUTANTS_VENV)
	$(MUTANTS_VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		--constraint $(CONSTRAINTS) --constraint constraints/mutants.txt '.[test,mutants]'
	@touch $@

$(FORM_READY): tests/browser/form/package.json
	cd $(dir $<) && $(NPM) install --no-package-lock --no-audit --no-fund
	@touch $@

$(NODE_READY): tools/package.json
	cd tools && $(NPM) install --no-package-lock --no-audit --no-fund
	@touch $@
