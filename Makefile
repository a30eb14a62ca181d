# The two words a newcomer needs are `make demo` and `make test`; everything else serves whoever changes the code.
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PYTHON ?= python3
RECORD ?= demo-record
ONRECORD := $(BIN)/onrecord --reference specimens/reference

.PHONY: demo test check format lock made clean setup score bench screens

# One environment, from the lock file alone; made again only when the lock or the project's settings change.
$(READY): requirements/dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

setup: $(READY)

# The specimens, kept in a record and told: threads, asks, one country profile as text and as a page.
demo: $(READY)
	@$(ONRECORD) add specimens/letters --record $(RECORD)
	@echo; echo "== Which letter answers which"; $(ONRECORD) link --record $(RECORD)
	@echo; echo "== Cited and not held"; $(ONRECORD) missing --record $(RECORD)
	@echo; echo "== Asks of Ardovia"; $(ONRECORD) asks --of XAR --record $(RECORD)
	@echo; echo "== Profile of Ardovia"; $(ONRECORD) profile XAR --topic CSM --record $(RECORD)
	@echo; echo "== A letter that is only a scan (printed and worn here, read by OCR)"
	@$(BIN)/python scripts/scan.py specimens/letters/05-reply-original-missing.txt $(RECORD)/scan.png
	@$(ONRECORD) read $(RECORD)/scan.png
	@$(ONRECORD) profile XAR --topic CSM --record $(RECORD) --out $(RECORD)/ardovia.html
	@echo; echo "The same as a page: $(RECORD)/ardovia.html"

test: $(READY) check
	$(BIN)/python -m pytest -n auto $(ARGS)

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix-only --quiet .
	$(BIN)/ruff format .

# What onrecord reads, measured against letters whose reading is known; see docs/accuracy.md.
score: $(READY)
	$(BIN)/python score/run.py $(ARGS)

# Speed of reading heads, beside another reader when asked: make bench ARGS=--spacy
bench: $(READY)
	$(BIN)/python bench/heads.py $(ARGS)

# The lock holds every package with its hashes and no address of any index.
lock: $(READY)
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --group dev --extra ocr --extra postgres pyproject.toml -o requirements/dev.lock

# What is made from the types and data; a test says when a published copy lags.
made: $(READY)
	$(BIN)/python -m onrecord.formats.letter_json > docs/schema/letter-1.json
	$(BIN)/python -m onrecord.letters.statements.page > docs/cues.md

# Pictures of the desk over the specimens, for README and docs; every page in every look: make screens ARGS='--all FOLDER'
screens: $(READY)
	$(BIN)/python scripts/screens.py $(ARGS)

clean:
	rm -rf $(VENV) $(RECORD) build dist .mypy_cache .ruff_cache
