# VoxDesk: every target prepares what it needs, and does nothing twice.
#
#   make demo    the main job, end to end, without a display
#   make run     the window
#   make test    every test, on the real engines and models
#   make check   lint, format, types, floors: seconds
#
# On Windows, without make: see README.md.

PYTHON ?= python3
PY := .venv/bin/python
STAMPS := .venv/.stamps
export VOXDESK_MODEL_CACHE ?= $(HOME)/.cache/voxdesk
MODELS := $(VOXDESK_MODEL_CACHE)/models
SET_UP := $(PYTHON) installer/set_up.py

.DEFAULT_GOAL := help
.PHONY: help demo run test check models journeys crash soak bench bundle screenshots translations lock record-adapter clean distclean

help:
	@sed -n '/^#   make/s/^#   //p' Makefile
	@echo 'also: models journeys crash soak bench bundle screenshots translations lock clean distclean'

$(STAMPS)/packages: pyproject.toml constraints.txt installer/set_up.py
	$(SET_UP) packages

$(STAMPS)/test-tools: installer/set_up.py | $(STAMPS)/packages
	$(SET_UP) test-tools

models: $(STAMPS)/packages
	@$(SET_UP) models

demo: models
	VOXDESK_MODELS=$(MODELS) $(PY) -m voxdesk demo

run: models
	VOXDESK_MODELS=$(MODELS) $(PY) -m voxdesk gui

# Two processes test; the engines of each have one thread, so that they do not wait for each other.
test: models $(STAMPS)/test-tools
	OMP_NUM_THREADS=1 QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(TESTS)

check: $(STAMPS)/packages
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest -q tests/test_architecture.py

# Every kind of report on every kind of site, and what the small writer made of each.
# JOURNEYS="-k I3" chooses some.
journeys: models $(STAMPS)/test-tools
	VOXDESK_MATRIX=1 QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q tests/journeys/test_kinds_of_*.py $(JOURNEYS)
	$(PY) -m tests.journeys.table

# CRASHES is how often operations are killed in all.
CRASHES ?= 200
crash: models $(STAMPS)/test-tools
	VOXDESK_CRASHES=$(CRASHES) QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q tests/crash

# SOAK is how many seconds no captured sample may be lost.
SOAK ?= 600
soak: models $(STAMPS)/test-tools
	VOXDESK_SOAK_S=$(SOAK) $(PY) -m pytest -q tests/journeys/test_pulse.py

bench: models $(STAMPS)/test-tools
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m benchmark -s tests/benchmarks

# BUNDLE="--twice --packed" also compares a second build and tells the compressed size.
bundle: models $(STAMPS)/test-tools
	$(PY) -m installer.bundle $(BUNDLE)
	$(PYTHON) installer/smoke.py dist/VoxDesk

screenshots: models
	QT_QPA_PLATFORM=offscreen VOXDESK_MODELS=$(MODELS) $(PY) installer/screenshots.py

# After words of the window changed.
translations: $(STAMPS)/packages
	$(PY) -m installer.translations

# Write down the versions of a .venv that passed its tests.
lock: $(STAMPS)/packages
	{ sed -n '/^#/p' constraints.txt; $(PY) -m pip freeze --exclude-editable | sed 's/+cpu$$//'; } \
	  > constraints.new && mv constraints.new constraints.txt

# After the report adapter was trained anew.
record-adapter:
	$(PYTHON) installer/record_adapter.py

clean:
	rm -rf build dist demo-output .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find voxdesk tests installer models -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean
	rm -rf .venv
