# What CI runs is what you run. `make audit` and `make test` need python3 ≥ 3.11 with venv, and make.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
SHELL := /bin/sh
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NEED_VENV = "selfguard needs Python 3.11 or newer with venv. On Debian or Ubuntu:  sudo apt install python3-venv"

.PHONY: audit lint test test-offline test-installed test-opencv4 check bench golden compiled sample lock clean

audit: $(VENV)/.run  ## look at a built-in sample export: the main job, in about a minute
	@$(BIN)/selfguard audit --sample

test: $(VENV)/.test  ## run the whole test suite, and tell every branch that it does not take
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -q -n auto
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

test-offline: $(VENV)/.test  ## run the suite where there is no network but loopback
	@if unshare -rn true 2>/dev/null && command -v ip >/dev/null; then \
	  unshare -rn sh -c 'ip link set lo up && exec $(BIN)/python -m pytest -n auto'; \
	elif [ -n "$(REQUIRE_OFFLINE)" ]; then \
	  echo "test-offline: needs unshare (util-linux) and ip (iproute2)" >&2; exit 1; \
	else \
	  echo "test-offline: left out, since this machine has no unshare -rn or no ip"; \
	fi

test-installed: $(VENV)/.test  ## build the wheel, install it, and run the suite against it; REQUIRE_OFFLINE=1: without network
	rm -rf build/wheel build/installed
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir build/wheel .
	$(PYTHON) -m venv build/installed
	build/installed/bin/python -m pip --disable-pip-version-check --quiet install \
	  --require-hashes --requirement requirements/test.txt
	build/installed/bin/python -m pip --disable-pip-version-check --quiet install \
	  --no-deps build/wheel/*.whl
	$(if $(REQUIRE_OFFLINE),unshare -rn sh -c 'ip link set lo up && exec "$$@"' sh) \
	  env SELFGUARD_INSTALLED=1 build/installed/bin/python -m pytest -n auto -p no:cacheprovider

test-opencv4: $(VENV)/.test  ## run the tests of looking at pictures against OpenCV 4
	$(PYTHON) -m venv build/opencv4
	build/opencv4/bin/python -m pip --disable-pip-version-check --quiet install \
	  --require-hashes --requirement requirements/test.txt
	build/opencv4/bin/python -m pip --disable-pip-version-check --quiet install \
	  --require-hashes --no-deps --requirement requirements/opencv4.txt
	build/opencv4/bin/python -m pip --disable-pip-version-check --quiet install \
	  --no-deps --no-build-isolation --editable .
	build/opencv4/bin/python -c 'import cv2; assert cv2.__version__ < "5", cv2.__version__'
	build/opencv4/bin/python -m pytest -n auto -p no:cacheprovider tests/vision

lint: $(VENV)/.test  ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test  ## lint, types, and every branch of code and tests

bench: $(VENV)/.test  ## measure, and write docs/benchmarks.md
	$(BIN)/python tests/bench.py docs/benchmarks.md

golden: $(VENV)/.test  ## write the golden files anew; read the diff
	SELFGUARD_WRITE_GOLDEN=1 $(BIN)/python -m pytest -q tests/renderers tests/checklists/test_routes.py

compiled: $(VENV)/.test  ## compile the checklists and help lines that we ship
	$(BIN)/python tests/compile_shipped.py src/selfguard/_data/compiled

sample: $(VENV)/.test  ## write the built-in sample export anew
	rm -rf src/selfguard/_data/sample
	$(BIN)/python tests/sample_export.py src/selfguard/_data/sample

lock: $(VENV)/.test  ## resolve the locks anew; needs uv
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --upgrade \
	  --no-emit-index-url --no-annotate --custom-compile-command "make lock" \
	  pyproject.toml requirements/build.in --output-file requirements/run.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-annotate --custom-compile-command "make lock" \
	  --constraint requirements/run.txt \
	  pyproject.toml requirements/build.in --group dev --output-file requirements/test.txt
	echo 'opencv-python-headless==4.14.*' | uv pip compile --quiet --universal \
	  --python-version 3.11 --generate-hashes --upgrade --no-deps --no-emit-index-url \
	  --no-annotate --custom-compile-command "make lock" \
	  - --output-file requirements/opencv4.txt

clean:  ## remove what the targets above made
	rm -rf $(VENV) build dist .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache

# The set-up: a virtual environment from a lock with hashes, then selfguard itself, without
# dependencies and without build isolation, since hashes cannot be required of a local folder.
$(VENV)/.venv:
	@$(PYTHON) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo $(NEED_VENV) >&2; exit 1; }
	@echo "Setting up (once): a virtual environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.venv requirements/run.txt pyproject.toml
	@echo "Downloading and installing what selfguard needs (once)"
	@$(PIP) install --require-hashes --requirement requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.venv requirements/test.txt pyproject.toml
	@echo "Downloading and installing what the tests need (once)"
	@$(PIP) install --require-hashes --requirement requirements/test.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@
