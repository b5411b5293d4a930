# make run · make test · make check · make setup. Needs Python 3.11 or newer and make, nothing else.
PYTHON ?= python3
VENV := .venv
export OPENBLAS_NUM_THREADS ?= 1
export OMP_NUM_THREADS ?= 1
BIN := $(VENV)/bin

.PHONY: run test check bench setup clean

run: $(VENV)/run.installed
	$(BIN)/streamlit run app.py

test: setup
	$(BIN)/python tests/browser/install.py
	$(BIN)/python -m pytest -n 2 --dist loadfile $(ARGS)

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy app.py model pages

bench: setup
	$(BIN)/python tests/browser/install.py
	$(BIN)/python -m benchmarks

setup: $(VENV)/run.installed $(VENV)/dev.installed

# The marks make a second run fast: pip runs only when a requirements file is newer.
$(VENV)/run.installed: requirements.txt
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed, found ' + sys.version)"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/dev.installed: requirements-dev.txt deploy/requirements.txt requirements.txt $(VENV)/run.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:
	rm -rf $(VENV)
