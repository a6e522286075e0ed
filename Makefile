# Everything one does with the project. `make run` and `make test` need nothing but Python 3.11, make and a network.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
STATIC_SOURCES := $(shell find kzdiplo/static -not -name '.*' 2>/dev/null)
PYTEST := $(BIN)/python -m pytest
ON_POSTGRESQL := $(BIN)/python -m tests.postgresql
PARALLEL := --numprocesses logical --dist worksteal
# What a browser writes is tried on both databases; what it only reads looks the same on each, so both show it in full runs only.
WRITING_IN_THE_BROWSER := tests/browser/test_desk_login.py tests/browser/test_desk_morning.py tests/browser/test_desk_keyboard.py

# A site as its visitors see it, for the checks that only make sense there. The key is made anew each time and protects nothing.
PRODUCTION := ALLOWED_HOSTS=kzdiplo.example SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
	HSTS_SUBDOMAINS=true HSTS_PRELOAD=true DATABASE_URL=postgres://kzdiplo@127.0.0.1/kzdiplo

.PHONY: help install run test test-full checks test-sqlite test-postgresql test-browser format lint types contracts templates \
	browser messages pictures lock clean

help: ## say what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

# ---- install

install: .venv/run.stamp ## make .venv/ with what the site needs to run

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "kzdiplo needs Python 3.11 or newer, and $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "This Python lacks ensurepip, so it cannot make .venv/. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }

.venv/run.stamp: requirements/run.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

# ---- run

run: .venv/run.stamp var/static/.stamp ## serve the site on http://127.0.0.1:8000/ (PORT=8001 for another port)
	@$(MANAGE) migrate --noinput --verbosity 0
	@$(MANAGE) sync_roles --verbosity 0
	@$(MANAGE) import_seeds
	@$(MANAGE) create_editor
	@echo "Serving on http://127.0.0.1:$(PORT)/ (the desk: http://127.0.0.1:$(PORT)/admin/). Ctrl-C ends it."
	@exec $(BIN)/gunicorn kzdiplo.wsgi --bind 127.0.0.1:$(PORT) --threads 8 --no-control-socket --log-level warning

var/static/.stamp: .venv/run.stamp $(STATIC_SOURCES)
	@$(MANAGE) collectstatic --noinput --clear --verbosity 0
	@touch $@

# ---- test

test: .venv/test.stamp browser ## check everything, on SQLite and on PostgreSQL, in a browser too
	@$(MAKE) --no-print-directory checks
	@rm -f var/coverage*
	$(PYTEST) $(PARALLEL) -m browser
	$(ON_POSTGRESQL) $(PYTEST) $(PARALLEL) -m browser $(if $(FULL),,$(WRITING_IN_THE_BROWSER))
	$(ON_POSTGRESQL) $(PYTEST) $(PARALLEL) --only-database
	$(PYTEST) $(PARALLEL) --cov --cov-report=term:skip-covered --cov-fail-under=85

test-full: ## the same with the full numbers of cases
	@FULL=1 $(MAKE) --no-print-directory test

checks: lint types contracts templates ## everything that is checked without running the tests
	$(MANAGE) makemigrations --check --dry-run
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

test-sqlite: .venv/test.stamp ## the tests on SQLite alone
	$(PYTEST) $(PARALLEL)

test-postgresql: .venv/test.stamp ## those tests on PostgreSQL that touch a database
	$(ON_POSTGRESQL) $(PYTEST) $(PARALLEL) --only-database

test-browser: .venv/test.stamp browser ## the browser tests on SQLite alone
	$(PYTEST) $(PARALLEL) -m browser

format: .venv/test.stamp ## put every file into the house's format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: .venv/test.stamp ## format and lint, changing nothing
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/test.stamp ## mypy
	$(BIN)/mypy

contracts: .venv/test.stamp ## who may import whom
	$(BIN)/lint-imports --no-logo

templates: .venv/test.stamp ## djlint
	$(BIN)/djlint --lint --quiet --allow-empty-input templates

browser: .venv/test.stamp ## see to a browser for the tests
	@tests/browser/install.sh

# ---- upkeep

messages: .venv/test.stamp ## bring the catalogues of messages up to date with the sources, and compile them
	$(BIN)/python -m tests.messages

pictures: .venv/test.stamp browser ## take the pictures of docs/images/ anew, by the browser tests that take them
	PICTURES=1 $(PYTEST) -m browser

lock: .venv/bin/python ## write requirements/*.txt anew from requirements/*.in
	@[ -x var/uv/bin/uv ] || { $(BIN)/python -m venv var/uv && var/uv/bin/pip install --quiet uv; }
	@for name in run test data; do \
		var/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-strip-extras \
			--output-file requirements/$$name.txt requirements/$$name.in || exit 1; \
	done

clean: ## remove what was made here, the database in var/ too
	rm -rf .venv var .mypy_cache .ruff_cache .import_linter_cache .hypothesis
